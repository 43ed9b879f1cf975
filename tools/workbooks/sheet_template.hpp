// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "office/spreadsheet.hpp"
#include "workbooks/sheet_text.hpp"

/// A sheet template (templates/workbooks/*.yaml), read and checked.
namespace bestek::workbooks {

using office::Colour;
using office::Fills;
using office::Format;

/// A line of text on a sheet.
struct Line {
  enum class Kind { title, subtitle, mark, heading, fact, step, note };
  Kind kind = Kind::title;
  Text label;                ///< the only text of the kinds before `fact`, and of `note`
  std::optional<Text> text;  ///< beside the label, of `fact` and `step`
  std::optional<Condition> when;
};

/// What the provider fills in: an unlocked cell wherever the column has no value of its own.
struct Input {
  std::optional<Path> minimum, maximum;
  Text title, error_title;
  Choices<Text> message, error;
};

/// The product of the columns, rounded half up to cents.
struct Product {
  std::vector<std::size_t> columns;
};

/// Says whether the amount in the column is a multiple of the step, and else the nearest multiple
/// that is within the bounds of that column's input (tariffs.md R4).
struct MultipleOf {
  std::size_t column = 0;
  Rational step;  ///< euro, whole cents
  std::optional<Condition> when;
};

using FormulaRule = std::variant<Product, MultipleOf>;

struct Column {
  std::string id;
  Text title;
  double width = 10;  ///< characters
  Format format = Format::text;
  Choices<Path> value;
  bool may_be_empty = false;
  std::optional<Input> input;
  std::optional<FormulaRule> formula;
  bool is_totalled = false;
};

struct Table {
  Path rows;
  std::vector<Column> columns;
  std::size_t frozen_columns = 0;
  std::optional<Text> total_title;  ///< a row of totals below the table
};

struct Sheet {
  std::string name;
  bool is_landscape = false;
  std::vector<Line> lines;                 ///< above the table
  double label_width = 0, text_width = 0;  ///< of a sheet without a table
  std::optional<Table> table;
  std::vector<Line> notes;  ///< below the table
};

struct SheetTemplate {
  Text file, title, author;
  Text header_left, header_right, footer_left;  ///< "pagina n van m" stands at the right
  Fills fills;
  std::vector<Sheet> sheets;
};

/// Reads a sheet template. What is wrong with it becomes findings under `name`; use the result only
/// when none of them is an error.
SheetTemplate read_sheet_template(std::string_view text, const std::string& name,
                                  Findings& findings);

}  // namespace bestek::workbooks
