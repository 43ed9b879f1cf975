// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "office/chart_writer.hpp"

#include <xlsxwriter.h>

#include <cstdlib>
#include <cstring>
#include <vector>

#include "common/files.hpp"
#include "office/excel_values.hpp"

namespace bestek::office {

namespace {

/// The library takes a text that begins with "=" for a reference to a cell.
std::string as_text(const std::string& text) {
  return text.starts_with('=') ? "\u200b" + text : text;
}

std::uint8_t chart_type(Chart::Kind kind) {
  switch (kind) {
    case Chart::Kind::bar:
      return LXW_CHART_BAR;
    case Chart::Kind::stacked_bar:
      return LXW_CHART_BAR_STACKED;
    case Chart::Kind::column:
      return LXW_CHART_COLUMN;
    case Chart::Kind::stacked_column:
      return LXW_CHART_COLUMN_STACKED;
    case Chart::Kind::line:
      return LXW_CHART_LINE;
  }
  return LXW_CHART_BAR;
}

bool is_horizontal(Chart::Kind kind) {
  return kind == Chart::Kind::bar || kind == Chart::Kind::stacked_bar;
}

/// In this library the x axis of a bar chart is that of the values (its documentation, "Bar").
void set_axes(lxw_chart* drawn, const Chart& chart) {
  const bool is_bar = is_horizontal(chart.kind);
  auto* categories = is_bar ? drawn->y_axis : drawn->x_axis;
  auto* values = is_bar ? drawn->x_axis : drawn->y_axis;
  if (!chart.value_title.empty()) chart_axis_set_name(values, as_text(chart.value_title).c_str());
  if (chart.from_zero) chart_axis_set_min(values, 0);
  lxw_chart_line quiet = {};
  quiet.color = 0xD9D9D9;
  chart_axis_major_gridlines_set_line(values, &quiet);
  if (!is_bar) return;
  chart_axis_set_reverse(categories);  // from top to bottom, with the values below
  chart_axis_set_crossing_max(categories);
}

bool is_in(const CellRange& range, const Cell& cell) {
  return cell.row >= range.first_row && cell.row <= range.last_row &&
         cell.column >= range.first_column && cell.column <= range.last_column;
}

const CellValue& value_of(const Cell* cell) {
  static const CellValue nothing;
  return cell ? cell->value : nothing;
}

/// What stands in the cells of the range, row by row; null for a cell that is not there.
std::vector<const Cell*> cells_in(const CellRange& range, const SheetLayout& sheet) {
  const std::size_t columns = range.last_column - range.first_column + 1U;
  std::vector<const Cell*> found((range.last_row - range.first_row + 1U) * columns);
  for (const auto& cell : sheet.cells) {
    if (!is_in(range, cell)) continue;
    found[(cell.row - range.first_row) * columns + (cell.column - range.first_column)] = &cell;
  }
  return found;
}

/// A point of a chart, which the library frees with free().
lxw_series_data_point* new_point(const CellValue& value) {
  auto* point = static_cast<lxw_series_data_point*>(std::calloc(1, sizeof(lxw_series_data_point)));
  if (point == nullptr) throw FileError("kan de grafiek niet maken");
  const auto* formula = std::get_if<Formula>(&value);
  const auto* text =
      formula ? std::get_if<std::string>(&formula->value) : std::get_if<std::string>(&value);
  const auto* number =
      formula ? std::get_if<Rational>(&formula->value) : std::get_if<Rational>(&value);
  if (number != nullptr) {
    point->number = excel_number(*number);
  } else if (const auto* date = std::get_if<Date>(&value)) {
    point->number = excel_days(*date);
  } else if (text != nullptr && !text->empty()) {
    point->is_string = LXW_TRUE;
    point->string = ::strdup(text->c_str());
  } else {
    point->no_data = LXW_TRUE;
  }
  return point;
}

/// The library knows no cells of the sheet (office/sheet_data): it gets the values here.
void remember_values(lxw_series_range* known, const CellRange& range, const SheetLayout& sheet) {
  known->ignore_cache = LXW_TRUE;  // the library need not look them up
  for (const auto* cell : cells_in(range, sheet)) {
    auto* point = new_point(value_of(cell));
    if (point->is_string) known->has_string_cache = LXW_TRUE;
    STAILQ_INSERT_TAIL(known->data_cache, point, list_pointers);
    ++known->num_data_points;
  }
}

void add_series(lxw_chart* chart, const SheetLayout& sheet, const ChartSeries& series) {
  auto* added = chart_add_series(chart, nullptr, nullptr);
  const auto& from = series.categories;
  chart_series_set_categories(added, sheet.name.c_str(), from.first_row, from.first_column,
                              from.last_row, from.last_column);
  const auto& values = series.values;
  chart_series_set_values(added, sheet.name.c_str(), values.first_row, values.first_column,
                          values.last_row, values.last_column);
  remember_values(added->categories, from, sheet);
  remember_values(added->values, values, sheet);
  chart_series_set_name(added, as_text(series.name).c_str());
  if (!series.colour) return;
  lxw_chart_fill fill = {};
  fill.color = *series.colour;
  chart_series_set_fill(added, &fill);
}

}  // namespace

void insert_chart(lxw_workbook* workbook, lxw_worksheet* worksheet, const SheetLayout& source,
                  const Chart& chart) {
  auto* drawn = workbook_add_chart(workbook, chart_type(chart.kind));
  if (drawn == nullptr) throw FileError("kan de grafiek niet maken");
  for (const auto& series : chart.series) add_series(drawn, source, series);
  chart_title_set_name(drawn, as_text(chart.title).c_str());
  set_axes(drawn, chart);
  if (chart.series.size() == 1) {
    chart_legend_set_position(drawn, LXW_CHART_LEGEND_NONE);
  } else {
    chart_legend_set_position(drawn, LXW_CHART_LEGEND_BOTTOM);
  }
  lxw_chart_options options = {};
  constexpr double standard_width = 480;
  constexpr double standard_height = 288;
  options.x_scale = chart.width / standard_width;
  options.y_scale = chart.height / standard_height;
  // The library takes `char*` where it only reads.
  if (!chart.description.empty())
    options.description = const_cast<char*>(chart.description.c_str());
  const auto error =
      worksheet_insert_chart_opt(worksheet, chart.row, chart.column, drawn, &options);
  if (error != LXW_NO_ERROR) throw FileError("kan de grafiek niet maken");
}

}  // namespace bestek::office
