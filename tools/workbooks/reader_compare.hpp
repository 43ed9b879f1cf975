// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "workbooks/reader_register.hpp"

namespace bestek::workbooks {

/// A cell of a returned workbook that is not as it was made.
struct Difference {
  enum class Kind { value, formula, addition };
  Kind kind = Kind::value;
  std::string sheet, cell;
  std::string was, is;  ///< as people read them; "" for an empty cell
};

/// Compares every locked cell of the workbook as the round makes it with the returned one. The
/// input cells are for the aanbieder, and are left out. Cells, sheets and comments that were not
/// there are additions. `entries` are the input cells of the returned workbook.
std::vector<Difference> compare_locked_cells(const office::WorkbookLayout& made,
                                             const ReturnedWorkbook& returned,
                                             const std::vector<RegisterEntry>& entries);

/// An input cell that stands on the row of another one: rows were sorted or changed places. Holds
/// the texts of a row against those of the other rows, so that it also works for a sheet of an
/// earlier state of the round. Nothing when no row does.
struct StrayRow {
  RegisterEntry entry;
  std::string text;  ///< of the row that stands there now
};
std::optional<StrayRow> find_stray_row(const office::WorkbookLayout& made,
                                       const ReturnedWorkbook& returned,
                                       const std::vector<RegisterEntry>& entries);

/// True when the register names the same input cells, with the same bounds, as the workbook.
bool is_register_of(const office::WorkbookLayout& made, const std::vector<RegisterEntry>& entries);

}  // namespace bestek::workbooks
