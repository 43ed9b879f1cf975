// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "pricing/budget_book.hpp"

#include <fmt/format.h>

#include <array>

#include "pricing/budget_workbook_parts.hpp"

namespace bestek::pricing::sheets {

namespace {

using office::Formula;
using office::Role;
using office::SheetLayout;

constexpr std::uint16_t first_scenario_column = 11;  ///< of the sheet with lines

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
      text += fmt::format("*(1+'{}'!{})", scenario_sheet_name, office::cell_name(rows[i], 2, true));
  }
  return text;
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

}  // namespace

std::uint32_t Book::first_municipality_row(std::size_t year_index) const {
  const auto block = round.municipalities.size() + 2;  // with its header and an empty row
  return static_cast<std::uint32_t>(overview_header_row + 1 + result.years.size() + 2 +
                                    year_index * block);
}

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
  sheet.put_across(0, 0, note_end, "Regels: hoeveelheid x tarief", {Role::title});
  sheet.put_across(1, 0, note_end,
                   std::string("Elke regel is op de cent afgerond; alle andere bladen tellen op."),
                   {Role::note});
  sheet.header_row = lines_header_row;
  for (std::size_t i = 0; i < book.lines.size(); ++i)
    put_line(sheet, book, i, static_cast<std::uint32_t>(lines_header_row + 1 + i));
  return sheet;
}

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

namespace {

using office::Format;

/// What the changes on budgets leave of the budgets of a year: a municipality at a time, rounded to
/// the cent.
std::string budget_of(const Book& book, std::size_t scenario, std::size_t year) {
  const auto first = book.first_municipality_row(year);
  const auto last = static_cast<std::uint32_t>(first + book.round.municipalities.size() - 1);
  const auto range = [&](std::uint16_t column) {
    return fmt::format("{}!{}:{}", overview_name, office::cell_name(first, column, true),
                       office::cell_name(last, column, true));
  };
  const auto& changes = book.result.scenarios[scenario].scenario.changes;
  auto product = range(2);
  for (std::size_t c = 0; c < changes.size(); ++c) {
    if (changes[c].kind != ScenarioKind::budget) continue;
    const auto share = office::cell_name(book.scenario_rows.changes[scenario][c], 2, true);
    product += changes[c].target.empty()
                   ? fmt::format("*(1+{})", share)
                   : fmt::format("*(1+{}*({}=\"{}\"))", share, range(0), changes[c].target);
  }
  return fmt::format("=SUMPRODUCT(ROUND({},2))", product);
}

void put_scenario(SheetLayout& sheet, const Book& book, std::size_t s) {
  const auto& outcome = book.result.scenarios[s];
  const auto row = book.scenario_rows.rows[s];
  sheet.put_across(row, 0, 2, outcome.scenario.title, {Role::cell});
  std::uint16_t column = 3;
  for (std::size_t at = 0; at < outcome.years.size(); ++at, column += 3) {
    const auto& total = outcome.years[at].total;
    const auto lines = static_cast<std::uint16_t>(first_scenario_column + 1 + s);
    sheet.put(
        row, column,
        Formula{"=" + sum_of_lines(book, lines, std::to_string(outcome.years[at].year), "", 0),
                euros(total.forecast.middle)},
        money());
    if (!total.budget) continue;
    const auto budget = static_cast<std::uint16_t>(column + 1);
    sheet.put(row, budget, Formula{budget_of(book, s, at), euros(*total.budget)}, money());
    sheet.put(row, static_cast<std::uint16_t>(column + 2),
              Formula{fmt::format("={}-{}", office::cell_name(row, budget),
                                  office::cell_name(row, column)),
                      euros(*total.difference())},
              money());
  }
  for (std::size_t c = 0; c < outcome.scenario.changes.size(); ++c) {
    const auto& change = outcome.scenario.changes[c];
    const auto change_row = book.scenario_rows.changes[s][c];
    sheet.put(change_row, 1, to_text(change), cell());
    sheet.put(change_row, 2, Rational(change.percentage / 100), {Role::input, Format::percent, 2});
  }
}

}  // namespace

SheetLayout scenario_sheet(const Book& book) {
  SheetLayout sheet;
  sheet.name = scenario_sheet_name;
  sheet.is_landscape = true;
  sheet.widths = {34, 26, 12};
  sheet.put_across(0, 0, note_end, "Wat als", {Role::title});
  sheet.put_across(1, 0, note_end,
                   std::string("De gele percentages mag u veranderen; de ramingen en budgetten "
                               "rekenen mee."),
                   {Role::note});
  std::vector<std::string> titles = {"scenario", "wijziging", "percentage"};
  for (const auto& year : book.result.years) {
    for (const auto* what : {"raming", "budget", "verschil"}) {
      titles.push_back(fmt::format("{} {}", what, year.year));
      sheet.widths.push_back(17);
    }
  }
  put_header(sheet, scenario_first_row - 1, titles);
  for (std::size_t s = 0; s < book.result.scenarios.size(); ++s) put_scenario(sheet, book, s);
  return sheet;
}

}  // namespace bestek::pricing::sheets
