// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include "scoring/weights.hpp"

/// Methods that users know by name, beside the weighted sum and never instead of it.
namespace bestek::scoring {

/// PROMETHEE II with the usual criterion: the weight of the criteria on which an alternative is
/// better, minus that on which it is worse, over all others, divided by their number. Uses the
/// order of the levels only. Exact. A lone alternative has flow 0.
struct Flows {
  std::vector<Rational> plus, minus, net;
};
Flows promethee_flows(const DecisionMatrix& levels, const Weights& weights);

/// How TOPSIS makes columns comparable.
enum class Normalisation { vector, range };

/// TOPSIS: closeness to the best of each column, 0 to 1. In doubles, since it takes square roots,
/// and not meant for grades: its order changes with the numbers that stand for them. A column
/// without any difference plays no part; without any difference at all every closeness is 1.
std::vector<double> topsis_closeness(const DecisionMatrix& matrix, const Weights& weights,
                                     Normalisation normalisation);

/// Places of scores that were computed in doubles: those within 1e-9 of each other tie.
std::vector<Place> places_of_doubles(const std::vector<double>& scores);

}  // namespace bestek::scoring
