// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "dossier/model.hpp"

#include <gtest/gtest.h>

namespace bestek {
namespace {

TEST(ExactNumber, takes_numbers_and_texts) {
  EXPECT_EQ(exact_number(Json(5)), 5);
  EXPECT_EQ(exact_number(Json(52.31)), Rational(5231, 100));
  EXPECT_EQ(exact_number(Json("52.31")), Rational(5231, 100));
  EXPECT_EQ(exact_number(Json(-0.1)), Rational(-1, 10));
  EXPECT_EQ(exact_number(Json(60.0)), 60);
}

TEST(ExactNumber, takes_numbers_that_print_with_an_exponent) {
  EXPECT_EQ(exact_number(Json(0.00001)), Rational(1, 100'000));
  EXPECT_EQ(exact_number(Json(0.000123e-6)), Rational(123, 1'000'000'000'000));
  EXPECT_EQ(exact_number(Json(1e20)), parse_decimal("100000000000000000000"));
}

TEST(ExactNumber, refuses_what_is_no_number) {
  EXPECT_THROW(exact_number(Json("52,31")), std::invalid_argument);
  EXPECT_THROW(exact_number(Json("vijf")), std::invalid_argument);
  EXPECT_THROW(exact_number(Json()), std::invalid_argument);
}

TEST(Term, ends_after_every_extension) {
  const Term term{*parse_date("2015-01-01"), *parse_date("2017-12-31"), 2, 12, 6};
  EXPECT_EQ(to_iso(term.latest_end()), "2019-12-31");
}

}  // namespace
}  // namespace bestek
