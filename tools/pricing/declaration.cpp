// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "pricing/declaration.hpp"

#include <algorithm>
#include <numeric>

namespace bestek::pricing {

Rational minute_tariff(const Rational& hourly_tariff) {
  return round_half_up(hourly_tariff / 60, 2);
}

Rational declared_amount(const Rational& hourly_tariff, std::int64_t minutes) {
  return round_half_up(hourly_tariff * minutes / 60, 2);
}

std::int64_t volume_in_hours(const std::vector<std::int64_t>& minutes) {
  const auto total = std::accumulate(minutes.begin(), minutes.end(), std::int64_t{0});
  if (total <= 0) return 0;
  return std::max<std::int64_t>(1, (total + 30) / 60);
}

std::optional<std::int64_t> message_cents(const Rational& amount) {
  constexpr std::int64_t most = 99'999'999;
  const Rational cents = amount * 100;
  if (denominator(cents) != 1 || cents < 0 || cents > most) return std::nullopt;
  return static_cast<std::int64_t>(numerator(cents));
}

}  // namespace bestek::pricing
