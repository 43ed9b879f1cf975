// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "workbooks/reader_compare.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "common/text.hpp"
#include "workbooks/reader_formula.hpp"
#include "workbooks/reader_values.hpp"
#include "workbooks/sheet_register.hpp"

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

/// Cells that were not there. What only moved, as rows were inserted or taken away, is no addition,
/// and neither is the row of an input of an earlier state of the round.
void find_additions(const office::SheetLayout& made, const ReturnedSheet& sheet,
                    const std::set<std::uint32_t>& input_rows,
                    std::vector<Difference>& differences) {
  std::set<CellPlace> known;
  std::set<std::string> texts;
  for (const auto& cell : made.cells) {
    known.emplace(cell.row, cell.column);
    if (const auto* text = std::get_if<std::string>(&cell.value)) texts.insert(plain_text(*text));
  }
  for (const auto& [place, cell] : sheet.cells) {
    const auto text = plain_text(cell.text);
    const bool is_addition = !text.empty() && !known.contains(place) && !texts.contains(text) &&
                             !cell.formula && !input_rows.contains(place.first);
    const bool is_beside =
        !text.empty() && input_rows.contains(place.first) && place.second >= made.widths.size();
    if (is_addition || is_beside)
      differences.push_back({Difference::Kind::addition, made.name,
                             office::cell_name(place.first, place.second), "", shown(cell)});
  }
}

void find_comments(const ReturnedSheet& sheet, std::vector<Difference>& differences) {
  for (const auto& comment : sheet.comments) {
    if (trimmed(comment.text).empty()) continue;
    differences.push_back({Difference::Kind::addition, sheet.name,
                           office::cell_name(comment.place.first, comment.place.second), "",
                           std::string(trimmed(comment.text))});
  }
}

/// The first cell with text of a sheet that was not there.
void find_new_sheet(const ReturnedSheet& sheet, std::vector<Difference>& differences) {
  for (const auto& [place, cell] : sheet.cells) {
    if (plain_text(cell.text).empty()) continue;
    differences.push_back({Difference::Kind::addition, sheet.name,
                           office::cell_name(place.first, place.second), "", shown(cell)});
    return;
  }
}

/// What the locked cells of each row say.
std::map<std::uint32_t, std::vector<std::pair<std::uint16_t, std::string>>> locked_texts(
    const office::SheetLayout& sheet) {
  std::map<std::uint32_t, std::vector<std::pair<std::uint16_t, std::string>>> rows;
  for (const auto& cell : sheet.cells) {
    const auto* text = std::get_if<std::string>(&cell.value);
    if (text != nullptr && !cell.check) rows[cell.row].emplace_back(cell.column, plain_text(*text));
  }
  return rows;
}

}  // namespace

std::optional<StrayRow> find_stray_row(const office::WorkbookLayout& made,
                                       const ReturnedWorkbook& returned,
                                       const std::vector<RegisterEntry>& entries) {
  for (const auto& layout : made.sheets) {
    const auto* sheet = returned.sheet(layout.name);
    if (sheet == nullptr) continue;
    const auto rows = locked_texts(layout);
    std::map<std::string_view, std::uint32_t> made_rows;
    for (const auto& cell : layout.cells) {
      if (cell.check) made_rows.emplace(cell.check->name, cell.row);
    }
    const auto stands_at = [&](std::uint32_t made_row, std::uint32_t row) {
      const auto& texts = rows.at(made_row);
      return std::all_of(texts.begin(), texts.end(), [&](const auto& text) {
        return plain_text(sheet->at({row, text.first}).text) == text.second;
      });
    };
    for (const auto& entry : entries) {
      const auto own = made_rows.find(entry.name);
      if (entry.sheet != layout.name || own == made_rows.end() || !rows.contains(own->second) ||
          stands_at(own->second, entry.place.first))
        continue;
      for (const auto& [name, row] : made_rows) {
        if (row == own->second || !rows.contains(row) || rows.at(row) == rows.at(own->second) ||
            !stands_at(row, entry.place.first))
          continue;
        return StrayRow{entry, rows.at(row).front().second};
      }
    }
  }
  return std::nullopt;
}

bool is_register_of(const office::WorkbookLayout& made, const std::vector<RegisterEntry>& entries) {
  std::map<std::string_view, const RegisterEntry*> by_name;
  for (const auto& entry : entries) by_name.emplace(entry.name, &entry);
  std::size_t count = 0;
  for (const auto& sheet : made.sheets) {
    for (const auto& cell : sheet.cells) {
      if (!cell.check) continue;
      ++count;
      const auto found = by_name.find(cell.check->name);
      if (found == by_name.end() || found->second->sheet != sheet.name ||
          found->second->place != CellPlace(cell.row, cell.column))
        return false;
    }
  }
  return count == entries.size();
}

std::vector<Difference> compare_locked_cells(const office::WorkbookLayout& made,
                                             const ReturnedWorkbook& returned,
                                             const std::vector<RegisterEntry>& entries) {
  std::vector<Difference> differences;
  for (const auto& sheet : returned.sheets) {
    const bool is_made =
        sheet.name == register_sheet ||
        std::any_of(made.sheets.begin(), made.sheets.end(),
                    [&](const office::SheetLayout& layout) { return layout.name == sheet.name; });
    if (!is_made) find_new_sheet(sheet, differences);
  }
  for (const auto& layout : made.sheets) {
    const auto* sheet = returned.sheet(layout.name);
    for (const auto& cell : layout.cells) {
      if (!cell.check) compare_cell(layout, cell, sheet, differences);
    }
    if (sheet == nullptr) continue;
    std::set<std::uint32_t> input_rows;
    for (const auto& entry : entries) {
      if (entry.sheet == layout.name) input_rows.insert(entry.place.first);
    }
    find_additions(layout, *sheet, input_rows, differences);
    find_comments(*sheet, differences);
  }
  return differences;
}

}  // namespace bestek::workbooks
