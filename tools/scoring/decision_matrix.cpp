// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "scoring/decision_matrix.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <stdexcept>

namespace bestek::scoring {

void check_shape(const DecisionMatrix& matrix) {
  if (matrix.alternatives.empty()) throw std::invalid_argument("no alternatives");
  if (matrix.criteria.empty()) throw std::invalid_argument("no criteria");
  const bool is_whole =
      matrix.values.size() == matrix.rows() &&
      std::all_of(matrix.values.begin(), matrix.values.end(),
                  [&](const auto& row) { return row.size() == matrix.columns(); });
  if (!is_whole) throw std::invalid_argument("a row of the matrix has another length");
}

DecisionMatrix with_alternatives(const DecisionMatrix& matrix, const Indices& kept) {
  DecisionMatrix result{{}, matrix.criteria, {}};
  for (const auto i : kept) {
    result.alternatives.push_back(matrix.alternatives.at(i));
    result.values.push_back(matrix.values.at(i));
  }
  return result;
}

std::vector<Indices> profiles(const DecisionMatrix& matrix) {
  std::map<std::vector<Rational>, std::size_t> group_of;
  std::vector<Indices> groups;
  for (std::size_t i = 0; i < matrix.rows(); ++i) {
    const auto [found, is_new] = group_of.try_emplace(matrix.values[i], groups.size());
    if (is_new) groups.emplace_back();
    groups[found->second].push_back(i);
  }
  return groups;
}

WholeMatrix in_whole_numbers(const std::vector<std::vector<Rational>>& values) {
  WholeMatrix whole;
  for (const auto& row : values) {
    for (const auto& value : row) whole.scale = lcm(whole.scale, denominator(value));
  }
  for (const auto& row : values) {
    auto& scaled = whole.values.emplace_back();
    for (const auto& value : row)
      scaled.emplace_back(numerator(value) * (whole.scale / denominator(value)));
  }
  return whole;
}

std::vector<Place> places(const std::vector<Rational>& scores) {
  Indices order(scores.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return scores[a] > scores[b]; });
  std::vector<Place> ranking(scores.size());
  for (std::size_t i = 0; i < order.size();) {
    std::size_t end = i + 1;
    while (end < order.size() && scores[order[end]] == scores[order[i]]) ++end;
    for (auto j = i; j < end; ++j) ranking[order[j]] = {static_cast<int>(i) + 1, end - i > 1};
    i = end;
  }
  return ranking;
}

Indices winners(const std::vector<Place>& ranking) {
  Indices result;
  for (std::size_t i = 0; i < ranking.size(); ++i) {
    if (ranking[i].rank == 1) result.push_back(i);
  }
  return result;
}

}  // namespace bestek::scoring
