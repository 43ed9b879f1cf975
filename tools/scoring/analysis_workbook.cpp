// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "scoring/analysis_workbook.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "office/workbook_output.hpp"

namespace bestek::scoring {

namespace {

using office::cell_name;
using office::CellStyle;
using office::Format;
using office::Formula;
using office::HouseStyle;
using office::result_workbook;
using office::Role;
using office::sheet_name;
using office::SheetLayout;
using office::WorkbookLayout;

constexpr std::uint32_t theta_row = 3;
constexpr std::uint32_t header_row = 5;
constexpr std::uint32_t weight_row = 6;
constexpr std::uint32_t first_model_row = 7;
constexpr int score_decimals = 4;

constexpr CellStyle number_input{Role::input, Format::number, 4};
constexpr CellStyle number_cell{Role::cell, Format::number, score_decimals};
constexpr CellStyle rank_cell{Role::cell, Format::row_number, 0};

struct Columns {
  std::uint16_t first, last;  ///< grades
  std::uint16_t score, rank, own_score, own_rank;
};

Columns columns_of(const ContractModelAnalysis& a) {
  const auto last = static_cast<std::uint16_t>(a.levels.columns());
  return {1,
          last,
          static_cast<std::uint16_t>(last + 1),
          static_cast<std::uint16_t>(last + 2),
          static_cast<std::uint16_t>(last + 3),
          static_cast<std::uint16_t>(last + 4)};
}

std::string range(std::uint32_t row, std::uint16_t first, std::uint16_t last, bool is_absolute) {
  return cell_name(row, first, is_absolute) + ":" + cell_name(row, last, is_absolute);
}

/// Rounded to 10 decimals: a tie must stay a tie in a program that computes in doubles.
std::string score_formula(const Columns& c, std::uint32_t row) {
  const auto grades = range(row, c.first, c.last, false);
  const auto weights = range(weight_row, c.first, c.last, true);
  return fmt::format(
      "=ROUND((SUMPRODUCT(({0}=\"+\")*{1})+{2}*SUMPRODUCT(({0}=\"+/-\")*{1}))/SUM({1}),10)", grades,
      weights, cell_name(theta_row, 1, true));
}

std::string rank_formula(const Columns& c, std::uint32_t row, std::uint32_t last_row) {
  return fmt::format("=RANK({},{}:{})", cell_name(row, c.score),
                     cell_name(first_model_row, c.score, true), cell_name(last_row, c.score, true));
}

std::string grade_text(const Rational& level) {
  if (level == level_plus) return "+";
  return level == level_minus ? "-" : "+/-";
}

void put_input(SheetLayout& sheet, std::uint32_t row, std::uint16_t column, const Rational& value,
               std::optional<Rational> maximum) {
  sheet.put(row, column, value, number_input);
  sheet.ask({Rational(0), std::move(maximum), "Invullen", "Een getal van 0 of hoger.",
             "Dit kan niet", "Vul een getal van 0 of hoger in."});
}

void put_headers(SheetLayout& sheet, const ContractModels& input, const Columns& c) {
  const CellStyle header{Role::header};
  sheet.put(header_row, 0, std::string("Contractmodel"), header);
  for (std::size_t k = 0; k < input.criteria.size(); ++k)
    sheet.put(header_row, static_cast<std::uint16_t>(k + 1), input.criteria[k].title, header);
  sheet.put(header_row, c.score, std::string("Score"), header);
  sheet.put(header_row, c.rank, std::string("Rang"), header);
  sheet.put(header_row, c.own_score, std::string("Score volgens bestek"), header);
  sheet.put(header_row, c.own_rank, std::string("Rang volgens bestek"), header);
}

void put_models(SheetLayout& sheet, const ContractModels& input, const ContractModelAnalysis& a,
                const SetRanking& ranking, const Columns& c) {
  const auto last_row = first_model_row + static_cast<std::uint32_t>(a.levels.rows()) - 1;
  for (std::size_t i = 0; i < a.levels.rows(); ++i) {
    const auto row = first_model_row + static_cast<std::uint32_t>(i);
    sheet.put(row, 0, input.models[a.remaining[i]].title, {Role::cell});
    for (std::size_t k = 0; k < a.levels.columns(); ++k) {
      sheet.put(row, static_cast<std::uint16_t>(k + 1), grade_text(a.levels.values[i][k]),
                {Role::input});
      sheet.ask({{},
                 {},
                 "Oordeel",
                 "Kies een oordeel",
                 "Dit kan niet",
                 "Kies +, +/- of -",
                 {"+", "+/-", "-"}});
    }
    const auto score = round_half_up(ranking.scores[i], 10);
    sheet.put(row, c.score, Formula{score_formula(c, row), score}, number_cell);
    sheet.put(row, c.rank,
              Formula{rank_formula(c, row, last_row), Rational(ranking.places[i].rank)}, rank_cell);
    sheet.put(row, c.own_score, ranking.scores[i], number_cell);
    sheet.put(row, c.own_rank, Rational(ranking.places[i].rank), rank_cell);
  }
}

SheetLayout sheet_of(const Round& round, const ContractModelAnalysis& a, const SetRanking& ranking,
                     const std::vector<std::string>& taken) {
  const auto& input = *round.contract_models;
  const auto& set = a.sets[ranking.set];
  const auto c = columns_of(a);
  SheetLayout sheet;
  sheet.name = sheet_name(set.title, taken);
  sheet.is_landscape = true;
  sheet.widths.assign(c.own_rank + 1U, 14);
  sheet.widths[0] = 40;
  sheet.put_across(0, 0, c.own_rank, "Contractmodellen: " + round.head.title, {Role::title});
  sheet.put_across(1, 0, c.own_rank, set.title, {Role::subtitle});
  sheet.put(theta_row, 0, std::string("Waarde van +/- (+ is 1, - is 0)"), {Role::label});
  put_input(sheet, theta_row, 1, ranking.theta, Rational(1));
  put_headers(sheet, input, c);
  sheet.header_row = header_row;
  sheet.put(weight_row, 0, std::string("Gewicht"), {Role::cell});
  for (std::size_t k = 0; k < set.points.size(); ++k)
    put_input(sheet, weight_row, static_cast<std::uint16_t>(k + 1), set.points[k], std::nullopt);
  put_models(sheet, input, a, ranking, c);
  const auto below = first_model_row + static_cast<std::uint32_t>(a.levels.rows()) + 1;
  sheet.put_across(
      below, 0, c.own_rank,
      "Verander een gele cel: de score en de rang rekenen mee. Rechts staat wat bestek "
      "berekende met de gewichten van de ronde; die kolommen veranderen niet.",
      {Role::note});
  return sheet;
}

}  // namespace

WorkbookLayout analysis_workbook(const Round& round, const ContractModelAnalysis& a,
                                 const HouseStyle& style) {
  auto workbook = result_workbook(style, round, "contractmodellen", "Contractmodellen", false);
  std::vector<std::string> taken;
  for (const auto& sensitivity : a.sensitivity) {
    const auto ranking =
        std::find_if(a.rankings.begin(), a.rankings.end(), [&](const SetRanking& one) {
          return one.set == sensitivity.set && one.theta == sensitivity.theta;
        });
    workbook.sheets.push_back(sheet_of(round, a, *ranking, taken));
    taken.push_back(workbook.sheets.back().name);
  }
  return workbook;
}

}  // namespace bestek::scoring
