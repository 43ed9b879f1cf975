// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include "office/spreadsheet.hpp"
#include "pricing/budget_result.hpp"

namespace bestek::pricing {

/// The lines that fit on a sheet, under the header.
constexpr std::size_t most_budget_lines = 1'000'000;

/// The result as a workbook with live formulas: from tariffs, quantities and scenario percentages
/// to the totals. Every formula keeps the exact amount that `budget_json` gives; when the
/// percentages are changed, a spreadsheet program computes on.
office::WorkbookLayout budget_workbook(const Round& round, const BudgetResult& result,
                                       const office::HouseStyle& style);

}  // namespace bestek::pricing
