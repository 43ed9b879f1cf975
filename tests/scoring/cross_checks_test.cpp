// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "scoring/cross_checks.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

#include "scoring/nota_matrix.hpp"
#include "scoring/performance.hpp"
#include "scoring/random_matrix.hpp"
#include "scoring/rank_reversal.hpp"
#include "scoring/ranks.hpp"
#include "scoring/weighted_sum.hpp"

/// Numbers of oracles/scoring.yaml, results.gelijk, computed with Python and pymcdm 1.4.0; rounded
/// to 6 decimals.
namespace bestek::scoring {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

void expect_near(const std::vector<Rational>& found, const std::vector<double>& expected) {
  ASSERT_EQ(found.size(), expected.size());
  for (std::size_t i = 0; i < found.size(); ++i)
    EXPECT_NEAR(found[i].convert_to<double>(), expected[i], 1e-6) << i;
}

RankingOf promethee_of(const DecisionMatrix& matrix, const Weights& weights) {
  return [&matrix, weights](const Indices& kept) {
    return places(promethee_flows(with_alternatives(matrix, kept), weights).net);
  };
}

TEST(Promethee, flows_of_the_nota_are_those_of_the_oracle) {
  const auto flows = promethee_flows(nota::levels(), equal_weights(5));
  expect_near(flows.plus, {0.400000, 0.100000, 0.816667, 0.166667, 0.133333, 0.233333, 0.133333,
                           0.100000, 0.100000, 0.100000, 0.666667, 0.150000, 0.183333});
  expect_near(flows.minus, {0.133333, 0.283333, 0.116667, 0.366667, 0.283333, 0.183333, 0.283333,
                            0.283333, 0.283333, 0.283333, 0.116667, 0.350000, 0.316667});
  expect_near(flows.net, {0.266667, -0.183333, 0.700000, -0.200000, -0.150000, 0.050000, -0.150000,
                          -0.183333, -0.183333, -0.183333, 0.550000, -0.200000, -0.133333});
  EXPECT_THAT(ranks(places(flows.net)), ElementsAre(3, 8, 1, 12, 6, 4, 6, 8, 8, 8, 2, 12, 5));
}

// weight_stability.gelijk.promethee2: 0.116279 = 5/43, 0.384615 = 5/13, 0.448276 = 13/29.
TEST(Promethee, of_the_nota_turns_at_the_breakpoints_of_the_oracle) {
  const auto first = [](std::size_t criterion, const Rational& t) {
    Weights weights(5, Rational((1 - t) / 4));
    weights[criterion] = t;
    return winners(places(promethee_flows(nota::levels(), weights).net));
  };
  const Rational step(1, 1'000'000);
  const auto expect_turn = [&](std::size_t criterion, const Rational& at, std::size_t below,
                               std::size_t above) {
    EXPECT_THAT(first(criterion, at - step), ElementsAre(below));
    EXPECT_THAT(first(criterion, at + step), ElementsAre(above));
    EXPECT_EQ(first(criterion, at).size(), 2U);
  };
  expect_turn(1, Rational(5, 43), nota::beleidsgestuurd, nota::bestuurlijk);
  expect_turn(2, Rational(5, 13), nota::bestuurlijk, nota::beleidsgestuurd);
  expect_turn(3, Rational(13, 29), nota::bestuurlijk, nota::beleidsgestuurd);
  for (const std::size_t criterion : {0U, 4U}) {
    EXPECT_THAT(first(criterion, 0), ElementsAre(nota::bestuurlijk));
    EXPECT_THAT(first(criterion, Rational(99, 100)), ElementsAre(nota::bestuurlijk));
  }
}

// facts/scoring.md c: bestuurlijk first over all 13, beleidsgestuurd over the Pareto three and over
// the pair alone.
TEST(Promethee, turns_round_when_dominated_models_are_left_out) {
  const auto levels = nota::levels();
  const auto ranking = promethee_of(levels, equal_weights(5));
  const auto front = omission(13, ranking, dominance(levels).front);
  EXPECT_THAT(front.winners, ElementsAre(nota::beleidsgestuurd));
  EXPECT_TRUE(front.is_reversal());
  const auto pair = omission(13, ranking, {nota::bestuurlijk, nota::beleidsgestuurd});
  EXPECT_THAT(pair.winners, ElementsAre(nota::beleidsgestuurd));
  EXPECT_THAT(pair.reversed, ElementsAre(std::pair(nota::bestuurlijk, nota::beleidsgestuurd)));
}

TEST(Promethee, gives_a_lone_model_flow_zero) {
  EXPECT_THAT(promethee_flows({{"x"}, {"a"}, {{1}}}, {1}).net, ElementsAre(0));
}

TEST(Topsis, of_the_nota_is_that_of_the_oracle) {
  const auto closeness = topsis_closeness(nota::values(), equal_weights(5), Normalisation::vector);
  const std::vector<double> expected = {0.448341, 0.206963, 0.749776, 0.217692, 0.257860,
                                        0.322856, 0.257860, 0.206963, 0.206963, 0.206963,
                                        0.649061, 0.206963, 0.350939};
  for (std::size_t i = 0; i < 13; ++i) EXPECT_NEAR(closeness[i], expected[i], 1e-6) << i;
  EXPECT_THAT(ranks(places_of_doubles(closeness)),
              ElementsAre(3, 9, 1, 8, 6, 5, 6, 9, 9, 9, 2, 9, 4));
}

// definitions.topsis_vector_321 and topsis_minmax.
TEST(Topsis, changes_its_order_with_the_numbers_that_stand_for_the_grades) {
  const auto order = [](const DecisionMatrix& matrix, Normalisation normalisation) {
    return ranks(places_of_doubles(topsis_closeness(matrix, equal_weights(5), normalisation)));
  };
  const auto one_two_three = nota::coded(3, 2, 1);
  EXPECT_NE(order(one_two_three, Normalisation::vector),
            order(nota::values(), Normalisation::vector));
  EXPECT_EQ(order(one_two_three, Normalisation::range),
            order(nota::values(), Normalisation::range));
}

TEST(Topsis, has_no_trouble_with_columns_of_zeros_or_without_difference) {
  const auto same = topsis_closeness({{"x", "y"}, {"a"}, {{0}, {0}}}, {1}, Normalisation::vector);
  EXPECT_THAT(same, ElementsAre(1, 1));
}

RC_GTEST_PROP(PrometheeProperty, flows_sum_to_zero_and_respect_dominance, ()) {
  const auto levels = any::levels();
  const auto flows = promethee_flows(levels, any::weights(levels.columns()));
  Rational sum = 0;
  for (const auto& flow : flows.net) sum += flow;
  RC_ASSERT(sum == 0);
  for (std::size_t a = 0; a < levels.rows(); ++a) {
    for (std::size_t b = 0; b < levels.rows(); ++b)
      RC_ASSERT(!dominates(levels, a, b) || flows.net[a] >= flows.net[b]);
  }
}

RC_GTEST_PROP(TopsisProperty, stays_between_0_and_1_and_respects_dominance, ()) {
  const auto levels = any::levels();
  const auto weights = any::weights(levels.columns());
  const auto closeness = topsis_closeness(levels, weights, Normalisation::vector);
  for (std::size_t a = 0; a < levels.rows(); ++a) {
    RC_ASSERT(closeness[a] >= 0 && closeness[a] <= 1);
    for (std::size_t b = 0; b < levels.rows(); ++b)
      RC_ASSERT(!dominates(levels, a, b) || closeness[a] >= closeness[b] - 1e-9);
  }
}

RC_GTEST_PROP(RankReversalProperty, the_weighted_sum_never_turns_round, ()) {
  const auto matrix = any::with_theta(any::levels(8), any::theta());
  const auto weights = any::weights(matrix.columns());
  const auto omissions = leave_one_out(matrix.rows(), [&](const Indices& kept) {
    return places(weighted_sum(with_alternatives(matrix, kept), weights));
  });
  RC_ASSERT(omissions.size() == (matrix.rows() < 2 ? 0 : matrix.rows()));
  for (const auto& omission : omissions) RC_ASSERT(!omission.is_reversal());
}

}  // namespace
}  // namespace bestek::scoring
