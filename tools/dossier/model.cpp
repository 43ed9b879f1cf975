// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "dossier/model.hpp"

namespace bestek {

Round read_round(const Json& dossier) {
  return {read_round_head(dossier.at("ronde")),
          items_of(dossier, "gemeenten", read_municipality),
          items_of(dossier, "diensten", read_service),
          items_of(dossier, "aanbieders", read_provider),
          optional_of(dossier, "contractmodellen", read_contract_models),
          items_of(dossier, "tarieven", read_tariff),
          items_of(dossier, "volumes", read_volume),
          items_of(dossier, "verloop", read_log_entry),
          items_of(dossier, "uitgangspunten", read_principle),
          items_of(dossier, "uitsluitingsgronden", read_exclusion_ground),
          items_of(dossier, "geschiktheidseisen", read_suitability_requirement),
          items_of(dossier, "onderhandelthemas", read_negotiation_theme),
          items_of(dossier, "onderhandelpunten", read_negotiation_point),
          optional_of(dossier, "inschrijvingen", read_bid_comparison),
          optional_of(dossier, "bekostiging", read_funding).value_or(Funding{}),
          items_of(dossier, "aanbiedingen", read_offer),
          optional_of(dossier, "presentatie", read_presentation),
          items_of(dossier, "overleggen", read_plenary_meeting),
          items_of(dossier, "reacties", read_reaction),
          optional_of(dossier, "adviesaanvraag", read_advice_request),
          items_of(dossier, "besluitvorming", read_proposal),
          items_of(dossier, "prijsgesprekken", read_price_talk)};
}

}  // namespace bestek
