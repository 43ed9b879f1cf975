// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <optional>
#include <vector>

#include "common/decimal.hpp"

namespace bestek::pricing {

/// What tariffs of elsewhere look like together. All exact.
struct BenchmarkStatistics {
  std::size_t count = 0;
  Rational minimum, lower_quartile, median, upper_quartile, maximum, mean;
};

/// Nothing without tariffs. Quartiles by linear interpolation between the two nearest tariffs, the
/// lowest and highest being 0 and 1: KWARTIEL.INC of Excel, method 7 of Hyndman and Fan (1996).
std::optional<BenchmarkStatistics> benchmark_statistics(std::vector<Rational> tariffs);

/// How a statement of quartiles names its method.
inline constexpr const char* quartile_method =
    "kwartielen door lineaire interpolatie, als KWARTIEL.INC in Excel";

/// Where an amount stands among tariffs of elsewhere.
struct BenchmarkPosition {
  std::size_t below = 0;     ///< tariffs lower than the amount
  std::size_t above = 0;     ///< tariffs higher than the amount
  Rational from_median_pct;  ///< how much the amount is above the median; below zero: under it
};

/// Nothing when the median is zero.
std::optional<BenchmarkPosition> benchmark_position(const std::vector<Rational>& tariffs,
                                                    const Rational& amount);

}  // namespace bestek::pricing
