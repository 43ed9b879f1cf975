// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "pricing/agreed_tariffs.hpp"

#include <algorithm>
#include <set>

namespace bestek::pricing {

namespace {

ProviderTariff for_provider(const Tariff& tariff, const std::string& provider) {
  ProviderTariff result{&tariff, tariff.fixed, {}};
  const auto agreed =
      std::find_if(tariff.negotiated.begin(), tariff.negotiated.end(),
                   [&](const NegotiatedTariff& n) { return n.provider == provider; });
  if (agreed != tariff.negotiated.end()) {
    result.amount = agreed->amount;
    result.agreed_on = agreed->date;
  }
  return result;
}

}  // namespace

std::vector<ProviderTariff> provider_tariffs(const Round& round, const Provider& provider) {
  std::vector<ProviderTariff> result;
  for (const auto& service : provider.services) {
    for (const auto& tariff : round.tariffs) {
      if (tariff.service == service) result.push_back(for_provider(tariff, provider.id));
    }
  }
  return result;
}

const Tariff* tariff_at(const Round& round, const std::string& service, Date day) {
  const Tariff* found = nullptr;
  for (const auto& tariff : round.tariffs) {
    if (tariff.service != service || day < tariff.valid_from || day > tariff.valid_to) continue;
    if (found == nullptr || tariff.valid_from > found->valid_from) found = &tariff;
  }
  return found;
}

std::optional<Rational> expected_quantity(const Round& round, const std::string& service,
                                          int year) {
  std::optional<Rational> total;
  for (const auto& volume : round.volumes) {
    if (volume.service == service && volume.year == year)
      total = total.value_or(0) + volume.quantity;
  }
  return total;
}

std::vector<int> years_with_quantities(const Round& round, const std::string& service) {
  std::set<int> years;
  for (const auto& volume : round.volumes) {
    if (volume.service == service) years.insert(volume.year);
  }
  return {years.begin(), years.end()};
}

}  // namespace bestek::pricing
