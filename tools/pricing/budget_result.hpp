// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include "common/json.hpp"
#include "common/table.hpp"
#include "pricing/budget_distribution.hpp"
#include "pricing/budget_overview.hpp"

/// Everything that `bestek budget` says, computed once, and its forms: sections of text and JSON.
namespace bestek::pricing {

enum class PerWhat { municipality, service, provider, year };

/// "gemeente", "dienst", "aanbieder", "jaar"
std::string_view name_of(PerWhat per);

struct BudgetRequest {
  AggregationOptions options;
  PerWhat per = PerWhat::municipality;
  std::vector<Scenario> scenarios;
};

struct ContributionResult {
  const MunicipalContribution* contribution = nullptr;
  std::vector<ContributionYear> years;
};

struct BudgetResult {
  BudgetRequest request;
  Aggregation aggregation;
  std::vector<YearOverview> years;
  std::vector<ScenarioOutcome> scenarios;
  std::vector<GreatestChange> changes;
  std::vector<UsedRoom> rooms;   ///< those of providers only when confidential
  std::size_t hidden_rooms = 0;  ///< that were left out for that reason
  std::vector<DistributedAmount> distributions;
  std::vector<ContributionResult> contributions;

  /// Shows what was agreed with single providers.
  bool is_confidential() const { return request.options.ground == Ground::agreed; }
};

/// A distribution that cannot be made: its kenmerk and why, in Dutch.
struct DistributionError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Throws DistributionError when there is nothing to divide by.
BudgetResult compute(const Round& round, BudgetRequest request);

/// A heading, what it needs to be understood, a table, and what follows from it.
struct BudgetSection {
  std::string heading;
  std::vector<std::string> before;
  Table table;
  std::vector<std::string> after;
};

std::vector<BudgetSection> budget_sections(const Round& round, const BudgetResult& result);

/// The figures per gemeente, dienst, aanbieder or jaar, for a csv.
Table budget_table(const Round& round, const BudgetResult& result);

OrderedJson budget_json(const Round& round, const BudgetResult& result);

/// How cents come about, in one sentence of Dutch.
extern const char* const rounding_note;
extern const char* const division_note;

/// Name of the municipality, service or provider with this kenmerk.
template <class Item>
std::string name_in(const std::vector<Item>& items, const std::string& id) {
  for (const auto& item : items) {
    if (item.id == id) return item.name;
  }
  return id;
}

}  // namespace bestek::pricing
