// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include "scoring/upper_envelope.hpp"
#include "scoring/weights.hpp"

/// How far a weighted sum can be trusted. Exact: breakpoints are fractions.
namespace bestek::scoring {

/// The winners for every weight t of one criterion from 0 to 1, while the others keep their
/// proportions: w_j (1 - t) / (1 - w_k). When the others weigh nothing together, they share 1 - t
/// equally. Empty when there is only one criterion: its weight is always 1.
std::vector<Stretch> weight_stretches(const DecisionMatrix& matrix, const Weights& weights,
                                      std::size_t criterion);

/// The same for all criteria, which shares the work.
std::vector<std::vector<Stretch>> all_weight_stretches(const DecisionMatrix& matrix,
                                                       const Weights& weights);

/// The winners for every theta from 0 to 1, where the values run straight from those of `at_zero`
/// to those of `at_one`: the value of "+/-".
std::vector<Stretch> value_stretches(const DecisionMatrix& at_zero, const DecisionMatrix& at_one,
                                     const Weights& weights);

/// The part of [0, 1] around `value` over which the winners at `value` stay the same. At a
/// breakpoint, where more tie than beside it, it is that point alone.
struct Interval {
  Rational from, to;
};
Interval stable_interval(const std::vector<Stretch>& stretches, const Rational& value,
                         const Indices& winners);

}  // namespace bestek::scoring
