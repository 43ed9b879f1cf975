// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include "scoring/decision_matrix.hpp"

/// How a municipality says what weighs more. All three ways end in weights that sum to 1.
namespace bestek::scoring {

/// One weight for each criterion, none negative, with sum 1.
using Weights = std::vector<Rational>;

/// Points (also swing points: how much the step from worst to best is worth beside the most
/// important one) divided by their sum. Throws std::invalid_argument for a negative number or when
/// all are zero.
Weights normalised(const std::vector<Rational>& points);

Weights equal_weights(std::size_t criteria);

/// Rank-order centroid: only an order is agreed. The k-th of n weighs (1/n) * sum over j = k..n of
/// 1/j, the mean of all weights that follow the order. `order` holds each criterion once, the most
/// important first; throws std::invalid_argument otherwise.
Weights rank_order_centroid(const Indices& order);

}  // namespace bestek::scoring
