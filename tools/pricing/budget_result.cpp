// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "pricing/budget_result.hpp"

#include <fmt/format.h>

namespace bestek::pricing {

const char* const rounding_note =
    "elke regel (hoeveelheid x tarief) is op de cent afgerond, vijf omhoog; daarna is alleen "
    "opgeteld";
const char* const division_note =
    "grootste rest: ieder krijgt de hele centen, de laatste centen gaan een voor een naar de "
    "grootste resten; bij gelijke resten naar de eerste gemeente van de ronde";

std::string_view name_of(PerWhat per) {
  switch (per) {
    case PerWhat::service:
      return "dienst";
    case PerWhat::provider:
      return "aanbieder";
    case PerWhat::year:
      return "jaar";
    case PerWhat::municipality:
      break;
  }
  return "gemeente";
}

namespace {

bool is_chosen(const BudgetRequest& request, int year) {
  return request.options.years.empty() || request.options.years.contains(year);
}

void add_rooms(BudgetResult& result, const Funding& funding) {
  for (auto& room : used_rooms(funding)) {
    if (!is_chosen(result.request, room.room->year)) continue;
    if (!room.room->provider.empty() && !result.is_confidential()) {
      ++result.hidden_rooms;
    } else {
      result.rooms.push_back(room);
    }
  }
}

void add_distributions(BudgetResult& result, const Round& round) {
  for (const auto& distribution : round.funding.distributions) {
    if (!is_chosen(result.request, distribution.year)) continue;
    try {
      result.distributions.push_back(distribute(round, distribution));
    } catch (const std::invalid_argument&) {
      throw DistributionError(
          fmt::format("de verdeling \"{}\" heeft in {} niets om naar te verdelen; kijk of er "
                      "tarieven en hoeveelheden zijn",
                      distribution.id, distribution.year));
    }
  }
}

}  // namespace

BudgetResult compute(const Round& round, BudgetRequest request) {
  BudgetResult result;
  result.request = std::move(request);
  const auto& options = result.request.options;
  result.aggregation = aggregate(round, options);
  result.years = overview(round, result.aggregation, options.changes);
  result.scenarios = compare_scenarios(round, options, result.request.scenarios);
  result.changes = greatest_changes(round, options, result.aggregation, result.years);
  add_rooms(result, round.funding);
  add_distributions(result, round);
  for (const auto& contribution : round.funding.contributions) {
    ContributionResult computed{&contribution, {}};
    for (auto& year : contribution_years(round, contribution)) {
      if (is_chosen(result.request, year.year)) computed.years.push_back(std::move(year));
    }
    if (!computed.years.empty()) result.contributions.push_back(std::move(computed));
  }
  return result;
}

}  // namespace bestek::pricing
