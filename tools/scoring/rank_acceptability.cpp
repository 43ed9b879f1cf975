// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "scoring/rank_acceptability.hpp"

#include <cmath>
#include <stdexcept>

#include "scoring/weight_cells.hpp"

namespace bestek::scoring {

namespace {

std::vector<Integer> minus(const std::vector<Integer>& a, const std::vector<Integer>& b) {
  std::vector<Integer> difference;
  for (std::size_t k = 0; k < a.size(); ++k) difference.emplace_back(a[k] - b[k]);
  return difference;
}

/// Only the planes on which this profile ties with another one matter to its rank.
Acceptability acceptability_of(const std::vector<std::vector<Integer>>& values,
                               const std::vector<Indices>& groups, std::size_t own) {
  std::vector<std::vector<Integer>> planes;
  std::vector<int> sizes;
  for (std::size_t other = 0; other < groups.size(); ++other) {
    if (other == own) continue;
    planes.push_back(minus(values[groups[other].front()], values[groups[own].front()]));
    sizes.push_back(static_cast<int>(groups[other].size()));
  }
  const auto rank = [&](const std::vector<bool>& is_beaten_by) {
    int better = 0;
    for (std::size_t i = 0; i < sizes.size(); ++i) better += is_beaten_by[i] ? sizes[i] : 0;
    return better + 1;
  };
  Acceptability result;
  for_each_weight_cell(
      planes, values.front().size(),
      [&](const std::vector<bool>& sides) { return rank(sides) == 1; },
      [&](const std::vector<bool>& sides, const CellShare& cell) {
        result.shares[rank(sides)] += cell.volume;
        if (cell.moment.empty()) return;
        result.central.resize(cell.moment.size(), Rational(0));
        for (std::size_t k = 0; k < cell.moment.size(); ++k) result.central[k] += cell.moment[k];
      });
  for (auto& weight : result.central) weight /= result.first();
  return result;
}

}  // namespace

Rational Acceptability::first() const {
  const auto found = shares.find(1);
  return found == shares.end() ? Rational(0) : found->second;
}

bool can_be_exact(const DecisionMatrix& matrix) {
  return matrix.columns() <= most_exact_criteria && profiles(matrix).size() <= most_exact_profiles;
}

RankAcceptability exact_acceptability(const DecisionMatrix& matrix) {
  check_shape(matrix);
  if (!can_be_exact(matrix))
    throw std::invalid_argument("too many criteria or profiles for exact shares");
  const auto values = in_whole_numbers(matrix.values).values;
  const auto groups = profiles(matrix);
  RankAcceptability result;
  result.alternatives.resize(matrix.rows());
  for (std::size_t group = 0; group < groups.size(); ++group) {
    const auto shares = acceptability_of(values, groups, group);
    for (const auto member : groups[group]) result.alternatives[member] = shares;
  }
  return result;
}

double standard_error(const Rational& share, std::int64_t samples) {
  const auto p = share.convert_to<double>();
  return std::sqrt(p * (1 - p) / static_cast<double>(samples));
}

}  // namespace bestek::scoring
