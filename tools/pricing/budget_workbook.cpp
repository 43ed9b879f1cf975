// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "pricing/budget_workbook.hpp"

#include <fmt/format.h>

#include "office/workbook_output.hpp"
#include "pricing/budget_book.hpp"
#include "pricing/budget_workbook_parts.hpp"

namespace bestek::pricing {

namespace sheets {

namespace {

using office::CellStyle;
using office::Format;
using office::Formula;
using office::Role;
using office::SheetLayout;

/// Budget, lowest, middle, highest, difference, use and signal in the columns from `from`.
void put_compared(SheetLayout& sheet, std::uint32_t row, std::uint16_t from, const Compared& values,
                  const std::array<std::string, 3>& sums, const std::string& budget_formula,
                  const Rational& limit) {
  const auto at = [&](int offset) {
    return office::cell_name(row, static_cast<std::uint16_t>(from + offset));
  };
  const auto put = [&](int offset, office::CellValue value, CellStyle style) {
    sheet.put(row, static_cast<std::uint16_t>(from + offset), std::move(value), style);
  };
  if (values.budget && budget_formula.empty()) put(0, euros(*values.budget), money());
  if (values.budget && !budget_formula.empty())
    put(0, Formula{"=" + budget_formula, euros(*values.budget)}, money());
  put(1, Formula{"=" + sums[0], euros(values.forecast.low)}, money());
  put(2, Formula{"=" + sums[1], euros(values.forecast.middle)}, money());
  put(3, Formula{"=" + sums[2], euros(values.forecast.high)}, money());
  if (!values.budget) return;
  put(4, Formula{fmt::format("={}-{}", at(0), at(2)), euros(*values.difference())}, money());
  if (const auto use = values.use())
    put(5, Formula{fmt::format("={}/{}", at(2), at(0)), Rational(*use / 100)},
        {Role::cell, Format::percent, 2});
  put(6,
      Formula{fmt::format("=IF(ROUND({2},2)>ROUND({0},2),\"boven\",IF(ROUND({3},2)>ROUND({0},2),"
                          "\"kan boven\",IF({2}>={0}*{1},\"signaal\",\"\")))",
                          at(0), to_exact(limit / 100), at(2), at(3)),
              std::string(name_of(values.signal(limit)))},
      cell());
}

std::array<std::string, 3> sums_of(const Book& book, const std::string& year, const std::string& id,
                                   std::uint16_t id_column) {
  return {sum_of_lines(book, 9, year, id, id_column), sum_of_lines(book, 10, year, id, id_column),
          sum_of_lines(book, 11, year, id, id_column)};
}

void put_years(SheetLayout& sheet, const Book& book) {
  std::uint32_t row = overview_header_row;
  put_header(
      sheet, row++,
      {"jaar", "", "budget", "laagst", "raming", "hoogst", "verschil", "benutting", "signaal"});
  for (const auto& year : book.result.years) {
    sheet.put(row, 0, Rational(year.year), sheets::year());
    put_compared(sheet, row, 2, year.total, sums_of(book, office::cell_name(row, 0), "", 0), "",
                 book.round.funding.signal_percentage);
    ++row;
  }
}

void add_chart(SheetLayout& sheet, int year, std::uint32_t first, std::uint32_t last,
               std::uint32_t row, office::Colour accent) {
  sheet.charts.push_back(
      {office::Chart::Kind::column,
       fmt::format("Budget en raming per gemeente in {}", year),
       "euro",
       {{"budget", {first, 1, last, 1}, {first, 2, last, 2}, 0xBFBFBF},
        {"raming", {first, 1, last, 1}, {first, 4, last, 4}, accent}},
       row,
       10,
       760,
       360,
       fmt::format("Kolommen: van elke gemeente het budget naast de raming in {}", year)});
}

/// One block of municipalities for each year; the total of the budgets above is their sum.
SheetLayout overview_sheet(const Book& book, office::Colour accent) {
  SheetLayout sheet;
  sheet.name = overview_name;
  sheet.is_landscape = true;
  sheet.widths = {20, 24, 16, 16, 16, 16, 15, 11, 11};
  sheet.put_across(0, 0, note_end, "Budget: " + book.round.head.title, {Role::title});
  sheet.put_across(
      1, 0, note_end,
      std::string(book.result.is_confidential()
                      ? "VERTROUWELIJK: volgt uit afspraken met aanbieders."
                      : "Bandbreedtes en vaste tarieven; zonder afspraken met aanbieders."),
      {Role::note});
  put_years(sheet, book);
  for (std::size_t at = 0; at < book.result.years.size(); ++at) {
    const auto& year = book.result.years[at];
    const auto first = book.first_municipality_row(at);
    auto row = first;
    put_header(sheet, first - 1,
               {"gemeente", "naam", "budget", "laagst", "raming", "hoogst", "verschil", "benutting",
                "signaal"});
    for (std::size_t i = 0; i < year.municipalities.size(); ++i, ++row) {
      sheet.put(row, 0, book.round.municipalities[i].id, cell());
      sheet.put(row, 1, book.round.municipalities[i].name, cell());
      put_compared(sheet, row, 2, year.municipalities[i],
                   sums_of(book, std::to_string(year.year), office::cell_name(row, 0), 0), "",
                   book.round.funding.signal_percentage);
    }
    if (year.total.budget) {
      const auto total_row = static_cast<std::uint32_t>(overview_header_row + 1 + at);
      sheet.put(total_row, 2,
                Formula{fmt::format("=SUM({}:{})", office::cell_name(first, 2),
                                    office::cell_name(row - 1, 2)),
                        euros(*year.total.budget)},
                money());
    }
    add_chart(sheet, year.year, first, row - 1, first, accent);
  }
  return sheet;
}

/// The share of each service or provider.
template <class Item>
SheetLayout per_sheet(const Book& book, const std::string& name, const std::vector<Item>& items,
                      const std::vector<std::vector<Spread>>& amounts, std::uint16_t id_column) {
  SheetLayout sheet;
  sheet.name = name;
  sheet.widths = {8, 24, 40, 16, 16, 16};
  sheet.put_across(0, 0, note_end, name, {Role::title});
  put_header(sheet, 2, {"jaar", "kenmerk", "naam", "laagst", "raming", "hoogst"});
  sheet.header_row = 2;
  std::uint32_t row = 3;
  for (std::size_t at = 0; at < amounts.size(); ++at) {
    for (std::size_t i = 0; i < amounts[at].size(); ++i) {
      const auto& amount = amounts[at][i];
      if (amount.high == 0) continue;
      const bool is_item = i < items.size();
      sheet.put(row, 0, Rational(book.result.years[at].year), sheets::year());
      sheet.put(row, 1, is_item ? items[i].id : std::string(), cell());
      sheet.put(row, 2, is_item ? items[i].name : std::string(not_spread), cell());
      const auto id = is_item ? office::cell_name(row, 1) : fmt::format("\"{}\"", not_spread);
      const auto sums = sums_of(book, office::cell_name(row, 0), id, id_column);
      const std::array<Cents, 3> values = {amount.low, amount.middle, amount.high};
      for (std::uint16_t side = 0; side < 3; ++side)
        sheet.put(row, static_cast<std::uint16_t>(3 + side),
                  Formula{"=" + sums[side], euros(values[side])}, money());
      ++row;
    }
  }
  return sheet;
}

}  // namespace

}  // namespace sheets

office::WorkbookLayout budget_workbook(const Round& round, const BudgetResult& result,
                                       const office::HouseStyle& style) {
  using namespace sheets;
  auto workbook = office::result_workbook(style, round, "budget-" + round.head.id, "Budget",
                                          result.is_confidential());
  const auto book = book_of(round, result);
  workbook.sheets.push_back(overview_sheet(book, workbook.accent));
  workbook.sheets.push_back(
      per_sheet(book, "Diensten", round.services, result.aggregation.by_service, 1));
  if (result.is_confidential())
    workbook.sheets.push_back(
        per_sheet(book, "Aanbieders", round.providers, result.aggregation.by_provider, 3));
  if (!result.scenarios.empty()) workbook.sheets.push_back(scenario_sheet(book));
  if (!round.funding.budget_steps.empty()) workbook.sheets.push_back(steps_sheet(round));
  for (const auto& divided : result.distributions)
    workbook.sheets.push_back(distribution_sheet(round, divided, workbook));
  if (!result.contributions.empty())
    workbook.sheets.push_back(contributions_sheet(round, result.contributions));
  workbook.sheets.push_back(lines_sheet(book));
  return workbook;
}

}  // namespace bestek::pricing
