// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "pricing/budget_workbook.hpp"

#include <fmt/format.h>

#include <map>

#include "office/workbook_output.hpp"
#include "pricing/budget_workbook_parts.hpp"

namespace bestek::pricing {

namespace {

using office::CellStyle;
using office::Format;
using office::Formula;
using office::Role;
using office::SheetLayout;
using office::WorkbookLayout;
using namespace sheets;

constexpr std::uint16_t first_scenario_column = 11;  ///< of the sheet with lines

/// No kenmerk, so that a formula can look for it.
constexpr const char* not_spread = "niet verdeeld";

/// Where the percentages of the scenarios stand: a row for each change, under one for each
/// scenario.
struct ScenarioRows {
  std::vector<std::uint32_t> rows;                  ///< of the scenarios
  std::vector<std::vector<std::uint32_t>> changes;  ///< rows of their changes
};

ScenarioRows rows_of(const std::vector<ScenarioOutcome>& outcomes) {
  ScenarioRows result;
  std::uint32_t row = scenario_first_row;
  for (const auto& outcome : outcomes) {
    result.rows.push_back(row++);
    auto& changes = result.changes.emplace_back();
    for (std::size_t i = 0; i < outcome.scenario.changes.size(); ++i) changes.push_back(row++);
  }
  return result;
}

bool applies(const ScenarioChange& change, const BudgetLine& line) {
  if (change.kind == ScenarioKind::budget) return false;
  return change.target.empty() || change.target == line.volume->service ||
         (change.kind == ScenarioKind::volume && change.target == line.volume->municipality);
}

/// "*(1+'Wat als'!$C$5)" for each change that touches the line.
std::string factors(const Scenario& scenario, const std::vector<std::uint32_t>& rows,
                    const BudgetLine& line) {
  std::string text;
  for (std::size_t i = 0; i < scenario.changes.size(); ++i) {
    if (applies(scenario.changes[i], line))
      text += fmt::format("*(1+'{}'!{})", scenario_sheet, office::cell_name(rows[i], 2, true));
  }
  return text;
}

/// What stands in the sheets, computed once.
struct Book {
  const Round& round;
  const BudgetResult& result;
  std::vector<BudgetLine> lines;
  std::vector<std::vector<BudgetLine>> scenario_lines;  ///< of each scenario, in step with `lines`
  ScenarioRows scenario_rows;
};

Book book_of(const Round& round, const BudgetResult& result) {
  Book book{round, result, budget_lines(round, result.request.options), {}, {}};
  for (const auto& outcome : result.scenarios) {
    auto options = result.request.options;
    options.changes.insert(options.changes.end(), outcome.scenario.changes.begin(),
                           outcome.scenario.changes.end());
    book.scenario_lines.push_back(budget_lines(round, options));
  }
  book.scenario_rows = rows_of(result.scenarios);
  return book;
}

void put_line(SheetLayout& sheet, const Book& book, std::size_t i, std::uint32_t row) {
  const auto& line = book.lines[i];
  const auto quantity = office::cell_name(row, 5);
  sheet.put(row, 0, line.volume->municipality, cell());
  sheet.put(row, 1, line.volume->service, cell());
  sheet.put(row, 2, Rational(line.volume->year), sheets::year());
  sheet.put(row, 3, line.provider.empty() ? std::string(not_spread) : line.provider, cell());
  sheet.put(row, 4, std::string(name_of(line.source)), cell());
  sheet.put(row, 5, line.quantity, number(4));
  const std::array<std::pair<Rational, Cents>, 3> sides = {{{line.price.low, line.amount.low},
                                                            {line.price.middle, line.amount.middle},
                                                            {line.price.high, line.amount.high}}};
  for (std::uint16_t side = 0; side < 3; ++side) {
    const auto price = office::cell_name(row, static_cast<std::uint16_t>(6 + side));
    // The price has no side of its own when it is one price.
    sheet.put(row, static_cast<std::uint16_t>(6 + side), sides[side].first, number(4));
    sheet.put(row, static_cast<std::uint16_t>(9 + side),
              Formula{fmt::format("=ROUND({}*{},2)", quantity, price), euros(sides[side].second)},
              money());
  }
  for (std::size_t s = 0; s < book.scenario_lines.size(); ++s) {
    const auto& scenario = book.result.scenarios[s].scenario;
    sheet.put(row, static_cast<std::uint16_t>(first_scenario_column + 1 + s),
              Formula{fmt::format("=ROUND({}*{}{},2)", quantity, office::cell_name(row, 7),
                                  factors(scenario, book.scenario_rows.changes[s], line)),
                      euros(book.scenario_lines[s][i].amount.middle)},
              money());
  }
}

SheetLayout lines_sheet(const Book& book) {
  SheetLayout sheet;
  sheet.name = lines_sheet_name;
  sheet.is_landscape = true;
  sheet.widths = {20, 18, 7, 20, 13, 12, 11, 11, 11, 15, 15, 15};
  std::vector<std::string> titles = {"gemeente",      "dienst",      "jaar",          "aanbieder",
                                     "grondslag",     "hoeveelheid", "tarief laagst", "tarief",
                                     "tarief hoogst", "laagst",      "raming",        "hoogst"};
  for (const auto& outcome : book.result.scenarios) {
    titles.push_back(outcome.scenario.title);
    sheet.widths.push_back(18);
  }
  put_header(sheet, lines_header_row, titles);
  sheet.put(0, 0, std::string("Regels: hoeveelheid x tarief"), {Role::title});
  sheet.put_across(1, 0, note_end,
                   std::string("Elke regel is op de cent afgerond; alle andere bladen tellen op."),
                   {Role::note});
  sheet.header_row = lines_header_row;
  for (std::size_t i = 0; i < book.lines.size(); ++i)
    put_line(sheet, book, i, static_cast<std::uint32_t>(lines_header_row + 1 + i));
  return sheet;
}

/// "=SUMIFS(Regels!$K$4:$K$99,Regels!$C$4:$C$99,2015,Regels!$A$4:$A$99,A7)"
std::string sum_of_lines(const Book& book, std::uint16_t column, const std::string& year,
                         const std::string& id, std::uint16_t id_column) {
  const auto last = static_cast<std::uint32_t>(lines_header_row + book.lines.size());
  const auto range = [&](std::uint16_t of) {
    return fmt::format("{}!{}:{}", lines_sheet_name,
                       office::cell_name(lines_header_row + 1, of, true),
                       office::cell_name(last, of, true));
  };
  auto text = fmt::format("SUMIFS({},{},{}", range(column), range(2), year);
  if (!id.empty()) text += fmt::format(",{},{}", range(id_column), id);
  return text + ")";
}

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

std::uint32_t put_years(SheetLayout& sheet, const Book& book) {
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
  return row;
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
  sheet.name = "Overzicht";
  sheet.is_landscape = true;
  sheet.widths = {20, 24, 16, 16, 16, 16, 15, 11, 11};
  sheet.put(0, 0, "Budget: " + book.round.head.title, {Role::title});
  sheet.put_across(
      1, 0, note_end,
      std::string(book.result.is_confidential()
                      ? "VERTROUWELIJK: volgt uit afspraken met aanbieders."
                      : "Bandbreedtes en vaste tarieven; zonder afspraken met aanbieders."),
      {Role::note});
  auto row = put_years(sheet, book) + 1;
  for (std::size_t at = 0; at < book.result.years.size(); ++at) {
    const auto& year = book.result.years[at];
    put_header(sheet, row++,
               {"gemeente", "naam", "budget", "laagst", "raming", "hoogst", "verschil", "benutting",
                "signaal"});
    const auto first = row;
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
    ++row;
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
  sheet.put(0, 0, name, {Role::title});
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

/// Scenario, its changes with a percentage to alter, and per year its forecast.
SheetLayout scenario_sheet_of(const Book& book) {
  SheetLayout sheet;
  sheet.name = scenario_sheet;
  sheet.widths = {34, 26, 12};
  sheet.put(0, 0, std::string("Wat als"), {Role::title});
  sheet.put_across(1, 0, note_end,
                   std::string("De gele percentages mag u veranderen; de ramingen rekenen mee."),
                   {Role::note});
  std::vector<std::string> titles = {"scenario", "wijziging", "percentage"};
  for (const auto& year : book.result.years) {
    titles.push_back(fmt::format("raming {}", year.year));
    sheet.widths.push_back(17);
  }
  put_header(sheet, scenario_first_row - 1, titles);
  for (std::size_t s = 0; s < book.result.scenarios.size(); ++s) {
    const auto& outcome = book.result.scenarios[s];
    const auto row = book.scenario_rows.rows[s];
    sheet.put(row, 0, outcome.scenario.title, {Role::label});
    for (std::size_t at = 0; at < outcome.years.size(); ++at) {
      const auto column = static_cast<std::uint16_t>(first_scenario_column + 1 + s);
      sheet.put(
          row, static_cast<std::uint16_t>(3 + at),
          Formula{"=" + sum_of_lines(book, column, std::to_string(outcome.years[at].year), "", 0),
                  euros(outcome.years[at].total.forecast.middle)},
          money());
    }
    for (std::size_t c = 0; c < outcome.scenario.changes.size(); ++c) {
      const auto& change = outcome.scenario.changes[c];
      const auto change_row = book.scenario_rows.changes[s][c];
      sheet.put(change_row, 1, to_text(change), cell());
      const bool is_live = change.kind != ScenarioKind::budget;
      sheet.put(change_row, 2, Rational(change.percentage / 100),
                {is_live ? Role::input : Role::cell, Format::percent, 2});
    }
  }
  return sheet;
}

}  // namespace

WorkbookLayout budget_workbook(const Round& round, const BudgetResult& result,
                               const office::HouseStyle& style) {
  auto workbook = office::result_workbook(style, round, "budget-" + round.head.id, "Budget",
                                          result.is_confidential());
  const auto book = book_of(round, result);
  workbook.sheets.push_back(overview_sheet(book, workbook.accent));
  workbook.sheets.push_back(
      per_sheet(book, "Diensten", round.services, result.aggregation.by_service, 1));
  if (result.is_confidential())
    workbook.sheets.push_back(
        per_sheet(book, "Aanbieders", round.providers, result.aggregation.by_provider, 3));
  if (!result.scenarios.empty()) workbook.sheets.push_back(scenario_sheet_of(book));
  if (!round.funding.budget_steps.empty()) workbook.sheets.push_back(steps_sheet(round));
  for (const auto& divided : result.distributions)
    workbook.sheets.push_back(distribution_sheet(round, divided, workbook));
  if (!result.contributions.empty())
    workbook.sheets.push_back(contributions_sheet(round, result.contributions));
  workbook.sheets.push_back(lines_sheet(book));
  return workbook;
}

}  // namespace bestek::pricing
