// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include "pricing/budget_aggregation.hpp"

/// A forecast beside the budget: difference, use, signal, scenarios, and how far tariffs may rise.
namespace bestek::pricing {

/// What a forecast means for its budget.
enum class BudgetSignal {
  none,
  from_limit,  ///< from the signal percentage of the budget (70 percent in the contract standard)
  may_exceed,  ///< the middle fits, the highest prices do not
  exceeds      ///< the middle does not fit
};

/// "", "signaal", "kan boven", "boven"
std::string_view name_of(BudgetSignal signal);

struct Compared {
  std::optional<Cents> budget;  ///< available: after the steps of `bekostiging`
  Spread forecast;

  /// Budget minus the middle forecast.
  std::optional<Cents> difference() const;
  /// The middle forecast in percent of the budget, exact; nothing without a budget above zero.
  std::optional<Rational> use() const;
  BudgetSignal signal(const Rational& limit) const;
};

struct YearOverview {
  int year = 0;
  Compared total;  ///< without a budget when a municipality that has a forecast has none
  std::vector<Compared> municipalities;     ///< in the order of the round
  std::vector<std::optional<Cents>> gross;  ///< budgets before the steps
  std::vector<std::string> without_budget;  ///< kenmerken
};

/// Of each year of the aggregation. `changes` on budgets apply after the steps, rounded to the
/// cent.
std::vector<YearOverview> overview(const Round& round, const Aggregation& aggregation,
                                   const std::vector<ScenarioChange>& changes);

/// A series of steps worked out: on its own start, or summed over the budgets that it lowers.
struct WorkedSteps {
  std::optional<Rational> start;  ///< nothing: only the percentages of `lines` mean something
  std::vector<WorkedStep> lines;
};

WorkedSteps work_out(const Round& round, const BudgetSteps& steps);

struct ScenarioOutcome {
  Scenario scenario;
  std::vector<YearOverview> years;
};

/// Each scenario on its own, beside the round as it is.
std::vector<ScenarioOutcome> compare_scenarios(const Round& round,
                                               const AggregationOptions& options,
                                               const std::vector<Scenario>& scenarios);

/// How much all tariffs may change together and still fit.
struct GreatestChange {
  int year = 0;
  Rational exact;       ///< budget / unrounded middle forecast - 1: a share, not a percentage
  Rational percentage;  ///< the greatest with two decimals at which the rounded lines fit too
  /// The same, such that it fits in every municipality: the tightest one.
  std::string tightest;
  Rational tightest_exact;
};

/// Nothing for a year without a total budget or without a forecast.
std::vector<GreatestChange> greatest_changes(const Round& round, const AggregationOptions& options,
                                             const Aggregation& aggregation,
                                             const std::vector<YearOverview>& years);

/// A bestedingsruimte and how far it is used.
struct UsedRoom {
  const SpendingRoom* room = nullptr;
  Rational use;  ///< percent, exact; 0 for a room of nothing
  Cents left = 0;
  bool is_signalled = false;
  std::optional<Date> talk_before;  ///< two weeks after the signal (contract standard art. 1.5)
  std::optional<Date> runs_out_on;  ///< at the same pace; nothing when the room lasts the year
};

std::vector<UsedRoom> used_rooms(const Funding& funding);

}  // namespace bestek::pricing
