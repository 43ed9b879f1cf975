// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "pricing/indexation.hpp"

#include <fmt/format.h>

#include "pricing/legal_letter.hpp"

namespace bestek::pricing {

namespace {

/// One index with its weight: wages or material.
struct Component {
  const char *key, *name;
  const IndexComponent& numbers;
  Step weight;
};

class IndexSteps {
 public:
  IndexSteps(Derivation& derivation, const Indexation& indexation)
      : derivation_(derivation), indexation_(indexation), letter_(letter_of(indexation.path)) {}

  Step fixed() {
    return derivation_.percentage("index", "index", letter_,
                                  given("vast_pct", "afgesproken index", *indexation_.fixed_pct),
                                  indexation_.decimals);
  }

  Step weighted() {
    const auto wage_weight = given("loon_pct", "gewicht loon", *indexation_.wage_pct);
    std::optional<Formula> total;
    if (indexation_.wage_pct->value != 0)
      add_component({"loon", "loon", *indexation_.wage, wage_weight}, total);
    if (indexation_.wage_pct->value != 100) {
      const auto rest = derivation_.percentage("materieel_pct", "gewicht materieel", letter_,
                                               number(1) - wage_weight, std::nullopt);
      add_component({"materieel", "materieel", *indexation_.material, rest}, total);
    }
    return derivation_.percentage("index", "index", letter_, std::move(*total),
                                  indexation_.decimals);
  }

 private:
  Step given(const std::string& id, const std::string& name, const SourcedNumber& value) {
    return derivation_.given("index_" + id, name, letter_, Measure::percent, value);
  }

  Step part(const Component& component, const char* id, const std::string& name, Formula formula) {
    return derivation_.percentage(fmt::format("index_{}_{}", component.key, id),
                                  fmt::format("{} {}", name, component.name), letter_,
                                  std::move(formula), indexation_.intermediate_decimals);
  }

  Step percentage_of(const Component& component, const char* id, const std::string& name,
                     const SourcedNumber& value) {
    return given(fmt::format("{}_{}", component.key, id),
                 fmt::format("{} {}", name, component.name), value);
  }

  static void add(std::optional<Formula>& total, Formula formula) {
    total = total ? std::move(*total) + std::move(formula) : std::move(formula);
  }

  void add_component(const Component& component, std::optional<Formula>& total) {
    const auto& numbers = component.numbers;
    const auto forecast =
        percentage_of(component, "voorlopig_pct", "voorlopig percentage", numbers.forecast_pct);
    add(total, part(component, "raming", "gewogen raming", component.weight * forecast));
    if (!indexation_.is_first_year && numbers.previous_forecast_pct)
      add(total, correction(component));
  }

  Step correction(const Component& component) {
    const auto& numbers = component.numbers;
    const auto definitive =
        percentage_of(component, "vorig_definitief_pct", "definitief vorig jaar",
                      *numbers.previous_definitive_pct);
    const auto forecast = percentage_of(component, "vorig_voorlopig_pct", "voorlopig vorig jaar",
                                        *numbers.previous_forecast_pct);
    if (indexation_.method == IndexMethod::ratio) {
      return part(
          component, "correctie", "correctie",
          component.weight * ((number(1) + definitive) / (number(1) + forecast) - number(1)));
    }
    const auto weighted_definitive =
        part(component, "gewogen_definitief", "gewogen definitief vorig jaar",
             component.weight * definitive);
    const auto weighted_forecast =
        part(component, "gewogen_voorlopig", "gewogen voorlopig vorig jaar",
             component.weight * forecast);
    return part(component, "correctie", "correctie", weighted_definitive - weighted_forecast);
  }

  Derivation& derivation_;
  const Indexation& indexation_;
  std::string letter_;
};

bool has_correction(const IndexComponent& component) {
  return component.previous_forecast_pct.has_value() ||
         component.previous_definitive_pct.has_value();
}

/// What is not known yet, as findings of code B071.
std::vector<CostPriceProblem> missing_percentages(const Indexation& index) {
  std::vector<CostPriceProblem> missing;
  const auto report = [&](const std::string& path, const std::string& what) {
    missing.push_back({"B071", path, true,
                       fmt::format("de kostprijs is nog niet geïndexeerd: {} ontbreekt", what),
                       "vul het percentage in zodra het bekend is"});
  };
  if (index.method == IndexMethod::fixed) {
    if (!index.fixed_pct) report(index.path, "vast_pct");
    return missing;
  }
  if (!index.wage_pct) {
    report(index.path, "loon_pct");
    return missing;
  }
  const bool corrects =
      !index.is_first_year && ((index.wage && has_correction(*index.wage)) ||
                               (index.material && has_correction(*index.material)));
  const auto check = [&](const char* key, const std::optional<IndexComponent>& component) {
    if (!component) {
      report(index.path, fmt::format("het percentage voor {}", key));
    } else if (corrects &&
               !(component->previous_forecast_pct && component->previous_definitive_pct)) {
      report(index.path + "/" + key,
             fmt::format("het {} percentage van het vorige jaar voor {}",
                         component->previous_forecast_pct ? "definitieve" : "voorlopige", key));
    }
  };
  if (index.wage_pct->value != 0) check("loon", index.wage);
  if (index.wage_pct->value != 100) check("materieel", index.material);
  return missing;
}

}  // namespace

std::optional<Step> index_steps(Derivation& derivation, const Indexation& indexation,
                                std::vector<CostPriceProblem>& missing) {
  auto absent = missing_percentages(indexation);
  if (!absent.empty()) {
    missing.insert(missing.end(), absent.begin(), absent.end());
    return std::nullopt;
  }
  IndexSteps steps(derivation, indexation);
  return indexation.method == IndexMethod::fixed ? steps.fixed() : steps.weighted();
}

std::string index_method_text(IndexMethod method) {
  switch (method) {
    case IndexMethod::difference:
      return "verschil: raming plus het verschil tussen definitief en voorlopig van het vorige "
             "jaar";
    case IndexMethod::ratio:
      return "ratio: raming plus de verhouding tussen definitief en voorlopig van het vorige jaar";
    case IndexMethod::fixed:
      return "vast: één afgesproken percentage";
  }
  return "";
}

}  // namespace bestek::pricing
