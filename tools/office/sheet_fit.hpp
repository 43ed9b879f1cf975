// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include "office/spreadsheet.hpp"

/// How wide the columns and how high the rows of a sheet must be for their text.
namespace bestek::office {

/// The width in characters of what a cell shows; of a text its longest word, when it may wrap.
double width_needed(const Cell& cell, bool wraps);

/// Makes columns as wide as the longest word of their headers, which else would be broken.
void widen_for_headers(SheetLayout& sheet);

/// Sets the height of each row with cells to that of its highest one.
void fit_heights(SheetLayout& sheet, double text_size);

/// True when rows and charts are not so much that they would get unreadably small on one page.
bool fits_on_one_page(const SheetLayout& sheet);

}  // namespace bestek::office
