// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include "office/spreadsheet.hpp"
#include "workbooks/sheet_formula.hpp"
#include "workbooks/sheet_template.hpp"

namespace bestek::workbooks {

using office::Cell;
using office::CellStyle;
using office::CellValue;
using office::InputCheck;
using office::Role;
using office::SheetLayout;
using office::WorkbookLayout;

/// Fills in the template. What the view lacks, or what does not fit in a sheet, becomes a finding;
/// use the result only when there is no error among them.
WorkbookLayout lay_out(const SheetTemplate& sheet_template, const office::HouseStyle& style,
                       const view::View& view, Findings& findings);

/// The name of the file that the template makes for this view.
std::string workbook_file(const SheetTemplate& sheet_template, const view::View& view);

}  // namespace bestek::workbooks
