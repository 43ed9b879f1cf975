// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "office/excel_values.hpp"

#include <fmt/format.h>
#include <xlsxwriter.h>

#include <charconv>

#include "common/files.hpp"

namespace bestek::office {

double excel_number(const Rational& value) {
  const auto& top = numerator(value);
  const auto& bottom = denominator(value);
  constexpr std::int64_t exact_in_binary = std::int64_t{1} << 53;
  // Of two numbers that a double holds exactly, the processor gives the nearest quotient.
  if (top <= exact_in_binary && top >= -exact_in_binary && bottom <= exact_in_binary)
    return static_cast<double>(static_cast<std::int64_t>(top)) /
           static_cast<double>(static_cast<std::int64_t>(bottom));
  constexpr int places = 15;  // more than Excel keeps
  const auto text = to_fixed(value, places);
  double number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

lxw_datetime excel_date(Date date) {
  return {static_cast<int>(date.year()),
          static_cast<int>(static_cast<unsigned>(date.month())),
          static_cast<int>(static_cast<unsigned>(date.day())),
          0,
          0,
          0};
}

char* text_or_null(const std::string& text) {
  return text.empty() ? nullptr : const_cast<char*>(text.c_str());
}

void check_written(int code) {
  const auto error = static_cast<lxw_error>(code);
  if (error != LXW_NO_ERROR)
    throw FileError(fmt::format("kan het werkblad niet maken ({})", lxw_strerror(error)));
}

}  // namespace bestek::office
