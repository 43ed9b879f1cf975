// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "office/sheet_fit.hpp"

#include <algorithm>
#include <numeric>

#include "common/text.hpp"

namespace bestek::office {

namespace {

// Heights are set for every row, as not every program fits them to wrapped text on opening.
constexpr double line_spacing = 1.35;  // of the size of the letters
constexpr double row_padding = 6;      // points
constexpr double highest_row = 409;    // of Excel, which calls a file with more damaged
constexpr int long_answer = 500;       // characters that may be filled in
constexpr std::size_t lines_for_long_answer = 4;
constexpr double letters_per_width = 1.2;  // text is narrower than the digits that widths count

/// Nothing for a number or a date.
const std::string* text_in(const Cell& cell) {
  if (const auto* text = std::get_if<std::string>(&cell.value)) return text;
  const auto* formula = std::get_if<Formula>(&cell.value);
  return formula ? std::get_if<std::string>(&formula->value) : nullptr;
}

const Rational* number_in(const Cell& cell) {
  if (const auto* number = std::get_if<Rational>(&cell.value)) return number;
  const auto* formula = std::get_if<Formula>(&cell.value);
  return formula ? std::get_if<Rational>(&formula->value) : nullptr;
}

std::size_t longest_word(const std::string& text) {
  std::size_t longest = 0;
  for (const auto& word : split(text, ' ')) longest = std::max(longest, display_width(word));
  return longest;
}

std::size_t lines_of(const std::string& text, std::size_t width) {
  const bool fits = text.size() <= width && text.find('\n') == std::string::npos;
  return fits ? 1 : std::max<std::size_t>(1, wrapped(text, width).size());
}

/// A width for each column that has cells: that of Excel when the sheet does not say.
void give_widths(SheetLayout& sheet) {
  constexpr double standard_width = 8.43;
  std::size_t columns = sheet.widths.size();
  for (const auto& cell : sheet.cells)
    columns = std::max(columns, cell.last_column + std::size_t{1});
  sheet.widths.resize(columns, standard_width);
}

}  // namespace

double width_needed(const Cell& cell, bool wraps) {
  constexpr double date = 11, empty_amount = 12, empty_number = 9;
  constexpr double euro_sign = 3, separator_per_digits = 3;
  if (const auto* text = text_in(cell); text && !text->empty()) {
    const auto letters = wraps ? longest_word(*text) : display_width(*text);
    return static_cast<double>(letters) / letters_per_width;
  }
  if (cell.style.format == Format::date) return date;
  const bool is_amount = cell.style.format == Format::euro;
  const auto* number = number_in(cell);
  if (number == nullptr) return is_amount ? empty_amount : empty_number;
  const auto digits =
      static_cast<double>(to_fixed(*number, is_amount ? 2 : cell.style.decimals).size());
  return digits + digits / separator_per_digits + (is_amount ? euro_sign : 0);
}

void widen_for_headers(SheetLayout& sheet) {
  constexpr double padding = 2;
  give_widths(sheet);
  for (const auto& cell : sheet.cells) {
    if (cell.style.role != Role::header || cell.last_column != cell.column) continue;
    auto& width = sheet.widths.at(cell.column);
    width = std::max(width, width_needed(cell, true) + padding);
  }
}

void fit_heights(SheetLayout& sheet, double text_size) {
  give_widths(sheet);
  std::vector<double> edges(sheet.widths.size() + 1);
  std::partial_sum(sheet.widths.begin(), sheet.widths.end(), edges.begin() + 1);
  for (const auto& cell : sheet.cells) {
    const auto size = font_size(cell.style.role, text_size);
    const auto width = edges.at(cell.last_column + 1U) - edges.at(cell.column);
    const auto letters = std::max(1.0, width * letters_per_width * text_size / size);
    const auto* text = text_in(cell);
    auto lines = text ? lines_of(*text, static_cast<std::size_t>(letters)) : 1;
    if (cell.check && cell.check->longest >= long_answer) lines = lines_for_long_answer;
    auto& height = sheet.heights[cell.row];
    const auto needed = static_cast<double>(lines) * size * line_spacing + row_padding;
    height = std::max(height, std::min(needed, highest_row));
  }
}

bool fits_on_one_page(const SheetLayout& sheet) {
  constexpr double points_per_width = 5.6, points_per_pixel = 0.75, standard_row = 15;
  constexpr double upright = 1.4, lying = 0.63;  // height of the paper for its width, less margins
  constexpr double readable = 1.4;               // times smaller than the width asks for
  const auto width =
      std::accumulate(sheet.widths.begin(), sheet.widths.end(), 0.0) * points_per_width;
  double height = 0;
  for (const auto& [row, points] : sheet.heights) height += points;
  for (const auto& chart : sheet.charts) height += chart.height * points_per_pixel + standard_row;
  return height <= width * (sheet.is_landscape ? lying : upright) * readable;
}

}  // namespace bestek::office
