// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include "office/cell_formats.hpp"
#include "office/spreadsheet.hpp"

struct lxw_worksheet;

namespace bestek::office {

/// Writes what may be filled in in the cells of the sheet, and colours what does not fit: pasting
/// goes round a data validation. Cells below each other that ask the same share one rule.
void write_checks(lxw_worksheet* worksheet, const SheetLayout& sheet, CellFormats& formats,
                  Colour caution);

void write_highlights(lxw_worksheet* worksheet, const SheetLayout& sheet, CellFormats& formats);

}  // namespace bestek::office
