// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <string_view>

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

/// What a pgb tariff is a percentage of: what is paid for care in kind (ZIN).
enum class PgbBase { fixed, minimum, maximum, lowest_agreed, cost_price };

/// The word of the schema: "vast", "laagste_afgesproken".
std::string_view pgb_base_word(PgbBase base);

/// A pgb tariff as a percentage of the tariff for care in kind.
struct PgbTariff {
  std::string category;  ///< "professional", "sociaal netwerk"
  SourcedNumber pct;     ///< its path is from the tariff: "/pgb/0/pct_van_zin"
  PgbBase base = PgbBase::fixed;
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
  std::vector<PgbTariff> pgb{};
};

/// Reads an item of the section `tarieven`.
Tariff read_tariff(const Json& item);

}  // namespace bestek
