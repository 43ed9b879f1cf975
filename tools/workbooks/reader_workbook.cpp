// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "workbooks/reader_workbook.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace bestek::workbooks {

namespace {

constexpr std::uint32_t most_rows = 1'048'576;
constexpr std::uint32_t most_columns = 16'384;

[[noreturn]] void refuse_as_large(std::string message) {
  throw Refusal{"B312", std::move(message),
                "dit is geen blad van bestek; vraag het ingevulde blad zelf op"};
}

}  // namespace

const ReturnedCell& ReturnedSheet::at(CellPlace place) const {
  static const ReturnedCell blank;
  const auto found = cells.find(place);
  return found == cells.end() ? blank : found->second;
}

const ReturnedSheet* ReturnedWorkbook::sheet(std::string_view name) const {
  const auto found = std::find_if(sheets.begin(), sheets.end(),
                                  [&](const auto& sheet) { return sheet.name == name; });
  return found == sheets.end() ? nullptr : &*found;
}

void CellStore::count_text(std::size_t size) {
  text_ += size;
  if (text_ > limits_.text)
    refuse_as_large(
        fmt::format("in dit bestand staat meer dan {} MiB aan tekst", limits_.text >> 20U));
}

void CellStore::put(ReturnedSheet& sheet, std::uint32_t row, std::uint32_t column,
                    ReturnedCell cell) {
  if (row >= most_rows || column >= most_columns)
    refuse_as_large("dit blad is groter dan een rekenprogramma toelaat");
  if (++cells_ > limits_.cells)
    refuse_as_large(fmt::format("in dit bestand zijn meer dan {} cellen gevuld", limits_.cells));
  count_text(cell.text.size() + (cell.formula ? cell.formula->size() : 0));
  sheet.cells.insert_or_assign({row, static_cast<std::uint16_t>(column)}, std::move(cell));
}

std::optional<CellPlace> parse_cell_name(std::string_view name) {
  std::size_t at = 0;
  const auto skip_dollar = [&] {
    if (at < name.size() && name[at] == '$') ++at;
  };
  skip_dollar();
  std::uint32_t column = 0;
  const auto letters = at;
  for (; at < name.size() && at < letters + 3 && name[at] >= 'A' && name[at] <= 'Z'; ++at)
    column = column * 26 + static_cast<std::uint32_t>(name[at] - 'A' + 1);
  if (at == letters) return std::nullopt;
  skip_dollar();
  std::uint32_t row = 0;
  const auto* end = name.data() + name.size();
  const auto [stop, error] = std::from_chars(name.data() + at, end, row);
  if (error != std::errc() || stop != end || row == 0 || row > most_rows || column > most_columns)
    return std::nullopt;
  return CellPlace(row - 1, static_cast<std::uint16_t>(column - 1));
}

std::optional<std::string> shortest_decimal(std::string_view text) {
  double value = 0;
  const auto* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc() || stop != end || !std::isfinite(value)) return std::nullopt;
  std::array<char, 512> buffer;
  const auto written =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed);
  if (written.ec != std::errc()) return std::nullopt;
  return std::string(buffer.data(), written.ptr);
}

ReturnedWorkbook read_workbook(std::string_view bytes, const ReaderLimits& limits) {
  Package package(bytes, limits);
  if (package.has("[Content_Types].xml") && package.has("_rels/.rels"))
    return read_xlsx(package, limits);
  if (package.has("content.xml") && package.has("META-INF/manifest.xml"))
    return read_ods(package, limits);
  throw Refusal{"B310", "dit zip-bestand is geen werkmap",
                "vraag het ingevulde blad zelf op, als .xlsx of .ods"};
}

}  // namespace bestek::workbooks
