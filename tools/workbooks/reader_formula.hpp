// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace bestek::workbooks {

/// A formula in one way of writing, so that the same formula of Excel, LibreOffice and ours is the
/// same text: without "=" and spaces, with "," between arguments and A1 references in capitals.
/// OpenDocument's "of:=[.A1]*[$Blad.B2]" becomes "A1*Blad!B2".
std::string normal_formula(std::string_view formula);

/// The formula as it reads when its cell moves down and to the right: references without "$" move
/// along. One that would leave the sheet becomes "#REF!".
std::string moved_formula(std::string_view formula, int rows, int columns);

/// "Tarieven!F7" for the definition of a name that stands for one cell: "'Tarieven'!$F$7",
/// "$Tarieven.$F$7". Nothing for other definitions.
std::optional<std::string> named_cell(std::string_view definition);

}  // namespace bestek::workbooks
