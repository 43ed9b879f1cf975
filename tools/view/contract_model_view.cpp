// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include <algorithm>

#include "common/dutch.hpp"
#include "scoring/contract_model_analysis.hpp"
#include "view/round_view.hpp"

namespace bestek::view {

namespace {

using scoring::Indices;

/// "33,33%": what is rounded here is only shown.
std::string percent(const Rational& share) { return dutch::percentage(share * 100); }

/// Says what the analysis found with the titles of the round. Indices of the analysis are about the
/// models that remain after the hard requirements.
class ChoiceView {
 public:
  ChoiceView(const Dossier& dossier, const Round& round)
      : written_(dossier.json.at("contractmodellen")),
        round_(round),
        input_(*round.contract_models),
        a_(scoring::analyse(input_)) {}

  Json part() const {
    Json part = {{"criteria", criteria()},
                 {"modellen", models()},
                 {"voorkeur", titles(a_.preferred())},
                 {"gedeelde_voorkeur", a_.preferred().size() > 1},
                 {"voorkeur_toepassing", applications(true)},
                 {"andere_toepassing", applications(false)},
                 {"waarde_plusmin", percent(a_.rankings.front().theta)},
                 {"beslisregel", decision_rule()},
                 {"gewichtensets", weight_sets()},
                 {"aandeel_eerste_plaats", first_places()},
                 {"aandeel_berekening", first_places_method()},
                 {"niet_te_onderscheiden", alike()},
                 {"niet_overtroffen", titles(a_.dominance.front)},
                 {"weglaten", omissions()},
                 {"harde_eisen", hard_requirements()},
                 {"afgevallen", failed_models()},
                 {"keuze", choice()}};
    part["uitgangspunten_zonder_criterium"] = principles_without_criterion();
    for (const auto* list : {"gewichtensets", "niet_te_onderscheiden", "harde_eisen", "afgevallen",
                             "uitgangspunten_zonder_criterium", "andere_toepassing"})
      part[std::string("met_") + list] = !part[list].empty();
    part["met_gewichtensets"] = a_.sets.size() > 1;
    return part;
  }

 private:
  const ContractModel& model(std::size_t i) const { return input_.models[a_.remaining[i]]; }

  Json titles(const Indices& models) const {
    std::vector<std::string> list;
    for (const auto i : models) list.push_back(model(i).title);
    return list;
  }

  const Criterion& criterion(const std::string& id) const {
    return *std::find_if(input_.criteria.begin(), input_.criteria.end(),
                         [&](const Criterion& one) { return one.id == id; });
  }

  bool is_preferred(const ContractModel& one) const {
    return std::any_of(a_.preferred().begin(), a_.preferred().end(),
                       [&](std::size_t i) { return model(i).id == one.id; });
  }

  Json criteria() const {
    Json list = Json::array();
    for (std::size_t k = 0; k < input_.criteria.size(); ++k) {
      const auto& one = input_.criteria[k];
      list.push_back({{"nr", "C" + std::to_string(k + 1)},
                      {"kenmerk", one.id},
                      {"titel", one.title},
                      {"vraag", one.question}});
    }
    return list;
  }

  Json grades(const ContractModel& one) const {
    Json list = Json::array();
    for (const auto& criterion : input_.criteria)
      list.push_back({{"criterium", criterion.id}, {"oordeel", one.grades.at(criterion.id)}});
    return list;
  }

  Json head_of(const ContractModel& one) const {
    const auto& item = item_with_id(written_.at("modellen"), one.id);
    Json head = Json::object();
    for (const auto* key : {"kenmerk", "titel", "juridische_titel", "omschrijving", "toepassing"})
      head[key] = optional_member(item, key);
    return head;
  }

  /// The sum on the scale of the round: weight x value of the grade.
  Rational sum(const Rational& score) const {
    Rational total = 0;
    for (const auto& criterion : input_.criteria) total += criterion.weight;
    const auto& lowest = input_.scale.at("-");
    return total * (lowest + score * (input_.scale.at("+") - lowest));
  }

  Indices by_rank(const std::vector<scoring::Place>& places) const {
    Indices order;
    for (std::size_t i = 0; i < places.size(); ++i) order.push_back(i);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t x, std::size_t y) { return places[x].rank < places[y].rank; });
    return order;
  }

  Json models() const {
    const auto& base = a_.rankings.front();
    Json list = Json::array();
    for (const auto i : by_rank(base.places)) {
      Json item = head_of(model(i));
      const auto& row = a_.levels.values[i];
      item["plus"] = std::count(row.begin(), row.end(), scoring::level_plus);
      item["plusmin"] = std::count(row.begin(), row.end(), scoring::level_plus_minus);
      item["min"] = std::count(row.begin(), row.end(), scoring::level_minus);
      item["score"] = dutch::number(sum(base.scores[i]), 1, 4);
      item["rang"] = base.places[i].rank;
      item["gedeeld"] = base.places[i].is_shared;
      item["gekozen"] = model(i).id == round_.head.contract_model;
      item["oordelen"] = grades(model(i));
      list.push_back(std::move(item));
    }
    return list;
  }

  Json applications(bool of_preferred) const {
    Json list = Json::array();
    for (const auto& one : input_.models) {
      if (is_preferred(one) != of_preferred) continue;
      if (of_preferred || !one.application.empty()) list.push_back(head_of(one));
    }
    return list;
  }

  std::vector<std::string> names(const std::vector<scoring::RuleTerm>& terms) const {
    std::vector<std::string> list;
    for (const auto& term : terms) list.push_back(input_.criteria[term.criterion].title);
    return list;
  }

  Json decision_rule() const {
    if (!a_.best_two) return nullptr;
    const auto& best = *a_.best_two;
    return {
        {"zin", best.sentence + "."},
        {"eerste", model(best.first).title},
        {"tweede", model(best.second).title},
        {"is_gelijkspel", best.is_tie},
        {"hangt_af_van_gewichten", !best.rule.for_first.empty() && !best.rule.for_second.empty()},
        {"eerste_beter_op", names(best.rule.for_first)},
        {"tweede_beter_op", names(best.rule.for_second)}};
  }

  Json weight_sets() const {
    Json list = Json::array();
    for (std::size_t s = 0; s < a_.sets.size(); ++s) {
      const auto& set = a_.sets[s];
      Json weights = Json::array();
      for (std::size_t k = 0; k < set.weights.size(); ++k)
        weights.push_back({{"criterium", input_.criteria[k].id},
                           {"titel", input_.criteria[k].title},
                           {"gewicht", to_fraction(set.weights[k])},
                           {"procent", percent(set.weights[k])}});
      Json item = {{"kenmerk", set.id}, {"titel", set.title}, {"gewichten", std::move(weights)}};
      item["uitkomsten"] = outcomes(s);
      item["omslagpunten"] = turning_points(s);
      const auto& first = *std::find_if(a_.rankings.begin(), a_.rankings.end(),
                                        [&](const auto& ranking) { return ranking.set == s; });
      item["rangorde"] = ranking(first);
      item["eerste"] = titles(first.winners);
      item["eerste_gedeeld"] = first.winners.size() > 1;
      list.push_back(std::move(item));
    }
    return list;
  }

  Json ranking(const scoring::SetRanking& ranking) const {
    Json list = Json::array();
    for (const auto i : by_rank(ranking.places))
      list.push_back({{"kenmerk", model(i).id},
                      {"titel", model(i).title},
                      {"rang", ranking.places[i].rank},
                      {"gedeeld", ranking.places[i].is_shared},
                      {"procent", percent(ranking.scores[i])}});
    return list;
  }

  /// The first place of a set at every value of "+/-".
  Json outcomes(std::size_t set) const {
    Json list = Json::array();
    for (const auto& ranking : a_.rankings) {
      if (ranking.set != set) continue;
      list.push_back({{"waarde_plusmin", percent(ranking.theta)},
                      {"eerste", titles(ranking.winners)},
                      {"gedeeld", ranking.winners.size() > 1}});
    }
    return list;
  }

  Json turning_point(const std::string& subject, const Rational& now,
                     const scoring::Interval& stable,
                     const std::vector<scoring::Stretch>& stretches) const {
    Json parts = Json::array();
    for (const auto& stretch : stretches)
      parts.push_back({{"van", percent(stretch.from)},
                       {"tot", percent(stretch.to)},
                       {"eerste", titles(stretch.highest)}});
    return {{"onderdeel", subject},
            {"nu", percent(now)},
            {"van", percent(stable.from)},
            {"van_breuk", to_fraction(stable.from)},
            {"tot", percent(stable.to)},
            {"tot_breuk", to_fraction(stable.to)},
            {"maakt_geen_verschil", stable.from == 0 && stable.to == 1},
            {"alleen_nu", stable.from == stable.to},
            {"stukken", std::move(parts)}};
  }

  /// How far each weight and the value of "+/-" can move before the first place changes.
  Json turning_points(std::size_t set) const {
    const auto& found = *std::find_if(a_.sensitivity.begin(), a_.sensitivity.end(),
                                      [&](const auto& one) { return one.set == set; });
    Json list = Json::array();
    for (std::size_t k = 0; k < found.stable.size(); ++k)
      list.push_back(turning_point("Gewicht van " + input_.criteria[k].title,
                                   a_.sets[set].weights[k], found.stable[k], found.by_weight[k]));
    list.push_back(turning_point(
        "Waarde van +/-", found.theta,
        scoring::stable_interval(found.by_theta, found.theta, found.winners), found.by_theta));
    return list;
  }

  Json first_places() const {
    const auto& all = a_.acceptability.alternatives;
    Indices order;
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (all[i].first() > 0) order.push_back(i);
    }
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t x, std::size_t y) { return all[x].first() > all[y].first(); });
    Json list = Json::array();
    for (const auto i : order)
      list.push_back(
          {{"titel", model(i).title},
           {"procent", dutch::number(all[i].first() * 100, 1, 1) + "%"},
           {"breuk", a_.acceptability.is_exact() ? Json(to_fraction(all[i].first())) : Json()}});
    return list;
  }

  Json first_places_method() const {
    const auto& acceptability = a_.acceptability;
    return {{"is_exact", acceptability.is_exact()},
            {"trekkingen", dutch::number(acceptability.samples)},
            {"zaad", std::to_string(acceptability.seed)}};
  }

  Json alike() const {
    Json list = Json::array();
    for (const auto& group : a_.alike) list.push_back({{"modellen", titles(group)}});
    return list;
  }

  /// Null when there are too many models to leave each of them out once.
  Json omissions() const {
    if (a_.omissions.empty()) return nullptr;
    Json without = Json::array();
    for (const auto i : a_.preferred())
      without.push_back({{"titel", model(i).title}, {"eerste", titles(a_.omissions[i].winners)}});
    const bool turns = std::any_of(a_.omissions.begin(), a_.omissions.end(),
                                   [](const auto& one) { return one.is_reversal(); });
    return {{"volgorde_verandert", turns}, {"zonder", std::move(without)}};
  }

  Json requirement(const MinimumGrade& minimum) const {
    return {{"criterium", criterion(minimum.criterion).title},
            {"minimaal", minimum.grade},
            {"reden", minimum.reason}};
  }

  Json hard_requirements() const {
    Json list = Json::array();
    for (const auto& minimum : input_.minimum_grades) list.push_back(requirement(minimum));
    return list;
  }

  Json failed_models() const {
    Json list = Json::array();
    for (std::size_t i = 0; i < a_.failed.size(); ++i) {
      if (a_.failed[i].empty()) continue;
      const auto& one = input_.models[i];
      Json item = head_of(one);
      item["oordelen"] = grades(one);
      item["redenen"] = Json::array();
      for (const auto r : a_.failed[i]) {
        const auto& minimum = input_.minimum_grades[r];
        auto reason = requirement(minimum);
        reason["oordeel"] = one.grades.at(minimum.criterion);
        item["redenen"].push_back(std::move(reason));
      }
      list.push_back(std::move(item));
    }
    return list;
  }

  /// The model of the round; null when it is none of the models that were compared.
  Json choice() const {
    for (std::size_t i = 0; i < input_.models.size(); ++i) {
      const auto& one = input_.models[i];
      if (one.id != round_.head.contract_model) continue;
      Json item = head_of(one);
      item["is_afgevallen"] = !a_.failed[i].empty();
      item["is_voorkeur"] = is_preferred(one);
      item["is_enige_voorkeur"] = is_preferred(one) && a_.preferred().size() == 1;
      item["rang"] = nullptr;
      item["gedeeld"] = false;
      const auto found = std::find(a_.remaining.begin(), a_.remaining.end(), i);
      if (found != a_.remaining.end()) {
        const auto place = static_cast<std::size_t>(found - a_.remaining.begin());
        item["rang"] = a_.rankings.front().places[place].rank;
        item["gedeeld"] = a_.rankings.front().places[place].is_shared;
      }
      return item;
    }
    return nullptr;
  }

  Json principles_without_criterion() const {
    Json list = Json::array();
    for (const auto& principle : round_.principles) {
      if (principle.criteria.empty())
        list.push_back({{"titel", principle.title}, {"tekst", principle.text}});
    }
    return list;
  }

  const Json& written_;
  const Round& round_;
  const ContractModels& input_;
  scoring::ContractModelAnalysis a_;
};

}  // namespace

Json contract_model_part(const Dossier& dossier, const Round& round) {
  if (!round.contract_models) return nullptr;
  return ChoiceView(dossier, round).part();
}

}  // namespace bestek::view
