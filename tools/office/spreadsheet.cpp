// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "office/spreadsheet.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "common/text.hpp"

namespace bestek::office {

namespace {

constexpr std::size_t longest_sheet_name = 31;  // ISO 29500 has no bound; Excel refuses more

std::string lower_case(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return text;
}

std::string without_forbidden(const std::string& wanted) {
  std::string name;
  for (const char c : wanted) {
    const bool is_forbidden = std::string_view("[]:*?/\\\'").find(c) != std::string_view::npos ||
                              static_cast<unsigned char>(c) < 0x20;
    name += is_forbidden ? ' ' : c;
  }
  return name.empty() || lower_case(name) == "history" ? name + "_" : name;
}

/// The font comes last, so that a digit in the text is not taken for the size.
std::string side(char where, const std::string& text, const std::string& font) {
  std::string escaped;
  for (const char c : text) escaped += c == '&' ? std::string("&&") : std::string(1, c);
  return fmt::format("&{}&8&\"{},Regular\"{}", where, font, escaped);
}

}  // namespace

std::optional<Colour> parse_colour(std::string_view text) {
  constexpr std::size_t digits = 6;
  Colour colour = 0;
  const auto* end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, colour, 16);
  const bool is_colour = text.size() == digits && read.ptr == end && read.ec == std::errc();
  return is_colour ? std::optional(colour) : std::nullopt;
}

double font_size(Role role, double text_size) {
  if (role == Role::title) return text_size + 7;
  if (role == Role::heading) return text_size + 2;
  return role == Role::subtitle ? text_size + 1 : text_size;
}

namespace {

void append_letters(std::string& out, int number) {
  constexpr int letters = 26;
  if (number > letters) append_letters(out, (number - 1) / letters);
  out += static_cast<char>('A' + (number - 1) % letters);
}

}  // namespace

void append_cell_name(std::string& out, std::uint32_t row, std::uint16_t column) {
  append_letters(out, column + 1);
  append_number(out, row + 1);
}

std::string cell_name(std::uint32_t row, std::uint16_t column, bool is_absolute) {
  std::string name;
  if (is_absolute) name += '$';
  append_letters(name, column + 1);
  if (is_absolute) name += '$';
  append_number(name, row + 1);
  return name;
}

void SheetLayout::put(std::uint32_t row, std::uint16_t column, CellValue value, CellStyle style) {
  cells.push_back({row, column, column, std::move(value), style, {}});
}

void SheetLayout::ask(InputCheck check) {
  cells.back().check = std::make_shared<const InputCheck>(std::move(check));
}

void SheetLayout::put_across(std::uint32_t row, std::uint16_t column, std::uint16_t last_column,
                             std::string text, CellStyle style) {
  cells.push_back({row, column, last_column, std::move(text), style, {}});
}

WorkbookLayout styled_workbook(const HouseStyle& style) {
  WorkbookLayout workbook;
  workbook.font = style.font;
  workbook.heading_font = style.heading_font;
  workbook.text_size = style.text_size_pt.convert_to<double>();
  workbook.accent = parse_colour(style.accent_color).value();
  return workbook;
}

std::string page_header(const std::string& left, const std::string& right,
                        const std::string& font) {
  return side('L', left, font) + side('R', right, font);
}

std::string page_footer(const std::string& left, const std::string& font) {
  return page_header(left, "pagina ", font) + "&P van &N";
}

std::string sheet_name(const std::string& wanted, const std::vector<std::string>& taken) {
  const auto clean = without_forbidden(wanted);
  const auto is_taken = [&](const std::string& name) {
    return std::any_of(taken.begin(), taken.end(), [&](const std::string& other) {
      return lower_case(other) == lower_case(name);
    });
  };
  auto name = shortened(clean, longest_sheet_name);
  for (int number = 2; is_taken(name); ++number) {
    const auto suffix = " " + std::to_string(number);
    name = shortened(clean, longest_sheet_name - suffix.size()) + suffix;
  }
  return name;
}

}  // namespace bestek::office
