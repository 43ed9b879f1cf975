// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "office/excel_values.hpp"

#include <fmt/format.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <cctype>
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

std::string escaped(const std::string& text) {
  constexpr std::size_t length = 7;  // "_x0041_"
  std::string result;
  std::size_t written = 0;
  for (auto at = text.find("_x"); at != std::string::npos; at = text.find("_x", at + 1)) {
    const bool is_code = at + length <= text.size() && text[at + length - 1] == '_' &&
                         std::all_of(text.begin() + static_cast<std::ptrdiff_t>(at + 2),
                                     text.begin() + static_cast<std::ptrdiff_t>(at + length - 1),
                                     [](unsigned char c) { return std::isxdigit(c) != 0; });
    if (!is_code) continue;
    result.append(text, written, at - written).append("_x005F_");
    written = at + 1;
  }
  return result.append(text, written);
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
