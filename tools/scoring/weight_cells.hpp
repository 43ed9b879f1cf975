// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <functional>

#include "scoring/decision_matrix.hpp"

namespace bestek::scoring {

/// Part of the weight simplex inside which nothing changes sides.
struct CellShare {
  Rational volume;               ///< as a share of the whole simplex
  std::vector<Rational> moment;  ///< volume x mean weights; empty when it was not asked for
};

/// Cuts the simplex of all weights (none negative, sum 1) by the planes row . w = 0 and calls
/// `visit` for each part that has a volume, with for each row whether row . w > 0 there; the
/// volumes sum to 1. `wants_moment` says for which parts the mean weights are needed. Exact: parts
/// are convex polytopes with integer homogeneous vertices (double description), measured by pulling
/// them apart into simplices. Meant for up to 6 columns and 15 rows; no row may be all zero.
void for_each_weight_cell(
    const std::vector<std::vector<Integer>>& rows, std::size_t columns,
    const std::function<bool(const std::vector<bool>&)>& wants_moment,
    const std::function<void(const std::vector<bool>&, const CellShare&)>& visit);

}  // namespace bestek::scoring
