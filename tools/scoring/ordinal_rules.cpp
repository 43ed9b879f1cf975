// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "scoring/ordinal_rules.hpp"

#include <algorithm>
#include <functional>

namespace bestek::scoring {

namespace {

std::vector<Place> lexicographic(const DecisionMatrix& levels, bool worst_first) {
  auto sorted = levels.values;
  for (auto& row : sorted) {
    if (worst_first) {
      std::sort(row.begin(), row.end());
    } else {
      std::sort(row.begin(), row.end(), std::greater<>());
    }
  }
  std::vector<Rational> beaten;
  for (const auto& row : sorted)
    beaten.emplace_back(std::count_if(sorted.begin(), sorted.end(),
                                      [&](const auto& other) { return other < row; }));
  return places(beaten);
}

long count(const std::vector<Rational>& row, const Rational& level) {
  return static_cast<long>(std::count(row.begin(), row.end(), level));
}

}  // namespace

std::vector<Rational> counts_of_best(const DecisionMatrix& levels, const Rational& best) {
  std::vector<Rational> counts;
  for (const auto& row : levels.values) counts.emplace_back(count(row, best));
  return counts;
}

std::vector<Rational> best_minus_worst(const DecisionMatrix& levels, const Rational& best,
                                       const Rational& worst) {
  std::vector<Rational> net;
  for (const auto& row : levels.values) net.emplace_back(count(row, best) - count(row, worst));
  return net;
}

std::vector<Rational> medians(const DecisionMatrix& levels) {
  std::vector<Rational> result;
  for (auto row : levels.values) {
    std::sort(row.begin(), row.end());
    result.push_back(row.at((row.size() - 1) / 2));
  }
  return result;
}

std::vector<Place> leximin(const DecisionMatrix& levels) { return lexicographic(levels, true); }

std::vector<Place> leximax(const DecisionMatrix& levels) { return lexicographic(levels, false); }

std::vector<Rational> pairwise_wins(const DecisionMatrix& levels, const Weights& weights) {
  std::vector<Rational> wins(levels.rows(), Rational(0));
  for (std::size_t a = 0; a < levels.rows(); ++a) {
    for (std::size_t b = 0; b < levels.rows(); ++b) {
      Rational balance = 0;
      for (std::size_t k = 0; k < levels.columns(); ++k) {
        const auto order = levels.values[a][k].compare(levels.values[b][k]);
        if (order > 0) balance += weights.at(k);
        if (order < 0) balance -= weights.at(k);
      }
      if (balance > 0) wins[a] += 1;
    }
  }
  return wins;
}

}  // namespace bestek::scoring
