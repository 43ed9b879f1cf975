// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include <fmt/format.h>

#include <chrono>
#include <cstdlib>
#include <random>

#include "scoring/nota_matrix.hpp"
#include "scoring/rank_acceptability.hpp"
#include "scoring/sensitivity.hpp"
#include "scoring/weighted_sum.hpp"

/// How long the arithmetic of `bestek score` takes, on one core. Prints each measure beside what is
/// asked of it, and ends with 1 when one is over.
namespace {

using namespace bestek;
using namespace bestek::scoring;

DecisionMatrix random_matrix(std::size_t rows, std::size_t columns, unsigned seed) {
  std::mt19937 generator(seed);
  DecisionMatrix matrix;
  for (std::size_t k = 0; k < columns; ++k) matrix.criteria.push_back(fmt::format("c{}", k));
  for (std::size_t i = 0; i < rows; ++i) {
    matrix.alternatives.push_back(fmt::format("m{}", i));
    auto& row = matrix.values.emplace_back();
    for (std::size_t k = 0; k < columns; ++k)
      row.emplace_back(static_cast<long>(generator() % 3), 2L);
  }
  return matrix;
}

template <class Work>
bool measure(const char* what, double most, Work work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
  fmt::print("{:62} {:8.3f} s{}\n", what, taken.count(),
             most > 0 ? fmt::format("  (at most {} s)", most) : "");
  return most <= 0 || taken.count() < most;
}

}  // namespace

int main() {
  const auto nota = nota::values();
  bool good = measure("exact shares of the nota's matrix (13 x 5, 9 profiles)", 1,
                      [&] { exact_acceptability(nota); });
  good &= measure("1,000,000 samples of the nota's matrix", 0.3,
                  [&] { sampled_acceptability(nota, 1'000'000, 1); });
  good &= measure("1,000,000 samples of 13 x 5, all profiles different", 0.3,
                  [&] { sampled_acceptability(random_matrix(13, 5, 3), 1'000'000, 1); });
  good &= measure("weighted sum and sensitivity of 1,000 x 20", 1, [&] {
    const auto large = random_matrix(1000, 20, 1);
    std::vector<Rational> points;
    for (long k = 1; k <= 20; ++k) points.emplace_back(k, 7L);
    const auto weights = normalised(points);
    places(weighted_sum(large, weights));
    all_weight_stretches(large, weights);
  });
  for (const unsigned seed : {1U, 2U, 3U}) {
    measure(fmt::format("exact shares of a random 15 x 6 ({})", seed).c_str(), 0,
            [&] { exact_acceptability(random_matrix(15, 6, seed)); });
  }
  return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
