// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "scoring/weighted_sum.hpp"

#include <stdexcept>

namespace bestek::scoring {

std::vector<Rational> weighted_sum(const DecisionMatrix& matrix, const Weights& weights) {
  check_shape(matrix);
  if (weights.size() != matrix.columns())
    throw std::invalid_argument("the numbers of weights and criteria differ");
  std::vector<Rational> sums;
  sums.reserve(matrix.rows());
  for (const auto& row : matrix.values) {
    auto& sum = sums.emplace_back(0);
    for (std::size_t k = 0; k < row.size(); ++k) {
      if (row[k] != 0) sum += weights[k] * row[k];
    }
  }
  return sums;
}

}  // namespace bestek::scoring
