// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <string>
#include <vector>

#include "workbooks/reader_workbook.hpp"

namespace bestek::workbooks {

/// A cell of a returned workbook that is not as it was made.
struct Difference {
  enum class Kind { value, formula, addition };
  Kind kind = Kind::value;
  std::string sheet, cell;
  std::string was, is;  ///< as people read them; "" for an empty cell
};

/// Compares every locked cell of the workbook as the round makes it with the returned one. The
/// input cells are for the aanbieder, and are left out.
std::vector<Difference> compare_locked_cells(const office::WorkbookLayout& made,
                                             const ReturnedWorkbook& returned);

}  // namespace bestek::workbooks
