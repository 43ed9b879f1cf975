// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "dossier/model/criteria.hpp"

namespace bestek {

namespace {

Criterion read_criterion(const Json& item) {
  return {text_of(item, "kenmerk"), text_of(item, "titel"), exact_number(item.at("gewicht")),
          text_of(item, "vraag")};
}

ContractModel read_contract_model(const Json& item) {
  return {text_of(item, "kenmerk"),
          text_of(item, "titel"),
          item.at("beoordeling").get<std::map<std::string, std::string>>(),
          text_of(item, "juridische_titel"),
          text_of(item, "omschrijving"),
          text_of(item, "toepassing")};
}

WeightSet read_weight_set(const Json& item) {
  WeightSet set{text_of(item, "kenmerk"),
                text_of(item, "titel"),
                WeightMethod::points,
                {},
                texts_of(item, "volgorde")};
  const auto method = text_of(item, "wijze");
  if (method == "volgorde") set.method = WeightMethod::order;
  if (method == "swing") set.method = WeightMethod::swing;
  if (const auto found = item.find("gewichten"); found != item.end()) {
    for (const auto& weight : found->items())
      set.points[weight.key()] = exact_number(weight.value());
  }
  return set;
}

MinimumGrade read_minimum_grade(const Json& item) {
  return {text_of(item, "criterium"), text_of(item, "minimaal"), text_of(item, "reden")};
}

}  // namespace

Principle read_principle(const Json& item) {
  return {text_of(item, "kenmerk"), text_of(item, "titel"), text_of(item, "tekst"),
          texts_of(item, "criteria"), text_of(item, "bron")};
}

ContractModels read_contract_models(const Json& section) {
  ContractModels result;
  for (const auto& grade : section.at("schaal").items())
    result.scale[grade.key()] = exact_number(grade.value());
  result.criteria = items_of(section, "criteria", read_criterion);
  result.models = items_of(section, "modellen", read_contract_model);
  result.weight_sets = items_of(section, "gewichtensets", read_weight_set);
  result.minimum_grades = items_of(section, "harde_eisen", read_minimum_grade);
  result.thetas = items_of(section, "theta", exact_number);
  return result;
}

ExclusionGround read_exclusion_ground(const Json& item) {
  return {text_of(item, "nr"), text_of(item, "tekst"), text_of(item, "bron")};
}

SuitabilityRequirement read_suitability_requirement(const Json& item) {
  return {text_of(item, "nr"), text_of(item, "eis"), text_of(item, "bewijsmiddel"),
          text_of(item, "toelichting"),
          optional_of(item, "hoogstens_maanden", [](const Json& n) { return n.get<int>(); })};
}

}  // namespace bestek
