// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "pricing/offers.hpp"

#include <algorithm>

#include "pricing/benchmark.hpp"

namespace bestek::pricing {

std::vector<Outlier> outliers(const std::vector<Rational>& amounts) {
  std::vector<Outlier> result(amounts.size(), Outlier::none);
  if (amounts.size() < least_offers_for_outliers) return result;
  const auto statistics = benchmark_statistics(amounts).value();
  const Rational fence = (statistics.upper_quartile - statistics.lower_quartile) * 3 / 2;
  for (std::size_t i = 0; i < amounts.size(); ++i) {
    if (amounts[i] < statistics.lower_quartile - fence) result[i] = Outlier::low;
    if (amounts[i] > statistics.upper_quartile + fence) result[i] = Outlier::high;
  }
  return result;
}

std::optional<Rational> offered_cost_price(const OfferedCostPrice& parts) {
  const bool is_complete = std::all_of(
      offered_elements.begin(), offered_elements.end(),
      [&](const OfferedElement& element) { return (parts.*element.value).has_value(); });
  if (!is_complete || *parts.productivity_pct <= 0) return std::nullopt;
  const auto more = [](const std::optional<Rational>& pct) { return Rational(1 + *pct / 100); };
  const Rational staff = *parts.hourly_wage * more(parts.allowances_pct) *
                         more(parts.employer_charges_pct) / (*parts.productivity_pct / 100) *
                         more(parts.overhead_pct);
  const Rational all = staff + *parts.travel + *parts.training + *parts.obligations;
  return round_half_up(all * more(parts.risk_pct) * more(parts.index_pct), 2);
}

std::vector<ReceivedOffer> offers_for(const Round& round, const Tariff& tariff) {
  std::vector<ReceivedOffer> result;
  for (const auto& offer : round.offers) {
    for (const auto& offered : offer.tariffs) {
      if (offered.service == tariff.service && offered.valid_from == tariff.valid_from)
        result.push_back({&offer, &offered});
    }
  }
  std::stable_sort(result.begin(), result.end(), [](const auto& a, const auto& b) {
    return a.tariff->amount < b.tariff->amount;
  });
  return result;
}

}  // namespace bestek::pricing
