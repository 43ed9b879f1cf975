// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <iosfwd>

#include "common/json.hpp"
#include "common/table.hpp"
#include "dossier/model.hpp"
#include "scoring/bids.hpp"

/// The comparison of bids for readers and programs. Confidential: it names prices of aanbieders.
namespace bestek::scoring {

/// One method applied to the bids of a round.
struct BidOutcome {
  BidMethod method = BidMethod::weighted_factor;
  std::vector<BidScore> scores;     ///< in the order of the round
  std::vector<Omission> omissions;  ///< every bid left out once
};
BidOutcome bid_outcome(const BidComparison& comparison, BidMethod method);

Table bid_table(const Round& round, const BidOutcome& outcome);
void print_bid_story(std::ostream& out, const Round& round, const std::vector<BidOutcome>& outcomes,
                     bool is_markdown);

/// The part `resultaat` of schemas/score_inschrijvingen.schema.json.
OrderedJson bids_json(const Round& round, const std::vector<BidOutcome>& outcomes);

}  // namespace bestek::scoring
