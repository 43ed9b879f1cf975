// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "procedure/legal_terms.hpp"

#include <gtest/gtest.h>

#include "exact_values.hpp"

namespace bestek::procedure {
namespace {

using bestek::testing::day;

std::string end_of(const char* sent, int days) { return to_iso(last_day_of_term(day(sent), days)); }

TEST(LegalTerm, begins_on_the_day_after_sending) {
  EXPECT_EQ(end_of("2014-06-27", 20), "2014-07-17");  // 28 June is the first day
}

TEST(LegalTerm, that_would_end_in_a_weekend_ends_on_monday) {
  EXPECT_EQ(end_of("2014-06-28", 21), "2014-07-21");  // Saturday 19 July
  EXPECT_EQ(end_of("2014-06-29", 21), "2014-07-21");  // Sunday 20 July
}

TEST(LegalTerm, that_would_end_on_a_holiday_ends_on_the_next_working_day) {
  EXPECT_EQ(end_of("2014-03-28", 21), "2014-04-22");  // Good Friday, then Easter Monday
  EXPECT_EQ(end_of("2014-05-08", 21), "2014-05-30");  // Ascension Day
  EXPECT_EQ(end_of("2014-12-11", 14), "2014-12-29");  // Christmas, then a weekend
}

TEST(DaysOff, are_the_general_holidays) {
  for (const char* iso :
       {"2014-01-01", "2014-04-18", "2014-04-21", "2014-05-05", "2014-05-29", "2014-06-09",
        "2014-12-25", "2014-12-26", "2027-03-26", "2027-03-29", "2038-04-26", "2000-04-24"})
    EXPECT_TRUE(is_day_off(day(iso))) << iso;
}

TEST(DaysOff, the_birthday_of_the_king_or_queen_is_never_on_a_sunday) {
  EXPECT_TRUE(is_day_off(day("2014-04-26")));  // Saturday; 27 April 2014 is a Sunday
  EXPECT_TRUE(is_day_off(day("2015-04-27")));
  EXPECT_TRUE(is_day_off(day("2013-04-30")));  // of the Queen
  EXPECT_FALSE(is_day_off(day("2015-04-30")));
}

TEST(DaysOff, are_not_ordinary_working_days) {
  for (const char* iso : {"2014-04-17", "2014-04-22", "2014-05-06", "2014-12-24", "2014-12-31"})
    EXPECT_FALSE(is_day_off(day(iso))) << iso;
}

}  // namespace
}  // namespace bestek::procedure
