// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "office/excel_values.hpp"

#include <fmt/format.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <cctype>
#include <charconv>
#include <iterator>

#include "common/files.hpp"
#include "common/text.hpp"
#include "common/xml_writer.hpp"

namespace bestek::office {

namespace {

/// "_x0041_"
bool is_code(const std::string& text, std::size_t at) {
  constexpr std::size_t length = 7;
  const auto begin = text.begin() + static_cast<std::ptrdiff_t>(at);
  return at + length <= text.size() && text[at + 1] == 'x' && text[at + length - 1] == '_' &&
         std::all_of(begin + 2, begin + length - 1,
                     [](unsigned char c) { return std::isxdigit(c) != 0; });
}

/// U+FFFE or U+FFFF.
bool is_no_character(const std::string& text, std::size_t at) {
  return text.compare(at, 3, "\xEF\xBF\xBE") == 0 || text.compare(at, 3, "\xEF\xBF\xBF") == 0;
}

}  // namespace

std::size_t excel_length(std::string_view text) {
  const auto is_pair = [](char c) { return static_cast<unsigned char>(c) >= 0xF0; };
  return code_points(text) +
         static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_pair));
}

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

int excel_days(Date date) {
  constexpr Date epoch{std::chrono::year(1899), std::chrono::month(12), std::chrono::day(30)};
  return days_between(epoch, date);
}

void append_excel_text(std::string& out, const std::string& text) {
  std::size_t written = 0;
  const auto put_code = [&](std::size_t at, std::size_t length, unsigned code) {
    append_escaped(out, std::string_view(text).substr(written, at - written));
    fmt::format_to(std::back_inserter(out), "_x{:04X}_", code);
    written = at + length;
  };
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto c = static_cast<unsigned char>(text[at]);
    if (c < ' ' && c != '\t' && c != '\n') put_code(at, 1, c);
    if (c == '_' && is_code(text, at)) put_code(at, 1, c);
    if (c == 0xEF && is_no_character(text, at))
      put_code(at, 3, 0xFFC0U + static_cast<unsigned char>(text[at + 2]) - 0x80U);
  }
  append_escaped(out, std::string_view(text).substr(written));
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
