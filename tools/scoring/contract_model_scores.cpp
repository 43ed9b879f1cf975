// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "scoring/contract_model_scores.hpp"

#include <algorithm>
#include <map>
#include <stdexcept>

namespace bestek::scoring {

namespace {

const Rational& grade_value(const ContractModels& input, const ContractModel& model,
                            const Criterion& criterion) {
  const auto grade = model.grades.find(criterion.id);
  if (grade == model.grades.end())
    throw std::invalid_argument(model.id + " has no grade on " + criterion.id);
  const auto value = input.scale.find(grade->second);
  if (value == input.scale.end())
    throw std::invalid_argument("grade not in the scale: " + grade->second);
  return value->second;
}

GradeCounts count_grades(const ContractModel& model) {
  GradeCounts counts;
  for (const auto& [criterion, grade] : model.grades) {
    if (grade == "+") ++counts.plus;
    if (grade == "+/-") ++counts.plus_minus;
    if (grade == "-") ++counts.minus;
  }
  return counts;
}

Rational highest_sum(const ContractModels& input) {
  Rational total_weight = 0;
  for (const auto& criterion : input.criteria) total_weight += criterion.weight;
  Rational highest = 0;
  for (const auto& [grade, value] : input.scale) highest = std::max(highest, value);
  if (total_weight <= 0 || highest <= 0)
    throw std::invalid_argument("the weights or the scale are all zero");
  return total_weight * highest;
}

void rank(std::vector<ModelScore>& models) {
  for (auto& model : models) {
    const auto higher = std::count_if(models.begin(), models.end(),
                                      [&](const ModelScore& m) { return m.sum > model.sum; });
    const auto equal = std::count_if(models.begin(), models.end(),
                                     [&](const ModelScore& m) { return m.sum == model.sum; });
    model.rank = static_cast<int>(higher) + 1;
    model.is_shared = equal > 1;
  }
  std::stable_sort(models.begin(), models.end(),
                   [](const ModelScore& a, const ModelScore& b) { return a.rank < b.rank; });
}

bool dominates(const ContractModels& input, const ContractModel& a, const ContractModel& b) {
  bool is_higher_somewhere = false;
  for (const auto& criterion : input.criteria) {
    const auto& value_a = grade_value(input, a, criterion);
    const auto& value_b = grade_value(input, b, criterion);
    if (value_a < value_b) return false;
    is_higher_somewhere = is_higher_somewhere || value_a > value_b;
  }
  return is_higher_somewhere;
}

std::vector<std::vector<std::string>> alike_models(const ContractModels& input) {
  std::map<std::map<std::string, std::string>, std::vector<std::string>> by_profile;
  for (const auto& model : input.models) by_profile[model.grades].push_back(model.id);
  std::vector<std::vector<std::string>> alike;
  for (const auto& [profile, ids] : by_profile) {
    if (ids.size() > 1) alike.push_back(ids);
  }
  std::sort(alike.begin(), alike.end());
  return alike;
}

const ContractModel& find_model(const ContractModels& input, const std::string& id) {
  const auto found = std::find_if(input.models.begin(), input.models.end(),
                                  [&](const ContractModel& m) { return m.id == id; });
  if (found == input.models.end()) throw std::invalid_argument("no contract model " + id);
  return *found;
}

}  // namespace

ContractModelScores score(const ContractModels& input) {
  const auto highest = highest_sum(input);
  ContractModelScores result;
  for (const auto& model : input.models) {
    Rational sum = 0;
    for (const auto& criterion : input.criteria)
      sum += criterion.weight * grade_value(input, model, criterion);
    result.models.push_back({model.id, count_grades(model), sum, Rational(sum / highest)});
    const bool is_dominated =
        std::any_of(input.models.begin(), input.models.end(),
                    [&](const ContractModel& other) { return dominates(input, other, model); });
    if (!is_dominated) result.undominated.push_back(model.id);
  }
  rank(result.models);
  for (const auto& model : result.models) {
    if (model.rank == 1) result.preferred.push_back(model.model);
  }
  result.alike = alike_models(input);
  return result;
}

std::vector<std::string> stronger_on(const ContractModels& input, const std::string& model,
                                     const std::string& other) {
  std::vector<std::string> criteria;
  const auto& a = find_model(input, model);
  const auto& b = find_model(input, other);
  for (const auto& criterion : input.criteria) {
    if (grade_value(input, a, criterion) > grade_value(input, b, criterion))
      criteria.push_back(criterion.id);
  }
  return criteria;
}

}  // namespace bestek::scoring
