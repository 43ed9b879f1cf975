// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "pricing/budget_overview.hpp"

#include <algorithm>

namespace bestek::pricing {

namespace {

constexpr int days_to_talk = 14;

std::optional<Rational> stated_budget(const Municipality& municipality, int year) {
  for (const auto& budget : municipality.budgets) {
    if (budget.year == year) return budget.amount_eur;
  }
  return std::nullopt;
}

/// What the series that lower the budgets of this year leave, up to the one at `stop`.
Rational after_steps(const Round& round, const Rational& stated, int year,
                     const BudgetSteps* stop) {
  Rational rest = round_half_up(stated, 2);
  for (const auto& steps : round.funding.budget_steps) {
    if (&steps == stop) break;
    if (steps.municipal_budgets != year) continue;
    const auto worked = bestek::work_out(rest, steps.steps);
    if (!worked.empty()) rest = worked.back().rest;
  }
  return rest;
}

/// What a series begins with: what the series before it left.
Rational before(const Round& round, const Rational& stated, const BudgetSteps& steps) {
  return after_steps(round, stated, *steps.municipal_budgets, &steps);
}

/// After all steps, and after the scenario.
Cents available(const Round& round, const Rational& stated, int year, const Rational& times) {
  return to_cents(after_steps(round, stated, year, nullptr) * times);
}

YearOverview overview_of(const Round& round, const Aggregation& aggregation, std::size_t at,
                         const std::vector<ScenarioChange>& changes) {
  YearOverview result{aggregation.years[at], {{}, aggregation.total[at]}, {}, {}, {}};
  Cents sum = 0;
  bool has_any = false;
  for (std::size_t i = 0; i < round.municipalities.size(); ++i) {
    const auto& municipality = round.municipalities[i];
    Compared compared{{}, aggregation.by_municipality[at][i]};
    const auto stated = stated_budget(municipality, result.year);
    result.gross.push_back(stated ? std::optional(to_cents(*stated)) : std::nullopt);
    if (stated) {
      compared.budget = available(round, *stated, result.year,
                                  factor(changes, ScenarioKind::budget, municipality.id));
      sum += *compared.budget;
      has_any = true;
    } else if (compared.forecast.high > 0) {
      result.without_budget.push_back(municipality.id);
    }
    result.municipalities.push_back(compared);
  }
  if (has_any && result.without_budget.empty()) result.total.budget = sum;
  return result;
}

/// Hundredths of a percent, rounded, within what an int holds.
int hundredths(const Rational& share) {
  constexpr int most = 1'000'000'000;
  const Rational value = round_half_up(share * 10000, 0);
  return value > most ? most : static_cast<int>(numerator(value));
}

bool fits(const Round& round, AggregationOptions options, int year, const Rational& percentage,
          Cents budget) {
  options.years = {year};
  options.changes.push_back({ScenarioKind::tariff, "", percentage});
  const auto aggregation = aggregate(round, options);
  return aggregation.total.front().middle <= budget;
}

/// The greatest whole number of hundredths of a percent that fits; what fits shrinks as it grows. A
/// search from `guess`, in doubling steps and then by halves.
template <class Fits>
int greatest_hundredths(int guess, Fits fits_at) {
  constexpr int lowest = -10000;
  int step = 1;
  int low = guess;
  int high = guess;
  if (fits_at(guess)) {
    for (high = guess + step; fits_at(high); high += step *= 2) low = high;
  } else {
    for (low = guess - step; low > lowest && !fits_at(low); low -= step *= 2) high = low;
    low = std::max(low, lowest);
  }
  while (high - low > 1) {
    const int middle = low + (high - low) / 2;
    (fits_at(middle) ? low : high) = middle;
  }
  return low;
}

/// Municipality with the least room, among those that have a budget and a forecast.
void find_tightest(GreatestChange& change, const Aggregation& aggregation, std::size_t at,
                   const YearOverview& year) {
  for (std::size_t i = 0; i < year.municipalities.size(); ++i) {
    const auto& exact = aggregation.exact[at][i];
    const auto& budget = year.municipalities[i].budget;
    if (!budget || exact == 0) continue;
    const Rational room = euros(*budget) / exact - 1;
    if (!change.tightest.empty() && room >= change.tightest_exact) continue;
    change.tightest = aggregation.municipalities[i];
    change.tightest_exact = room;
  }
}

/// The last day that the room lasts when spending goes on at the pace up to the reference date.
std::optional<Date> last_day(const SpendingRoom& room) {
  using namespace std::chrono;
  const Date first = year{room.year} / January / 1;
  const int days = days_between(first, room.reference_date) + 1;
  if (room.spent_eur <= 0 || days <= 0) return std::nullopt;
  const Rational lasts = room.room_eur * days / room.spent_eur;
  const auto whole = numerator(lasts) / denominator(lasts);
  const Date end = year{room.year} / December / 31;
  if (whole > days_between(first, end)) return std::nullopt;
  return Date{sys_days{first} + std::chrono::days{static_cast<int>(whole) - 1}};
}

}  // namespace

WorkedSteps work_out(const Round& round, const BudgetSteps& steps) {
  if (steps.start) {
    const auto start = steps.start->total();
    return {start, bestek::work_out(start, steps.steps)};
  }
  WorkedSteps total{{}, bestek::work_out(0, steps.steps)};
  if (!steps.municipal_budgets) return total;
  total.start = 0;
  for (const auto& municipality : round.municipalities) {
    const auto stated = stated_budget(municipality, *steps.municipal_budgets);
    if (!stated) continue;
    const Rational start = before(round, *stated, steps);
    *total.start += start;
    const auto worked = bestek::work_out(start, steps.steps);
    for (std::size_t i = 0; i < worked.size(); ++i) {
      total.lines[i].amount += worked[i].amount;
      total.lines[i].rest += worked[i].rest;
    }
  }
  return total;
}

std::string_view name_of(BudgetSignal signal) {
  switch (signal) {
    case BudgetSignal::exceeds:
      return "boven";
    case BudgetSignal::may_exceed:
      return "kan boven";
    case BudgetSignal::from_limit:
      return "signaal";
    case BudgetSignal::none:
      break;
  }
  return "";
}

std::optional<Cents> Compared::difference() const {
  if (!budget) return std::nullopt;
  return *budget - forecast.middle;
}

std::optional<Rational> Compared::use() const {
  if (!budget || *budget <= 0) return std::nullopt;
  return Rational(euros(forecast.middle) * 100 / euros(*budget));
}

BudgetSignal Compared::signal(const Rational& limit) const {
  if (!budget) return BudgetSignal::none;
  if (forecast.middle > *budget) return BudgetSignal::exceeds;
  if (forecast.high > *budget) return BudgetSignal::may_exceed;
  const auto used = use();
  return used && *used >= limit ? BudgetSignal::from_limit : BudgetSignal::none;
}

std::vector<YearOverview> overview(const Round& round, const Aggregation& aggregation,
                                   const std::vector<ScenarioChange>& changes) {
  std::vector<YearOverview> years;
  for (std::size_t at = 0; at < aggregation.years.size(); ++at)
    years.push_back(overview_of(round, aggregation, at, changes));
  return years;
}

std::vector<ScenarioOutcome> compare_scenarios(const Round& round,
                                               const AggregationOptions& options,
                                               const std::vector<Scenario>& scenarios) {
  std::vector<ScenarioOutcome> outcomes;
  for (const auto& scenario : scenarios) {
    auto changed = options;
    changed.changes.insert(changed.changes.end(), scenario.changes.begin(), scenario.changes.end());
    outcomes.push_back({scenario, overview(round, aggregate(round, changed), changed.changes)});
  }
  return outcomes;
}

std::vector<GreatestChange> greatest_changes(const Round& round, const AggregationOptions& options,
                                             const Aggregation& aggregation,
                                             const std::vector<YearOverview>& years) {
  std::vector<GreatestChange> changes;
  for (std::size_t at = 0; at < years.size(); ++at) {
    Rational sum = 0;
    for (const auto& exact : aggregation.exact[at]) sum += exact;
    const auto& budget = years[at].total.budget;
    if (!budget || sum == 0) continue;
    GreatestChange change{years[at].year, euros(*budget) / sum - 1, 0, "", 0};
    // Lines are rounded to the cent: what fits may lie a little beside the exact quotient.
    const auto fits_at = [&](int percent) {
      return fits(round, options, change.year, Rational(percent, 100), *budget);
    };
    change.percentage = Rational(greatest_hundredths(hundredths(change.exact), fits_at), 100);
    find_tightest(change, aggregation, at, years[at]);
    changes.push_back(std::move(change));
  }
  return changes;
}

std::vector<UsedRoom> used_rooms(const Funding& funding) {
  std::vector<UsedRoom> used;
  for (const auto& room : funding.spending_rooms) {
    UsedRoom result{&room, 0, to_cents(room.room_eur) - to_cents(room.spent_eur), false, {}, {}};
    if (room.room_eur > 0) result.use = room.spent_eur * 100 / room.room_eur;
    result.is_signalled =
        room.room_eur > 0 ? result.use >= funding.signal_percentage : room.spent_eur > 0;
    if (result.is_signalled)
      result.talk_before =
          Date{std::chrono::sys_days{room.reference_date} + std::chrono::days{days_to_talk}};
    result.runs_out_on = last_day(room);
    used.push_back(result);
  }
  return used;
}

}  // namespace bestek::pricing
