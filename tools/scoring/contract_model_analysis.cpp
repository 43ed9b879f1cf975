// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "scoring/contract_model_analysis.hpp"

#include <algorithm>
#include <stdexcept>

#include "scoring/weighted_sum.hpp"

namespace bestek::scoring {

namespace {

constexpr std::size_t most_omissions = 50;

int level_of(const std::string& grade) {
  if (grade == "+") return level_plus;
  if (grade == "+/-") return level_plus_minus;
  if (grade == "-") return level_minus;
  throw std::invalid_argument("grade not in the scale: " + grade);
}

std::size_t criterion_index(const ContractModels& input, const std::string& id) {
  for (std::size_t k = 0; k < input.criteria.size(); ++k) {
    if (input.criteria[k].id == id) return k;
  }
  throw std::invalid_argument("no criterion " + id);
}

DecisionMatrix levels_of(const ContractModels& input) {
  DecisionMatrix matrix;
  for (const auto& criterion : input.criteria) matrix.criteria.push_back(criterion.id);
  for (const auto& model : input.models) {
    matrix.alternatives.push_back(model.id);
    auto& row = matrix.values.emplace_back();
    for (const auto& criterion : input.criteria) {
      const auto grade = model.grades.find(criterion.id);
      if (grade == model.grades.end())
        throw std::invalid_argument(model.id + " has no grade on " + criterion.id);
      row.emplace_back(level_of(grade->second));
    }
  }
  check_shape(matrix);
  return matrix;
}

NamedWeights base_weights(const ContractModels& input) {
  NamedWeights base{"ronde", "Gewichten van de ronde", {}, {}};
  for (const auto& criterion : input.criteria) base.points.push_back(criterion.weight);
  base.weights = normalised(base.points);
  const bool are_equal = std::all_of(base.points.begin(), base.points.end(),
                                     [&](const auto& one) { return one == base.points.front(); });
  if (are_equal) {
    base.id = "gelijk";
    base.title = "Alles even zwaar";
  }
  return base;
}

NamedWeights named_weights(const ContractModels& input, const WeightSet& set) {
  NamedWeights named{set.id, set.title, {}, {}};
  if (set.method == WeightMethod::order) {
    Indices order;
    for (const auto& id : set.order) order.push_back(criterion_index(input, id));
    named.weights = rank_order_centroid(order);
    named.points = named.weights;
    if (order.size() != input.criteria.size())
      throw std::invalid_argument("an order lacks a criterion");
    return named;
  }
  for (const auto& criterion : input.criteria) named.points.push_back(set.points.at(criterion.id));
  named.weights = normalised(named.points);
  return named;
}

std::vector<NamedWeights> picked_sets(const ContractModels& input,
                                      const std::vector<std::string>& wanted) {
  auto all = weight_sets(input);
  if (wanted.empty()) return all;
  std::vector<NamedWeights> picked;
  for (const auto& id : wanted) {
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const NamedWeights& set) { return set.id == id; });
    if (found == all.end()) throw std::invalid_argument("no set of weights " + id);
    picked.push_back(*found);
  }
  return picked;
}

std::vector<Rational> picked_thetas(const ContractModels& input,
                                    const std::vector<Rational>& wanted) {
  if (!wanted.empty()) return wanted;
  std::vector<Rational> thetas = {theta_of(input)};
  for (const auto& theta : input.thetas) {
    if (std::find(thetas.begin(), thetas.end(), theta) == thetas.end()) thetas.push_back(theta);
  }
  return thetas;
}

void drop_failing_models(const ContractModels& input, ContractModelAnalysis& result) {
  std::vector<HardRequirement> requirements;
  for (const auto& minimum : input.minimum_grades)
    requirements.push_back(
        {criterion_index(input, minimum.criterion), Rational(level_of(minimum.grade))});
  result.failed = failed_requirements(result.all, requirements);
  for (std::size_t i = 0; i < result.failed.size(); ++i) {
    if (result.failed[i].empty()) result.remaining.push_back(i);
  }
  if (result.remaining.empty()) throw std::invalid_argument("no contract model remains");
  result.levels = with_alternatives(result.all, result.remaining);
}

SetRanking ranking_of(const ContractModelAnalysis& analysis, std::size_t set,
                      const Rational& theta) {
  SetRanking ranking{set, theta, {}, {}, {}};
  ranking.scores = weighted_sum(valued(analysis.levels, theta), analysis.sets[set].weights);
  ranking.places = places(ranking.scores);
  ranking.winners = winners(ranking.places);
  return ranking;
}

SetSensitivity sensitivity_of(const ContractModelAnalysis& analysis, const SetRanking& ranking) {
  const auto& weights = analysis.sets[ranking.set].weights;
  SetSensitivity result{ranking.set, ranking.theta, ranking.winners, {}, {}, {}};
  result.by_weight = all_weight_stretches(valued(analysis.levels, ranking.theta), weights);
  if (weights.size() > 1) {
    for (std::size_t k = 0; k < weights.size(); ++k)
      result.stable.push_back(stable_interval(result.by_weight[k], weights[k], ranking.winners));
  }
  result.by_theta =
      value_stretches(valued(analysis.levels, 0), valued(analysis.levels, 1), weights);
  return result;
}

/// The best model and the next one with other grades.
std::optional<BestTwo> best_two_of(const ContractModelAnalysis& analysis,
                                   const ContractModels& input) {
  const auto& base = analysis.rankings.front();
  const auto first = base.winners.front();
  std::optional<std::size_t> second;
  for (std::size_t i = 0; i < analysis.levels.rows(); ++i) {
    if (analysis.levels.values[i] == analysis.levels.values[first]) continue;
    if (!second || base.places[i].rank < base.places[*second].rank) second = i;
  }
  if (!second) return std::nullopt;
  BestTwo best{first, *second, base.places[*second].rank == 1,
               decision_rule(analysis.levels, first, *second), ""};
  RuleNames names{input.models[analysis.remaining[first]].title,
                  input.models[analysis.remaining[*second]].title,
                  {}};
  for (const auto& criterion : input.criteria) names.criteria.push_back(criterion.title);
  best.sentence = sentence(best.rule, names);
  return best;
}

RankAcceptability acceptability_of(const DecisionMatrix& values, const AnalysisOptions& options) {
  if (options.samples > 0) return sampled_acceptability(values, options.samples, options.seed);
  if (can_be_exact(values)) return exact_acceptability(values);
  return sampled_acceptability(values, standard_samples, options.seed);
}

}  // namespace

Rational theta_of(const ContractModels& input) {
  const auto& plus = input.scale.at("+");
  const auto& minus = input.scale.at("-");
  if (plus <= minus) throw std::invalid_argument("the scale does not fall");
  return (input.scale.at("+/-") - minus) / (plus - minus);
}

DecisionMatrix valued(const DecisionMatrix& levels, const Rational& theta) {
  auto matrix = levels;
  for (auto& row : matrix.values) {
    for (auto& value : row) {
      if (value == level_plus_minus) {
        value = theta;
      } else if (value == level_plus) {
        value = 1;
      }
    }
  }
  return matrix;
}

std::vector<NamedWeights> weight_sets(const ContractModels& input) {
  std::vector<NamedWeights> sets = {base_weights(input)};
  for (const auto& set : input.weight_sets) sets.push_back(named_weights(input, set));
  return sets;
}

ContractModelAnalysis analyse(const ContractModels& input, const AnalysisOptions& options) {
  ContractModelAnalysis result;
  result.all = levels_of(input);
  drop_failing_models(input, result);
  result.dominance = dominance(result.levels);
  result.count_front = cumulative_count_front(result.levels);
  for (auto& group : profiles(result.levels)) {
    if (group.size() > 1) result.alike.push_back(std::move(group));
  }
  result.sets = picked_sets(input, options.sets);
  const auto thetas = picked_thetas(input, options.thetas);
  for (const auto& theta : thetas) {
    for (std::size_t set = 0; set < result.sets.size(); ++set) {
      result.rankings.push_back(ranking_of(result, set, theta));
      if (theta == thetas.front())
        result.sensitivity.push_back(sensitivity_of(result, result.rankings.back()));
    }
  }
  result.best_two = best_two_of(result, input);
  const auto values = valued(result.levels, thetas.front());
  result.acceptability = acceptability_of(values, options);
  if (values.rows() <= most_omissions) {
    result.omissions = leave_one_out(values.rows(), [&](const Indices& kept) {
      return places(weighted_sum(with_alternatives(values, kept), result.sets.front().weights));
    });
  }
  return result;
}

}  // namespace bestek::scoring
