// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <iosfwd>

#include "common/json.hpp"
#include "common/table.hpp"
#include "scoring/contract_model_analysis.hpp"

/// The analysis of the contract models for readers and programs.
namespace bestek::scoring {

/// The whole story, in the order in which a college follows it. At most 80 columns, as far as words
/// allow.
void print_story(std::ostream& out, const Round& round, const ContractModelAnalysis& analysis,
                 bool with_cross_checks);

/// One row for each model and ranking: for a spreadsheet or a script.
Table ranking_table(const ContractModels& input, const ContractModelAnalysis& analysis);

/// Sections with tables for a collegevoorstel.
void print_markdown_story(std::ostream& out, const Round& round,
                          const ContractModelAnalysis& analysis, bool with_cross_checks);

/// The part `resultaat` of schemas/score.schema.json.
OrderedJson analysis_json(const ContractModels& input, const ContractModelAnalysis& analysis,
                          bool with_cross_checks);

}  // namespace bestek::scoring
