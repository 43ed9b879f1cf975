// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "common/dutch.hpp"
#include "pricing/budget_result.hpp"
#include "pricing/budget_section_parts.hpp"

namespace bestek::pricing {

namespace sections {

namespace {

constexpr std::size_t most_names = 6;

std::string some_of(const std::vector<std::string>& names) {
  if (names.size() <= most_names) return dutch::enumeration(names);
  std::vector<std::string> shown(names.begin(), names.begin() + most_names);
  shown.push_back(fmt::format("nog {}", names.size() - most_names));
  return dutch::enumeration(shown);
}

std::vector<std::string> compared_row(const std::string& name, const Compared& compared,
                                      const Rational& limit) {
  return {name,
          money(compared.budget),
          money(compared.forecast.middle),
          money(compared.difference()),
          percent(compared.use()),
          std::string(name_of(compared.signal(limit)))};
}

Table compared_table(const std::string& first) {
  return {{{first},
           {"budget", true},
           {"raming", true},
           {"verschil", true},
           {"benut", true},
           {"signaal"}},
          {}};
}

/// "bandbreedte: bgi-vb, …; vast: kdv"
std::string grounds(const BudgetResult& result) {
  std::map<PriceSource, std::vector<std::string>> services;
  for (const auto& used : result.aggregation.prices) {
    auto& list = services[used.price.source];
    if (std::find(list.begin(), list.end(), used.service) == list.end())
      list.push_back(used.service);
  }
  static const std::map<PriceSource, const char*> texts = {
      {PriceSource::agreed, "afgesproken tarief van de aanbieder"},
      {PriceSource::fixed, "vast tarief"},
      {PriceSource::shares, "afgesproken tarieven, verdeeld met volumeverdeling"},
      {PriceSource::agreed_range,
       "gemiddelde van de afgesproken tarieven, niet gewogen; laagste en hoogste als grenzen"},
      {PriceSource::bandwidth, "midden van de bandbreedte; minimum en maximum als grenzen"}};
  std::vector<std::string> parts;
  for (const auto& [source, names] : services)
    parts.push_back(fmt::format("{} ({})", texts.at(source), some_of(names)));
  return "Tarieven: " + dutch::enumeration(parts) + ".";
}

std::string range_note(const YearOverview& year) {
  const auto& amount = year.total.forecast;
  if (amount.low == amount.high) return "";
  return fmt::format("{}: tussen {} (laagste tarieven) en {} (hoogste).", year.year,
                     dutch::euro(euros(amount.low)), dutch::euro(euros(amount.high)));
}

BudgetSection years_section(const Round& round, const BudgetResult& result) {
  BudgetSection section{"Per jaar", {grounds(result)}, compared_table("jaar"), {}};
  for (const auto& year : result.years) {
    section.table.rows.push_back(
        compared_row(std::to_string(year.year), year.total, round.funding.signal_percentage));
    if (auto note = range_note(year); !note.empty()) section.after.push_back(std::move(note));
    std::vector<std::string> names;
    for (const auto& id : year.without_budget) names.push_back(name_in(round.municipalities, id));
    if (!names.empty())
      section.after.push_back(
          fmt::format("{}: geen budget bij {}; daarom is er geen budget voor het geheel.",
                      year.year, some_of(names)));
  }
  section.after.push_back(
      fmt::format("boven = meer dan het budget, kan boven = bij de hoogste tarieven, signaal = "
                  "vanaf {} van het budget.",
                  exact_percent(round.funding.signal_percentage)));
  return section;
}

std::vector<std::string> share_row(const std::string& name, const Spread& amount, Cents whole) {
  const auto share =
      whole == 0 ? std::optional<Rational>() : Rational(euros(amount.middle) * 100 / euros(whole));
  return {name, money(amount.low), money(amount.middle), money(amount.high), percent(share)};
}

/// Names of services begin alike and are long.
const std::string& label(const Service& service) { return service.id; }
const std::string& label(const Provider& provider) { return provider.name; }

/// Per service or provider: there is no budget to compare with.
template <class Item>
Table share_table(const std::vector<Item>& items, const std::string& title,
                  const std::string& rest_name, const std::vector<Spread>& amounts,
                  const Spread& total) {
  Table table{{{title}, {"laagst", true}, {"raming", true}, {"hoogst", true}, {"aandeel", true}},
              {}};
  for (std::size_t i = 0; i < amounts.size(); ++i) {
    if (amounts[i].high == 0) continue;
    const auto name = i < items.size() ? label(items[i]) : rest_name;
    table.rows.push_back(share_row(name, amounts[i], total.middle));
  }
  table.rows.push_back(share_row("totaal", total, total.middle));
  return table;
}

std::vector<BudgetSection> per_sections(const Round& round, const BudgetResult& result) {
  std::vector<BudgetSection> sections;
  const auto& all = result.aggregation;
  for (std::size_t at = 0; at < all.years.size(); ++at) {
    const auto& year = result.years[at];
    const auto heading = fmt::format("Per {} in {}", name_of(result.request.per), year.year);
    if (result.request.per == PerWhat::municipality) {
      BudgetSection section{heading, {}, compared_table("gemeente"), {}};
      for (std::size_t i = 0; i < year.municipalities.size(); ++i) {
        section.table.rows.push_back(compared_row(
            round.municipalities[i].name, year.municipalities[i], round.funding.signal_percentage));
      }
      section.table.rows.push_back(
          compared_row("totaal", year.total, round.funding.signal_percentage));
      sections.push_back(std::move(section));
    } else if (result.request.per == PerWhat::service) {
      sections.push_back(
          {heading,
           {},
           share_table(round.services, "dienst", "", all.by_service[at], all.total[at]),
           {}});
    } else if (result.request.per == PerWhat::provider) {
      sections.push_back({heading,
                          {},
                          share_table(round.providers, "aanbieder", "(niet verdeeld)",
                                      all.by_provider[at], all.total[at]),
                          {"(niet verdeeld) = hoeveelheid zonder aanbieder en zonder "
                           "volumeverdeling."}});
    }
  }
  return sections;
}

bool changes_budget(const ScenarioOutcome& outcome) {
  const auto& changes = outcome.scenario.changes;
  return std::any_of(changes.begin(), changes.end(), [](const ScenarioChange& change) {
    return change.kind == ScenarioKind::budget;
  });
}

/// "krap: Hogere tarieven (tarief:+2% en volume:-5%)."; nothing for a text that says it itself.
std::string scenario_note(const Scenario& scenario) {
  if (scenario.id == scenario.title) return "";
  std::vector<std::string> changes;
  for (const auto& change : scenario.changes) changes.push_back(to_text(change));
  return fmt::format("{}: {} ({}).", scenario.id, scenario.title, dutch::enumeration(changes));
}

/// The budget has a column only when a scenario changes it: names need the room.
BudgetSection scenario_section(const BudgetResult& result, std::size_t at, const Rational& limit) {
  const auto year = result.years[at].year;
  const auto& outcomes = result.scenarios;
  BudgetSection section{fmt::format("Scenario's in {}", year), {}, compared_table("scenario"), {}};
  auto& rows = section.table.rows;
  rows.push_back(compared_row("zoals het is", result.years[at].total, limit));
  for (const auto& outcome : outcomes) {
    rows.push_back(compared_row(outcome.scenario.id, outcome.years[at].total, limit));
    if (auto note = scenario_note(outcome.scenario); !note.empty())
      section.after.push_back(std::move(note));
  }
  if (std::none_of(outcomes.begin(), outcomes.end(), changes_budget)) {
    section.table.columns.erase(section.table.columns.begin() + 1);
    for (auto& row : rows) row.erase(row.begin() + 1);
  }
  return section;
}

/// "hoogstens 1,05% omhoog", "ten minste 1,32% omlaag"
std::string change_text(const Rational& percentage) {
  return percentage < 0 ? fmt::format("ten minste {}% omlaag", dutch::number(-percentage, 2, 2))
                        : fmt::format("hoogstens {}% omhoog", dutch::number(percentage, 2, 2));
}

const char* verb(const Rational& percentage) { return percentage < 0 ? "moeten" : "kunnen"; }

/// Not above `value`, so that what is promised fits.
Rational down_to_2(const Rational& value) {
  const Rational near = round_half_up(value, 2);
  return near > value ? Rational(near - Rational(1, 100)) : near;
}

std::vector<std::string> change_notes(const Round& round, const BudgetResult& result) {
  std::vector<std::string> notes;
  for (const auto& change : result.changes) {
    notes.push_back(fmt::format("{}: binnen het hele budget {} alle tarieven samen {}.",
                                change.year, verb(change.percentage),
                                change_text(change.percentage)));
    if (change.tightest.empty()) continue;
    const Rational tightest = change.tightest_exact * 100;
    notes.push_back(fmt::format("{}: binnen elk budget {} zij {}; het krapst is {}.", change.year,
                                verb(tightest), change_text(down_to_2(tightest)),
                                name_in(round.municipalities, change.tightest)));
  }
  return notes;
}

}  // namespace

}  // namespace sections

std::vector<BudgetSection> budget_sections(const Round& round, const BudgetResult& result) {
  using namespace sections;
  std::vector<BudgetSection> all = {years_section(round, result)};
  for (auto& section : per_sections(round, result)) all.push_back(std::move(section));
  if (!result.scenarios.empty()) {
    for (std::size_t at = 0; at < result.years.size(); ++at)
      all.push_back(scenario_section(result, at, round.funding.signal_percentage));
  }
  if (auto notes = change_notes(round, result); !notes.empty())
    all.push_back({"Hoeveel ruimte is er in de tarieven?", std::move(notes), {}, {}});
  for (const auto& steps : round.funding.budget_steps) all.push_back(steps_section(round, steps));
  if (!result.rooms.empty() || result.hidden_rooms > 0) all.push_back(rooms_section(round, result));
  for (const auto& divided : result.distributions)
    all.push_back(distribution_section(round, divided));
  if (!result.distributions.empty())
    all.back().after.push_back(fmt::format("Verdeeld met de {}.", division_note));
  for (const auto& computed : result.contributions)
    all.push_back(contribution_section(round, computed));
  return all;
}

}  // namespace bestek::pricing
