// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace bestek {

/// A calendar day without a time zone.
using Date = std::chrono::year_month_day;

/// ISO 8601 "2015-01-31" and nothing else; nothing for a day that does not exist.
std::optional<Date> parse_date(std::string_view iso);

/// "2015-01-31"
std::string to_iso(Date date);

/// The same day `months` later; the last day of the month where that day does not exist.
Date add_months(Date date, int months);

/// Whole days from `from` to `to`; negative when `to` lies before it.
int days_between(Date from, Date to);

}  // namespace bestek
