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

  /// What a cell gets while a rule about it holds.
  lxw_format* highlight(Colour colour);

 private:
  lxw_format* make(const CellStyle& style);

  struct Known {
    CellStyle style;
    lxw_format* format;
  };
  struct KnownHighlight {
    Colour colour;
    lxw_format* format;
  };
  lxw_workbook* workbook_;
  const WorkbookLayout& look_;
  std::vector<Known> known_;  ///< few: looking through is faster than a map
  std::vector<KnownHighlight> highlights_;
};

}  // namespace bestek::office
