// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "workbooks/reader_register.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "common/date.hpp"
#include "common/text.hpp"
#include "dossier/readable_text.hpp"

namespace bestek::workbooks {

namespace {

constexpr const char* register_name = "bestek";
constexpr std::array<const char*, 7> columns = {"blad",    "cel",     "naam",  "soort",
                                                "minimum", "maximum", "keuzes"};
constexpr std::array<const char*, 6> kinds = {"bedrag", "getal", "procent",
                                              "tekst",  "datum", "keuze"};
constexpr std::uint32_t most_keys = 40;

[[noreturn]] void refuse(std::string message) {
  throw Refusal{"B316", std::move(message),
                "maak het blad opnieuw met bestek blad en vraag de afzender om het over te nemen"};
}

std::string text_at(const ReturnedSheet& sheet, std::uint32_t row, std::size_t column) {
  const auto& cell = sheet.at({row, static_cast<std::uint16_t>(column)});
  if (cell.formula || cell.kind == ReturnedCell::Kind::error)
    refuse(fmt::format("het verborgen register is veranderd: in {} staat een formule of een fout",
                       office::cell_name(row, static_cast<std::uint16_t>(column))));
  if (has_unreadable_character(cell.text))
    refuse(fmt::format("het verborgen register is veranderd: in {} staan onleesbare tekens",
                       office::cell_name(row, static_cast<std::uint16_t>(column))));
  return cell.text;
}

bool fits(const std::string& bound, const std::string& kind) {
  if (bound.empty()) return true;
  return kind == "datum" ? parse_date(bound).has_value() : parse_decimal(bound).has_value();
}

RegisterEntry read_entry(const ReturnedWorkbook& workbook, const ReturnedSheet& sheet,
                         std::uint32_t row) {
  RegisterEntry entry;
  entry.sheet = text_at(sheet, row, 0);
  entry.cell = text_at(sheet, row, 1);
  entry.name = text_at(sheet, row, 2);
  entry.kind = text_at(sheet, row, 3);
  entry.minimum = text_at(sheet, row, 4);
  entry.maximum = text_at(sheet, row, 5);
  if (const auto choices = text_at(sheet, row, 6); !choices.empty())
    entry.choices = split(choices, '|');
  const auto place = parse_cell_name(entry.cell);
  const bool is_known = std::find(kinds.begin(), kinds.end(), entry.kind) != kinds.end();
  if (!place || !is_known || entry.name.empty() || !fits(entry.minimum, entry.kind) ||
      !fits(entry.maximum, entry.kind) || (entry.kind == "keuze" && entry.choices.empty()))
    refuse(fmt::format("het verborgen register is veranderd: rij {} klopt niet", row + 1));
  if (workbook.sheet(entry.sheet) == nullptr)
    refuse(fmt::format("het blad {} is verwijderd of heeft een andere naam", entry.sheet));
  entry.place = *place;
  return entry;
}

}  // namespace

const std::string& ReturnedRegister::at(const std::string& key) const {
  static const std::string empty;
  const auto found = head.find(key);
  return found == head.end() ? empty : found->second;
}

ReturnedRegister read_register(const ReturnedWorkbook& workbook) {
  const auto* sheet = workbook.sheet(register_name);
  if (sheet == nullptr || sheet->cells.empty())
    refuse("het verborgen register ontbreekt: dit is geen blad van bestek");
  ReturnedRegister result;
  std::uint32_t row = 0;
  for (; row < most_keys && !text_at(*sheet, row, 0).empty(); ++row)
    result.head[text_at(*sheet, row, 0)] = text_at(*sheet, row, 1);
  if (result.at("formaat") != "1")
    refuse("het verborgen register heeft een formaat dat deze versie van bestek niet kent");
  ++row;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (text_at(*sheet, row, i) != columns[i])
      refuse("het verborgen register is veranderd: de kopregel klopt niet");
  }
  const auto last = sheet->cells.rbegin()->first.first;
  std::set<std::string> names, cells;
  for (++row; row <= last; ++row) {
    result.entries.push_back(read_entry(workbook, *sheet, row));
    const auto& entry = result.entries.back();
    if (!names.insert(entry.name).second || !cells.insert(entry.sheet + "!" + entry.cell).second)
      refuse(
          fmt::format("het verborgen register is veranderd: rij {} staat er twee keer", row + 1));
  }
  if (result.entries.empty()) refuse("het verborgen register noemt geen enkele invoercel");
  return result;
}

}  // namespace bestek::workbooks
