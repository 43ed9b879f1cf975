// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "scoring/sensitivity.hpp"

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

const Indices both = {nota::bestuurlijk, nota::beleidsgestuurd};
const Indices only_bestuurlijk = {nota::bestuurlijk};
const Indices only_beleidsgestuurd = {nota::beleidsgestuurd};

// oracles/scoring.yaml, weight_stability.gelijk.wsm.
TEST(WeightStretches, of_the_nota_break_at_exactly_one_fifth) {
  const auto stretches = all_weight_stretches(nota::values(), equal_weights(5));
  const Rational fifth(1, 5);
  EXPECT_THAT(stretches[0], ElementsAre(Stretch{0, 1, both}));
  EXPECT_THAT(stretches[1], ElementsAre(Stretch{0, fifth, only_beleidsgestuurd},
                                        Stretch{fifth, 1, only_bestuurlijk}));
  EXPECT_THAT(stretches[2], ElementsAre(Stretch{0, fifth, only_bestuurlijk},
                                        Stretch{fifth, 1, only_beleidsgestuurd}));
  EXPECT_THAT(stretches[3], ElementsAre(Stretch{0, fifth, only_bestuurlijk},
                                        Stretch{fifth, 1, only_beleidsgestuurd}));
  EXPECT_THAT(stretches[4], ElementsAre(Stretch{0, 1, both}));
}

// facts/scoring.md e: theta* = 0.5 at equal weights.
TEST(ValueStretches, of_the_nota_break_at_one_half) {
  const auto stretches = value_stretches(nota::values(0), nota::values(1), equal_weights(5));
  const Rational half(1, 2);
  EXPECT_THAT(stretches, ElementsAre(Stretch{0, half, only_beleidsgestuurd},
                                     Stretch{half, 1, only_bestuurlijk}));
}

TEST(WeightStretches, share_the_rest_equally_when_the_others_weigh_nothing) {
  const DecisionMatrix matrix{{"x", "y"}, {"a", "b", "c"}, {{1, 0, 0}, {0, 1, 1}}};
  EXPECT_THAT(weight_stretches(matrix, {1, 0, 0}, 0),
              ElementsAre(Stretch{0, Rational(1, 2), {1}}, Stretch{Rational(1, 2), 1, {0}}));
}

TEST(WeightStretches, of_a_single_criterion_are_none) {
  EXPECT_THAT(weight_stretches({{"x"}, {"a"}, {{1}}}, {1}, 0), IsEmpty());
}

TEST(StableInterval, is_a_point_on_a_breakpoint) {
  const std::vector<Stretch> stretches = {{0, Rational(1, 5), {1}}, {Rational(1, 5), 1, {0}}};
  const auto point = stable_interval(stretches, Rational(1, 5), {0, 1});
  EXPECT_EQ(point.from, Rational(1, 5));
  EXPECT_EQ(point.to, Rational(1, 5));
  const auto around = stable_interval(stretches, Rational(1, 2), {0});
  EXPECT_EQ(around.from, Rational(1, 5));
  EXPECT_EQ(around.to, 1);
}

/// The winners when the weight of a criterion is t, computed the long way.
Indices winners_at(const DecisionMatrix& matrix, const Weights& weights, std::size_t criterion,
                   const Rational& t) {
  Weights changed;
  for (std::size_t j = 0; j < weights.size(); ++j) {
    const bool others_weigh = weights[criterion] != 1;
    const Rational share = others_weigh ? Rational(weights[j] / (1 - weights[criterion]))
                                        : Rational(1, static_cast<long>(weights.size() - 1));
    changed.push_back(j == criterion ? t : Rational(share * (1 - t)));
  }
  return winners(places(weighted_sum(matrix, changed)));
}

RC_GTEST_PROP(SensitivityProperty, stretches_have_the_winners_that_scoring_gives_and_are_maximal,
              ()) {
  const auto matrix = any::with_theta(any::levels(), any::theta());
  const auto weights = any::weights(matrix.columns());
  const auto all = all_weight_stretches(matrix, weights);
  for (std::size_t k = 0; k < all.size(); ++k) {
    if (matrix.columns() == 1) continue;
    RC_ASSERT(all[k].front().from == 0 && all[k].back().to == 1);
    for (std::size_t i = 0; i < all[k].size(); ++i) {
      const auto& [from, to, highest] = all[k][i];
      RC_ASSERT(from < to);
      for (const auto& t : {Rational((from + to) / 2), Rational((99 * from + to) / 100)})
        RC_ASSERT(winners_at(matrix, weights, k, t) == highest);
      if (i == 0) continue;
      RC_ASSERT(all[k][i - 1].to == from);
      RC_ASSERT(all[k][i - 1].highest != highest);
    }
  }
}

RC_GTEST_PROP(SensitivityProperty, the_stable_interval_holds_the_present_weight_and_winners, ()) {
  const auto matrix = any::with_theta(any::levels(12, 6), any::theta());
  RC_PRE(matrix.columns() > 1);
  const auto weights = any::weights(matrix.columns());
  const auto now = winners(places(weighted_sum(matrix, weights)));
  for (std::size_t k = 0; k < matrix.columns(); ++k) {
    const auto interval = stable_interval(weight_stretches(matrix, weights, k), weights[k], now);
    RC_ASSERT(interval.from <= weights[k] && weights[k] <= interval.to);
    RC_ASSERT(weights[k] == 1 ||
              winners_at(matrix, weights, k, (interval.from + interval.to) / 2) == now);
  }
}

}  // namespace
}  // namespace bestek::scoring
