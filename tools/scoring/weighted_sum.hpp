// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include "scoring/weights.hpp"

namespace bestek::scoring {

/// The only aggregate that a council member can check with a pencil: for each alternative the sum
/// over the criteria of weight x value. Exact. Throws std::invalid_argument when the numbers of
/// weights and criteria differ, or the matrix has no shape.
std::vector<Rational> weighted_sum(const DecisionMatrix& matrix, const Weights& weights);

}  // namespace bestek::scoring
