// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "dossier/yaml_scalar.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cfloat>
#include <charconv>
#include <cstdint>

#include "common/text.hpp"

namespace bestek {

namespace {

std::size_t digits_at(std::string_view text, std::size_t from) {
  std::size_t to = from;
  while (to < text.size() && is_digit(text[to])) ++to;
  return to - from;
}

enum class Form { text, whole, fraction, other_number };

/// "12", "-3" and "12.50" are numbers; "+5", ".5", "5.", "1e3", "0x1F" and "0o7" are numbers to
/// other readers of YAML.
Form form_of(std::string_view text) {
  const bool has_sign = text.starts_with('-') || text.starts_with('+');
  const std::size_t start = has_sign ? 1 : 0;
  const auto whole = digits_at(text, start);
  std::size_t at = start + whole;
  if (whole > 0 && at == text.size()) return text[0] == '+' ? Form::other_number : Form::whole;
  if (text.starts_with("0x") || text.starts_with("0o")) {
    const bool all_hex = std::all_of(text.begin() + 2, text.end(), [](char c) {
      return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    });
    return all_hex && text.size() > 2 ? Form::other_number : Form::text;
  }
  std::size_t fraction = 0;
  bool has_point = false;
  if (at < text.size() && text[at] == '.') {
    has_point = true;
    fraction = digits_at(text, at + 1);
    at += 1 + fraction;
  }
  if (whole + fraction == 0) return Form::text;
  if (at == text.size()) {
    return has_point && whole > 0 && fraction > 0 && text[0] != '+' ? Form::fraction
                                                                    : Form::other_number;
  }
  if (text[at] != 'e' && text[at] != 'E') return Form::text;
  ++at;
  if (at < text.size() && (text[at] == '-' || text[at] == '+')) ++at;
  const auto exponent = digits_at(text, at);
  return exponent > 0 && at + exponent == text.size() ? Form::other_number : Form::text;
}

std::size_t significant_digits(std::string_view text) {
  const auto first = text.find_first_of("123456789");
  if (first == std::string_view::npos) return 0;
  return static_cast<std::size_t>(
      std::count_if(text.begin() + static_cast<std::ptrdiff_t>(first), text.end(), is_digit));
}

/// "60.00" is the number 60, as it is to other programs that read and write JSON.
bool is_whole_fraction(std::string_view text) {
  const auto point = text.find('.');
  return point != std::string_view::npos && text.find_first_not_of('0', point + 1) == text.npos;
}

/// "1e-05", as JSON writers print a very small number: `bestek dossier` does.
bool is_printed_by_json(std::string_view text) {
  const auto e = text.find('e');
  return e != std::string_view::npos && e + 1 < text.size() &&
         (text[e + 1] == '-' || text[e + 1] == '+') && digits_at(text, e + 2) >= 2 &&
         e + 2 + digits_at(text, e + 2) == text.size() &&
         text.find_first_not_of("-0123456789.e+") == std::string_view::npos;
}

template <class Number>
Json parsed(std::string_view text) {
  Number value{};
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

PlainScalar unclear_number(std::string_view text) {
  return {Json(std::string(text)),
          fmt::format("het getal {} heeft een vorm die niet eenduidig is", text),
          "is het een code, zet hem dan tussen aanhalingstekens; schrijf anders het getal voluit, "
          "zoals 1250 of 52.31"};
}

}  // namespace

PlainScalar read_plain_scalar(std::string_view text) {
  if (text.empty() || text == "~" || text == "null" || text == "Null" || text == "NULL")
    return {Json(), "", ""};
  if (text == "true" || text == "True" || text == "TRUE") return {Json(true), "", ""};
  if (text == "false" || text == "False" || text == "FALSE") return {Json(false), "", ""};
  const auto form = form_of(text);
  if (form == Form::text) return {Json(std::string(text)), "", ""};
  if (form == Form::other_number && is_printed_by_json(text)) return {parsed<double>(text), "", ""};
  if (form == Form::other_number || significant_digits(text) > DBL_DIG) return unclear_number(text);
  if (form == Form::whole || is_whole_fraction(text))
    return {parsed<std::int64_t>(text.substr(0, text.find('.'))), "", ""};
  return {parsed<double>(text), "", ""};
}

}  // namespace bestek
