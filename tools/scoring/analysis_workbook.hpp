// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include "office/spreadsheet.hpp"
#include "scoring/contract_model_analysis.hpp"

namespace bestek::scoring {

/// A sheet for each set of weights, with live formulas: a reader changes a weight or theta in a
/// yellow cell and sees the order change, with the numbers of this program beside it.
office::WorkbookLayout analysis_workbook(const Round& round, const ContractModelAnalysis& analysis,
                                         const office::HouseStyle& style);

}  // namespace bestek::scoring
