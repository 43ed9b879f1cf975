// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "common/date.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace bestek {

namespace {

int number(std::string_view digits) {
  int value = 0;
  for (const char digit : digits) value = value * 10 + (digit - '0');
  return value;
}

bool has_iso_shape(std::string_view text) {
  constexpr std::string_view shape = "dddd-dd-dd";
  return std::equal(text.begin(), text.end(), shape.begin(), shape.end(), [](char c, char kind) {
    return kind == 'd' ? c >= '0' && c <= '9' : c == kind;
  });
}

}  // namespace

std::optional<Date> parse_date(std::string_view iso) {
  if (!has_iso_shape(iso)) return std::nullopt;
  const Date date{std::chrono::year(number(iso.substr(0, 4))),
                  std::chrono::month(static_cast<unsigned>(number(iso.substr(5, 2)))),
                  std::chrono::day(static_cast<unsigned>(number(iso.substr(8, 2))))};
  if (!date.ok()) return std::nullopt;
  return date;
}

std::string to_iso(Date date) {
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

Date add_months(Date date, int months) {
  const Date moved = date + std::chrono::months(months);
  if (moved.ok()) return moved;
  return moved.year() / moved.month() / std::chrono::last;
}

int days_between(Date from, Date to) {
  return static_cast<int>((std::chrono::sys_days(to) - std::chrono::sys_days(from)).count());
}

}  // namespace bestek
