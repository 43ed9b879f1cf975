// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "scoring/performance.hpp"

#include <algorithm>
#include <functional>
#include <numeric>
#include <set>

namespace bestek::scoring {

namespace {

Indices all_rows(const DecisionMatrix& matrix) {
  Indices rows(matrix.rows());
  std::iota(rows.begin(), rows.end(), std::size_t{0});
  return rows;
}

/// Those of `rows` that no other of `rows` dominates, and the rest.
std::pair<Indices, Indices> split_front(const std::vector<std::vector<bool>>& dominated,
                                        const Indices& rows) {
  std::pair<Indices, Indices> result;
  for (const auto i : rows) {
    const bool is_dominated = std::any_of(rows.begin(), rows.end(),
                                          [&](std::size_t other) { return dominated[other][i]; });
    (is_dominated ? result.second : result.first).push_back(i);
  }
  return result;
}

}  // namespace

bool dominates(const DecisionMatrix& matrix, std::size_t a, std::size_t b) {
  bool is_higher_somewhere = false;
  for (std::size_t k = 0; k < matrix.columns(); ++k) {
    const auto order = matrix.values[a][k].compare(matrix.values[b][k]);
    if (order < 0) return false;
    is_higher_somewhere = is_higher_somewhere || order > 0;
  }
  return is_higher_somewhere;
}

Dominance dominance(const DecisionMatrix& matrix) {
  check_shape(matrix);
  Dominance result;
  result.dominated_by_me.resize(matrix.rows());
  std::vector<std::vector<bool>> dominated(matrix.rows(), std::vector<bool>(matrix.rows()));
  for (std::size_t a = 0; a < matrix.rows(); ++a) {
    for (std::size_t b = 0; b < matrix.rows(); ++b) {
      if (!dominates(matrix, a, b)) continue;
      dominated[a][b] = true;
      result.dominated_by_me[a].push_back(b);
    }
  }
  for (auto rest = all_rows(matrix); !rest.empty();) {
    auto [front, others] = split_front(dominated, rest);
    result.layers.push_back(std::move(front));
    rest = std::move(others);
  }
  result.front = result.layers.front();
  return result;
}

Indices cumulative_count_front(const DecisionMatrix& matrix) {
  check_shape(matrix);
  std::set<Rational, std::greater<>> levels;
  for (const auto& row : matrix.values) levels.insert(row.begin(), row.end());
  DecisionMatrix counts{matrix.alternatives, {}, {}};
  for (const auto& level : levels) counts.criteria.push_back(to_exact(level));
  for (const auto& row : matrix.values) {
    auto& numbers = counts.values.emplace_back();
    for (const auto& level : levels)
      numbers.emplace_back(std::count_if(row.begin(), row.end(),
                                         [&](const Rational& value) { return value >= level; }));
  }
  return dominance(counts).front;
}

std::vector<Indices> failed_requirements(const DecisionMatrix& matrix,
                                         const std::vector<HardRequirement>& requirements) {
  std::vector<Indices> failed(matrix.rows());
  for (std::size_t i = 0; i < matrix.rows(); ++i) {
    for (std::size_t r = 0; r < requirements.size(); ++r) {
      if (matrix.values[i].at(requirements[r].criterion) < requirements[r].minimum)
        failed[i].push_back(r);
    }
  }
  return failed;
}

}  // namespace bestek::scoring
