// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <rapidcheck.h>

#include <string>

#include "scoring/decision_rule.hpp"

/// Matrices and weights for properties.
namespace bestek::scoring::any {

inline DecisionMatrix levels(int most_rows = 12, int most_columns = 6, int least_rows = 1) {
  const auto rows = *rc::gen::inRange(least_rows, most_rows + 1);
  const auto columns = *rc::gen::inRange(1, most_columns + 1);
  DecisionMatrix matrix;
  for (int k = 0; k < columns; ++k) matrix.criteria.push_back("c" + std::to_string(k));
  for (int i = 0; i < rows; ++i) {
    matrix.alternatives.push_back("m" + std::to_string(i));
    auto& row = matrix.values.emplace_back();
    for (int k = 0; k < columns; ++k) row.emplace_back(*rc::gen::inRange(0, 3));
  }
  return matrix;
}

inline DecisionMatrix with_theta(DecisionMatrix matrix, const Rational& theta) {
  for (auto& row : matrix.values) {
    for (auto& value : row)
      value = value == level_plus ? Rational(1) : value == level_plus_minus ? theta : Rational(0);
  }
  return matrix;
}

inline Rational theta() { return Rational(*rc::gen::inRange(0, 101), 100); }

/// Some may be zero, not all.
inline Weights weights(std::size_t count, int least = 0) {
  std::vector<Rational> points;
  for (std::size_t k = 0; k < count; ++k) points.emplace_back(*rc::gen::inRange(least, 20), 3);
  points[*rc::gen::inRange<std::size_t>(0, count)] += 1;
  return normalised(points);
}

inline Indices permutation(std::size_t count) {
  Indices order;
  for (std::size_t i = 0; i < count; ++i) order.push_back(i);
  for (std::size_t i = count; i > 1; --i)
    std::swap(order[i - 1], order[*rc::gen::inRange<std::size_t>(0, i)]);
  return order;
}

}  // namespace bestek::scoring::any
