// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "pricing/grant_advances.hpp"

#include "pricing/budget_distribution.hpp"

namespace bestek::pricing {

namespace {

int whole_months(Date from, Date to) {
  return (static_cast<int>(to.year()) - static_cast<int>(from.year())) * 12 +
         static_cast<int>(static_cast<unsigned>(to.month())) -
         static_cast<int>(static_cast<unsigned>(from.month())) + 1;
}

}  // namespace

Rational advance_total(const Grant& grant) {
  return round_half_up(grant.amount_eur * grant.advance_percentage / 100, 2);
}

std::vector<Advance> advances(const Grant& grant) {
  const auto count = static_cast<std::size_t>(grant.advances);
  const auto parts =
      divide(to_cents(advance_total(grant)), std::vector<Rational>(count, Rational(1)));
  const int months = whole_months(grant.from, grant.to);
  std::vector<Advance> result;
  for (int i = 0; i < grant.advances; ++i) {
    result.push_back({add_months(grant.from, i * months / grant.advances),
                      euros(parts.at(static_cast<std::size_t>(i)))});
  }
  return result;
}

}  // namespace bestek::pricing
