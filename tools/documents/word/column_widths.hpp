// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

// How wide text is, roughly, and how a table shares out the width of the page.
#pragma once

#include <string_view>
#include <vector>

namespace bestek::documents::word {

// The width of the text on one line, in twips, by the metrics of Calibri; other fonts are taken to
// be an eighth wider.
int estimated_width(std::string_view text, int half_points, bool bold, bool is_calibri);

// A cell that is only a date, such as "31 december 2014": better not broken over lines.
bool is_date(std::string_view text);

// How many lines text of this width takes in a column, roughly: words do not fill a line.
int estimated_lines(int text_width, int column_width);

struct ColumnNeed {
  int minimum = 0;    // the longest word, with the cell's padding
  int preferred = 0;  // the longest cell on one line, with the padding
};

struct ColumnWidths {
  std::vector<int> widths;  // together exactly the width of the table
  bool fits = true;         // false: words will be broken
};

// Every column at least its minimum where that can be; what is left goes to columns that want more.
ColumnWidths share_width(const std::vector<ColumnNeed>& needs, int width);

}  // namespace bestek::documents::word
