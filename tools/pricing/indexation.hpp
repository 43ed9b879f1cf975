// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <optional>

#include "dossier/model/cost_price_problems.hpp"
#include "pricing/derivation.hpp"

namespace bestek::pricing {

/// Adds the steps of an index percentage: the weighted forecast for the coming year, plus the
/// correction over the year before (contractstandaard Wmo 1.2, art. 3.2; VNG, indexatie 2024 and
/// 2025). Nothing, with what is missing in `missing`, when a percentage is not known yet.
std::optional<Step> index_steps(Derivation& derivation, const Indexation& indexation,
                                std::vector<CostPriceProblem>& missing);

/// The method as a sentence part: "vast: één afgesproken percentage".
std::string index_method_text(IndexMethod method);

}  // namespace bestek::pricing
