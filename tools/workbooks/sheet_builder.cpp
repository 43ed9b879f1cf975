// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "workbooks/sheet_builder.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "common/text.hpp"
#include "office/sheet_fit.hpp"

namespace bestek::workbooks {

namespace {

constexpr double space_below_heading = 5;  // points
constexpr int input_decimals = 2;

Format format_of(InputKind kind) {
  if (kind == InputKind::amount) return Format::euro;
  if (kind == InputKind::points) return Format::points;
  if (kind == InputKind::date) return Format::date;
  return kind == InputKind::number ? Format::number : Format::text;
}

/// Pixels. Many bars are thinner, so that the chart does not run over more pages than it must; the
/// name beside the bars of one row keeps its room.
int height_of_bars(int rows, int series) {
  constexpr int wide = 18, thin = 9, many = 40;
  const int bars = rows * series;
  const int per_row = std::max(wide, series * thin);
  return std::min(bars * wide, std::max(many * wide, rows * per_row));
}

}  // namespace

SheetBuilder::SheetBuilder(const SheetTemplate& sheet_template, std::size_t index,
                           const view::View& view, double text_size,
                           std::vector<PlacedTable>& placed, Findings& findings)
    : template_(sheet_template),
      sheet_(sheet_template.sheets.at(index)),
      scope_{view},
      text_size_(text_size),
      placed_(placed),
      own_(placed.at(index)),
      findings_(findings) {}

SheetLayout SheetBuilder::build() {
  layout_.name = sheet_.name;
  layout_.is_landscape = sheet_.is_landscape;
  place_lines(sheet_.lines);
  if (sheet_.table) place_table(*sheet_.table);
  place_lines(sheet_.notes);
  fit_widths();
  fit_heights(layout_, text_size_);
  if (sheet_.table && own_.is_placed) place_charts();
  layout_.fits_on_one_page = !layout_.charts.empty() && fits_on_one_page(layout_);
  return std::move(layout_);
}

std::string SheetBuilder::rendered(const Text& text, const Scope& scope, std::size_t longest) {
  return within(render(text, scope, findings_), longest, text.position);
}

std::string SheetBuilder::within(std::string text, std::size_t longest,
                                 const SourcePosition& position) {
  if (text.size() > longest && excel_length(text) > longest) {
    findings_.push_back(
        template_finding(position,
                         fmt::format("deze tekst wordt {} tekens lang; in Excel past {}",
                                     excel_length(text), longest),
                         "maak de tekst korter, of het gegeven dat erin staat"));
  }
  return text;
}

void SheetBuilder::put(std::size_t column, CellValue value, CellStyle style) {
  layout_.put(row_, static_cast<std::uint16_t>(column), std::move(value), style);
}

/// One text over all columns.
void SheetBuilder::put_across(std::string text, Role role) {
  const auto last = static_cast<std::uint16_t>(column_count() - 1);
  layout_.put_across(row_, 0, last, std::move(text), {role});
}

std::size_t SheetBuilder::column_count() const {
  return sheet_.table ? sheet_.table->columns.size() : 2;
}

// --- lines of text ---

void SheetBuilder::place_lines(const std::vector<Line>& lines) {
  int step = 0;
  for (const auto& line : lines) {
    if (!holds(line.when, scope_, findings_)) continue;
    if (line.kind == Line::Kind::heading && row_ > 0) ++row_;
    place_line(line, step);
    ++row_;
    if (line.kind == Line::Kind::heading) layout_.heights[row_++] = space_below_heading;
  }
}

void SheetBuilder::place_line(const Line& line, int& step) {
  static const std::map<Line::Kind, Role> roles = {
      {Line::Kind::title, Role::title}, {Line::Kind::subtitle, Role::subtitle},
      {Line::Kind::mark, Role::mark},   {Line::Kind::heading, Role::heading},
      {Line::Kind::fact, Role::label},  {Line::Kind::step, Role::label},
      {Line::Kind::note, Role::note}};
  auto label = rendered(line.label, scope_, longest_cell);
  if (line.kind == Line::Kind::step) label = fmt::format("{}. {}", ++step, label);
  const auto role = roles.at(line.kind);
  if (line.input) {
    put(0, std::move(label), {role});
    place_line_input(line);
  } else if (line.text) {
    put(0, std::move(label), {role});
    put(1, rendered(*line.text, scope_, longest_cell), {Role::text});
  } else {
    put_across(std::move(label), role);
  }
}

void SheetBuilder::place_line_input(const Line& line) {
  const auto& input = *line.input;
  const auto format = format_of(input.kind);
  if (!is_open(input, scope_)) {
    put(1, {}, {Role::cell, format});
    return;
  }
  put(1, {}, {Role::input, format, input_decimals});
  auto check = bounds_of(input, scope_);
  add_texts(check, input, scope_, fmt::format("overig/{}/regel/{}", sheet_.name, row_ + 1));
  layout_.ask(std::move(check));
}

// --- what may be filled in ---

bool SheetBuilder::is_open(const Input& input, const Scope& scope) {
  return holds(input.when, scope, findings_);
}

void SheetBuilder::set_bound(const Bound& bound, const Scope& scope,
                             std::optional<Rational>& number, std::optional<Date>& date) {
  if (const auto* value = std::get_if<Rational>(&bound)) number = *value;
  if (const auto* value = std::get_if<Date>(&bound)) date = *value;
  const auto* path = std::get_if<Path>(&bound);
  if (path == nullptr) return;
  const auto* value = find_value(*path, scope, findings_);
  if (value && value->is_string()) date = parse_date(value->get<std::string>());
  if (!date) number = find_number(*path, scope, findings_);
}

InputCheck SheetBuilder::bounds_of(const Input& input, const Scope& scope) {
  InputCheck check;
  check.kind = input.kind;
  check.choices = input.choices;
  check.longest = input.longest;
  if (input.minimum) set_bound(*input.minimum, scope, check.minimum, check.earliest);
  if (input.maximum) set_bound(*input.maximum, scope, check.maximum, check.latest);
  return check;
}

/// `place` is the name of an input that has none in the template.
void SheetBuilder::add_texts(InputCheck& check, const Input& input, const Scope& scope,
                             const std::string& place) {
  check.title = rendered(input.title, scope, longest_input_title);
  check.error_title = rendered(input.error_title, scope, longest_input_title);
  const auto* message = choose(input.message, scope, findings_);
  if (message) check.message = rendered(*message, scope, longest_input_message);
  const auto* error = choose(input.error, scope, findings_);
  if (error) check.error = rendered(*error, scope, longest_input_message);
  check.name = input.name ? rendered(*input.name, scope, longest_input_message) : place;
}

// --- widths ---

void SheetBuilder::fit_widths() {
  constexpr double narrowest = 6, widest = 42, padding = 2;
  constexpr double standard_label = 30, standard_text = 78;
  if (!sheet_.table) {
    layout_.widths = {sheet_.label_width.value_or(standard_label),
                      sheet_.text_width.value_or(standard_text)};
    return;
  }
  std::vector<double> needed(column_count(), narrowest);
  for (const auto& cell : layout_.cells) {
    if (cell.last_column > cell.column || sheet_.table->columns[cell.column].width) continue;
    const bool wraps = cell.style.role == Role::header;
    needed[cell.column] = std::max(needed[cell.column], width_needed(cell, wraps) + padding);
  }
  for (std::size_t i = 0; i < needed.size(); ++i)
    layout_.widths.push_back(sheet_.table->columns[i].width.value_or(std::min(needed[i], widest)));
}

// --- charts ---

void SheetBuilder::place_charts() {
  constexpr int pixels_per_row = 20, least_height = 260, frame = 130;
  const auto count = static_cast<std::uint32_t>(own_.numbers.size());
  if (count == 0) return;
  const auto last_row = own_.first_row + count - 1;
  const auto range = [&](std::size_t column) {
    const auto index = static_cast<std::uint16_t>(column);
    return office::CellRange{own_.first_row, index, last_row, index};
  };
  for (const auto& chart : sheet_.charts) {
    if (!holds(chart.when, scope_, findings_)) continue;
    office::Chart drawn;
    drawn.kind = chart.kind;
    drawn.title = rendered(chart.title, scope_, longest_input_message);
    drawn.value_title = rendered(chart.value_title, scope_, longest_input_message);
    drawn.description = rendered(chart.description, scope_, longest_cell);
    for (const auto& one : chart.series)
      drawn.series.push_back({rendered(one.title, scope_, longest_input_message),
                              range(chart.categories), range(one.column), one.colour});
    const bool is_bar =
        chart.kind == office::Chart::Kind::bar || chart.kind == office::Chart::Kind::stacked_bar;
    const bool is_stacked = chart.kind == office::Chart::Kind::stacked_bar;
    const auto series = is_stacked ? 1 : static_cast<int>(chart.series.size());
    drawn.width = sheet_.is_landscape ? 960 : 640;
    drawn.height =
        is_bar ? std::max(least_height, frame + height_of_bars(static_cast<int>(count), series))
               : 360;
    drawn.row = row_ + 1;
    row_ += static_cast<std::uint32_t>(drawn.height / pixels_per_row) + 2;
    layout_.charts.push_back(std::move(drawn));
  }
}

}  // namespace bestek::workbooks
