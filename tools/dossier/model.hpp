// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include "dossier/model/bids.hpp"
#include "dossier/model/criteria.hpp"
#include "dossier/model/funding.hpp"
#include "dossier/model/meetings.hpp"
#include "dossier/model/negotiation.hpp"
#include "dossier/model/offers.hpp"
#include "dossier/model/parties.hpp"
#include "dossier/model/round_head.hpp"
#include "dossier/model/services.hpp"
#include "dossier/model/tariffs.hpp"

/// The round as typed values, for computations and texts. Each struct follows the schema of the
/// same section (schemas/), which explains its fields to the user. Amounts are in euro.
namespace bestek {

struct Round {
  RoundHead head;
  std::vector<Municipality> municipalities;
  std::vector<Service> services;
  std::vector<Provider> providers;
  std::optional<ContractModels> contract_models;
  std::vector<Tariff> tariffs;
  std::vector<Volume> volumes;
  std::vector<LogEntry> log;
  std::vector<Principle> principles{};
  std::vector<ExclusionGround> exclusion_grounds{};
  std::vector<SuitabilityRequirement> suitability_requirements{};
  std::vector<NegotiationTheme> negotiation_themes{};
  std::vector<NegotiationPoint> negotiation_points{};
  std::optional<BidComparison> bids{};  ///< confidential
  Funding funding{};
  std::vector<Offer> offers{};  ///< confidential
  std::optional<Presentation> presentation{};
  std::vector<PlenaryMeeting> plenary_meetings{};
  std::vector<Reaction> reactions{};
  std::optional<AdviceRequest> advice_request{};
  std::vector<Proposal> proposals{};
  std::vector<PriceTalk> price_talks{};  ///< confidential
};

/// The typed round of a merged dossier that fits its schema. Throws std::invalid_argument for a
/// date that does not exist; the rules report those before.
Round read_round(const Json& dossier);

}  // namespace bestek
