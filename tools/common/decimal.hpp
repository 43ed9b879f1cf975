// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <boost/multiprecision/cpp_int.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace bestek {

/// An exact number. Amounts, weights and quantities are computed in it without any rounding.
using Rational = boost::multiprecision::cpp_rational;

/// "52.31" -> 5231/100. Digits with at most one decimal point and an optional minus sign;
/// nothing for any other text, or for more than 40 digits.
std::optional<Rational> parse_decimal(std::string_view text);

/// Rounds to `places` decimals, half away from zero ("rekenkundig", the rounding that iWmo
/// prescribes for tariffs: invulinstructie IV081). This file is the only place that rounds.
Rational round_half_up(const Rational& value, int places);

/// The nearest multiple of `step`, half away from zero. `step` is above zero.
Rational round_to_multiple(const Rational& value, const Rational& step);

/// The smallest multiple of `step` that is not below `value`. `step` is above zero.
Rational round_up_to_multiple(const Rational& value, const Rational& step);

/// The largest multiple of `step` that is not above `value`. `step` is above zero.
Rational round_down_to_multiple(const Rational& value, const Rational& step);

/// Rounded with round_half_up and printed with exactly `places` decimals and a point: "61.20".
std::string to_fixed(const Rational& value, int places);

/// Exact: a finite decimal fraction as decimals ("0.5", "4"), any other as a fraction ("23/42").
std::string to_exact(const Rational& value);

/// Exact as a fraction: "4/5", "4" when whole.
std::string to_fraction(const Rational& value);

}  // namespace bestek
