// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "workbooks/chart_sheets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "office/sheet_fit.hpp"

namespace bestek::workbooks {

using office::Role;
using office::SheetLayout;

namespace {

constexpr double width_of_sheet = 130;  // characters: as wide as the widest chart

std::string free_name(const std::vector<SheetLayout>& sheets) {
  const auto is_taken = [&](const std::string& name) {
    return std::any_of(sheets.begin(), sheets.end(),
                       [&](const SheetLayout& sheet) { return sheet.name == name; });
  };
  std::string name = "Grafiek";
  for (int number = 2; is_taken(name); ++number) name = fmt::format("Grafiek {}", number);
  return name;
}

SheetLayout take_charts(SheetLayout& sheet, std::string name, double text_size) {
  constexpr std::uint32_t rows_above = 2;
  SheetLayout own;
  own.name = std::move(name);
  own.widths = {width_of_sheet};
  own.put(0, 0, fmt::format("De cijfers staan op het blad {}.", sheet.name), {Role::note});
  fit_heights(own, text_size);
  own.charts = std::exchange(sheet.charts, {});
  const auto first_row = own.charts.front().row;
  for (auto& chart : own.charts) {
    chart.row = chart.row - first_row + rows_above;
    chart.values_on = sheet.name;
  }
  own.fits_on_one_page = fits_on_one_page(own);
  return own;
}

void say_where_charts_are(SheetLayout& sheet, const SheetLayout& charts, double text_size) {
  std::uint32_t last_row = 0;
  for (const auto& cell : sheet.cells) last_row = std::max(last_row, cell.row);
  const auto* what = charts.charts.size() == 1 ? "De grafiek staat" : "De grafieken staan";
  const auto last_column = static_cast<std::uint16_t>(sheet.widths.size() - 1);
  sheet.put_across(last_row + 2, 0, last_column,
                   fmt::format("{} op het blad {}.", what, charts.name), {Role::note});
  fit_heights(sheet, text_size);
}

}  // namespace

void move_charts_that_do_not_fit(std::vector<SheetLayout>& sheets, double text_size) {
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    if (sheets[i].charts.empty() || sheets[i].fits_on_one_page) continue;
    auto own = take_charts(sheets[i], free_name(sheets), text_size);
    say_where_charts_are(sheets[i], own, text_size);
    sheets.insert(sheets.begin() + static_cast<std::ptrdiff_t>(++i), std::move(own));
  }
}

}  // namespace bestek::workbooks
