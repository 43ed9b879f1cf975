// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include "dossier/dossier.hpp"

/// The parts of a view that say what was agreed by and for everyone. Used by view.cpp.
namespace bestek::view {

Json round_part(const Dossier& dossier, const Round& round);
Json municipalities_part(const Dossier& dossier);
Json services_part(const Dossier& dossier, const Round& round);
Json providers_part(const Dossier& dossier);
Json principles_part(const Dossier& dossier);
Json contract_model_part(const Dossier& dossier, const Round& round);
Json suitability_part(const Dossier& dossier);
Json negotiation_points_part(const Dossier& dossier);
Json negotiation_themes(const Dossier& dossier, const Json& points);
Json steps_part(const Round& round);
Json cost_elements_part(const Round& round);

Json presentation_part(const Round& round);
Json consultations_part(const Round& round, const Json& points, const Json& providers);
Json reactions_part(const Round& round, const Json& points, const Json& providers);
/// Gives each point the written reactions to it: `reacties`, `heeft_inbreng`.
void add_reactions_to_points(Json& points, const Json& reactions);
Json advice_request_part(const Round& round);
Json advice_part(const Round& round);  ///< of the councils, from the log
Json proposals_part(const Round& round);

/// One municipality, with what its college decides and its own lines of the budget. `view` is the
/// shareable view.
Json municipality_part(const Round& round, const Json& view, const std::string& id);

/// How tariffs elsewhere lie, of each service: for colleges, not for providers.
Json benchmarks_part(const Round& round, const Json& view);

/// The talks about prices with one provider: only for that provider.
Json price_talks_part(const Round& round, const std::string& provider);

/// What `bestek budget` says of the round on the ground of bandwidths and fixed tariffs: never of
/// what was agreed with one provider. Null when a distribution has nothing to divide by.
Json budget_part(const Round& round);

/// Adds what the agreements say for everyone: `overeenkomst`, `gunning`, `contractanten`,
/// `subsidie`, `contractstandaard`, and how each service is paid.
void add_agreement_parts(Json& view, const Dossier& dossier);
/// Adds what they say for one provider, who is in `common`.
void add_agreement_with(Json& provider, const Json& common, const Dossier& dossier);
/// How a tariff is indexed; null when the round does not say.
Json indexation_part(const Tariff& tariff);

/// The item of a list of the dossier with this kenmerk. Throws std::out_of_range.
const Json& item_with_id(const Json& list, const std::string& id);

/// A member as it is, or null.
Json optional_member(const Json& object, const char* key);

/// Beside each number of months, weeks or days of a block its word: beside `termijn_maanden`
/// comes `termijn_maanden_woord`, "maand" or "maanden".
void add_period_words(Json& block);

/// An amount in euro, exact, with at least two decimals: "61.20".
std::string amount_text(const Rational& amount);

}  // namespace bestek::view
