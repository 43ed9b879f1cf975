// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "scoring/contract_model_scores.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <stdexcept>

namespace bestek::scoring {
namespace {

using ::testing::ElementsAre;
using ::testing::UnorderedElementsAre;

const std::vector<std::string> criteria = {"samenwerking_aanbieders", "inkoopsamenwerking",
                                           "invloed_inwoner", "bureaucratische_belasting",
                                           "samen_ontwikkelen"};

/// Nota inkoop en contractering, par. 3.2, "Overzicht beoordeling contractmodel". The figures
/// beside each model were computed independently of this program, in Python with exact fractions
/// and checked against pymcdm 1.4.0: counts of the grades, the sum with 1, 1/2 and 0, and the
/// competition rank.
struct Row {
  std::string model;
  std::vector<std::string> grades;
  GradeCounts counts;
  Rational sum;
  int rank;
};

const std::vector<Row>& nota() {
  static const Rational half(1, 2);
  static const std::vector<Row> rows = {
      {"zeeuws_model", {"+", "+/-", "+", "-", "-"}, {2, 1, 2}, 2 + half, 3},
      {"dynamisch_selectiemodel", {"-", "+/-", "-", "-", "-"}, {0, 1, 4}, half, 8},
      {"bestuurlijk_aanbesteden", {"+", "+", "+/-", "+/-", "+"}, {3, 2, 0}, 4, 1},
      {"dialoogmodel", {"-", "-", "-", "-", "+/-"}, {0, 1, 4}, half, 8},
      {"catalogusmodel", {"-", "-", "+", "-", "-"}, {1, 0, 4}, 1, 5},
      {"een_op_een", {"-", "+/-", "+", "-", "-"}, {1, 1, 3}, 1 + half, 4},
      {"afspraak_per_client", {"-", "-", "+", "-", "-"}, {1, 0, 4}, 1, 5},
      {"mini_competitie", {"-", "+/-", "-", "-", "-"}, {0, 1, 4}, half, 8},
      {"klassiek_aanbesteden", {"-", "+/-", "-", "-", "-"}, {0, 1, 4}, half, 8},
      {"veilingmodel", {"-", "+/-", "-", "-", "-"}, {0, 1, 4}, half, 8},
      {"beleidsgestuurde_contractfinanciering", {"+", "-", "+", "+", "+"}, {4, 0, 1}, 4, 1},
      {"subsidietender", {"-", "-", "-", "+/-", "-"}, {0, 1, 4}, half, 8},
      {"klassieke_subsidie", {"-", "-", "-", "+", "-"}, {1, 0, 4}, 1, 5}};
  return rows;
}

ContractModels nota_input() {
  ContractModels input;
  input.scale = {{"+", 1}, {"+/-", Rational(1, 2)}, {"-", 0}};
  for (const auto& criterion : criteria) input.criteria.push_back({criterion, criterion, 1});
  for (const auto& row : nota()) {
    ContractModel model{row.model, row.model, {}};
    for (std::size_t i = 0; i < criteria.size(); ++i) model.grades[criteria[i]] = row.grades[i];
    input.models.push_back(model);
  }
  return input;
}

std::map<std::string, ModelScore> by_model(const ContractModelScores& scores) {
  std::map<std::string, ModelScore> result;
  for (const auto& model : scores.models) result[model.model] = model;
  return result;
}

TEST(ScoreOfTheNota, has_these_counts_sums_and_ranks) {
  const auto scores = by_model(score(nota_input()));
  ASSERT_EQ(scores.size(), 13U);
  for (const auto& row : nota()) {
    const auto& model = scores.at(row.model);
    EXPECT_EQ(model.counts.plus, row.counts.plus) << row.model;
    EXPECT_EQ(model.counts.plus_minus, row.counts.plus_minus) << row.model;
    EXPECT_EQ(model.counts.minus, row.counts.minus) << row.model;
    EXPECT_EQ(model.sum, row.sum) << row.model;
    EXPECT_EQ(model.share, row.sum / 5) << row.model;
    EXPECT_EQ(model.rank, row.rank) << row.model;
    EXPECT_EQ(model.is_shared, row.rank == 1 || row.rank == 5 || row.rank == 8) << row.model;
  }
}

TEST(ScoreOfTheNota, has_two_models_on_the_first_place) {
  EXPECT_THAT(score(nota_input()).preferred,
              ElementsAre("bestuurlijk_aanbesteden", "beleidsgestuurde_contractfinanciering"));
}

TEST(ScoreOfTheNota, has_three_models_that_none_dominates) {
  EXPECT_THAT(score(nota_input()).undominated,
              UnorderedElementsAre("zeeuws_model", "bestuurlijk_aanbesteden",
                                   "beleidsgestuurde_contractfinanciering"));
}

TEST(ScoreOfTheNota, has_two_groups_with_the_same_grades) {
  EXPECT_THAT(
      score(nota_input()).alike,
      UnorderedElementsAre(UnorderedElementsAre("catalogusmodel", "afspraak_per_client"),
                           UnorderedElementsAre("dynamisch_selectiemodel", "mini_competitie",
                                                "klassiek_aanbesteden", "veilingmodel")));
}

TEST(ScoreOfTheNota, is_listed_by_rank_then_in_the_order_of_the_round) {
  std::vector<std::string> order;
  for (const auto& model : score(nota_input()).models) order.push_back(model.model);
  EXPECT_THAT(order, ElementsAre("bestuurlijk_aanbesteden", "beleidsgestuurde_contractfinanciering",
                                 "zeeuws_model", "een_op_een", "catalogusmodel",
                                 "afspraak_per_client", "klassieke_subsidie",
                                 "dynamisch_selectiemodel", "dialoogmodel", "mini_competitie",
                                 "klassiek_aanbesteden", "veilingmodel", "subsidietender"));
}

// Weight stability of the same source: with a weight of t and the others rescaled, bestuurlijk wins
// above t = 1/5 for inkoopsamenwerking and below it for invloed_inwoner and
// bureaucratische_belasting.
TEST(ScoreOfTheNota, turns_on_the_weights_of_three_criteria) {
  const auto winner = [](std::size_t criterion, const Rational& weight) {
    auto input = nota_input();
    input.criteria[criterion].weight = weight;
    return score(input).preferred;
  };
  const Rational more(11, 10);
  const Rational less(9, 10);
  const std::string board = "bestuurlijk_aanbesteden";
  const std::string policy = "beleidsgestuurde_contractfinanciering";
  EXPECT_THAT(winner(1, more), ElementsAre(board));
  EXPECT_THAT(winner(1, less), ElementsAre(policy));
  for (const std::size_t criterion : {2U, 3U}) {
    EXPECT_THAT(winner(criterion, more), ElementsAre(policy));
    EXPECT_THAT(winner(criterion, less), ElementsAre(board));
  }
  for (const std::size_t criterion : {0U, 4U}) {
    EXPECT_THAT(winner(criterion, more), ElementsAre(board, policy));
    EXPECT_THAT(winner(criterion, 100), ElementsAre(board, policy));
  }
}

TEST(StrongerOn, says_why_two_models_that_tie_differ) {
  const auto input = nota_input();
  EXPECT_THAT(
      stronger_on(input, "bestuurlijk_aanbesteden", "beleidsgestuurde_contractfinanciering"),
      ElementsAre("inkoopsamenwerking"));
  EXPECT_THAT(
      stronger_on(input, "beleidsgestuurde_contractfinanciering", "bestuurlijk_aanbesteden"),
      ElementsAre("invloed_inwoner", "bureaucratische_belasting"));
  EXPECT_THROW(stronger_on(input, "loting", "zeeuws_model"), std::invalid_argument);
}

TEST(Score, is_exact_where_doubles_would_break_a_tie) {
  ContractModels input;
  input.scale = {{"+", 1}, {"+/-", Rational(1, 2)}, {"-", 0}};
  input.criteria = {
      {"a", "a", Rational(1, 10)}, {"b", "b", Rational(2, 10)}, {"c", "c", Rational(3, 10)}};
  input.models = {{"x", "x", {{"a", "+"}, {"b", "+"}, {"c", "-"}}},
                  {"y", "y", {{"a", "-"}, {"b", "-"}, {"c", "+"}}}};
  EXPECT_THAT(score(input).preferred, ElementsAre("x", "y"));
}

TEST(Score, refuses_what_cannot_be_ranked) {
  auto no_weight = nota_input();
  for (auto& criterion : no_weight.criteria) criterion.weight = 0;
  EXPECT_THROW(score(no_weight), std::invalid_argument);
  auto no_scale = nota_input();
  no_scale.scale.erase("+/-");
  EXPECT_THROW(score(no_scale), std::invalid_argument);
  auto no_grade = nota_input();
  no_grade.models[0].grades.erase("invloed_inwoner");
  EXPECT_THROW(score(no_grade), std::invalid_argument);
}

ContractModels any_input() {
  ContractModels input;
  const auto middle = *rc::gen::inRange(0, 101);
  input.scale = {{"+", 1}, {"+/-", Rational(middle, 100)}, {"-", 0}};
  const auto criterion_count = *rc::gen::inRange(1, 7);
  for (int i = 0; i < criterion_count; ++i) {
    const auto id = "c" + std::to_string(i);
    input.criteria.push_back({id, id, Rational(*rc::gen::inRange(1, 1000), 100)});
  }
  const auto model_count = *rc::gen::inRange(1, 12);
  for (int i = 0; i < model_count; ++i) {
    ContractModel model{"m" + std::to_string(i), "", {}};
    for (const auto& criterion : input.criteria)
      model.grades[criterion.id] = *rc::gen::element<std::string>("+", "+/-", "-");
    input.models.push_back(model);
  }
  return input;
}

template <class Item>
void shuffle(std::vector<Item>& items) {
  for (std::size_t i = items.size(); i > 1; --i)
    std::swap(items[i - 1], items[*rc::gen::inRange<std::size_t>(0, i)]);
}

std::set<std::string> as_set(const std::vector<std::string>& items) {
  return {items.begin(), items.end()};
}

RC_GTEST_PROP(ScoreProperty, does_not_depend_on_the_order_of_models_and_criteria, ()) {
  const auto input = any_input();
  auto shuffled = input;
  shuffle(shuffled.models);
  shuffle(shuffled.criteria);
  const auto a = score(input);
  const auto b = score(shuffled);
  const auto models_a = by_model(a);
  for (const auto& [id, model] : by_model(b)) {
    RC_ASSERT(model.sum == models_a.at(id).sum);
    RC_ASSERT(model.rank == models_a.at(id).rank);
    RC_ASSERT(model.is_shared == models_a.at(id).is_shared);
  }
  RC_ASSERT(as_set(a.preferred) == as_set(b.preferred));
  RC_ASSERT(as_set(a.undominated) == as_set(b.undominated));
  const auto groups = [](const ContractModelScores& scores) {
    std::set<std::set<std::string>> result;
    for (const auto& group : scores.alike) result.insert(as_set(group));
    return result;
  };
  RC_ASSERT(groups(a) == groups(b));
}

RC_GTEST_PROP(ScoreProperty, does_not_change_when_all_weights_are_scaled, ()) {
  const auto input = any_input();
  auto scaled = input;
  const Rational factor(*rc::gen::inRange(1, 100'000), *rc::gen::inRange(1, 100'000));
  for (auto& criterion : scaled.criteria) criterion.weight *= factor;
  const auto before = by_model(score(input));
  for (const auto& [id, model] : by_model(score(scaled))) {
    RC_ASSERT(model.rank == before.at(id).rank);
    RC_ASSERT(model.share == before.at(id).share);
    RC_ASSERT(model.sum == before.at(id).sum * factor);
  }
}

RC_GTEST_PROP(ScoreProperty, never_ranks_a_dominated_model_above_its_dominator, ()) {
  const auto input = any_input();
  const auto scores = score(input);
  const auto ranked = by_model(scores);
  const auto undominated = as_set(scores.undominated);
  for (const auto& a : input.models) {
    bool is_dominated = false;
    for (const auto& b : input.models) {
      const auto better = stronger_on(input, b.id, a.id);
      if (better.empty() || !stronger_on(input, a.id, b.id).empty()) continue;
      is_dominated = true;
      RC_ASSERT(ranked.at(b.id).rank < ranked.at(a.id).rank);
    }
    RC_ASSERT(undominated.contains(a.id) != is_dominated);
  }
}

RC_GTEST_PROP(ScoreProperty, has_competition_ranks_and_shares_between_0_and_1, ()) {
  const auto scores = score(any_input());
  for (const auto& model : scores.models) {
    const auto higher =
        std::count_if(scores.models.begin(), scores.models.end(),
                      [&](const ModelScore& other) { return other.sum > model.sum; });
    RC_ASSERT(model.rank == higher + 1);
    RC_ASSERT(model.share >= 0 && model.share <= 1);
    RC_ASSERT((model.rank == 1) == as_set(scores.preferred).contains(model.model));
  }
  RC_ASSERT(!scores.preferred.empty() && !scores.undominated.empty());
}

}  // namespace
}  // namespace bestek::scoring
