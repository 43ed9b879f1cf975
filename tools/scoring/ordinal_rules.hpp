// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include "scoring/weights.hpp"

/// Simple rules by which people read a matrix of grades. They need no values and mostly no weights,
/// and they do not agree: showing them side by side tells how much a conclusion hangs on the rule.
namespace bestek::scoring {

/// How often each alternative has the highest level of the matrix.
std::vector<Rational> counts_of_best(const DecisionMatrix& levels, const Rational& best);

/// How often the best level minus how often the worst.
std::vector<Rational> best_minus_worst(const DecisionMatrix& levels, const Rational& best,
                                       const Rational& worst);

/// The level in the middle of the sorted row; the lower of the two when their number is even.
std::vector<Rational> medians(const DecisionMatrix& levels);

/// Places by the worst level, then the next worst, and so on.
std::vector<Place> leximin(const DecisionMatrix& levels);

/// Places by the best level, then the next best, and so on.
std::vector<Place> leximax(const DecisionMatrix& levels);

/// How many others each alternative beats one to one: the weight of the criteria on which it is
/// higher exceeds that of those on which it is lower (Condorcet).
std::vector<Rational> pairwise_wins(const DecisionMatrix& levels, const Weights& weights);

}  // namespace bestek::scoring
