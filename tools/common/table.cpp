// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "common/table.hpp"

#include <algorithm>
#include <ostream>

#include "common/text.hpp"

namespace bestek {

namespace {

std::vector<std::string> titles(const Table& table) {
  std::vector<std::string> row;
  for (const auto& column : table.columns) row.push_back(column.title);
  return row;
}

std::vector<std::size_t> widths(const Table& table) {
  std::vector<std::size_t> result;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    std::size_t width = display_width(table.columns[i].title);
    for (const auto& row : table.rows) width = std::max(width, display_width(row.at(i)));
    result.push_back(width);
  }
  return result;
}

std::string with_escaped(std::string text, char special, char escape) {
  for (std::size_t at = 0; (at = text.find(special, at)) != std::string::npos; at += 2) {
    text.insert(at, 1, escape);
  }
  return text;
}

std::string csv_field(const std::string& text) {
  if (text.find_first_of(";\"\r\n") == std::string::npos) return text;
  return '"' + with_escaped(text, '"', '"') + '"';
}

}  // namespace

void print_text(std::ostream& out, const Table& table) {
  const auto width = widths(table);
  const auto print_row = [&](const std::vector<std::string>& row) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0) line += "  ";
      line += padded(row[i], width[i], table.columns[i].is_number);
    }
    line.erase(line.find_last_not_of(' ') + 1);
    out << line << '\n';
  };
  print_row(titles(table));
  std::vector<std::string> rule;
  for (const auto columns : width) {
    std::string dashes;
    for (std::size_t i = 0; i < columns; ++i) dashes += "─";
    rule.push_back(dashes);
  }
  print_row(rule);
  for (const auto& row : table.rows) print_row(row);
}

void print_markdown(std::ostream& out, const Table& table) {
  const auto print_row = [&](const std::vector<std::string>& row) {
    for (const auto& field : row) out << "| " << with_escaped(field, '|', '\\') << ' ';
    out << "|\n";
  };
  print_row(titles(table));
  for (const auto& column : table.columns) out << (column.is_number ? "|--:" : "|---");
  out << "|\n";
  for (const auto& row : table.rows) print_row(row);
}

void print_csv(std::ostream& out, const Table& table) {
  out << "\xEF\xBB\xBF";
  const auto print_row = [&](const std::vector<std::string>& row) {
    std::vector<std::string> fields;
    std::transform(row.begin(), row.end(), std::back_inserter(fields), csv_field);
    out << joined(fields, ";") << "\r\n";
  };
  print_row(titles(table));
  for (const auto& row : table.rows) print_row(row);
}

}  // namespace bestek
