// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "common/date.hpp"
#include "common/decimal.hpp"
#include "workbooks/reader_register.hpp"

/// What people type in cells, as exact values.
namespace bestek::workbooks {

/// A number that was typed as text.
struct TypedNumber {
  std::optional<Rational> value;  ///< nothing when it is no number
  bool is_ambiguous = false;      ///< "1.234": a thousand or one and a bit
};

/// Reads "61,20", "1.234,56", "€ 61,20", "61,20 euro", "61.20" and "12,5 %" (when
/// `may_be_percentage`). A single mark with three digits behind it is ambiguous, and never guessed.
TypedNumber parse_typed_number(std::string_view text, bool may_be_percentage = false);

/// "2014-06-19", "19-6-2014", "19/06/2014" or "19 juni 2014".
std::optional<Date> parse_typed_date(std::string_view text);

/// The day of a day number of a spreadsheet; nothing for a part of a day, or a day before
/// 1900-03-01 (Excel counts a day that never was before that).
std::optional<Date> day_of_number(const Rational& number, bool starts_in_1904);
Rational number_of_day(Date date);

/// What an input cell holds. `text` is exact: a decimal, an ISO date, "ja", or the text.
struct InputValue {
  std::string text;        ///< empty when the cell is
  std::string problem;     ///< Dutch: why it cannot be used; or empty
  std::string code, help;  ///< of the problem
  std::string notice;      ///< Dutch: how text was taken for a number or a date; or empty
};

InputValue read_input(const RegisterEntry& entry, const ReturnedCell& cell, bool starts_in_1904);

}  // namespace bestek::workbooks
