// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "common/decimal.hpp"

#include <algorithm>
#include <charconv>
#include <vector>

namespace bestek {

namespace {

using Integer = boost::multiprecision::cpp_int;

constexpr std::size_t max_digits = 40;

Integer power_of_ten(int exponent) {
  static const auto small = [] {
    std::vector<Integer> powers{1};
    while (powers.size() <= max_digits) powers.push_back(powers.back() * 10);
    return powers;
  }();
  const auto index = static_cast<std::size_t>(exponent);
  return index < small.size()
             ? small[index]
             : boost::multiprecision::pow(Integer(10), static_cast<unsigned>(exponent));
}

bool all_digits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// A leading zero would make the library read the text as octal. What fits in a machine's number,
/// as amounts do, needs no library.
Integer to_integer(std::string_view digits) {
  std::uint64_t small = 0;
  if (std::from_chars(digits.data(), digits.data() + digits.size(), small).ec == std::errc())
    return small;
  const auto first = digits.find_first_not_of('0');
  return first == std::string_view::npos ? Integer(0) : Integer(std::string(digits.substr(first)));
}

/// The number of tenths, hundredths … in the value without its sign, in whole numbers: without the
/// common divisors that fractions look for at each step.
Integer units_half_up(const Rational& value, int places) {
  const Integer twice = 2 * power_of_ten(places) * abs(numerator(value));
  const Integer& bottom = denominator(value);
  return (twice + bottom) / (2 * bottom);
}

}  // namespace

std::optional<Rational> parse_decimal(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  const auto digits_in = std::count_if(text.begin(), text.end(), [](char c) { return c != '.'; });
  if (static_cast<std::size_t>(digits_in) > max_digits) return std::nullopt;
  const auto point = text.find('.');
  const auto whole = text.substr(0, point);
  const auto fraction =
      point == std::string_view::npos ? std::string_view() : text.substr(point + 1);
  if (!all_digits(whole)) return std::nullopt;
  if (point != std::string_view::npos && !all_digits(fraction)) return std::nullopt;
  const auto digits = std::string(whole) + std::string(fraction);
  Rational value(to_integer(digits), power_of_ten(static_cast<int>(fraction.size())));
  return negative ? Rational(-value) : value;
}

Rational round_half_up(const Rational& value, int places) {
  const Rational rounded(units_half_up(value, places), power_of_ten(places));
  return value < 0 ? Rational(-rounded) : rounded;
}

Rational round_to_multiple(const Rational& value, const Rational& step) {
  const Rational steps = abs(value) / step + Rational(1, 2);
  const Integer whole = numerator(steps) / denominator(steps);
  const Rational rounded = step * whole;
  return value < 0 ? Rational(-rounded) : rounded;
}

Rational round_down_to_multiple(const Rational& value, const Rational& step) {
  const Rational steps = value / step;
  Integer whole = numerator(steps) / denominator(steps);  // towards zero
  if (steps < whole) --whole;
  return step * whole;
}

Rational round_up_to_multiple(const Rational& value, const Rational& step) {
  return -round_down_to_multiple(-value, step);
}

std::string to_fixed(const Rational& value, int places) {
  const Integer units = units_half_up(value, places);
  std::string digits = units.str();
  const auto decimals = static_cast<std::size_t>(places);
  if (digits.size() <= decimals) digits.insert(0, decimals + 1 - digits.size(), '0');
  if (places > 0) digits.insert(digits.size() - decimals, ".");
  return value < 0 && units != 0 ? "-" + digits : digits;
}

std::string to_exact(const Rational& value) {
  Integer rest = denominator(value);
  int twos = 0;
  int fives = 0;
  for (; rest % 2 == 0; rest /= 2) ++twos;
  for (; rest % 5 == 0; rest /= 5) ++fives;
  return rest == 1 ? to_fixed(value, std::max(twos, fives)) : to_fraction(value);
}

std::string to_fraction(const Rational& value) {
  const std::string top = numerator(value).str();
  return denominator(value) == 1 ? top : top + "/" + denominator(value).str();
}

}  // namespace bestek
