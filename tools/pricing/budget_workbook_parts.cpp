// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "pricing/budget_workbook_parts.hpp"

#include <fmt/format.h>

#include <numeric>

namespace bestek::pricing::sheets {

namespace {

using office::cell_name;
using office::CellStyle;
using office::Format;
using office::Formula;
using office::Role;
using office::SheetLayout;

CellStyle percent() { return {Role::cell, Format::percent, 4}; }

std::uint32_t put_steps(SheetLayout& sheet, const Round& round, const BudgetSteps& steps,
                        std::uint32_t row) {
  const auto worked = work_out(round, steps);
  sheet.put_across(row++, 0, note_end, steps.title, {Role::heading});
  if (!steps.source.empty())
    sheet.put_across(row++, 0, note_end, "Bron: " + steps.source, {Role::note});
  put_header(sheet, row++, {"stap", "soort", "percentage", "over", "bedrag", "rest"});
  const auto start_row = row;
  sheet.put(row, 0, std::string("begin"), cell());
  if (steps.start && steps.start->count) {
    sheet.put(row, 2, *steps.start->count, number());
    sheet.put(row, 3, steps.start->unit, cell());
    sheet.put(row, 4, steps.start->amount_eur, money());
    sheet.put(row, 5,
              Formula{fmt::format("=ROUND({}*{},2)", cell_name(row, 2), cell_name(row, 4)),
                      round_half_up(*worked.start, 2)},
              money());
  } else if (worked.start) {
    sheet.put(row, 5, round_half_up(*worked.start, 2), money());
  }
  for (const auto& line : worked.lines) {
    ++row;
    sheet.put(row, 0, line.step->name, cell());
    sheet.put(row, 1, std::string(line.step->is_reservation ? "reservering" : "korting"), cell());
    sheet.put(row, 2, Rational(line.step->percentage / 100), percent());
    sheet.put(row, 3, std::string(line.step->over_start ? "begin" : "vorige"), cell());
    if (!worked.start) continue;
    const auto base = cell_name(line.step->over_start ? start_row : row - 1, 5);
    // Of the budgets of all municipalities each is rounded: the sum is a value, not a product.
    if (steps.municipal_budgets) {
      sheet.put(row, 4, line.amount, money());
    } else {
      sheet.put(row, 4,
                Formula{fmt::format("=ROUND({}*{},2)", base, cell_name(row, 2)), line.amount},
                money());
    }
    sheet.put(row, 5,
              Formula{fmt::format("={}-{}", cell_name(row - 1, 5), cell_name(row, 4)), line.rest},
              money());
  }
  return row + 2;
}

std::string range(std::uint32_t first, std::uint32_t last, std::uint16_t column) {
  return cell_name(first, column, true) + ":" + cell_name(last, column, true);
}

/// The largest remainder in four steps: whole cents, remainder, rank, and a cent more for the
/// first.
void put_share(SheetLayout& sheet, std::uint32_t row, std::uint32_t first, std::uint32_t last,
               const DistributedPart& part, const Rational& exact_cents) {
  const auto weight = cell_name(row, 2);
  const auto exact = cell_name(row, 3);
  const auto remainder = cell_name(row, 4);
  const auto rank = cell_name(row, 5);
  const Rational whole(numerator(exact_cents) / denominator(exact_cents));
  sheet.put(row, 2, part.weight, number(2));
  // Six decimals of a cent: what binary numbers add beyond them is not there.
  sheet.put(row, 3,
            Formula{fmt::format("=ROUND({}/SUM({})*$B$6*100,6)", weight, range(first, last, 2)),
                    round_half_up(exact_cents, 6)},
            number(6));
  sheet.put(
      row, 4,
      Formula{fmt::format("=ROUND({0}-INT({0}),6)", exact), round_half_up(exact_cents - whole, 6)},
      number(6));
  sheet.put(row, 5,
            Formula{fmt::format("=COUNTIF({0},\">\"&{1})+COUNTIF({2}:{1},{1})",
                                range(first, last, 4), remainder, cell_name(first, 4, true)),
                    Rational(0)},
            number());
  sheet.put(
      row, 6,
      Formula{fmt::format("=(INT({0})+IF({1}<=ROUND($B$6*100-SUMPRODUCT(INT({2})),0),1,0))/100",
                          exact, rank, range(first, last, 3)),
              euros(part.basic)},
      money());
}

}  // namespace

CellStyle cell() { return {Role::cell}; }
CellStyle number(int decimals) { return {Role::cell, Format::number, decimals}; }
CellStyle money() { return {Role::cell, Format::euro}; }
CellStyle year() { return {Role::cell, Format::row_number}; }

void put_header(SheetLayout& sheet, std::uint32_t row, const std::vector<std::string>& titles) {
  for (std::size_t i = 0; i < titles.size(); ++i)
    sheet.put(row, static_cast<std::uint16_t>(i), titles[i], {Role::header});
}

SheetLayout steps_sheet(const Round& round) {
  SheetLayout sheet;
  sheet.name = "Budgetstappen";
  sheet.widths = {44, 13, 13, 12, 18, 18};
  sheet.put_across(0, 0, note_end, "Budgetstappen", {Role::title});
  sheet.put_across(1, 0, note_end,
                   std::string("Elk bedrag is op de cent afgerond; de rest gaat door."),
                   {Role::note});
  std::uint32_t row = 3;
  for (const auto& steps : round.funding.budget_steps) row = put_steps(sheet, round, steps, row);
  return sheet;
}

SheetLayout distribution_sheet(const Round& round, const DistributedAmount& divided,
                               const office::WorkbookLayout& workbook) {
  const auto& distribution = *divided.distribution;
  SheetLayout sheet;
  std::vector<std::string> taken = {lines_sheet_name, "Aanbieders", "Bijdragen"};
  for (const auto& other : workbook.sheets) taken.push_back(other.name);
  sheet.name = office::sheet_name(distribution.id, taken);
  sheet.widths = {24, 18, 16, 18, 12, 8, 16, 16, 16};
  sheet.put_across(0, 0, note_end, fmt::format("{} in {}", distribution.title, distribution.year),
                   {Role::title});
  sheet.put_across(1, 0, note_end,
                   std::string("Verdeeld met de grootste rest, tot op de laatste cent."),
                   {Role::note});
  sheet.put(2, 0, std::string("bedrag"), {Role::label});
  sheet.put(2, 1, euros(divided.whole), money());
  sheet.put(3, 0, std::string("uitvoeringskosten"), {Role::label});
  sheet.put(3, 1, euros(divided.execution), money());
  sheet.put(4, 0, std::string("voorzieningen (b)"), {Role::label});
  sheet.put(5, 0, std::string("te verdelen (a)"), {Role::label});
  const std::uint32_t first = 8;
  const auto last = static_cast<std::uint32_t>(first + divided.parts.size() - 1);
  sheet.put(4, 1,
            Formula{fmt::format("=SUM({})", range(first, last, 7)), euros(divided.facilities())},
            money());
  sheet.put(5, 1, Formula{"=B3-B4-B5", euros(divided.basic())}, money());
  put_header(sheet, first - 1,
             {"gemeente", "naam", divided.weight_unit, "centen exact", "rest", "rang", "a basis",
              "b voorziening", "samen"});
  const Rational total =
      std::accumulate(divided.parts.begin(), divided.parts.end(), Rational(0),
                      [](Rational sum, const auto& part) { return Rational(sum + part.weight); });
  for (std::size_t i = 0; i < divided.parts.size(); ++i) {
    const auto& part = divided.parts[i];
    const auto row = static_cast<std::uint32_t>(first + i);
    sheet.put(row, 0, part.municipality, cell());
    sheet.put(row, 1, name_in(round.municipalities, part.municipality), cell());
    const Rational share = total == 0 ? Rational(0) : Rational(part.weight / total);
    put_share(sheet, row, first, last, part, share * euros(divided.basic()) * 100);
    sheet.put(row, 7, euros(part.facilities), money());
    sheet.put(
        row, 8,
        Formula{fmt::format("={}+{}", cell_name(row, 6), cell_name(row, 7)), euros(part.amount())},
        money());
  }
  // The rank as the formula gives it: larger remainders first, then the order of the round.
  std::vector<Rational> remainders;
  for (const auto& entry : sheet.cells) {
    if (entry.row >= first && entry.column == 4)
      remainders.push_back(std::get<Rational>(std::get<Formula>(entry.value).value));
  }
  for (auto& entry : sheet.cells) {
    if (entry.row < first || entry.column != 5) continue;
    const auto at = static_cast<std::size_t>(entry.row - first);
    int rank = 0;
    for (std::size_t i = 0; i < remainders.size(); ++i)
      rank += remainders[i] > remainders[at] || (remainders[i] == remainders[at] && i <= at);
    std::get<Formula>(entry.value).value = Rational(rank);
  }
  return sheet;
}

SheetLayout contributions_sheet(const Round& round,
                                const std::vector<ContributionResult>& contributions) {
  SheetLayout sheet;
  sheet.name = "Bijdragen";
  sheet.widths = {24, 24, 12, 20, 16, 16};
  sheet.put_across(0, 0, note_end, "Bijdragen per inwoner", {Role::title});
  std::uint32_t row = 2;
  for (const auto& computed : contributions) {
    sheet.put_across(row++, 0, note_end, computed.contribution->title, {Role::heading});
    put_header(sheet, row++,
               {"gemeente", "naam", "jaar", "euro per inwoner", "inwoners", "bedrag"});
    for (const auto& year : computed.years) {
      for (const auto& part : year.parts) {
        sheet.put(row, 0, part.municipality, cell());
        sheet.put(row, 1, name_in(round.municipalities, part.municipality), cell());
        sheet.put(row, 2, Rational(year.year), sheets::year());
        sheet.put(row, 3, year.per_inhabitant_eur, number(6));
        sheet.put(row, 4, Rational(part.inhabitants), number());
        sheet.put(row, 5,
                  Formula{fmt::format("=ROUND({}*{},2)", cell_name(row, 3), cell_name(row, 4)),
                          euros(part.amount)},
                  money());
        ++row;
      }
    }
    ++row;
  }
  return sheet;
}

}  // namespace bestek::pricing::sheets
