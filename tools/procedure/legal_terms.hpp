// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include "common/date.hpp"

/// Terms of law in days.
namespace bestek::procedure {

/// Saturdays, Sundays and the general holidays of the Algemene termijnenwet, art. 3 (Goede Vrijdag
/// counts as one: lid 2). Koningsdag is that of the year: 27 April, or 30 April before 2014.
bool is_day_off(Date date);

/// The last day of a term of `days` that begins on the day after `sent`. A term that would end on a
/// day off ends on the next other day (Algemene termijnenwet, art. 1).
Date last_day_of_term(Date sent, int days);

}  // namespace bestek::procedure
