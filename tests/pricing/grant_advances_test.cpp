// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "pricing/grant_advances.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace bestek::pricing {
namespace {

Grant grant(const Rational& amount, const Rational& percentage, int count) {
  Grant result;
  result.from = parse_date("2014-01-01").value();
  result.to = parse_date("2014-12-31").value();
  result.amount_eur = amount;
  result.advance_percentage = percentage;
  result.advances = count;
  return result;
}

TEST(Advances, of_a_year_in_four_parts_are_due_at_the_start_of_each_quarter) {
  const auto found = advances(grant(120000, 95, 4));
  ASSERT_EQ(found.size(), 4U);
  EXPECT_EQ(to_iso(found[0].on), "2014-01-01");
  EXPECT_EQ(to_iso(found[1].on), "2014-04-01");
  EXPECT_EQ(to_iso(found[3].on), "2014-10-01");
  EXPECT_EQ(found[0].amount_eur, 28500);
}

TEST(Advances, the_cents_left_over_go_to_the_first_parts) {
  const auto found = advances(grant(100, 100, 3));
  EXPECT_EQ(to_fixed(found[0].amount_eur, 2), "33.34");
  EXPECT_EQ(to_fixed(found[1].amount_eur, 2), "33.33");
  EXPECT_EQ(to_fixed(found[2].amount_eur, 2), "33.33");
}

TEST(Advances, the_share_is_rounded_half_up_to_the_cent) {
  EXPECT_EQ(to_fixed(advance_total(grant(Rational(1) / 100, 50, 1)), 2), "0.01");
}

RC_GTEST_PROP(Advances, add_up_to_the_share_and_differ_by_one_cent_at_most, ()) {
  const auto cents = *rc::gen::inRange<std::int64_t>(0, 100000000);
  const auto percentage = *rc::gen::inRange(0, 101);
  const auto given = grant(Rational(cents) / 100, percentage, *rc::gen::inRange(1, 13));
  Rational sum = 0, least = -1, most = 0;
  for (const auto& each : advances(given)) {
    sum += each.amount_eur;
    if (least < 0 || each.amount_eur < least) least = each.amount_eur;
    if (each.amount_eur > most) most = each.amount_eur;
    RC_ASSERT(given.from <= each.on && each.on <= given.to);
  }
  RC_ASSERT(sum == advance_total(given));
  RC_ASSERT(most - least <= Rational(1) / 100);
}

}  // namespace
}  // namespace bestek::pricing
