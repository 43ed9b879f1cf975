// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "common/date.hpp"
#include "common/decimal.hpp"
#include "office/house_style.hpp"

/// A workbook laid out as values: every cell with what stands in it, before it becomes a file.
namespace bestek::office {

/// 0xRRGGBB
using Colour = std::uint32_t;

/// "1F4E79"; nothing for other text.
std::optional<Colour> parse_colour(std::string_view text);

/// The colours that belong to the sheet; the others come from the house style.
struct Fills {
  Colour input = 0xFFF2CC;    ///< cells to fill in
  Colour caution = 0xF8CBAD;  ///< an input outside its bounds; the mark of a draft
};

enum class Format {
  text,
  row_number,
  number,   ///< with `decimals`
  euro,     ///< cents
  percent,  ///< of a fraction: 0.125 shows as 12.5%, with `decimals`
  points,   ///< percentage points: 12.5 shows as 12.5%, with `decimals`
  date
};

enum class Role {
  title,
  subtitle,
  mark,
  heading,
  label,
  text,
  note,
  header,  ///< of a table
  cell,    ///< locked
  input,   ///< to fill in: the only cells that are not locked
  total,
  plain  ///< locked, without any look: for programs
};

/// Points.
double font_size(Role role, double text_size);

struct CellStyle {
  Role role = Role::text;
  Format format = Format::text;
  int decimals = 0;  ///< of Format::number and Format::percent

  auto operator<=>(const CellStyle&) const = default;
};

/// Has the value that a spreadsheet program will compute for it, so that the sheet is right before
/// anything recalculates it. No formula depends on the language of the program: TEXT() would read
/// "0,00" differently in Dutch and English.
struct Formula {
  std::string text;                           ///< with the "=" in front
  std::variant<std::string, Rational> value;  ///< computed exactly
};

using CellValue = std::variant<std::monostate, std::string, Rational, Date, Formula>;

enum class InputKind { number, amount, points, text, date, choice };

/// What may be filled in in a cell: a number or a date between bounds, a text of at most so many
/// characters, or one of the choices (whatever the kind, when there are any).
struct InputCheck {
  std::optional<Rational> minimum, maximum;
  std::string title, message, error_title, error;
  std::vector<std::string> choices{};
  InputKind kind = InputKind::number;
  std::optional<Date> earliest{}, latest{};
  int longest = 0;  ///< characters of a text
  std::string
      name{};  ///< where the value goes when it comes back: "tarieven/bgi-vb/2015-01-01/tarief"

  bool operator==(const InputCheck&) const = default;
};

struct Cell {
  std::uint32_t row = 0;
  std::uint16_t column = 0;
  std::uint16_t last_column = 0;  ///< more than `column` for merged cells
  CellValue value;
  CellStyle style;
  std::shared_ptr<const InputCheck> check;  ///< of a cell to fill in; few are
};

/// "B7", or "$B$7" when absolute; row and column count from 0.
std::string cell_name(std::uint32_t row, std::uint16_t column, bool is_absolute = false);
void append_cell_name(std::string& out, std::uint32_t row, std::uint16_t column);

/// Cells of one sheet, the last ones included; counted from 0.
struct CellRange {
  std::uint32_t first_row = 0;
  std::uint16_t first_column = 0;
  std::uint32_t last_row = 0;
  std::uint16_t last_column = 0;
};

struct ChartSeries {
  std::string name;
  CellRange categories, values;
  std::optional<Colour> colour{};
};

struct Chart {
  enum class Kind { bar, stacked_bar, column, stacked_column, line };
  Kind kind = Kind::bar;
  std::string title, value_title;
  std::vector<ChartSeries> series;
  std::uint32_t row = 0;  ///< of the upper left corner
  std::uint16_t column = 0;
  int width = 640, height = 320;  ///< pixels at 96 to the inch
  std::string description{};      ///< for who cannot see it
  bool from_zero = true;          ///< lengths mislead when the values do not start at zero
  std::string values_on{};        ///< the sheet that holds the values; empty: this one
};

/// A name for a cell that formulas and readers of the file can use.
struct DefinedName {
  std::string name;  ///< letters, digits and "_"
  std::uint32_t row = 0;
  std::uint16_t column = 0;
};

/// Cells that get a fill while a formula holds; it is written for the first of them, and moves
/// along.
struct Highlight {
  CellRange range;
  std::string formula;  ///< with the "=" in front
  Colour colour = 0;
};

struct SheetLayout {
  std::string name;
  bool is_landscape = false;
  std::vector<double> widths;               ///< of the columns, in characters
  std::map<std::uint32_t, double> heights;  ///< of the rows with text, in points
  std::vector<Cell> cells;
  std::optional<std::uint32_t> header_row{};  ///< frozen, and repeated on every page
  std::uint16_t frozen_columns = 0;
  std::vector<Chart> charts{};
  std::vector<DefinedName> names{};
  std::vector<Highlight> highlights{};
  bool is_hidden = false;         ///< for programs, not for people
  bool fits_on_one_page = false;  ///< on paper; else only its width does

  /// Puts a value in a cell.
  void put(std::uint32_t row, std::uint16_t column, CellValue value, CellStyle style);
  /// Asks for something in the cell that was put last.
  void ask(InputCheck check);
  /// Puts a text in a cell that runs to `last_column`.
  void put_across(std::uint32_t row, std::uint16_t column, std::uint16_t last_column,
                  std::string text, CellStyle style);
};

struct WorkbookLayout {
  std::string file;  ///< name without extension
  std::string title, author;
  std::string header, footer;  ///< with Excel's codes
  std::string font, heading_font;
  double text_size = 0;  ///< points
  Colour accent = 0;     ///< titles and table headers
  Fills fills;
  std::vector<SheetLayout> sheets;
};

/// A workbook without sheets, in this style.
WorkbookLayout styled_workbook(const HouseStyle& style);

/// The header of each page, with a text at either side, in Excel's codes. "&" in a text is no code.
std::string page_header(const std::string& left, const std::string& right, const std::string& font);

/// The footer of each page: a text, and "pagina 1 van 3" at the right.
std::string page_footer(const std::string& left, const std::string& font);

/// A name that Excel takes for a sheet: at most 31 characters, none of []:*?/\, not one of `taken`
/// (letter case aside).
std::string sheet_name(const std::string& wanted, const std::vector<std::string>& taken = {});

}  // namespace bestek::office
