// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include "office/spreadsheet.hpp"
#include "pricing/budget_result.hpp"

/// What the sheets of the budget workbook share: the lines, the scenarios, and where they stand.
namespace bestek::pricing::sheets {

constexpr const char* overview_name = "Overzicht";

/// No kenmerk, so that a formula can look for it.
constexpr const char* not_spread = "niet verdeeld";

/// Where the percentages of the scenarios stand: a row for each change, under one for each
/// scenario.
struct ScenarioRows {
  std::vector<std::uint32_t> rows;                  ///< of the scenarios
  std::vector<std::vector<std::uint32_t>> changes;  ///< rows of their changes
};

/// What stands in the sheets, computed once.
struct Book {
  const Round& round;
  const BudgetResult& result;
  std::vector<BudgetLine> lines;
  std::vector<std::vector<BudgetLine>> scenario_lines;  ///< of each scenario, in step with `lines`
  ScenarioRows scenario_rows;

  /// In the overview: the row of the first municipality in the block of this year.
  std::uint32_t first_municipality_row(std::size_t year_index) const;
};

Book book_of(const Round& round, const BudgetResult& result);

/// "SUMIFS(Regels!$K$4:$K$99,Regels!$C$4:$C$99,2015,Regels!$A$4:$A$99,A7)"; without an id: of the
/// year.
std::string sum_of_lines(const Book& book, std::uint16_t column, const std::string& year,
                         const std::string& id, std::uint16_t id_column);

/// Every product of a quantity and a tariff, and what it is in each scenario.
office::SheetLayout lines_sheet(const Book& book);

/// Each scenario with percentages to alter, and per year its forecast, budget and difference.
office::SheetLayout scenario_sheet(const Book& book);

}  // namespace bestek::pricing::sheets
