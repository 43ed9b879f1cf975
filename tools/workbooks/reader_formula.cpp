// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "workbooks/reader_formula.hpp"

#include <algorithm>
#include <cctype>

#include "office/spreadsheet.hpp"
#include "workbooks/reader_workbook.hpp"

namespace bestek::workbooks {

namespace {

bool is_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '.' || c == '$' ||
         (static_cast<unsigned char>(c) & 0x80U) != 0;
}

/// The end of a text in quotes that begins at `at`, the quotes included.
std::size_t end_of_quoted(std::string_view text, std::size_t at) {
  const char quote = text[at];
  for (++at; at < text.size(); ++at) {
    if (text[at] != quote) continue;
    if (at + 1 >= text.size() || text[at + 1] != quote) return at + 1;
    ++at;
  }
  return text.size();
}

std::size_t end_of_word(std::string_view text, std::size_t at) {
  while (at < text.size() && is_word(text[at])) ++at;
  return at;
}

std::string without_dollars(std::string_view text) {
  std::string result(text);
  std::erase(result, '$');
  return result;
}

/// "'Mijn blad'" and "Blad" -> the name itself.
std::string unquoted(std::string_view text) {
  if (text.size() < 2 || text.front() != '\'' || text.back() != '\'') return std::string(text);
  std::string result;
  for (std::size_t i = 1; i + 1 < text.size(); ++i) {
    if (text[i] == '\'') ++i;
    result += text[i];
  }
  return result;
}

/// What stands between [ and ] in OpenDocument: "$Blad.$B$2:.C3" -> "Blad!$B$2:C3".
std::string plain_reference(std::string_view inside) {
  std::string result;
  std::size_t at = 0;
  while (at < inside.size()) {
    const auto start = at;
    if (inside[at] == '$' && at + 1 < inside.size() && inside[at + 1] == '\'') ++at;
    if (inside[at] == '\'') {
      const auto end = end_of_quoted(inside, at);
      result += unquoted(inside.substr(at, end - at));
      if (end < inside.size() && inside[end] == '.') result += '!';
      at = end + 1;
    } else if (is_word(inside[at])) {
      const auto end = end_of_word(inside, at);
      const auto word = inside.substr(start, end - start);
      const auto dot = word.rfind('.');
      if (dot != std::string_view::npos && dot > 0)
        result += without_dollars(word.substr(0, dot)) + "!";
      result += dot == std::string_view::npos ? word : word.substr(dot + 1);
      at = end;
    } else {
      result += inside[at++];
    }
  }
  return result;
}

std::string capitals(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
  return result;
}

std::string plain_word(std::string_view word) {
  auto result = capitals(word);
  for (const std::string_view prefix : {"_XLFN.", "_XLWS.", "COM.MICROSOFT."}) {
    if (result.starts_with(prefix)) result.erase(0, prefix.size());
  }
  return result;
}

}  // namespace

std::string normal_formula(std::string_view formula) {
  const bool is_open =
      formula.starts_with("of:") || formula.starts_with("oooc:") || formula.starts_with("msoxl:");
  if (is_open) formula.remove_prefix(formula.find(':') + 1);
  if (formula.starts_with('=')) formula.remove_prefix(1);
  std::string result;
  std::size_t at = 0;
  while (at < formula.size()) {
    const char c = formula[at];
    if (c == '"' || c == '\'') {
      const auto end = end_of_quoted(formula, at);
      const auto part = formula.substr(at, end - at);
      result += c == '"' ? std::string(part) : unquoted(part);
      at = end;
    } else if (c == '[' && is_open) {
      const auto end = std::min(formula.find(']', at), formula.size());
      result += plain_reference(formula.substr(at + 1, end - at - 1));
      at = std::min(end + 1, formula.size());
    } else if (is_word(c)) {
      const auto end = end_of_word(formula, at);
      const bool is_sheet = end < formula.size() && formula[end] == '!';
      const auto word = formula.substr(at, end - at);
      result += is_sheet ? std::string(word) : plain_word(word);
      at = end;
    } else {
      if (c == ';') {
        result += ',';
      } else if (std::isspace(static_cast<unsigned char>(c)) == 0) {
        result += c;
      }
      ++at;
    }
  }
  return result;
}

namespace {

/// A reference of one cell, moved; nothing when the word is none.
std::optional<std::string> moved_reference(std::string_view word, int rows, int columns) {
  const auto place = parse_cell_name(word);
  if (!place) return std::nullopt;
  const bool column_stays = word.front() == '$';
  const bool row_stays = word.find('$', 1) != std::string_view::npos;
  const auto row = static_cast<int>(place->first) + (row_stays ? 0 : rows);
  const auto column = place->second + (column_stays ? 0 : columns);
  if (row < 0 || column < 0 || row >= 1'048'576 || column >= 16'384) return "#REF!";
  const auto name =
      office::cell_name(static_cast<std::uint32_t>(row), static_cast<std::uint16_t>(column));
  const auto digits = name.find_first_of("0123456789");
  return (column_stays ? "$" : "") + name.substr(0, digits) + (row_stays ? "$" : "") +
         name.substr(digits);
}

}  // namespace

std::string moved_formula(std::string_view formula, int rows, int columns) {
  std::string result;
  std::size_t at = 0;
  while (at < formula.size()) {
    const auto start = at;
    if (formula[at] == '"' || formula[at] == '\'') {
      at = end_of_quoted(formula, at);
      result += formula.substr(start, at - start);
    } else if (is_word(formula[at])) {
      at = end_of_word(formula, at);
      const auto word = formula.substr(start, at - start);
      const bool is_name = at < formula.size() && (formula[at] == '(' || formula[at] == '!');
      const auto moved = is_name ? std::nullopt : moved_reference(word, rows, columns);
      result += moved ? *moved : std::string(word);
    } else {
      result += formula[at++];
    }
  }
  return result;
}

std::optional<std::string> named_cell(std::string_view definition) {
  if (definition.starts_with('$') && definition.find('!') == std::string_view::npos)
    definition.remove_prefix(1);  // OpenDocument: $Blad.$F$7
  const auto split_at = definition.find_last_of("!.");
  if (split_at == std::string_view::npos || split_at == 0) return std::nullopt;
  const auto cell = parse_cell_name(definition.substr(split_at + 1));
  if (!cell) return std::nullopt;
  return unquoted(definition.substr(0, split_at)) + "!" +
         office::cell_name(cell->first, cell->second);
}

}  // namespace bestek::workbooks
