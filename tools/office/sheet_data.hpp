// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "office/cell_formats.hpp"
#include "office/spreadsheet.hpp"

namespace bestek::office {

/// The rows and cells of one sheet, ready to stand in its worksheet part.
///
/// libxlsxwriter writes all the rest of a workbook. Of the cells it keeps each in two trees, to
/// print them piece by piece: more than half of the time of a tariff sheet. Here texts stand in
/// their cells, without a table of shared strings.
struct SheetData {
  std::string dimension;  ///< ISO/IEC 29500-1, 18.3.1.35
  std::string rows;       ///< 18.3.1.80, sheetData
};

/// `heights` of rows are in points. Throws FileError for a text that is too long for a cell.
SheetData sheet_data(const SheetLayout& sheet, const std::map<std::uint32_t, double>& heights,
                     CellFormats& formats);

/// In `part`, the worksheet that the library wrote, `data` comes in the place of what stands there.
void put_sheet_data(std::string& part, const SheetData& data);

}  // namespace bestek::office
