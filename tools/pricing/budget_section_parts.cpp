// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "pricing/budget_section_parts.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "common/dutch.hpp"

namespace bestek::pricing::sections {

namespace {

std::vector<std::string> step_row(const WorkedStep& line, bool has_amounts) {
  std::vector<std::string> row = {line.step->name, exact_percent(line.step->percentage),
                                  line.step->over_start ? "begin" : "vorige"};
  if (has_amounts) row.insert(row.end(), {money(line.amount), money(line.rest)});
  row.push_back(exact_percent(line.rest_percentage));
  return row;
}

Rational reserved_percentage(const std::vector<WorkedStep>& lines) {
  Rational before = 100;
  Rational reserved = 0;
  for (const auto& line : lines) {
    if (line.step->is_reservation) reserved += before - line.rest_percentage;
    before = line.rest_percentage;
  }
  return reserved;
}

std::string whose(const Round& round, const SpendingRoom& room) {
  std::vector<std::string> names;
  if (!room.provider.empty()) names.push_back(name_in(round.providers, room.provider));
  if (!room.municipality.empty()) names.push_back(name_in(round.municipalities, room.municipality));
  return names.empty() ? "allen samen" : dutch::enumeration(names, "in");
}

/// Amounts of the clusters, when municipalities form them.
std::vector<std::string> cluster_notes(const DistributedAmount& divided) {
  std::vector<std::pair<std::string, Cents>> clusters;
  for (const auto& part : divided.parts) {
    if (part.cluster.empty()) continue;
    auto found = std::find_if(clusters.begin(), clusters.end(),
                              [&](const auto& c) { return c.first == part.cluster; });
    if (found == clusters.end()) found = clusters.insert(found, {part.cluster, 0});
    found->second += part.amount();
  }
  std::vector<std::string> notes;
  for (const auto& [name, amount] : clusters)
    notes.push_back(fmt::format("Cluster {}: {}.", name, dutch::euro(euros(amount))));
  return notes;
}

}  // namespace

std::string money(const Rational& amount) { return dutch::number(amount, 2, 2); }
std::string money(Cents cents) { return money(euros(cents)); }
std::string money(const std::optional<Cents>& cents) { return cents ? money(*cents) : "–"; }

std::string percent(const std::optional<Rational>& value) {
  return value ? dutch::number(*value, 1, 1) + "%" : "–";
}

std::string exact_percent(const Rational& value) { return dutch::number(value, 0, 9) + "%"; }

BudgetSection steps_section(const Round& round, const BudgetSteps& steps) {
  const auto worked = work_out(round, steps);
  BudgetSection section{steps.title, {}, {{{"stap"}, {"pct", true}, {"over"}}, {}}, {}};
  if (!steps.source.empty()) section.before.push_back("Bron: " + steps.source + ".");
  if (steps.start && steps.start->count)
    section.before.push_back(fmt::format("Begin: {} {} x {}.",
                                         dutch::number(*steps.start->count, 0, 9),
                                         steps.start->unit, dutch::euro(steps.start->amount_eur)));
  if (steps.municipal_budgets)
    section.before.push_back(
        fmt::format("Begin: de budgetten van de gemeenten in {}.", *steps.municipal_budgets));
  std::vector<std::string> first = {"begin", "", ""};
  if (worked.start) {
    section.table.columns.push_back({"bedrag", true});
    section.table.columns.push_back({"rest", true});
    first.insert(first.end(), {"", money(*worked.start)});
  }
  section.table.columns.push_back({"rest %", true});
  first.push_back("100%");
  section.table.rows.push_back(std::move(first));
  for (const auto& line : worked.lines)
    section.table.rows.push_back(step_row(line, worked.start.has_value()));
  if (const auto reserved = reserved_percentage(worked.lines); reserved > 0)
    section.after.push_back(fmt::format("Gereserveerd en vrij inzetbaar voor de gemeenten: {}.",
                                        exact_percent(reserved)));
  return section;
}

BudgetSection rooms_section(const Round& round, const BudgetResult& result) {
  BudgetSection section{
      "Bestedingsruimte",
      {},
      {{{"van"}, {"ruimte", true}, {"besteed", true}, {"rest", true}, {"benut", true}, {"signaal"}},
       {}},
      {}};
  for (const auto& used : result.rooms) {
    const auto name = whose(round, *used.room);
    section.table.rows.push_back({name, money(used.room->room_eur), money(used.room->spent_eur),
                                  money(used.left), percent(used.use),
                                  used.is_signalled ? "signaal" : ""});
    if (used.talk_before)
      section.after.push_back(fmt::format("{}: gesprek uiterlijk {}, besluit twee weken daarna.",
                                          name, dutch::long_date(*used.talk_before)));
    if (used.runs_out_on)
      section.after.push_back(fmt::format("{}: in dit tempo is de ruimte op na {}.", name,
                                          dutch::long_date(*used.runs_out_on)));
  }
  section.after.push_back(fmt::format("Signaal vanaf {} (contractstandaard Wmo 1.2, artikel 1.5).",
                                      exact_percent(round.funding.signal_percentage)));
  if (result.hidden_rooms > 0)
    section.after.push_back(
        fmt::format("{} alleen met --grondslag afgesproken te zien.",
                    dutch::counted(static_cast<std::int64_t>(result.hidden_rooms),
                                   "bestedingsruimte van een aanbieder is",
                                   "bestedingsruimten van aanbieders zijn")));
  return section;
}

BudgetSection distribution_section(const Round& round, const DistributedAmount& divided) {
  const auto& distribution = *divided.distribution;
  BudgetSection section{fmt::format("{} in {}", distribution.title, distribution.year), {}, {}, {}};
  if (!distribution.source.empty()) section.before.push_back("Bron: " + distribution.source + ".");
  const bool is_model = distribution.key == DistributionKey::development_model;
  section.table.columns = {{"gemeente"}, {divided.weight_unit, true}};
  if (is_model) {
    section.table.columns.push_back({"a basis", true});
    section.table.columns.push_back({"b voorziening", true});
  }
  section.table.columns.push_back({"bedrag", true});
  Rational weight = 0;
  Cents sum = 0;
  const auto row = [&](const std::string& name, const Rational& w, Cents a, Cents b) {
    std::vector<std::string> cells = {name, dutch::number(w, 0, 2)};
    if (is_model) cells.insert(cells.end(), {money(a), money(b)});
    cells.push_back(money(Cents(a + b)));
    section.table.rows.push_back(std::move(cells));
  };
  for (const auto& part : divided.parts) {
    row(name_in(round.municipalities, part.municipality), part.weight, part.basic, part.facilities);
    weight += part.weight;
    sum += part.amount();
  }
  row("totaal", weight, divided.basic(), divided.facilities());
  section.after = cluster_notes(divided);
  if (divided.execution > 0)
    section.after.push_back(fmt::format("{} is eerst {} uitvoeringskosten afgehaald; {} + {} = {}.",
                                        "Van het bedrag", dutch::euro(euros(divided.execution)),
                                        money(sum), money(divided.execution),
                                        money(divided.whole)));
  return section;
}

BudgetSection contribution_section(const Round& round, const ContributionResult& computed) {
  const auto& contribution = *computed.contribution;
  BudgetSection section{contribution.title, {}, {{{"gemeente"}, {"inwoners", true}}, {}}, {}};
  if (!contribution.source.empty()) section.before.push_back("Bron: " + contribution.source + ".");
  section.before.push_back(
      fmt::format("{} {} per inwoner in {}.", dutch::number(contribution.amount, 2, 9),
                  contribution.in_cents ? "eurocent" : "euro", contribution.year));
  for (const auto& year : computed.years)
    section.table.columns.push_back({std::to_string(year.year), true});
  const auto& first = computed.years.front();
  for (std::size_t i = 0; i < first.parts.size(); ++i) {
    std::vector<std::string> cells = {name_in(round.municipalities, first.parts[i].municipality),
                                      dutch::number(Rational(first.parts[i].inhabitants))};
    for (const auto& year : computed.years) cells.push_back(money(year.parts[i].amount));
    section.table.rows.push_back(std::move(cells));
  }
  std::vector<std::string> total = {"totaal", ""};
  for (const auto& year : computed.years) total.push_back(money(year.total()));
  section.table.rows.push_back(std::move(total));
  section.after.push_back("Elk bedrag is op de cent afgerond; het totaal is de som.");
  return section;
}

}  // namespace bestek::pricing::sections
