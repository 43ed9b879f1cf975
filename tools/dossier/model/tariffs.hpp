// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include "dossier/model/cost_price.hpp"

namespace bestek {

struct NegotiatedTariff {
  std::string provider;
  Rational amount;
  Date date;
};

struct Bandwidth {
  Rational minimum, maximum;
};

/// A tariff of elsewhere to compare with.
struct BenchmarkTariff {
  std::string source;
  Date reference_date;
  Rational amount;
};

/// The tariff of one service in one period, in euro per unit.
struct Tariff {
  std::string service;
  Date valid_from, valid_to;
  std::optional<Bandwidth> bandwidth;
  std::optional<Rational> fixed;
  std::vector<NegotiatedTariff> negotiated;
  std::optional<CostPrice> cost_price{};
  std::vector<BenchmarkTariff> benchmark{};
};

/// Reads an item of the section `tarieven`.
Tariff read_tariff(const Json& item);

}  // namespace bestek
