// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "dossier/model.hpp"

/// What services cost: tariffs and quantities put together. All exact.
namespace bestek::pricing {

/// The tariff of one provider for one service in one period. In euro per unit of the service.
struct ProviderTariff {
  const Tariff* tariff = nullptr;  ///< the period, and the bandwidth or fixed tariff
  std::optional<Rational> amount;  ///< agreed with this provider, or the fixed tariff
  std::optional<Date> agreed_on;   ///< nothing for a fixed tariff without a negotiation
};

/// One for each tariff of each service that the provider offers, in the order of his services.
/// A fixed tariff holds for every provider (nota inkoop en contractering, stap 6).
std::vector<ProviderTariff> provider_tariffs(const Round& round, const Provider& provider);

/// The tariff of a service on a day; null when none is valid then. Where periods overlap (rule
/// B140), the one that began last.
const Tariff* tariff_at(const Round& round, const std::string& service, Date day);

/// The quantity of a service that all municipalities together expect in a year, in its unit.
std::optional<Rational> expected_quantity(const Round& round, const std::string& service, int year);

/// Years for which the round has quantities of this service, ascending.
std::vector<int> years_with_quantities(const Round& round, const std::string& service);

}  // namespace bestek::pricing
