// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <string>

#include "office/spreadsheet.hpp"

struct lxw_workbook;
struct lxw_worksheet;

namespace bestek::office {

/// Draws the chart on the worksheet, with the values that stand in `source` now: a program that
/// does not recalculate shows it too. Throws FileError.
void insert_chart(lxw_workbook* workbook, lxw_worksheet* worksheet, const SheetLayout& source,
                  const Chart& chart);

}  // namespace bestek::office
