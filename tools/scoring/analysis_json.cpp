// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include <fmt/format.h>

#include <algorithm>

#include "common/dutch.hpp"
#include "scoring/analysis_report.hpp"
#include "scoring/cross_checks.hpp"

namespace bestek::scoring {

namespace {

/// Kenmerken instead of indices.
class Names {
 public:
  explicit Names(const ContractModelAnalysis& analysis) : a_(analysis) {}

  const std::string& model(std::size_t i) const { return a_.levels.alternatives[i]; }
  const std::string& criterion(std::size_t k) const { return a_.levels.criteria[k]; }

  OrderedJson models(const Indices& list) const {
    auto ids = OrderedJson::array();
    for (const auto i : list) ids.push_back(model(i));
    return ids;
  }

  OrderedJson by_criterion(const std::vector<Rational>& values, bool as_fraction = false) const {
    auto object = OrderedJson::object();
    for (std::size_t k = 0; k < values.size(); ++k)
      object[criterion(k)] = as_fraction ? to_fraction(values[k]) : to_exact(values[k]);
    return object;
  }

 private:
  const ContractModelAnalysis& a_;
};

OrderedJson matrix_json(const ContractModels& input, const ContractModelAnalysis& a) {
  auto matrix = OrderedJson::array();
  for (std::size_t i = 0; i < a.all.rows(); ++i) {
    const auto& row = a.all.values[i];
    const auto count = [&](int level) { return std::count(row.begin(), row.end(), level); };
    auto failed = OrderedJson::array();
    for (const auto r : a.failed[i]) failed.push_back(input.minimum_grades[r].criterion);
    matrix.push_back({{"contractmodel", a.all.alternatives[i]},
                      {"plus", count(level_plus)},
                      {"plusmin", count(level_plus_minus)},
                      {"min", count(level_minus)},
                      {"valt_af_op", std::move(failed)}});
  }
  return matrix;
}

OrderedJson dominance_json(const Names& names, const ContractModelAnalysis& a) {
  auto list = OrderedJson::array();
  for (std::size_t i = 0; i < a.levels.rows(); ++i) {
    if (!a.dominance.dominated_by_me[i].empty())
      list.push_back({{"contractmodel", names.model(i)},
                      {"overtreft", names.models(a.dominance.dominated_by_me[i])}});
  }
  return list;
}

template <class List>
OrderedJson groups_json(const Names& names, const List& groups) {
  auto list = OrderedJson::array();
  for (const auto& group : groups) list.push_back(names.models(group));
  return list;
}

OrderedJson ranking_json(const Names& names, const ContractModelAnalysis& a,
                         const SetRanking& ranking) {
  const auto& set = a.sets[ranking.set];
  Rational total = 0;
  for (const auto& points : set.points) total += points;
  Indices order;
  for (std::size_t i = 0; i < a.levels.rows(); ++i) order.push_back(i);
  std::stable_sort(order.begin(), order.end(), [&](std::size_t x, std::size_t y) {
    return ranking.places[x].rank < ranking.places[y].rank;
  });
  auto list = OrderedJson::array();
  for (const auto i : order)
    list.push_back({{"rang", ranking.places[i].rank},
                    {"gedeeld", ranking.places[i].is_shared},
                    {"contractmodel", names.model(i)},
                    {"som", to_exact(ranking.scores[i] * total)},
                    {"score", to_fraction(ranking.scores[i])}});
  return {{"gewichtenset", set.id},
          {"theta", to_fraction(ranking.theta)},
          {"gewichten", names.by_criterion(set.points)},
          {"rangorde", std::move(list)}};
}

OrderedJson stretches_json(const Names& names, const std::vector<Stretch>& stretches) {
  auto list = OrderedJson::array();
  for (const auto& stretch : stretches)
    list.push_back({{"van", to_fraction(stretch.from)},
                    {"tot", to_fraction(stretch.to)},
                    {"eerste", names.models(stretch.highest)}});
  return list;
}

OrderedJson sensitivity_json(const Names& names, const ContractModelAnalysis& a,
                             const SetSensitivity& sensitivity) {
  const auto& set = a.sets[sensitivity.set];
  auto criteria = OrderedJson::array();
  for (std::size_t k = 0; k < sensitivity.stable.size(); ++k)
    criteria.push_back({{"criterium", names.criterion(k)},
                        {"gewicht", to_fraction(set.weights[k])},
                        {"blijft_van", to_fraction(sensitivity.stable[k].from)},
                        {"blijft_tot", to_fraction(sensitivity.stable[k].to)},
                        {"stukken", stretches_json(names, sensitivity.by_weight[k])}});
  return {{"gewichtenset", set.id},
          {"theta", to_fraction(sensitivity.theta)},
          {"gewichten", std::move(criteria)},
          {"waarde_plusmin", stretches_json(names, sensitivity.by_theta)}};
}

OrderedJson terms_json(const Names& names, const std::vector<RuleTerm>& terms) {
  auto list = OrderedJson::array();
  for (const auto& term : terms) {
    const auto* factor = term.step == Step::whole   ? "1"
                         : term.step == Step::upper ? "1 - theta"
                                                    : "theta";
    list.push_back({{"criterium", names.criterion(term.criterion)}, {"factor", factor}});
  }
  return list;
}

OrderedJson rule_json(const Names& names, const ContractModelAnalysis& a) {
  if (!a.best_two) return nullptr;
  return {{"eerste", names.model(a.best_two->first)},
          {"tweede", names.model(a.best_two->second)},
          {"gelijk", a.best_two->is_tie},
          {"voor_eerste", terms_json(names, a.best_two->rule.for_first)},
          {"voor_tweede", terms_json(names, a.best_two->rule.for_second)},
          {"zin", a.best_two->sentence}};
}

OrderedJson shares_json(const Names& names, const RankAcceptability& acceptability) {
  auto models = OrderedJson::array();
  for (std::size_t i = 0; i < acceptability.alternatives.size(); ++i) {
    const auto& one = acceptability.alternatives[i];
    auto ranks = OrderedJson::array();
    for (const auto& [rank, share] : one.shares)
      ranks.push_back({{"rang", rank}, {"aandeel", to_fraction(share)}});
    OrderedJson model = {{"contractmodel", names.model(i)},
                         {"eerste", to_fraction(one.first())},
                         {"rangen", std::move(ranks)},
                         {"gemiddelde_gewichten", names.by_criterion(one.central, true)}};
    if (!acceptability.is_exact())
      model["standaardfout"] =
          fmt::format("{:.6f}", standard_error(one.first(), acceptability.samples));
    models.push_back(std::move(model));
  }
  OrderedJson result = {{"wijze", acceptability.is_exact() ? "exact" : "steekproef"}};
  if (!acceptability.is_exact()) {
    result["trekkingen"] = acceptability.samples;
    result["zaad"] = acceptability.seed;
  }
  result["modellen"] = std::move(models);
  return result;
}

OrderedJson omissions_json(const Names& names, const ContractModelAnalysis& a) {
  auto list = OrderedJson::array();
  for (const auto& omission : a.omissions)
    list.push_back({{"zonder", names.model(omission.left_out.front())},
                    {"eerste", names.models(omission.winners)},
                    {"omgekeerd", omission.is_reversal()}});
  return list;
}

OrderedJson cross_checks_json(const Names& names, const ContractModelAnalysis& a) {
  const auto& weights = a.sets.front().weights;
  const auto flows = promethee_flows(a.levels, weights);
  const auto flow_places = places(flows.net);
  const auto closeness =
      topsis_closeness(valued(a.levels, a.rankings.front().theta), weights, Normalisation::vector);
  const auto topsis_places = places_of_doubles(closeness);
  auto promethee = OrderedJson::array();
  auto topsis = OrderedJson::array();
  for (std::size_t i = 0; i < a.levels.rows(); ++i) {
    promethee.push_back({{"contractmodel", names.model(i)},
                         {"rang", flow_places[i].rank},
                         {"stroom", to_fraction(flows.net[i])}});
    topsis.push_back({{"contractmodel", names.model(i)},
                      {"rang", topsis_places[i].rank},
                      {"nabijheid", fmt::format("{:.6f}", closeness[i])}});
  }
  return {{"promethee_ii", std::move(promethee)},
          {"topsis_niet_voor_ordinale_oordelen", std::move(topsis)}};
}

OrderedJson conclusion_json(const ContractModels& input, const ContractModelAnalysis& a) {
  auto list = OrderedJson::array();
  for (const auto i : a.preferred()) {
    const auto& model = input.models[a.remaining[i]];
    OrderedJson item = {{"contractmodel", model.id}};
    if (!model.application.empty()) item["toepassing"] = model.application;
    list.push_back(std::move(item));
  }
  return list;
}

}  // namespace

OrderedJson analysis_json(const ContractModels& input, const ContractModelAnalysis& a,
                          bool with_cross_checks) {
  const Names names(a);
  auto rankings = OrderedJson::array();
  for (const auto& ranking : a.rankings) rankings.push_back(ranking_json(names, a, ranking));
  auto sensitivity = OrderedJson::array();
  for (const auto& one : a.sensitivity) sensitivity.push_back(sensitivity_json(names, a, one));
  OrderedJson result = {{"matrix", matrix_json(input, a)},
                        {"gewogen_som", std::move(rankings)},
                        {"gelijk_beoordeeld", groups_json(names, a.alike)},
                        {"niet_gedomineerd", names.models(a.dominance.front)},
                        {"dominantie", dominance_json(names, a)},
                        {"lagen", groups_json(names, a.dominance.layers)},
                        {"beste_tellingen", names.models(a.count_front)},
                        {"voorkeur", names.models(a.preferred())},
                        {"conclusie", conclusion_json(input, a)},
                        {"beslisregel", rule_json(names, a)},
                        {"gevoeligheid", std::move(sensitivity)},
                        {"aandelen", shares_json(names, a.acceptability)},
                        {"zonder_een_model", omissions_json(names, a)}};
  if (with_cross_checks) result["kruiscontrole"] = cross_checks_json(names, a);
  return result;
}

Table ranking_table(const ContractModels& input, const ContractModelAnalysis& a) {
  Table table{{{"gewichtenset"},
               {"theta", true},
               {"rang", true},
               {"gedeeld"},
               {"contractmodel"},
               {"titel"},
               {"score", true}},
              {}};
  for (const auto& ranking : a.rankings) {
    for (std::size_t i = 0; i < a.levels.rows(); ++i)
      table.rows.push_back({a.sets[ranking.set].id, dutch::number(ranking.theta, 0, 6),
                            std::to_string(ranking.places[i].rank),
                            ranking.places[i].is_shared ? "ja" : "", a.levels.alternatives[i],
                            input.models[a.remaining[i]].title,
                            dutch::number(ranking.scores[i], 0, 6)});
  }
  return table;
}

}  // namespace bestek::scoring
