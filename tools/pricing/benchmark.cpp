// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "pricing/benchmark.hpp"

#include <algorithm>
#include <numeric>

namespace bestek::pricing {

namespace {

/// `quarters` of the way through a sorted list that is not empty.
Rational quantile(const std::vector<Rational>& sorted, std::size_t quarters) {
  const auto steps = (sorted.size() - 1) * quarters;
  const auto below = steps / 4;
  const Rational part(steps % 4, 4);
  if (part == 0) return sorted[below];
  return sorted[below] + part * (sorted[below + 1] - sorted[below]);
}

}  // namespace

std::optional<BenchmarkStatistics> benchmark_statistics(std::vector<Rational> tariffs) {
  if (tariffs.empty()) return std::nullopt;
  std::sort(tariffs.begin(), tariffs.end());
  const Rational sum = std::accumulate(tariffs.begin(), tariffs.end(), Rational(0));
  return BenchmarkStatistics{tariffs.size(),       tariffs.front(),      quantile(tariffs, 1),
                             quantile(tariffs, 2), quantile(tariffs, 3), tariffs.back(),
                             sum / tariffs.size()};
}

std::optional<BenchmarkPosition> benchmark_position(const std::vector<Rational>& tariffs,
                                                    const Rational& amount) {
  const auto statistics = benchmark_statistics(tariffs);
  if (!statistics || statistics->median == 0) return std::nullopt;
  BenchmarkPosition position;
  for (const auto& tariff : tariffs) {
    if (tariff < amount) ++position.below;
    if (tariff > amount) ++position.above;
  }
  position.from_median_pct = (amount - statistics->median) / statistics->median * 100;
  return position;
}

}  // namespace bestek::pricing
