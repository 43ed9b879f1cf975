// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "common/date.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace bestek {
namespace {

Date date(std::string_view iso) { return parse_date(iso).value(); }

Date any_date() {
  const auto day = *rc::gen::inRange(-100'000, 100'000);
  return std::chrono::sys_days(std::chrono::days(day));
}

TEST(ParseDate, takes_iso_dates_only) {
  EXPECT_EQ(to_iso(date("2015-01-31")), "2015-01-31");
  for (const auto* text :
       {"", "2015-1-31", "31-01-2015", "2015/01/31", "2015-01-31 ", " 2015-01-31", "20150131",
        "2015-01-31T00:00", "-015-01-31", "201a-01-31"}) {
    EXPECT_FALSE(parse_date(text)) << text;
  }
}

TEST(ParseDate, refuses_days_that_do_not_exist) {
  for (const auto* text : {"2015-02-29", "2015-04-31", "2015-13-01", "2015-00-10", "2015-01-00"}) {
    EXPECT_FALSE(parse_date(text)) << text;
  }
}

TEST(ParseDate, knows_leap_years) {
  EXPECT_TRUE(parse_date("2016-02-29"));
  EXPECT_TRUE(parse_date("2000-02-29"));
  EXPECT_FALSE(parse_date("1900-02-29"));
  EXPECT_FALSE(parse_date("2100-02-29"));
}

TEST(AddMonths, keeps_the_day) {
  EXPECT_EQ(add_months(date("2015-01-15"), 1), date("2015-02-15"));
  EXPECT_EQ(add_months(date("2017-12-31"), 24), date("2019-12-31"));
  EXPECT_EQ(add_months(date("2015-11-30"), 3), date("2016-02-29"));
  EXPECT_EQ(add_months(date("2015-01-15"), 0), date("2015-01-15"));
}

TEST(AddMonths, takes_the_last_day_of_a_shorter_month) {
  EXPECT_EQ(add_months(date("2015-01-31"), 1), date("2015-02-28"));
  EXPECT_EQ(add_months(date("2016-01-31"), 1), date("2016-02-29"));
  EXPECT_EQ(add_months(date("2016-02-29"), 12), date("2017-02-28"));
}

TEST(AddMonths, goes_back) {
  EXPECT_EQ(add_months(date("2015-03-31"), -1), date("2015-02-28"));
  EXPECT_EQ(add_months(date("2015-01-15"), -13), date("2013-12-15"));
}

TEST(DaysBetween, counts_whole_days) {
  EXPECT_EQ(days_between(date("2015-01-01"), date("2015-12-31")), 364);
  EXPECT_EQ(days_between(date("2016-01-01"), date("2017-01-01")), 366);
  EXPECT_EQ(days_between(date("2015-01-02"), date("2015-01-01")), -1);
}

RC_GTEST_PROP(DateProperty, parse_undoes_to_iso, ()) {
  const auto day = any_date();
  RC_ASSERT(parse_date(to_iso(day)) == day);
}

RC_GTEST_PROP(DateProperty, add_months_gives_a_day_that_exists_in_the_right_month, ()) {
  const auto day = any_date();
  const auto months = *rc::gen::inRange(-500, 500);
  const auto moved = add_months(day, months);
  RC_ASSERT(moved.ok());
  RC_ASSERT(moved.year() / moved.month() == day.year() / day.month() + std::chrono::months(months));
  RC_ASSERT(moved.day() <= day.day());
}

}  // namespace
}  // namespace bestek
