// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "procedure/legal_terms.hpp"

#include <algorithm>
#include <array>

namespace bestek::procedure {

namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::weekday;

/// Easter Sunday of the Gregorian calendar, by the method of Meeus, Jones and Butcher.
sys_days easter(int year) {
  const int a = year % 19;
  const int b = year / 100, c = year % 100;
  const int d = b / 4, e = b % 4;
  const int g = (8 * b + 13) / 25;
  const int h = (19 * a + b - d - g + 15) % 30;
  const int i = c / 4, k = c % 4;
  const int l = (32 + 2 * e + 2 * i - h - k) % 7;
  const int m = (a + 11 * h + 19 * l) / 433;
  const int month = (h + l - 7 * m + 90) / 25;
  const int day = (h + l - 7 * m + 33 * month + 19) % 32;
  return Date(std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
              std::chrono::day(static_cast<unsigned>(day)));
}

bool is_sunday(sys_days day) { return weekday(day) == std::chrono::Sunday; }

/// The day on which the birthday of the King or Queen is celebrated: never on a Sunday.
sys_days kings_day(int year) {
  constexpr int first_of_the_king = 2014;
  const unsigned day = year < first_of_the_king ? 30 : 27;
  const sys_days usual = Date(std::chrono::year(year), std::chrono::April, std::chrono::day(day));
  return is_sunday(usual) ? usual - days(1) : usual;
}

}  // namespace

bool is_day_off(Date date) {
  const sys_days day = date;
  const int year = static_cast<int>(date.year());
  const auto fixed = [&](unsigned month, unsigned of_month) -> sys_days {
    return Date(date.year(), std::chrono::month(month), std::chrono::day(of_month));
  };
  const auto sunday = easter(year);
  // Good Friday, Easter Monday, Ascension Day, Whit Monday; New Year, 5 May, Christmas.
  const std::array<sys_days, 9> holidays = {sunday - days(2),  sunday + days(1), sunday + days(39),
                                            sunday + days(50), fixed(1, 1),      fixed(5, 5),
                                            fixed(12, 25),     fixed(12, 26),    kings_day(year)};
  return weekday(day) == std::chrono::Saturday || is_sunday(day) ||
         std::find(holidays.begin(), holidays.end(), day) != holidays.end();
}

Date last_day_of_term(Date sent, int length) {
  sys_days last = sys_days(sent) + days(length);
  while (is_day_off(Date(last))) last += days(1);
  return last;
}

}  // namespace bestek::procedure
