// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "common/decimal.hpp"

namespace bestek {

/// How municipalities round a tariff, where practice differs (facts: half up to cents is the rule
/// of iWmo; regions that declare in minutes take a multiple of EUR 0.60; others round up).
enum class Rounding {
  none,
  cent,                  ///< half up
  multiple_of_60_cents,  ///< the nearest amount that is a whole number of cents per minute
  whole_euro,            ///< half up
  cent_up,
  multiple_of_60_cents_up,
  whole_euro_up
};

/// The word of the schema: "cent", "veelvoud_60_cent_omhoog". Throws std::invalid_argument.
Rounding parse_rounding(std::string_view word);
std::string_view rounding_word(Rounding rounding);

/// "afgerond op hele centen"; "" for none.
std::string rounding_text(Rounding rounding);

Rational rounded(const Rational& value, Rounding rounding);

/// Amounts per hour that are a whole number of cents per minute: multiples of EUR 0.60.
struct MinuteTariffs {
  Rational below, above;  ///< equal when the amount itself is one
  Rational nearest;       ///< half way: the higher one

  bool is_exact() const { return below == above; }
};

MinuteTariffs divisible_by_60(const Rational& hourly_tariff);

}  // namespace bestek
