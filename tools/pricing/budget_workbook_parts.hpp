// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <array>

#include "office/spreadsheet.hpp"
#include "pricing/budget_result.hpp"

/// The sheets of the budget workbook that stand on their own, and the styles that all share.
namespace bestek::pricing::sheets {

constexpr const char* lines_sheet_name = "Regels";
constexpr const char* scenario_sheet_name = "Wat als";
constexpr std::uint32_t lines_header_row = 3;
constexpr std::uint32_t overview_header_row = 3;
constexpr std::uint32_t scenario_first_row = 4;
constexpr std::uint16_t note_end = 4;  ///< last column of a note: wide enough for its text

office::CellStyle cell();
office::CellStyle number(int decimals = 0);
office::CellStyle money();
office::CellStyle year();  ///< without a separator of thousands

void put_header(office::SheetLayout& sheet, std::uint32_t row,
                const std::vector<std::string>& titles);

/// Each series of budget steps, with a formula for every amount.
office::SheetLayout steps_sheet(const Round& round);

/// One amount over municipalities, with the largest remainder as formulas.
office::SheetLayout distribution_sheet(const Round& round, const DistributedAmount& divided,
                                       const office::WorkbookLayout& workbook);

/// All contributions, one under the other.
office::SheetLayout contributions_sheet(const Round& round,
                                        const std::vector<ContributionResult>& contributions);

}  // namespace bestek::pricing::sheets
