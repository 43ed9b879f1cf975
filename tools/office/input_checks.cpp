// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "office/input_checks.hpp"

#include <fmt/format.h>
#include <xlsxwriter.h>

#include <algorithm>

#include "common/text.hpp"
#include "office/excel_values.hpp"

namespace bestek::office {

namespace {

/// Cells of one column, one below the other, with the same check.
struct CheckedCells {
  const InputCheck* check = nullptr;
  std::uint16_t column = 0;
  std::uint32_t first_row = 0, last_row = 0;
};

/// All but the name, which each cell has for itself.
bool asks_the_same(const InputCheck& a, const InputCheck& b) {
  return a.minimum == b.minimum && a.maximum == b.maximum && a.title == b.title &&
         a.message == b.message && a.error_title == b.error_title && a.error == b.error &&
         a.choices == b.choices && a.kind == b.kind && a.earliest == b.earliest &&
         a.latest == b.latest && a.longest == b.longest;
}

std::vector<CheckedCells> checked_cells(const SheetLayout& sheet) {
  std::vector<const Cell*> cells;
  for (const auto& cell : sheet.cells) {
    if (cell.check) cells.push_back(&cell);
  }
  std::sort(cells.begin(), cells.end(), [](const Cell* a, const Cell* b) {
    return std::pair(a->column, a->row) < std::pair(b->column, b->row);
  });
  std::vector<CheckedCells> runs;
  for (const auto* cell : cells) {
    if (!runs.empty() && runs.back().column == cell->column &&
        runs.back().last_row + 1 == cell->row && asks_the_same(*runs.back().check, *cell->check)) {
      ++runs.back().last_row;
    } else {
      runs.push_back({&*cell->check, cell->column, cell->row, cell->row});
    }
  }
  return runs;
}

void set_number_bounds(lxw_data_validation& validation, const InputCheck& wanted) {
  validation.validate = LXW_VALIDATION_TYPE_DECIMAL;
  validation.criteria = LXW_VALIDATION_CRITERIA_GREATER_THAN_OR_EQUAL_TO;
  if (wanted.minimum) validation.value_number = excel_number(*wanted.minimum);
  if (!wanted.maximum) return;
  validation.criteria = LXW_VALIDATION_CRITERIA_BETWEEN;
  validation.minimum_number = validation.value_number;
  validation.maximum_number = excel_number(*wanted.maximum);
}

void set_date_bounds(lxw_data_validation& validation, const InputCheck& wanted) {
  // A spreadsheet counts days from 1900 on, and has four digits for a year.
  constexpr Date first{std::chrono::year(1900), std::chrono::month(3), std::chrono::day(1)};
  constexpr Date last{std::chrono::year(9999), std::chrono::month(12), std::chrono::day(31)};
  validation.validate = LXW_VALIDATION_TYPE_DATE;
  validation.criteria = LXW_VALIDATION_CRITERIA_BETWEEN;
  validation.minimum_datetime = excel_date(wanted.earliest.value_or(first));
  validation.maximum_datetime = excel_date(wanted.latest.value_or(last));
}

void set_rule(lxw_data_validation& validation, const InputCheck& wanted) {
  if (!wanted.choices.empty()) {
    validation.validate = LXW_VALIDATION_TYPE_LIST;
  } else if (wanted.kind == InputKind::text) {
    validation.validate = LXW_VALIDATION_TYPE_LENGTH;
    validation.criteria = LXW_VALIDATION_CRITERIA_LESS_THAN_OR_EQUAL_TO;
    validation.value_number = wanted.longest;
  } else if (wanted.kind == InputKind::date) {
    set_date_bounds(validation, wanted);
  } else {
    set_number_bounds(validation, wanted);
  }
}

/// The library drops the "=" at the start of a text, as it does of a formula.
std::string as_text(const std::string& text, std::size_t longest) {
  const bool is_like_formula = text.starts_with('=') && code_points(text) < longest;
  return is_like_formula ? "=" + text : text;
}

void write_validation(lxw_worksheet* worksheet, const CheckedCells& cells) {
  const auto& wanted = *cells.check;
  lxw_data_validation validation = {};
  std::vector<char*> choices;
  for (const auto& choice : wanted.choices) choices.push_back(text_or_null(choice));
  choices.push_back(nullptr);
  validation.value_list = choices.data();
  set_rule(validation, wanted);
  validation.ignore_blank = LXW_VALIDATION_ON;
  validation.show_input = LXW_VALIDATION_ON;
  validation.show_error = LXW_VALIDATION_ON;
  validation.error_type = LXW_VALIDATION_ERROR_TYPE_STOP;
  const auto title = as_text(wanted.title, longest_input_title);
  const auto message = as_text(wanted.message, longest_input_message);
  const auto error_title = as_text(wanted.error_title, longest_input_title);
  const auto error = as_text(wanted.error, longest_input_message);
  validation.input_title = text_or_null(title);
  validation.input_message = text_or_null(message);
  validation.error_title = text_or_null(error_title);
  validation.error_message = text_or_null(error);
  check_written(worksheet_data_validation_range(worksheet, cells.first_row, cells.column,
                                                cells.last_row, cells.column, &validation));
}

std::string in_quotes(const std::string& text) {
  std::string quoted = "\"";
  for (const char c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + "\"";
}

/// True when what stands in the cell does not fit.
std::string misfit(const std::string& cell, const InputCheck& wanted) {
  if (!wanted.choices.empty()) {
    std::vector<std::string> others;
    for (const auto& choice : wanted.choices) others.push_back(cell + "<>" + in_quotes(choice));
    return fmt::format("AND({})", joined(others, ","));
  }
  if (wanted.kind == InputKind::text) return fmt::format("LEN({})>{}", cell, wanted.longest);
  const bool is_date = wanted.kind == InputKind::date;
  std::string low = is_date ? "1" : to_exact(wanted.minimum.value_or(0));
  std::string high = wanted.maximum ? to_exact(*wanted.maximum) : "";
  if (is_date && wanted.earliest) low = std::to_string(excel_days(*wanted.earliest));
  if (is_date && wanted.latest) high = std::to_string(excel_days(*wanted.latest));
  return fmt::format("OR(ISTEXT({0}),{0}<{1}{2})", cell, low,
                     high.empty() ? "" : fmt::format(",{}>{}", cell, high));
}

void write_rule(lxw_worksheet* worksheet, const CellRange& range, std::string formula,
                lxw_format* format) {
  lxw_conditional_format condition = {};
  condition.type = LXW_CONDITIONAL_TYPE_FORMULA;
  condition.value_string = formula.data();
  condition.format = format;
  check_written(worksheet_conditional_format_range(worksheet, range.first_row, range.first_column,
                                                   range.last_row, range.last_column, &condition));
}

}  // namespace

void write_checks(lxw_worksheet* worksheet, const SheetLayout& sheet, CellFormats& formats,
                  Colour caution) {
  for (const auto& cells : checked_cells(sheet)) {
    write_validation(worksheet, cells);
    const auto name = cell_name(cells.first_row, cells.column);
    write_rule(worksheet, {cells.first_row, cells.column, cells.last_row, cells.column},
               fmt::format("=AND(NOT(ISBLANK({})),{})", name, misfit(name, *cells.check)),
               formats.highlight(caution));
  }
}

void write_highlights(lxw_worksheet* worksheet, const SheetLayout& sheet, CellFormats& formats) {
  for (const auto& highlight : sheet.highlights)
    write_rule(worksheet, highlight.range, highlight.formula, formats.highlight(highlight.colour));
}

}  // namespace bestek::office
