// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "common/date.hpp"
#include "view/house_style.hpp"
#include "workbooks/sheet_formula.hpp"
#include "workbooks/sheet_template.hpp"

/// A sheet template filled in for one view: every cell with its value, before it becomes a file.
namespace bestek::workbooks {

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
  total
};

/// Points.
double font_size(Role role, double text_size);

struct CellStyle {
  Role role = Role::text;
  Format format = Format::text;
  bool has_decimals = false;  ///< of Format::number

  auto operator<=>(const CellStyle&) const = default;
};

using CellValue = std::variant<std::monostate, std::string, Rational, Date, Formula>;

/// What may be filled in in a cell.
struct InputCheck {
  std::optional<Rational> minimum, maximum;
  std::string title, message, error_title, error;
};

struct Cell {
  std::uint32_t row = 0;
  std::uint16_t column = 0;
  std::uint16_t last_column = 0;  ///< more than `column` for merged cells
  CellValue value;
  CellStyle style;
  std::optional<InputCheck> check;
};

struct SheetLayout {
  std::string name;
  bool is_landscape = false;
  std::vector<double> widths;               ///< of the columns, in characters
  std::map<std::uint32_t, double> heights;  ///< of the rows with text, in points
  std::vector<Cell> cells;
  std::optional<std::uint32_t> header_row;  ///< frozen, and repeated on every page
  std::uint16_t frozen_columns = 0;
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

/// Fills in the template. What the view lacks, or what does not fit in a sheet, becomes a finding;
/// use the result only when there is no error among them.
WorkbookLayout lay_out(const SheetTemplate& sheet_template, const view::HouseStyle& style,
                       const Json& view, Findings& findings);

}  // namespace bestek::workbooks
