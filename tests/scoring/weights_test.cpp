// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "scoring/weights.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <numeric>
#include <stdexcept>

#include "scoring/random_matrix.hpp"

namespace bestek::scoring {
namespace {

using ::testing::ElementsAre;

TEST(Weights, from_points_have_sum_1) {
  EXPECT_THAT(normalised({30, 10, 60}),
              ElementsAre(Rational(3, 10), Rational(1, 10), Rational(3, 5)));
  EXPECT_THAT(equal_weights(4),
              ElementsAre(Rational(1, 4), Rational(1, 4), Rational(1, 4), Rational(1, 4)));
}

TEST(Weights, refuse_negative_points_and_points_that_are_all_zero) {
  EXPECT_THROW(normalised({1, -1}), std::invalid_argument);
  EXPECT_THROW(normalised({0, 0}), std::invalid_argument);
  EXPECT_THROW(normalised({}), std::invalid_argument);
}

// Rank-order centroid of three: 11/18, 5/18, 2/18.
TEST(Weights, from_an_order_are_the_rank_order_centroid) {
  EXPECT_THAT(rank_order_centroid({2, 0, 1}),
              ElementsAre(Rational(5, 18), Rational(2, 18), Rational(11, 18)));
  EXPECT_THAT(rank_order_centroid({0}), ElementsAre(Rational(1)));
}

TEST(Weights, refuse_an_order_that_repeats_or_misses_a_criterion) {
  EXPECT_THROW(rank_order_centroid({0, 0}), std::invalid_argument);
  EXPECT_THROW(rank_order_centroid({0, 2}), std::invalid_argument);
  EXPECT_THROW(rank_order_centroid({}), std::invalid_argument);
}

RC_GTEST_PROP(WeightsProperty, of_an_order_sum_to_1_and_fall, ()) {
  const auto order = any::permutation(*rc::gen::inRange<std::size_t>(1, 12));
  const auto weights = rank_order_centroid(order);
  RC_ASSERT(std::accumulate(weights.begin(), weights.end(), Rational(0)) == 1);
  for (std::size_t i = 1; i < order.size(); ++i)
    RC_ASSERT(weights[order[i]] < weights[order[i - 1]]);
}

}  // namespace
}  // namespace bestek::scoring
