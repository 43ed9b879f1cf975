// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "dossier/model/fields.hpp"

#include <fmt/format.h>

#include <stdexcept>

namespace bestek {

Rational exact_number(const Json& value) {
  const auto written = value.is_string() ? value.get<std::string>() : value.dump();
  if (const auto number = parse_decimal(written)) return *number;
  // The shortest text of a very small or large double has an exponent: split it.
  const auto exponent = written.find('e');
  const auto mantissa = parse_decimal(written.substr(0, exponent));
  if (exponent == std::string::npos || !mantissa)
    throw std::invalid_argument("not a number: " + written);
  const int power = std::stoi(written.substr(exponent + 1));
  const Rational scale(boost::multiprecision::pow(boost::multiprecision::cpp_int(10),
                                                  static_cast<unsigned>(std::abs(power))));
  return power < 0 ? Rational(*mantissa / scale) : Rational(*mantissa * scale);
}

std::string text_of(const Json& object, const char* key) { return object.value(key, ""); }

Date date_of(const Json& object, const char* key) {
  const auto& written = object.at(key).get_ref<const std::string&>();
  const auto found = parse_date(written);
  if (!found) throw std::invalid_argument(fmt::format("not a date: {}", written));
  return *found;
}

std::optional<Date> optional_date_of(const Json& object, const char* key) {
  if (!object.contains(key)) return std::nullopt;
  return date_of(object, key);
}

std::optional<Rational> optional_number_of(const Json& object, const char* key) {
  return optional_of(object, key, exact_number);
}

std::vector<std::string> texts_of(const Json& object, const char* key) {
  return items_of(object, key, [](const Json& item) { return item.get<std::string>(); });
}

}  // namespace bestek
