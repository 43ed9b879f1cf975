// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include "dossier/model/bids.hpp"
#include "scoring/rank_reversal.hpp"

/// Bids compared on price and quality, for the contract models that let aanbieders compete. Exact,
/// rounded only where the round says so; the logarithm alone is computed in a double and then
/// rounded to 12 decimals, so that the last bits of a machine never decide.
namespace bestek::scoring {

struct BidScore {
  std::string provider;
  Rational price;
  Rational quality;         ///< 0 to 1: weighted mean of the grades on their scale
  Rational quality_points;  ///< or the value in euro, when awarding on value
  Rational price_points;    ///< or the price, when awarding on value
  Rational score;           ///< points; or the fictional sum, of which the lowest wins
  Place place;
  bool is_outside_bounds = false;
};

/// The price score depends on the other bids that came in.
bool is_relative(BidMethod method);

/// In the order of the round. Throws std::invalid_argument when the comparison lacks what the
/// method needs: price bounds, a value of quality, a multiple above 1, weights, or a grade.
std::vector<BidScore> score_bids(const BidComparison& comparison, BidMethod method);

/// Every bid left out once: what the winner would have been, and whose order turned round.
std::vector<Omission> leave_one_bid_out(const BidComparison& comparison, BidMethod method);

/// The value in euro at which awarding on value gives the same order as the weighted factor with
/// these bounds and weights: WQ x (Pmax - Pmin) / WP.
Rational equivalent_value(const BidComparison& comparison);

}  // namespace bestek::scoring
