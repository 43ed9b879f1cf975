// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <string>
#include <utility>
#include <vector>

#include "office/spreadsheet.hpp"

/// The register: a hidden sheet that says of each cell to fill in where its value goes, so that
/// `bestek lees` can read a sheet back. Everything in it is text.
namespace bestek::workbooks {

inline constexpr const char* register_sheet = "bestek";
inline constexpr const char* register_format = "1";

/// Key and value of the first rows: "ronde", "gron-wmo-2015".
using RegisterHead = std::vector<std::pair<std::string, std::string>>;

/// The columns of the rows below them.
inline constexpr const char* register_columns[] = {"blad",    "cel",     "naam",  "soort",
                                                   "minimum", "maximum", "keuzes"};

/// "bedrag", as the register and the sheet templates call it.
std::string input_kind_name(office::InputKind kind);

/// Gives every input cell a defined name, and adds the register. Nothing for a workbook without
/// input cells.
void add_register(office::WorkbookLayout& workbook, const RegisterHead& head);

}  // namespace bestek::workbooks
