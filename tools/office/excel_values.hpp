// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <string>

#include "office/spreadsheet.hpp"

struct lxw_datetime;

namespace bestek::office {

/// The one place where an exact number becomes the binary number that Excel holds: the nearest.
double excel_number(const Rational& value);

lxw_datetime excel_date(Date date);

/// A text that a spreadsheet program shows as it is: "_x0041_" would show as "A"
/// (ISO 29500-1, 22.9.2.19).
std::string escaped(const std::string& text);

/// The library takes `char*` where it only reads.
char* text_or_null(const std::string& text);

/// Throws FileError when the library (`code` of type lxw_error) reports trouble.
void check_written(int code);

}  // namespace bestek::office
