// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <functional>

#include "scoring/decision_matrix.hpp"

namespace bestek::scoring {

/// Ranks these alternatives as if the others were not there.
using RankingOf = std::function<std::vector<Place>(const Indices& kept)>;

/// What becomes of a ranking when alternatives are left out.
struct Omission {
  Indices left_out;
  Indices winners;                                            ///< of those that stay
  std::vector<std::pair<std::size_t, std::size_t>> reversed;  ///< first was above second; now below

  /// The order of two that stay depends on those that were left out.
  bool is_reversal() const { return !reversed.empty(); }
};

/// The ranking of `kept` alone against that of all `count` alternatives.
Omission omission(std::size_t count, const RankingOf& ranking_of, const Indices& kept);

/// Every alternative left out once. Empty for fewer than two alternatives.
std::vector<Omission> leave_one_out(std::size_t count, const RankingOf& ranking_of);

}  // namespace bestek::scoring
