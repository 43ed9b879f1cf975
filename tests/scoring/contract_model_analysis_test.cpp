// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "scoring/contract_model_analysis.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>
#include <stdexcept>

#include "scoring/analysis_pictures.hpp"
#include "scoring/analysis_report.hpp"
#include "scoring/nota_matrix.hpp"

namespace bestek::scoring {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

ContractModels nota_models() {
  const auto levels = nota::levels();
  ContractModels models;
  models.scale = {{"+", 1}, {"+/-", Rational(1, 2)}, {"-", 0}};
  for (const auto& id : levels.criteria) models.criteria.push_back({id, id, 1});
  for (std::size_t i = 0; i < levels.rows(); ++i) {
    ContractModel model{levels.alternatives[i], levels.alternatives[i], {}};
    for (std::size_t k = 0; k < levels.columns(); ++k) {
      const auto& level = levels.values[i][k];
      model.grades[levels.criteria[k]] = level == 2 ? "+" : level == 1 ? "+/-" : "-";
    }
    models.models.push_back(model);
  }
  return models;
}

TEST(Analysis, of_the_nota_reports_the_tie_and_the_rule_behind_it) {
  const auto analysis = analyse(nota_models());
  EXPECT_EQ(analysis.sets.front().id, "gelijk");
  EXPECT_THAT(analysis.preferred(), ElementsAre(nota::bestuurlijk, nota::beleidsgestuurd));
  ASSERT_TRUE(analysis.best_two);
  EXPECT_TRUE(analysis.best_two->is_tie);
  EXPECT_THAT(analysis.best_two->sentence,
              HasSubstr("dan en slechts dan als gewicht inkoopsamenwerking > (1 − θ) × (gewicht "
                        "invloed_inwoner + gewicht bureaucratische_belasting)"));
  EXPECT_EQ(analysis.acceptability.alternatives[nota::zeeuws].first(), Rational(1, 84));
  EXPECT_EQ(analysis.sensitivity.front().stable[1].from, Rational(1, 5));
  EXPECT_EQ(analysis.sensitivity.front().stable[1].to, Rational(1, 5));
  EXPECT_EQ(analysis.sensitivity.front().stable[0].to, 1);
}

TEST(Analysis, leaves_out_who_fails_a_hard_requirement_before_anything_is_weighed) {
  auto models = nota_models();
  models.minimum_grades = {{"inkoopsamenwerking", "+/-", "samen inkopen"}};
  const auto analysis = analyse(models);
  EXPECT_EQ(analysis.remaining.size(), 7U);
  EXPECT_THAT(analysis.failed[nota::beleidsgestuurd], ElementsAre(0));
  EXPECT_EQ(analysis.levels.alternatives[analysis.preferred().front()], "bestuurlijk_aanbesteden");
  models.minimum_grades = {{"inkoopsamenwerking", "+", "x"}, {"invloed_inwoner", "+", "x"}};
  EXPECT_THROW(analyse(models), std::invalid_argument);
}

TEST(Analysis, lays_sets_of_weights_beside_those_of_the_criteria) {
  auto models = nota_models();
  WeightSet order{"raad",
                  "Raad",
                  WeightMethod::order,
                  {},
                  {"invloed_inwoner", "samen_ontwikkelen", "bureaucratische_belasting",
                   "samenwerking_aanbieders", "inkoopsamenwerking"}};
  models.weight_sets = {order};
  models.thetas = {Rational(1, 4), Rational(1, 2)};
  const auto analysis = analyse(models);
  ASSERT_EQ(analysis.rankings.size(), 4U);  // 1/2 is the value of the round itself
  EXPECT_THAT(analysis.rankings[1].winners, ElementsAre(nota::beleidsgestuurd));
  EXPECT_EQ(analysis.sets[1].weights[2], Rational(137, 300));
  const auto picked = analyse(models, {{"raad"}, {1}, 0, 1});
  EXPECT_EQ(picked.rankings.size(), 1U);
  EXPECT_THROW(analyse(models, {{"college"}, {}, 0, 1}), std::invalid_argument);
}

TEST(Analysis, reads_theta_from_any_falling_scale) {
  auto models = nota_models();
  models.scale = {{"+", Rational(9, 10)}, {"+/-", Rational(3, 10)}, {"-", Rational(1, 10)}};
  EXPECT_EQ(theta_of(models), Rational(1, 4));
  models.scale["+"] = 0;
  EXPECT_THROW(theta_of(models), std::invalid_argument);
}

TEST(Analysis, samples_when_the_matrix_is_too_wide_and_says_so) {
  auto models = nota_models();
  for (int extra = 0; extra < 3; ++extra) {
    const auto id = "extra" + std::to_string(extra);
    models.criteria.push_back({id, id, 1});
    for (auto& model : models.models) model.grades[id] = "+";
  }
  const auto analysis = analyse(models);
  EXPECT_EQ(analysis.acceptability.samples, standard_samples);
  Round round;
  round.head.title = "Breed";
  round.contract_models = models;
  std::ostringstream out;
  print_story(out, round, analysis, true);
  EXPECT_THAT(out.str(), HasSubstr("Geschat met 100.000 trekkingen, zaad 1."));
}

TEST(Analysis, has_no_rule_when_all_models_are_alike) {
  auto models = nota_models();
  models.models = {models.models[nota::catalogus], models.models[nota::per_client]};
  const auto analysis = analyse(models);
  EXPECT_FALSE(analysis.best_two);
  EXPECT_EQ(analysis.alike.size(), 1U);
  EXPECT_TRUE(analysis_json(models, analysis, true).at("beslisregel").is_null());
}

TEST(Analysis, refuses_weights_that_are_all_zero_and_grades_that_lack) {
  auto models = nota_models();
  for (auto& criterion : models.criteria) criterion.weight = 0;
  EXPECT_THROW(analyse(models), std::invalid_argument);
  models = nota_models();
  models.models[0].grades.erase("invloed_inwoner");
  EXPECT_THROW(analyse(models), std::invalid_argument);
  models.models.clear();
  EXPECT_THROW(analyse(models), std::invalid_argument);
}

TEST(Pictures, name_every_model_and_criterion_in_text) {
  const auto models = nota_models();
  const auto analysis = analyse(models);
  const auto bars = score_bars(models, analysis);
  for (const auto& model : models.models) EXPECT_THAT(bars, HasSubstr(model.title));
  const auto intervals = weight_intervals(models, analysis);
  for (const auto& criterion : models.criteria) EXPECT_THAT(intervals, HasSubstr(criterion.title));
  EXPECT_THAT(intervals, HasSubstr("van 0 tot 1/5: beleidsgestuurde_contractfinanciering"));
}

}  // namespace
}  // namespace bestek::scoring
