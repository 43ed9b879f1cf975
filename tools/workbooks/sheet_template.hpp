// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "office/excel_values.hpp"
#include "office/spreadsheet.hpp"
#include "view/subject.hpp"
#include "workbooks/arithmetic.hpp"
#include "workbooks/sheet_formula.hpp"
#include "workbooks/sheet_text.hpp"

/// A sheet template (templates/workbooks/*.yaml, schemas/bladsjabloon.schema.json), read and
/// checked.
namespace bestek::workbooks {

using office::Colour;
using office::excel_length;
using office::Format;
using office::InputKind;
using office::longest_cell;
using office::longest_input_message;
using office::longest_input_title;
using view::Subject;

/// A bound of an input: a value of the view, or one that stands in the template.
using Bound = std::variant<Path, Rational, Date>;

/// What the reader fills in: an unlocked cell.
struct Input {
  InputKind kind = InputKind::text;
  std::optional<Bound> minimum, maximum;
  std::vector<std::string> choices{};
  int longest = 0;  ///< characters of a text
  Text title, error_title;
  Choices<Text> message, error;
  std::optional<Text> name{};       ///< where the value goes when it comes back
  std::optional<Condition> when{};  ///< the cell is open only when this holds
};

/// A line of text on a sheet.
struct Line {
  enum class Kind { title, subtitle, mark, heading, fact, step, note };
  Kind kind = Kind::title;
  Text label;                  ///< the only text of the kinds before `fact`, and of `note`
  std::optional<Text> text;    ///< beside the label, of `fact` and `step`
  std::optional<Input> input;  ///< or a cell to fill in, of `fact`
  std::optional<Condition> when;
};

/// A column of the table of this sheet, or of an earlier sheet with the same rows.
struct ColumnRef {
  std::optional<std::size_t> sheet;
  std::size_t column = 0;
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

/// Arithmetic over columns, rounded half up to `places` decimals, if any.
struct Reckoning {
  Arithmetic arithmetic;
  std::vector<ColumnRef> columns;  ///< for each name
  std::optional<int> places;
};

using FormulaRule = std::variant<Product, MultipleOf, Reckoning>;

/// A fill for the cells of a column for which something holds.
struct Mark {
  enum class Kind { above, below, equal };
  Kind kind = Kind::above;
  std::size_t column = 0;         ///< compared with, or the one that has the word
  std::optional<Rational> bound;  ///< compared with, instead of a column
  std::string word;               ///< of `equal`
  Colour colour = 0;
};

struct Column {
  std::string id;
  SourcePosition position;      ///< of the title
  Choices<Text> title;          ///< the last one always holds
  std::optional<double> width;  ///< characters; else what its text needs
  Format format = Format::text;
  std::optional<int> decimals;
  Choices<Path> value;
  Choices<Text> text;  ///< instead of a value
  bool may_be_empty = false;
  std::optional<Input> input;  ///< wherever the column has no value of its own
  std::optional<FormulaRule> formula;
  std::vector<Mark> marks;
};

/// What stands below a column: a statistic of it, or its mean weighted by another column.
struct Total {
  Statistic statistic = Statistic::sum;
  std::optional<std::size_t> weights;
};

/// A row below the table, with its totals by column.
struct TotalRow {
  Text title;
  std::map<std::size_t, Total> totals;
};

struct Table {
  Path rows;
  std::vector<Column> columns;
  std::size_t frozen_columns = 0;
  std::vector<TotalRow> total_rows;
  std::optional<Text> when_empty;  ///< instead of the rows
};

/// A chart of columns of the table, below it.
struct SheetChart {
  struct Series {
    std::size_t column = 0;
    Text title;
    std::optional<Colour> colour;
  };
  office::Chart::Kind kind = office::Chart::Kind::bar;
  Text title, value_title, description;
  std::size_t categories = 0;  ///< column with the names
  std::vector<Series> series;
  std::optional<Condition> when;
};

struct Sheet {
  std::string name;
  std::optional<Condition> when;
  bool is_landscape = false;
  std::vector<Line> lines;                        ///< above the table
  std::optional<double> label_width, text_width;  ///< of a sheet without a table
  std::optional<Table> table;
  std::vector<Line> notes;  ///< below the table
  std::vector<SheetChart> charts;
};

/// Who may see it.
enum class Access {
  shareable,     ///< everyone
  confidential,  ///< the municipalities and this one provider
  internal       ///< the municipalities only: it has the offers of all providers
};

struct SheetTemplate {
  Subject per = Subject::round;  ///< of the round one workbook; else one for each item
  Access access = Access::shareable;
  bool needs_agreed_tariffs = false;  ///< none is made while a tariff has not been agreed
  Text file, title, author;
  Text header_left, header_right, footer_left;  ///< "pagina n van m" stands at the right
  std::map<std::string, Colour> colours;        ///< "invoer" and "let_op", and the template's own
  std::vector<Sheet> sheets;
};

/// Reads a sheet template. What is wrong with it becomes findings under `name`; use the result only
/// when none of them is an error.
SheetTemplate read_sheet_template(std::string_view text, const std::string& name,
                                  Findings& findings);

}  // namespace bestek::workbooks
