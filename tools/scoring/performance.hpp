// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include "scoring/decision_matrix.hpp"

/// What can be said without any weight. The matrix is ordinal: only the order of its levels counts,
/// so nothing here depends on the value of a grade.
namespace bestek::scoring {

/// `a` is nowhere lower than `b` and somewhere higher.
bool dominates(const DecisionMatrix& matrix, std::size_t a, std::size_t b);

struct Dominance {
  std::vector<Indices> dominated_by_me;  ///< for each alternative those that it dominates
  Indices front;                         ///< dominated by none: the Pareto set
  std::vector<Indices> layers;           ///< the front, then the front of the rest, and so on
};
Dominance dominance(const DecisionMatrix& matrix);

/// Alternatives that none beats on counts alone: how often at least the highest level, at least the
/// next one, and so on. With equal weights it holds for every value of the grades in between.
Indices cumulative_count_front(const DecisionMatrix& matrix);

/// A minimum that was declared beforehand ("geen - op ...").
struct HardRequirement {
  std::size_t criterion = 0;
  Rational minimum;  ///< level
};

/// For each alternative the requirements (indices) that it fails.
std::vector<Indices> failed_requirements(const DecisionMatrix& matrix,
                                         const std::vector<HardRequirement>& requirements);

}  // namespace bestek::scoring
