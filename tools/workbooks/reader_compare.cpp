// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "workbooks/reader_compare.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "common/text.hpp"
#include "workbooks/reader_formula.hpp"
#include "workbooks/reader_values.hpp"

namespace bestek::workbooks {

namespace {

using Kind = ReturnedCell::Kind;

/// A file holds the nearest double of an exact number; both become the same text.
std::string as_in_a_file(const Rational& number) {
  return shortest_decimal(fmt::format("{:.17g}", number.convert_to<double>())).value_or("");
}

/// Line ends and spaces at the end are up to the program that saved the file.
std::string plain_text(std::string_view text) {
  std::string result;
  for (const auto& line : split(text, '\n')) {
    auto bare = std::string_view(line);
    while (!bare.empty() && (bare.back() == ' ' || bare.back() == '\r')) bare.remove_suffix(1);
    result += (result.empty() ? "" : "\n") + std::string(bare);
  }
  return result;
}

struct Shown {
  std::string text;
  bool same = false;
};

Shown compare_value(const std::string& made, const ReturnedCell& cell) {
  return {made, !cell.formula && plain_text(made) == plain_text(cell.text)};
}

Shown compare_number(const Rational& made, const ReturnedCell& cell) {
  auto text = as_in_a_file(made);
  const bool same = !cell.formula && cell.kind == Kind::number && cell.text == text;
  return {std::move(text), same};
}

Shown compare_date(Date made, const ReturnedCell& cell) {
  const auto text = to_iso(made);
  const bool is_day = cell.kind == Kind::date && cell.text.substr(0, 10) == text;
  const bool is_number = cell.kind == Kind::number && cell.text == to_exact(number_of_day(made));
  return {text, !cell.formula && (is_day || is_number)};
}

Shown compare_formula(const office::Formula& made, const ReturnedCell& cell) {
  const bool same = cell.formula && normal_formula(*cell.formula) == normal_formula(made.text);
  return {made.text, same};
}

std::string shown(const ReturnedCell& cell) {
  return cell.formula ? "=" + normal_formula(*cell.formula) : cell.text;
}

void compare_cell(const office::SheetLayout& made, const office::Cell& cell,
                  const ReturnedSheet* sheet, std::vector<Difference>& differences) {
  static const ReturnedCell blank;
  const auto& returned = sheet == nullptr ? blank : sheet->at({cell.row, cell.column});
  Shown result{"", returned.kind == Kind::blank && !returned.formula};
  if (const auto* text = std::get_if<std::string>(&cell.value)) {
    result = compare_value(*text, returned);
  } else if (const auto* number = std::get_if<Rational>(&cell.value)) {
    result = compare_number(*number, returned);
  } else if (const auto* date = std::get_if<Date>(&cell.value)) {
    result = compare_date(*date, returned);
  } else if (const auto* formula = std::get_if<office::Formula>(&cell.value)) {
    result = compare_formula(*formula, returned);
  }
  if (result.same) return;
  const bool is_formula = std::holds_alternative<office::Formula>(cell.value);
  differences.push_back({is_formula ? Difference::Kind::formula : Difference::Kind::value,
                         made.name, office::cell_name(cell.row, cell.column),
                         std::move(result.text), shown(returned)});
}

void find_additions(const office::SheetLayout& made, const ReturnedSheet& sheet,
                    std::vector<Difference>& differences) {
  std::set<CellPlace> known;
  for (const auto& cell : made.cells) known.emplace(cell.row, cell.column);
  for (const auto& [place, cell] : sheet.cells) {
    if (known.contains(place) || plain_text(cell.text).empty()) continue;
    differences.push_back({Difference::Kind::addition, made.name,
                           office::cell_name(place.first, place.second), "", shown(cell)});
  }
}

}  // namespace

std::vector<Difference> compare_locked_cells(const office::WorkbookLayout& made,
                                             const ReturnedWorkbook& returned) {
  std::vector<Difference> differences;
  for (const auto& layout : made.sheets) {
    const auto* sheet = returned.sheet(layout.name);
    for (const auto& cell : layout.cells) {
      if (!cell.check) compare_cell(layout, cell, sheet, differences);
    }
    if (sheet != nullptr) find_additions(layout, *sheet, differences);
  }
  return differences;
}

}  // namespace bestek::workbooks
