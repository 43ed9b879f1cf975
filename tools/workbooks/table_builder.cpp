// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include <fmt/format.h>

#include <algorithm>

#include "common/text.hpp"
#include "workbooks/sheet_builder.hpp"

/// The part of the builder that lays out a table.
namespace bestek::workbooks {

namespace {

constexpr int standard_decimals = 2;
constexpr std::uint32_t last_excel_row = 1048576;

std::string cell_name(std::uint32_t row, std::size_t column) {
  return office::cell_name(row, static_cast<std::uint16_t>(column));
}

std::string quoted(const std::string& sheet_name) {
  std::string name = "'";
  for (const char c : sheet_name) name += c == '\'' ? std::string("''") : std::string(1, c);
  return name + "'!";
}

}  // namespace

void SheetBuilder::place_table(const Table& table) {
  const auto* rows = find_value(table.rows, scope_, findings_);
  if (rows == nullptr) return;
  if (!rows->is_array()) {
    findings_.push_back(template_finding(table.rows.position,
                                         fmt::format("\"{}\" is geen lijst", table.rows.text),
                                         "kies een lijst, zoals tarieven"));
    return;
  }
  if (rows->size() > last_excel_row / 2) {
    findings_.push_back(template_finding(
        table.rows.position, fmt::format("\"{}\" heeft {} regels", table.rows.text, rows->size()),
        "dat past niet op een blad van Excel: maak het sjabloon per gemeente of per dienst"));
    return;
  }
  if (row_ > 0) ++row_;
  layout_.header_row = row_;
  layout_.frozen_columns = static_cast<std::uint16_t>(table.frozen_columns);
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const auto* title = choose(table.columns[i].title, scope_, findings_);
    put(i, title ? rendered(*title, scope_, longest_cell) : "", {Role::header});
  }
  ++row_;
  layout_.cells.reserve(layout_.cells.size() + (rows->size() + 2) * table.columns.size());
  own_.numbers.reserve(rows->size());
  own_.is_placed = true;
  own_.first_row = row_;
  for (const auto& row : *rows) {
    place_row(table, {scope_.view, &row}, row_ - own_.first_row + 1);
    ++row_;
  }
  if (rows->empty() && table.when_empty) {
    put_across(rendered(*table.when_empty, scope_, longest_cell), Role::note);
    ++row_;
  }
  place_marks(table);
  if (!rows->empty()) place_totals(table);
  ++row_;
}

void SheetBuilder::place_row(const Table& table, const Scope& scope, std::uint32_t number) {
  bounds_.assign(table.columns.size(), {});
  own_.numbers.emplace_back(table.columns.size());
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const auto& column = table.columns[i];
    if (column.format == Format::row_number) {
      put(i, Rational(number), {Role::cell, Format::row_number});
    } else if (column.formula) {
      place_formula(i, column, scope);
    } else {
      place_value(i, column, scope);
    }
  }
}

void SheetBuilder::place_value(std::size_t index, const Column& column, const Scope& scope) {
  const auto* path = choose(column.value, scope, findings_);
  const auto* text = choose(column.text, scope, findings_);
  auto value = path ? value_of(*path, column, scope) : CellValue();
  if (text) value = rendered(*text, scope, longest_cell);
  const bool is_empty = std::holds_alternative<std::monostate>(value);
  const bool opens = is_empty && column.input && is_open(*column.input, scope);
  if (column.input) bounds_[index] = bounds_of(*column.input, scope);
  const bool is_exact = column.format == Format::number || column.format == Format::points;
  CellStyle style{opens ? Role::input : Role::cell, column.format, 0};
  if (opens && is_exact) style.decimals = column.decimals.value_or(standard_decimals);
  if (const auto* number = std::get_if<Rational>(&value)) {
    own_.numbers.back()[index] = *number;
    const bool is_whole = *number == round_half_up(*number, 0);
    if (is_exact) style.decimals = column.decimals.value_or(is_whole ? 0 : standard_decimals);
    bounds_[index].minimum = bounds_[index].maximum = *number;  // locked: nothing else fits
  }
  put(index, std::move(value), style);
  if (opens) {
    auto check = bounds_[index];
    add_texts(check, *column.input, scope,
              fmt::format("overig/{}/{}/{}", sheet_.name, column.id, own_.numbers.size()));
    layout_.ask(std::move(check));
  }
  if (is_empty && !column.input && !column.may_be_empty) report_empty(path, column);
}

void SheetBuilder::report_empty(const Path* path, const Column& column) {
  findings_.push_back(
      template_finding(path ? path->position : column.position,
                       fmt::format("kolom \"{}\" is leeg in een van de rijen", column.id),
                       "vul het gegeven in de ronde in, of zet mag_leeg: ja bij deze kolom"));
}

CellValue SheetBuilder::value_of(const Path& path, const Column& column, const Scope& scope) {
  const bool is_number = column.format == Format::euro || column.format == Format::number ||
                         column.format == Format::points;
  if (is_number) {
    const auto number = find_number(path, scope, findings_);
    return number ? CellValue(*number) : CellValue();
  }
  const auto* value = find_value(path, scope, findings_);
  if (value == nullptr || value->is_null() || *value == "") return {};
  // Most values are texts: there is nothing to render.
  auto written = value->is_string() ? within(value->get<std::string>(), longest_cell, path.position)
                                    : rendered({{{"", path}}, path.position}, scope, longest_cell);
  if (column.format != Format::date) return written;
  const auto date = parse_date(written);
  if (!date) {
    findings_.push_back(template_finding(path.position,
                                         fmt::format("\"{}\" is geen datum", path.text),
                                         "kies een gegeven dat een datum is"));
  }
  return date ? CellValue(*date) : CellValue();
}

// --- formulas ---

void SheetBuilder::place_formula(std::size_t index, const Column& column, const Scope& scope) {
  const CellStyle style{Role::cell, column.format, column.decimals.value_or(standard_decimals)};
  if (const auto* product = std::get_if<Product>(&*column.formula)) {
    std::vector<Operand> factors;
    for (const auto i : product->columns) factors.push_back(operand({std::nullopt, i}));
    put_formula(index, product_formula(factors), style);
    return;
  }
  if (const auto* rule = std::get_if<Reckoning>(&*column.formula)) {
    put_formula(index, reckoned(*rule), style);
    return;
  }
  const auto& rule = std::get<MultipleOf>(*column.formula);
  if (!holds(rule.when, scope, findings_)) {
    put(index, {}, style);
    return;
  }
  const auto& bounds = bounds_.at(rule.column);
  put_formula(index,
              multiple_formula(operand({std::nullopt, rule.column}), rule.step, bounds.minimum,
                               bounds.maximum),
              style);
}

Formula SheetBuilder::reckoned(const Reckoning& rule) {
  std::vector<Operand> operands;
  for (const auto& column : rule.columns) operands.push_back(operand(column));
  return arithmetic_formula(rule.arithmetic, operands, rule.places);
}

Operand SheetBuilder::operand(const ColumnRef& ref) {
  if (!ref.sheet) return {cell_name(row_, ref.column), own_.numbers.back().at(ref.column)};
  const auto& table = placed_.at(*ref.sheet);
  const auto& name = template_.sheets.at(*ref.sheet).name;
  const auto row = row_ - own_.first_row;
  if (table.is_placed)
    return {quoted(name) + cell_name(table.first_row + row, ref.column),
            table.numbers.at(row).at(ref.column)};
  findings_.push_back(template_finding(
      sheet_.table->rows.position, fmt::format("het blad \"{}\" komt er niet", name),
      "zet dezelfde voorwaarde (als) bij dit blad, of verwijs niet naar dat blad"));
  return {"A1", std::nullopt};
}

void SheetBuilder::put_formula(std::size_t index, Formula formula, CellStyle style) {
  if (const auto* number = std::get_if<Rational>(&formula.value))
    own_.numbers.back()[index] = *number;
  put(index, std::move(formula), style);
}

void SheetBuilder::place_totals(const Table& table) {
  const auto last_row = row_ - 1;
  for (const auto& row : table.total_rows) {
    place_total_row(table, row, last_row);
    ++row_;
  }
}

void SheetBuilder::place_total_row(const Table& table, const TotalRow& row,
                                   std::uint32_t last_row) {
  const auto is_label = [&](std::size_t i) {
    return table.columns[i].format == Format::text && !row.totals.contains(i);
  };
  bool has_label = false;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const auto& column = table.columns[i];
    if (const auto total = row.totals.find(i); total != row.totals.end()) {
      const bool is_count = total->second.statistic == Statistic::count;
      CellStyle style{Role::total, column.format, column.decimals.value_or(standard_decimals)};
      if (is_count) style = {Role::total, Format::number, 0};
      put(i, total_of(column, i, total->second, last_row), style);
    } else if (!has_label && is_label(i)) {
      has_label = true;
      put(i, rendered(row.title, scope_, longest_cell), {Role::total});
    } else {
      put(i, {}, {Role::total});
    }
  }
}

Formula SheetBuilder::total_of(const Column& column, std::size_t index, const Total& total,
                               std::uint32_t last_row) {
  constexpr int cents = 2, finest = 6;
  const auto operands = [&](std::size_t of) {
    std::vector<Operand> cells;
    for (auto row = own_.first_row; row <= last_row; ++row)
      cells.push_back({cell_name(row, of), own_.numbers.at(row - own_.first_row).at(of)});
    return cells;
  };
  const bool is_sum = total.statistic == Statistic::sum && !total.weights;
  const int places = column.format == Format::euro ? cents
                     : is_sum                      ? finest
                                                   : column.decimals.value_or(standard_decimals);
  if (total.weights)
    return weighted_mean_formula(operands(index), operands(*total.weights), places);
  if (total.statistic == Statistic::count)
    return count_formula(operands(index), filled_cells(index, last_row));
  return statistic_formula(total.statistic, operands(index), places);
}

std::size_t SheetBuilder::filled_cells(std::size_t column, std::uint32_t last_row) const {
  const auto is_filled = [](const CellValue& value) {
    if (const auto* text = std::get_if<std::string>(&value)) return !text->empty();
    const auto* formula = std::get_if<Formula>(&value);
    const auto* result = formula ? std::get_if<std::string>(&formula->value) : nullptr;
    return result ? !result->empty() : !std::holds_alternative<std::monostate>(value);
  };
  return static_cast<std::size_t>(
      std::count_if(layout_.cells.begin(), layout_.cells.end(), [&](const office::Cell& cell) {
        return cell.column == column && cell.row >= own_.first_row && cell.row <= last_row &&
               is_filled(cell.value);
      }));
}

// --- marks ---

void SheetBuilder::place_marks(const Table& table) {
  if (own_.numbers.empty()) return;
  const auto first = own_.first_row;
  const auto last = first + static_cast<std::uint32_t>(own_.numbers.size()) - 1;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    for (const auto& mark : table.columns[i].marks) {
      const auto index = static_cast<std::uint16_t>(i);
      const auto own = cell_name(first, i);
      const auto other = cell_name(first, mark.column);
      std::string word;
      for (const char c : mark.word) word += c == '"' ? std::string("\"\"") : std::string(1, c);
      const auto* sign = mark.kind == Mark::Kind::above ? ">" : "<";
      const auto rule =
          mark.kind == Mark::Kind::equal ? fmt::format("={}=\"{}\"", other, word)
          : mark.bound
              ? fmt::format("=AND(ISNUMBER({0}),{0}{1}{2})", own, sign, to_exact(*mark.bound))
              : fmt::format("=AND(ISNUMBER({0}),ISNUMBER({1}),{0}{2}{1})", own, other, sign);
      layout_.highlights.push_back({{first, index, last, index}, rule, mark.colour});
    }
  }
}

}  // namespace bestek::workbooks
