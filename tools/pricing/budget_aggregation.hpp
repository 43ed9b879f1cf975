// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "pricing/budget_cents.hpp"
#include "pricing/budget_prices.hpp"

/// Quantity x price, against the budget. Each line (a volume, and of one provider when it is
/// spread) is rounded half up to the cent and then only added, so that every table adds up to the
/// same cent.
namespace bestek::pricing {

/// At the lowest, the middle and the highest price.
struct Spread {
  Cents low = 0, middle = 0, high = 0;

  Spread& operator+=(const Spread& other);
};

/// One product: the row of a workbook.
struct BudgetLine {
  const Volume* volume = nullptr;
  std::string provider;  ///< or empty: not spread over providers
  Rational quantity;     ///< after scenario and share, exact
  PriceRange price;      ///< after the scenario, exact
  PriceSource source = PriceSource::none;
  Spread amount;
};

/// The price that a service got in a year.
struct UsedPrice {
  std::string service, provider;  ///< provider empty: of volumes that name none
  int year = 0;
  Price price;
};

/// A volume that has no tariff in its year, or none on this ground.
struct MissingTariff {
  std::string service;
  int year = 0;
  std::size_t lines = 0;
};

struct Aggregation {
  std::vector<int> years;                                        ///< ascending
  std::vector<std::string> municipalities, services, providers;  ///< kenmerken, as in the round
  /// Of each year: its total, and the total of each of the above. The last of `by_provider` is what
  /// is not spread over providers.
  std::vector<Spread> total;
  std::vector<std::vector<Spread>> by_municipality, by_service, by_provider;
  /// Of each year and municipality: the sum at the middle price without any rounding.
  std::vector<std::vector<Rational>> exact;
  std::vector<UsedPrice> prices;       ///< in the order of first use
  std::vector<MissingTariff> missing;  ///< their volumes count nowhere
  std::size_t lines = 0;

  std::optional<std::size_t> year_index(int year) const;
};

struct AggregationOptions {
  Ground ground = Ground::shareable;
  std::vector<ScenarioChange> changes;  ///< on tariffs and volumes; not rounded before the line
  std::set<int> years;                  ///< empty: all
};

Aggregation aggregate(const Round& round, const AggregationOptions& options);

/// The same as lines, in the order of the volumes: for rounds of a size that people look at.
std::vector<BudgetLine> budget_lines(const Round& round, const AggregationOptions& options);

/// Product of (1 + percentage / 100) of the changes of this kind that are for all or for `target`.
Rational factor(const std::vector<ScenarioChange>& changes, ScenarioKind kind,
                const std::string& target);

}  // namespace bestek::pricing
