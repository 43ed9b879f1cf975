// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <map>
#include <string>
#include <vector>

#include "workbooks/reader_workbook.hpp"

namespace bestek::workbooks {

/// An input cell, as the register of the workbook describes it. Bounds are texts; "" for none.
struct RegisterEntry {
  std::string sheet, cell;  ///< "Tarieven", "F7"
  CellPlace place;
  std::string name;  ///< where the value goes: "tarieven/bgi-vb/2015-01-01/tarief"
  std::string kind;  ///< bedrag, getal, procent, tekst, datum or keuze
  std::string minimum, maximum;
  std::vector<std::string> choices;
};

/// The hidden sheet that says what a workbook is, and where its values are (sheet_register.hpp).
struct ReturnedRegister {
  std::map<std::string, std::string> head;
  std::vector<RegisterEntry> entries;

  const std::string& at(const std::string& key) const;  ///< "" when it is not there
};

/// Throws a Refusal when the workbook has no register, or one that was changed.
ReturnedRegister read_register(const ReturnedWorkbook& workbook);

}  // namespace bestek::workbooks
