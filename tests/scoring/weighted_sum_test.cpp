// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "scoring/weighted_sum.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <stdexcept>

#include "scoring/nota_matrix.hpp"
#include "scoring/performance.hpp"
#include "scoring/random_matrix.hpp"

namespace bestek::scoring {
namespace {

using ::testing::ElementsAre;

TEST(WeightedSum, of_the_nota_is_that_of_the_oracle) {
  // oracles/scoring.yaml, results.gelijk.wsm; in tenths.
  const std::vector<int> tenths = {5, 1, 8, 1, 2, 3, 2, 1, 1, 1, 8, 1, 2};
  const std::vector<int> rank = {3, 8, 1, 8, 5, 4, 5, 8, 8, 8, 1, 8, 5};
  const auto sums = weighted_sum(nota::values(), equal_weights(5));
  const auto ranking = places(sums);
  for (std::size_t i = 0; i < 13; ++i) {
    EXPECT_EQ(sums[i], Rational(tenths[i], 10)) << i;
    EXPECT_EQ(ranking[i].rank, rank[i]) << i;
  }
  EXPECT_THAT(winners(ranking), ElementsAre(nota::bestuurlijk, nota::beleidsgestuurd));
}

TEST(WeightedSum, keeps_a_tie_that_doubles_would_break) {
  const DecisionMatrix matrix{{"x", "y"}, {"a", "b", "c"}, {{1, 1, 0}, {0, 0, 1}}};
  const auto ranking =
      places(weighted_sum(matrix, {Rational(1, 10), Rational(2, 10), Rational(3, 10)}));
  EXPECT_THAT(winners(ranking), ElementsAre(0, 1));
  EXPECT_TRUE(ranking[0].is_shared);
}

TEST(WeightedSum, refuses_weights_that_do_not_fit) {
  EXPECT_THROW(weighted_sum(nota::values(), equal_weights(4)), std::invalid_argument);
  EXPECT_THROW(weighted_sum({}, {}), std::invalid_argument);
}

TEST(Places, skip_ranks_after_a_tie) {
  const auto ranking = places({3, 5, 3, 1});
  EXPECT_THAT(ranking,
              ElementsAre(Place{2, true}, Place{1, false}, Place{2, true}, Place{4, false}));
  EXPECT_TRUE(places({}).empty());
}

RC_GTEST_PROP(WeightedSumProperty, never_ranks_a_dominated_model_above_its_dominator, ()) {
  const auto levels = any::levels();
  const auto weights = any::weights(levels.columns());
  const auto ranking = places(weighted_sum(any::with_theta(levels, any::theta()), weights));
  for (std::size_t a = 0; a < levels.rows(); ++a) {
    for (std::size_t b = 0; b < levels.rows(); ++b)
      RC_ASSERT(!dominates(levels, a, b) || ranking[a].rank <= ranking[b].rank);
  }
}

RC_GTEST_PROP(WeightedSumProperty, permuting_rows_and_columns_permutes_the_result, ()) {
  const auto matrix = any::with_theta(any::levels(), any::theta());
  const auto weights = any::weights(matrix.columns());
  const auto rows = any::permutation(matrix.rows());
  const auto columns = any::permutation(matrix.columns());
  auto permuted = with_alternatives(matrix, rows);
  Weights permuted_weights;
  for (std::size_t k = 0; k < columns.size(); ++k) {
    permuted_weights.push_back(weights[columns[k]]);
    for (std::size_t i = 0; i < rows.size(); ++i)
      permuted.values[i][k] = matrix.values[rows[i]][columns[k]];
  }
  const auto before = weighted_sum(matrix, weights);
  const auto after = weighted_sum(permuted, permuted_weights);
  for (std::size_t i = 0; i < rows.size(); ++i) RC_ASSERT(after[i] == before[rows[i]]);
}

RC_GTEST_PROP(WeightedSumProperty, duplicating_a_model_changes_no_order, ()) {
  auto matrix = any::with_theta(any::levels(), any::theta());
  const auto weights = any::weights(matrix.columns());
  const auto before = weighted_sum(matrix, weights);
  const auto copied = *rc::gen::inRange<std::size_t>(0, matrix.rows());
  matrix.alternatives.push_back("copy");
  matrix.values.push_back(matrix.values[copied]);
  const auto after = weighted_sum(matrix, weights);
  for (std::size_t i = 0; i < before.size(); ++i) RC_ASSERT(after[i] == before[i]);
  RC_ASSERT(places(after)[copied] == places(after).back());
}

RC_GTEST_PROP(WeightedSumProperty, scaling_the_points_changes_nothing, ()) {
  const auto count = *rc::gen::inRange<std::size_t>(1, 8);
  const auto weights = any::weights(count);
  const Rational factor(*rc::gen::inRange(1, 100'000), *rc::gen::inRange(1, 100'000));
  auto scaled = weights;
  for (auto& weight : scaled) weight *= factor;
  RC_ASSERT(normalised(scaled) == weights);
}

}  // namespace
}  // namespace bestek::scoring
