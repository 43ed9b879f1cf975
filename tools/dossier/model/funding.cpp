// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "dossier/model/funding.hpp"

#include <stdexcept>

namespace bestek {

namespace {

int year_of(const Json& object) { return object.at("jaar").get<int>(); }

std::optional<int> optional_year(const Json& object, const char* key) {
  return optional_of(object, key, [](const Json& n) { return n.get<int>(); });
}

VolumeShares read_volume_shares(const Json& item) {
  return {text_of(item, "dienst"), optional_year(item, "jaar"),
          items_of(item, "aandelen", [](const Json& share) {
            return VolumeShares::Share{text_of(share, "aanbieder"),
                                       exact_number(share.at("aandeel_pct"))};
          })};
}

BudgetStep read_step(const Json& item) {
  return {text_of(item, "naam"), exact_number(item.at("pct")),
          text_of(item, "soort") == "reservering", text_of(item, "over") == "begin"};
}

BudgetSteps::Start read_start(const Json& object) {
  return {optional_number_of(object, "aantal"), text_of(object, "eenheid"),
          exact_number(object.at("bedrag_eur"))};
}

SpendingRoom read_spending_room(const Json& item) {
  return {text_of(item, "aanbieder"),
          text_of(item, "gemeente"),
          year_of(item),
          exact_number(item.at("ruimte_eur")),
          exact_number(item.at("besteed_eur")),
          date_of(item, "peildatum"),
          text_of(item, "bron")};
}

ScenarioChange read_change(const Json& text) {
  const auto parsed = parse_scenario_change(text.get_ref<const std::string&>());
  if (const auto* problem = std::get_if<ScenarioProblem>(&parsed))
    throw std::invalid_argument(problem->message);
  return std::get<ScenarioChange>(parsed);
}

Scenario read_scenario(const Json& item) {
  return {text_of(item, "kenmerk"), text_of(item, "titel"),
          items_of(item, "wijzigingen", read_change)};
}

DistributionKey read_key(const std::string& name) {
  if (name == "gebruik") return DistributionKey::use;
  if (name == "aandelen") return DistributionKey::shares;
  if (name == "ontwikkelmodel") return DistributionKey::development_model;
  return DistributionKey::inhabitants;
}

HostedFacility read_facility(const Json& item) {
  return {text_of(item, "gemeente"), text_of(item, "soort"), text_of(item, "naam"),
          exact_number(item.at("bedrag_eur"))};
}

Distribution read_distribution(const Json& item) {
  return {text_of(item, "kenmerk"),
          text_of(item, "titel"),
          text_of(item, "bron"),
          year_of(item),
          exact_number(item.at("bedrag_eur")),
          read_key(text_of(item, "sleutel")),
          text_of(item, "dienst"),
          items_of(item, "aandelen",
                   [](const Json& share) {
                     return Distribution::Share{text_of(share, "gemeente"),
                                                exact_number(share.at("aandeel_pct"))};
                   }),
          optional_number_of(item, "uitvoeringskosten_eur").value_or(0),
          items_of(item, "voorzieningen", read_facility),
          read_key(text_of(item, "sleutel_basis")),
          texts_of(item, "gemeenten")};
}

MunicipalContribution read_municipal_contribution(const Json& item) {
  return {
      text_of(item, "kenmerk"),
      text_of(item, "titel"),
      text_of(item, "bron"),
      year_of(item),
      exact_number(item.at("bedrag")),
      text_of(item, "eenheid") == "eurocent_per_inwoner",
      items_of(item, "index",
               [](const Json& index) {
                 return MunicipalContribution::Index{year_of(index), exact_number(index.at("pct"))};
               }),
      texts_of(item, "gemeenten")};
}

}  // namespace

BudgetSteps read_budget_steps(const Json& item) {
  return {text_of(item, "kenmerk"),
          text_of(item, "titel"),
          text_of(item, "bron"),
          optional_of(item, "begin", read_start),
          optional_year(item, "gemeentebudgetten_jaar"),
          items_of(item, "stappen", read_step)};
}

std::vector<WorkedStep> work_out(const Rational& start, const std::vector<BudgetStep>& steps) {
  const Rational whole = round_half_up(start, 2);
  Rational rest = whole;
  Rational rest_percentage = 100;
  std::vector<WorkedStep> worked;
  for (const auto& step : steps) {
    const Rational amount =
        round_half_up((step.over_start ? whole : rest) * step.percentage / 100, 2);
    rest -= amount;
    rest_percentage -= (step.over_start ? Rational(100) : rest_percentage) * step.percentage / 100;
    worked.push_back({&step, amount, rest, rest_percentage});
  }
  return worked;
}

Funding read_funding(const Json& section) {
  Funding funding;
  funding.volume_shares = items_of(section, "volumeverdeling", read_volume_shares);
  funding.budget_steps = items_of(section, "budgetstappen", read_budget_steps);
  funding.signal_percentage = optional_number_of(section, "signaal_pct").value_or(70);
  funding.spending_rooms = items_of(section, "bestedingsruimten", read_spending_room);
  funding.scenarios = items_of(section, "scenarios", read_scenario);
  funding.distributions = items_of(section, "verdelingen", read_distribution);
  funding.contributions = items_of(section, "bijdragen", read_municipal_contribution);
  return funding;
}

}  // namespace bestek
