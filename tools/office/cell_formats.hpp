// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <vector>

#include "office/spreadsheet.hpp"

struct lxw_format;
struct lxw_workbook;

namespace bestek::office {

/// The formats of one workbook, each made when it is first asked for.
class CellFormats {
 public:
  /// Both must live as long as this does.
  CellFormats(lxw_workbook* workbook, const WorkbookLayout& look)
      : workbook_(workbook), look_(look) {}

  lxw_format* of(const CellStyle& style);

  /// The number by which a cell names its format (ISO/IEC 29500-1, 18.8.10, cellXfs).
  int index_of(const CellStyle& style);

  /// What a cell gets while a rule about it holds.
  lxw_format* highlight(Colour colour);

 private:
  struct Known {
    CellStyle style;
    lxw_format* format;
    int index = -1;  ///< not asked for yet
  };
  struct KnownHighlight {
    Colour colour;
    lxw_format* format;
  };

  Known& known(const CellStyle& style);
  lxw_format* make(const CellStyle& style);

  lxw_workbook* workbook_;
  const WorkbookLayout& look_;
  std::vector<Known> known_;  ///< few: looking through is faster than a map
  std::vector<KnownHighlight> highlights_;
};

}  // namespace bestek::office
