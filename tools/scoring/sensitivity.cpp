// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "scoring/sensitivity.hpp"

#include <algorithm>
#include <numeric>
#include <stdexcept>

namespace bestek::scoring {

namespace {

std::vector<Integer> whole_weights(const Weights& weights, std::size_t columns) {
  if (weights.size() != columns)
    throw std::invalid_argument("the numbers of weights and criteria differ");
  return in_whole_numbers({weights}).values.front();
}

Integer weighted(const std::vector<Integer>& row, const std::vector<Integer>& weights) {
  Integer sum = 0;
  for (std::size_t k = 0; k < row.size(); ++k) sum += row[k] * weights[k];
  return sum;
}

/// Scores multiplied by a positive number that is the same for all lines.
std::vector<Stretch> stretches_of(const std::vector<std::vector<Integer>>& values,
                                  std::vector<Integer> weights, const std::vector<Integer>& sums,
                                  std::size_t criterion) {
  const Integer total = std::accumulate(weights.begin(), weights.end(), Integer(0));
  const bool others_weigh = total != weights[criterion];
  const Integer rest =
      others_weigh ? Integer(total - weights[criterion]) : Integer(weights.size() - 1);
  if (!others_weigh) {
    std::fill(weights.begin(), weights.end(), Integer(1));
    weights[criterion] = 0;
  }
  std::vector<Line> lines;
  lines.reserve(values.size());
  for (std::size_t i = 0; i < values.size(); ++i) {
    const auto& own = values[i][criterion];
    Integer others =
        others_weigh ? Integer(sums[i] - weights[criterion] * own) : weighted(values[i], weights);
    lines.push_back({std::move(others), own * rest});
  }
  return upper_envelope(lines);
}

}  // namespace

std::vector<Stretch> weight_stretches(const DecisionMatrix& matrix, const Weights& weights,
                                      std::size_t criterion) {
  return all_weight_stretches(matrix, weights).at(criterion);
}

std::vector<std::vector<Stretch>> all_weight_stretches(const DecisionMatrix& matrix,
                                                       const Weights& weights) {
  check_shape(matrix);
  const auto whole = whole_weights(weights, matrix.columns());
  std::vector<std::vector<Stretch>> result(matrix.columns());
  if (matrix.columns() == 1) return result;
  const auto values = in_whole_numbers(matrix.values).values;
  std::vector<Integer> sums;
  for (const auto& row : values) sums.push_back(weighted(row, whole));
  for (std::size_t k = 0; k < matrix.columns(); ++k)
    result[k] = stretches_of(values, whole, sums, k);
  return result;
}

std::vector<Stretch> value_stretches(const DecisionMatrix& at_zero, const DecisionMatrix& at_one,
                                     const Weights& weights) {
  check_shape(at_zero);
  check_shape(at_one);
  const auto whole = whole_weights(weights, at_zero.columns());
  auto both = at_zero.values;
  both.insert(both.end(), at_one.values.begin(), at_one.values.end());
  const auto values = in_whole_numbers(both).values;
  std::vector<Line> lines;
  for (std::size_t i = 0; i < at_zero.rows(); ++i)
    lines.push_back({weighted(values[i], whole), weighted(values[at_zero.rows() + i], whole)});
  return upper_envelope(lines);
}

Interval stable_interval(const std::vector<Stretch>& stretches, const Rational& value,
                         const Indices& winners) {
  for (const auto& [from, to, highest] : stretches) {
    if (from <= value && value <= to && highest == winners) return {from, to};
  }
  return {value, value};
}

}  // namespace bestek::scoring
