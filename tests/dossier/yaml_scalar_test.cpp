// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "dossier/yaml_scalar.hpp"

#include <gtest/gtest.h>

namespace bestek {
namespace {

Json scalar_value(std::string_view text) {
  const auto scalar = read_plain_scalar(text);
  EXPECT_EQ(scalar.problem, "") << text;
  return scalar.value;
}

TEST(PlainScalar, knows_null_and_booleans_of_the_core_schema) {
  for (const auto* text : {"", "~", "null", "Null", "NULL"})
    EXPECT_TRUE(scalar_value(text).is_null()) << text;
  for (const auto* text : {"true", "True", "TRUE"}) EXPECT_EQ(scalar_value(text), true) << text;
  for (const auto* text : {"false", "False", "FALSE"}) EXPECT_EQ(scalar_value(text), false) << text;
}

TEST(PlainScalar, reads_whole_numbers_and_decimal_fractions) {
  EXPECT_EQ(scalar_value("12"), 12);
  EXPECT_EQ(scalar_value("-3"), -3);
  EXPECT_EQ(scalar_value("0"), 0);
  EXPECT_EQ(scalar_value("012"), 12);
  EXPECT_EQ(scalar_value("52.31"), 52.31);
  EXPECT_EQ(scalar_value("-0.5"), -0.5);
  EXPECT_TRUE(scalar_value("12").is_number_integer());
  EXPECT_TRUE(scalar_value("12.5").is_number_float());
}

TEST(PlainScalar, reads_a_fraction_of_zeros_as_the_whole_number_that_it_is) {
  for (const auto* text : {"12.0", "12.000"}) {
    EXPECT_EQ(scalar_value(text), 12) << text;
    EXPECT_TRUE(scalar_value(text).is_number_integer()) << text;
  }
  EXPECT_EQ(scalar_value("-0.0"), 0);
}

TEST(PlainScalar, leaves_everything_else_text) {
  for (const auto* text :
       {"no",         "yes",   "on",    "off",   "y",   "n",   "nul", "nUll",  "tRue", "1:30",
        "2015-01-01", "1.2.3", "52,31", "1 000", "€ 5", "+",   "-",   "+/-",   ".",    "..",
        "-.",         "e3",    "1e",    "1e+",   "0x",  "0xG", "12a", "1_000", "١٢"}) {
    EXPECT_EQ(scalar_value(text), text);
  }
}

TEST(PlainScalar, reports_numbers_that_readers_of_yaml_read_differently) {
  for (const auto* text :
       {"+5", ".5", "5.", "-.5", "1e3", "1E3", "1.5e-3", "45E12", "0x1F", "0o17", "+0.5"}) {
    const auto scalar = read_plain_scalar(text);
    EXPECT_NE(scalar.problem, "") << text;
    EXPECT_NE(scalar.help, "") << text;
    EXPECT_EQ(scalar.value, text);
  }
}

TEST(PlainScalar, takes_fifteen_significant_digits) {
  EXPECT_EQ(scalar_value("123456789012345"), 123456789012345);
  EXPECT_EQ(scalar_value("0.000123456789012345"), 0.000123456789012345);
  EXPECT_NE(read_plain_scalar("1234567890123456").problem, "");
  EXPECT_NE(read_plain_scalar("1.234567890123456").problem, "");
}

TEST(PlainScalar, does_not_know_infinity) {
  for (const auto* text : {".inf", "-.inf", ".nan", ".NaN"})
    EXPECT_TRUE(scalar_value(text).is_string()) << text;
}

}  // namespace
}  // namespace bestek
