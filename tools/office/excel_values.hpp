// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "office/spreadsheet.hpp"

struct lxw_datetime;

namespace bestek::office {

// What Excel holds, in characters as excel_length counts them (support.microsoft.com, "Excel
// specifications and limits").
constexpr std::size_t longest_cell = 32767;
constexpr std::size_t longest_input_title = 32;
constexpr std::size_t longest_input_message = 255;

/// The length of a text as Excel counts it, in UTF-16 units: an emoji is two.
std::size_t excel_length(std::string_view text);

/// The one place where an exact number becomes the binary number that Excel holds: the nearest.
double excel_number(const Rational& value);

lxw_datetime excel_date(Date date);

/// The days since 30 December 1899: what a date is in a cell, from 1 March 1900 on.
int excel_days(Date date);

/// Appends a text for XML, such that a spreadsheet program shows it as it is (ISO/IEC 29500-1,
/// 22.9.2.19): a character that XML cannot hold becomes a code such as "_x0001_", and what only
/// looks like a code stays itself.
void append_excel_text(std::string& out, const std::string& text);

/// The library takes `char*` where it only reads.
char* text_or_null(const std::string& text);

/// Throws FileError when the library (`code` of type lxw_error) reports trouble.
void check_written(int code);

}  // namespace bestek::office
