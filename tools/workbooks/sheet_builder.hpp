// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "workbooks/sheet_layout.hpp"

namespace bestek::workbooks {

/// Where the table of a sheet stands and what numbers it has, for the sheets that refer to it.
struct PlacedTable {
  bool is_placed = false;
  std::uint32_t first_row = 0;
  std::vector<std::vector<std::optional<Rational>>> numbers;  ///< by row and column
};

/// Lays out one sheet of a template, from top to bottom.
class SheetBuilder {
 public:
  /// `placed` has the tables of the sheets before this one, and gets that of this one.
  SheetBuilder(const SheetTemplate& sheet_template, std::size_t index, const view::View& view,
               double text_size, std::vector<PlacedTable>& placed, Findings& findings);

  SheetLayout build();

 private:
  std::string rendered(const Text& text, const Scope& scope, std::size_t longest);
  /// The text; a finding when Excel has no room for it.
  std::string within(std::string text, std::size_t longest, const SourcePosition& position);
  void put(std::size_t column, CellValue value, CellStyle style);
  void put_across(std::string text, Role role);
  std::size_t column_count() const;

  void place_lines(const std::vector<Line>& lines);
  void place_line(const Line& line, int& step);
  void place_line_input(const Line& line);

  void place_table(const Table& table);
  void place_row(const Table& table, const Scope& scope, std::uint32_t number);
  void place_value(std::size_t index, const Column& column, const Scope& scope);
  void report_empty(const Path* path, const Column& column);
  CellValue value_of(const Path& path, const Column& column, const Scope& scope);
  void place_formula(std::size_t index, const Column& column, const Scope& scope);
  Formula reckoned(const Reckoning& rule);
  Operand operand(const ColumnRef& ref);
  void put_formula(std::size_t index, Formula formula, CellStyle style);
  void place_totals(const Table& table);
  void place_total_row(const Table& table, const TotalRow& row, std::uint32_t last_row);
  Formula total_of(const Column& column, std::size_t index, const Total& total,
                   std::uint32_t last_row);
  std::size_t filled_cells(std::size_t column, std::uint32_t last_row) const;
  void place_marks(const Table& table);

  bool is_open(const Input& input, const Scope& scope);
  InputCheck bounds_of(const Input& input, const Scope& scope);
  void set_bound(const Bound& bound, const Scope& scope, std::optional<Rational>& number,
                 std::optional<Date>& date);
  void add_texts(InputCheck& check, const Input& input, const Scope& scope,
                 const std::string& place);

  void place_charts();
  void fit_widths();

  const SheetTemplate& template_;
  const Sheet& sheet_;
  Scope scope_;
  double text_size_;
  std::vector<PlacedTable>& placed_;
  PlacedTable& own_;
  Findings& findings_;
  SheetLayout layout_;
  std::uint32_t row_ = 0;
  std::vector<InputCheck> bounds_;  ///< of the row of the table, by column
};

}  // namespace bestek::workbooks
