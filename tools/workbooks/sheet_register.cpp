// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "workbooks/sheet_register.hpp"

#include <algorithm>
#include <set>

#include "common/text.hpp"

namespace bestek::workbooks {

namespace {

using office::Cell;
using office::CellStyle;
using office::InputCheck;
using office::Role;
using office::SheetLayout;

constexpr CellStyle plain{Role::plain};

bool is_word_part(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/// "tarieven/bgi-vb/2015" becomes "tarieven__bgi_vb__2015": a defined name has no "/" or "-", and
/// must not look like a cell. `taken` holds the names in small letters, as Excel compares them.
std::string defined_name(const std::string& name, std::set<std::string>& taken) {
  constexpr std::size_t longest = 200;  // Excel takes 255
  std::string result;
  for (const char c : name.substr(0, longest)) {
    if (c == '/') result += '_';
    result += is_word_part(c) ? c : '_';
  }
  const bool has_parts = result.find("__") != std::string::npos;
  const bool starts_well = !result.empty() && !(result.front() >= '0' && result.front() <= '9');
  if (!has_parts || !starts_well) result = "invoer__" + result;
  const auto key = [](std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return text;
  };
  auto unique = result;
  for (int number = 2; !taken.insert(key(unique)).second; ++number)
    unique = result + "_" + std::to_string(number);
  return unique;
}

void put_row(SheetLayout& sheet, std::uint32_t row, const std::vector<std::string>& texts) {
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (!texts[i].empty()) sheet.put(row, static_cast<std::uint16_t>(i), texts[i], plain);
  }
}

std::string bound_text(const std::optional<Rational>& number, const std::optional<Date>& date) {
  if (date) return to_iso(*date);
  return number ? to_exact(*number) : "";
}

std::vector<std::string> entry_of(const SheetLayout& sheet, const Cell& cell) {
  const auto& check = *cell.check;
  return {sheet.name,
          office::cell_name(cell.row, cell.column),
          check.name,
          input_kind_name(check.kind),
          bound_text(check.minimum, check.earliest),
          bound_text(check.maximum, check.latest),
          joined(check.choices, "|")};
}

}  // namespace

std::string input_kind_name(office::InputKind kind) {
  switch (kind) {
    case office::InputKind::number:
      return "getal";
    case office::InputKind::amount:
      return "bedrag";
    case office::InputKind::points:
      return "procent";
    case office::InputKind::text:
      return "tekst";
    case office::InputKind::date:
      return "datum";
    case office::InputKind::choice:
      return "keuze";
  }
  return "";
}

void add_register(office::WorkbookLayout& workbook, const RegisterHead& head) {
  SheetLayout sheet;
  sheet.name = register_sheet;
  sheet.is_hidden = true;
  std::uint32_t row = 0;
  for (const auto& [key, value] : head) put_row(sheet, row++, {key, value});
  ++row;
  put_row(sheet, row++, {std::begin(register_columns), std::end(register_columns)});
  std::set<std::string> taken;
  const auto first_entry = row;
  for (auto& made : workbook.sheets) {
    for (const auto& cell : made.cells) {
      if (!cell.check) continue;
      made.names.push_back({defined_name(cell.check->name, taken), cell.row, cell.column});
      put_row(sheet, row++, entry_of(made, cell));
    }
  }
  if (row > first_entry) workbook.sheets.push_back(std::move(sheet));
}

}  // namespace bestek::workbooks
