// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "office/spreadsheet.hpp"
#include "workbooks/reader_package.hpp"

/// A returned workbook, .xlsx or .ods, as values.
namespace bestek::workbooks {

struct ReturnedCell {
  enum class Kind { blank, number, text, yes_or_no, date, error };
  Kind kind = Kind::blank;
  /// A number as the shortest decimal text that gives the same double ("61.2"); a day as ISO, with
  /// the time behind it when there is one; "ja" or "nee"; the text itself; the name of an error.
  std::string text;
  std::optional<std::string> formula{};  ///< as written in the file, without "="
};

/// Row and column, counted from 0.
using CellPlace = std::pair<std::uint32_t, std::uint16_t>;

/// What somebody wrote at a cell, in a balloon.
struct ReturnedComment {
  CellPlace place;
  std::string text;
};

struct ReturnedSheet {
  std::string name;
  std::map<CellPlace, ReturnedCell> cells;  ///< those that are not empty
  std::vector<ReturnedComment> comments;
  std::vector<office::CellRange> merged;

  /// A blank one when the cell is empty.
  const ReturnedCell& at(CellPlace place) const;
};

struct ReturnedWorkbook {
  std::vector<ReturnedSheet> sheets;
  std::vector<std::string> named_cells;  ///< "Tarieven!F7": cells that a defined name stands for
  bool is_open_document = false;
  bool has_macros = false, has_external_links = false;
  bool starts_in_1904 = false;  ///< day numbers count from 1 January 1904

  const ReturnedSheet* sheet(std::string_view name) const;
};

/// Reads a workbook within the limits. Throws a Refusal.
ReturnedWorkbook read_workbook(std::string_view bytes, const ReaderLimits& limits = {});

/// "B7" or "$B$7"; nothing for other text, or a cell that no sheet has.
std::optional<CellPlace> parse_cell_name(std::string_view name);

/// The shortest decimal text of the double that the text stands for; nothing when it is none.
std::optional<std::string> shortest_decimal(std::string_view text);

/// What the readers of both formats share: cells with their bounds.
class CellStore {
 public:
  explicit CellStore(const ReaderLimits& limits) : limits_(limits) {}
  void put(ReturnedSheet& sheet, std::uint32_t row, std::uint32_t column, ReturnedCell cell);
  /// Counts text that is kept elsewhere too.
  void count_text(std::size_t size);

 private:
  ReaderLimits limits_;
  std::size_t cells_ = 0, text_ = 0;
};

ReturnedWorkbook read_xlsx(Package& package, const ReaderLimits& limits);
ReturnedWorkbook read_ods(Package& package, const ReaderLimits& limits);

}  // namespace bestek::workbooks
