// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "common/decimal.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "exact_values.hpp"

namespace bestek {
namespace {

using bestek::testing::exact;

/// Any fraction with a numerator and denominator of up to 18 digits.
Rational any_rational() {
  const auto top =
      *rc::gen::inRange<std::int64_t>(-999'999'999'999'999'999, 999'999'999'999'999'999);
  const auto bottom = *rc::gen::inRange<std::int64_t>(1, 999'999'999);
  return Rational(top, bottom);
}

TEST(ParseDecimal, reads_digits_with_a_point) {
  EXPECT_EQ(exact("52.31"), Rational(5231, 100));
  EXPECT_EQ(exact("-0.5"), Rational(-1, 2));
  EXPECT_EQ(exact("0"), 0);
  EXPECT_EQ(exact("-0"), 0);
}

TEST(ParseDecimal, takes_leading_zeros_as_decimal_not_octal) {
  EXPECT_EQ(exact("010"), 10);
  EXPECT_EQ(exact("0.010"), Rational(1, 100));
}

TEST(ParseDecimal, refuses_everything_else) {
  for (const auto* text : {"", "-", ".", "5.", ".5", "+5", "1e3", "1,5", "1.2.3", " 1", "1 ", "--1",
                           "0x1F", "1_000", "NaN", "€ 5", "１"}) {
    EXPECT_FALSE(parse_decimal(text)) << text;
  }
}

TEST(ParseDecimal, takes_forty_digits_and_no_more) {
  const std::string forty(40, '9');
  EXPECT_TRUE(parse_decimal(forty));
  EXPECT_TRUE(parse_decimal("-" + forty));
  EXPECT_FALSE(parse_decimal(forty + "9"));
}

TEST(ParseDecimal, does_not_count_the_point_as_a_digit) {
  EXPECT_TRUE(parse_decimal(std::string(20, '9') + "." + std::string(20, '9')));
}

TEST(RoundHalfUp, rounds_half_away_from_zero) {
  EXPECT_EQ(to_fixed(exact("0.005"), 2), "0.01");
  EXPECT_EQ(to_fixed(exact("-0.005"), 2), "-0.01");
  EXPECT_EQ(to_fixed(exact("0.0049999"), 2), "0.00");
  EXPECT_EQ(to_fixed(exact("2.5"), 0), "3");
  EXPECT_EQ(to_fixed(exact("-2.5"), 0), "-3");
  EXPECT_EQ(to_fixed(exact("1.005"), 2), "1.01");  // 1.00 in binary floating point
  EXPECT_EQ(to_fixed(exact("8.345"), 2), "8.35");
}

TEST(RoundHalfUp, is_exact_where_a_double_is_not) {
  EXPECT_EQ(exact("0.1") + exact("0.2"), exact("0.3"));
  EXPECT_EQ(to_fixed(exact("123456789012345678.905"), 2), "123456789012345678.91");
}

TEST(ToFixed, prints_the_asked_number_of_decimals) {
  EXPECT_EQ(to_fixed(exact("61.2"), 2), "61.20");
  EXPECT_EQ(to_fixed(exact("61.2"), 0), "61");
  EXPECT_EQ(to_fixed(exact("0.04"), 2), "0.04");
  EXPECT_EQ(to_fixed(exact("-0.04"), 2), "-0.04");
}

TEST(ToFixed, has_no_negative_zero) { EXPECT_EQ(to_fixed(exact("-0.001"), 2), "0.00"); }

TEST(ToExact, prints_a_finite_fraction_as_decimals_and_any_other_as_a_fraction) {
  EXPECT_EQ(to_exact(exact("0.50")), "0.5");
  EXPECT_EQ(to_exact(Rational(4)), "4");
  EXPECT_EQ(to_exact(Rational(23, 42)), "23/42");
  EXPECT_EQ(to_exact(Rational(-1, 8)), "-0.125");
  EXPECT_EQ(to_exact(Rational(100)), "100");
  EXPECT_EQ(to_exact(Rational(0)), "0");
}

TEST(ToFraction, prints_whole_numbers_without_a_bar) {
  EXPECT_EQ(to_fraction(Rational(8, 10)), "4/5");
  EXPECT_EQ(to_fraction(Rational(8, 2)), "4");
  EXPECT_EQ(to_fraction(Rational(-1, 3)), "-1/3");
}

RC_GTEST_PROP(RoundHalfUpProperty, lies_within_half_a_unit_of_the_last_place, ()) {
  const auto value = any_rational();
  const auto places = *rc::gen::inRange(0, 10);
  Rational half(1, 2);
  for (int i = 0; i < places; ++i) half /= 10;
  const Rational difference = abs(Rational(round_half_up(value, places) - value));
  RC_ASSERT(difference <= half);
}

RC_GTEST_PROP(RoundHalfUpProperty, is_idempotent, ()) {
  const auto value = any_rational();
  const auto places = *rc::gen::inRange(0, 10);
  const auto rounded = round_half_up(value, places);
  RC_ASSERT(round_half_up(rounded, places) == rounded);
}

RC_GTEST_PROP(RoundHalfUpProperty, is_symmetric, ()) {
  const auto value = any_rational();
  const auto places = *rc::gen::inRange(0, 10);
  RC_ASSERT(round_half_up(Rational(-value), places) == -round_half_up(value, places));
}

RC_GTEST_PROP(RoundHalfUpProperty, keeps_the_order, ()) {
  const auto a = any_rational();
  const auto b = any_rational();
  const auto places = *rc::gen::inRange(0, 10);
  RC_PRE(a <= b);
  RC_ASSERT(round_half_up(a, places) <= round_half_up(b, places));
}

RC_GTEST_PROP(ParseDecimalProperty, undoes_to_fixed, ()) {
  const auto places = *rc::gen::inRange(0, 10);
  const auto rounded = round_half_up(any_rational(), places);
  RC_ASSERT(parse_decimal(to_fixed(rounded, places)) == rounded);
}

RC_GTEST_PROP(ParseDecimalProperty, undoes_to_exact_of_a_finite_fraction, ()) {
  const auto value = round_half_up(any_rational(), *rc::gen::inRange(0, 10));
  RC_ASSERT(parse_decimal(to_exact(value)) == value);
}

}  // namespace
}  // namespace bestek
