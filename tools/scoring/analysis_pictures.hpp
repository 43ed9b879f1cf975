// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <string>

#include "scoring/contract_model_analysis.hpp"

/// Pictures of the analysis, as SVG with a title and a description.
namespace bestek::scoring {

/// A bar for each remaining model at the base ranking, split by criterion, best first.
std::string score_bars(const ContractModels& input, const ContractModelAnalysis& analysis);

/// For each criterion which models come first at which weight, in the first set of weights.
std::string weight_intervals(const ContractModels& input, const ContractModelAnalysis& analysis);

}  // namespace bestek::scoring
