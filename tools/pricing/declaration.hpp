// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "common/decimal.hpp"

/// How care that is agreed per hour is declared (iWmo and iJw).
namespace bestek::pricing {

/// The tariff per minute: hourly / 60, to cents, half up (invulinstructie IV081).
Rational minute_tariff(const Rational& hourly_tariff);

/// The amount of a declaration: hourly x minutes / 60, rounded to cents once, at the end; the
/// rounded tariff per minute is not used (IV081, rule TR346, retourcode 9346).
Rational declared_amount(const Rational& hourly_tariff, std::int64_t minutes);

/// The hours of a declaration period: the minutes are added first, then rounded to hours, half an
/// hour up, at least one (invulinstructie IV079). 0 when there are no minutes at all.
std::int64_t volume_in_hours(const std::vector<std::int64_t>& minutes);

/// The amount as a message carries it: whole cents, at most 99,999,999 (LDT_Bedrag). Nothing when
/// it does not fit.
std::optional<std::int64_t> message_cents(const Rational& amount);

}  // namespace bestek::pricing
