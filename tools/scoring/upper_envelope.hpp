// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include "scoring/decision_matrix.hpp"

namespace bestek::scoring {

/// A score that runs straight from `at_zero` (t = 0) to `at_one` (t = 1).
struct Line {
  Integer at_zero, at_one;
};

/// A piece of [0, 1] inside which the same lines are the highest; maximal. At an end the highest
/// lines of both neighbours are equal.
struct Stretch {
  Rational from, to;
  Indices highest;  ///< sorted

  bool operator==(const Stretch&) const = default;
};

/// From 0 to 1 without gaps, in O(n log n). Empty only when there are no lines.
std::vector<Stretch> upper_envelope(const std::vector<Line>& lines);

}  // namespace bestek::scoring
