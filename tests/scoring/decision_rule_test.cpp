// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "scoring/decision_rule.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "scoring/nota_matrix.hpp"
#include "scoring/random_matrix.hpp"
#include "scoring/weighted_sum.hpp"

namespace bestek::scoring {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const std::vector<std::string> titles = {"Samenwerking", "Inkoopsamenwerking", "Invloed",
                                         "Bureaucratie", "Ontwikkelen"};

// facts/scoring.md 0.2 and oracles/scoring.yaml, pair_bestuurlijk_minus_beleidsgestuurd.
TEST(DecisionRule, of_the_nota_is_one_inequality) {
  const auto rule = decision_rule(nota::levels(), nota::bestuurlijk, nota::beleidsgestuurd);
  EXPECT_THAT(rule.for_first, ElementsAre(RuleTerm{1, Step::whole}));
  EXPECT_THAT(rule.for_second, ElementsAre(RuleTerm{2, Step::upper}, RuleTerm{3, Step::upper}));
  EXPECT_EQ(sentence(rule, {"Bestuurlijk", "Beleidsgestuurd", titles}),
            "Bestuurlijk staat boven Beleidsgestuurd dan en slechts dan als gewicht "
            "Inkoopsamenwerking > (1 − θ) × (gewicht Invloed + gewicht Bureaucratie)");
}

TEST(DecisionRule, says_when_no_weight_can_turn_the_order) {
  const auto rule = decision_rule(nota::levels(), nota::subsidietender, nota::klassieke_subsidie);
  EXPECT_THAT(rule.for_first, IsEmpty());
  EXPECT_EQ(sentence(rule, {"Tender", "Subsidie", titles}),
            "Subsidie staat bij geen enkel gewicht onder Tender: nergens lager, en hoger op "
            "Bureaucratie");
  EXPECT_EQ(sentence(decision_rule(nota::levels(), nota::catalogus, nota::per_client),
                     {"Catalogus", "Afspraak", titles}),
            "Catalogus en Afspraak krijgen op elk criterium hetzelfde oordeel");
}

TEST(DecisionRule, knows_all_three_steps) {
  const DecisionMatrix levels{{"x", "y"}, {"a", "b", "c"}, {{2, 2, 0}, {0, 1, 1}}};
  const auto rule = decision_rule(levels, 0, 1);
  EXPECT_EQ(expression(rule.for_first, {"a", "b", "c"}), "gewicht a + (1 − θ) × gewicht b");
  EXPECT_EQ(expression(rule.for_second, {"a", "b", "c"}), "θ × gewicht c");
  EXPECT_EQ(expression({}, {}), "0");
  EXPECT_THROW(decision_rule({{"x", "y"}, {"a"}, {{3}, {0}}}, 0, 1), std::invalid_argument);
}

RC_GTEST_PROP(DecisionRuleProperty, gives_the_difference_of_the_scores_for_all_weights_and_theta,
              ()) {
  const auto levels = any::levels(12, 6, 2);
  const auto weights = any::weights(levels.columns());
  const auto theta = any::theta();
  const auto sums = weighted_sum(any::with_theta(levels, theta), weights);
  const auto a = *rc::gen::inRange<std::size_t>(0, levels.rows());
  const auto b = *rc::gen::inRange<std::size_t>(0, levels.rows());
  RC_ASSERT(difference(decision_rule(levels, a, b), weights, theta) == sums[a] - sums[b]);
}

}  // namespace
}  // namespace bestek::scoring
