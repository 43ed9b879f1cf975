// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "scoring/rank_acceptability.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <chrono>
#include <cmath>
#include <numeric>
#include <stdexcept>

#include "scoring/nota_matrix.hpp"
#include "scoring/performance.hpp"
#include "scoring/random_matrix.hpp"

namespace bestek::scoring {
namespace {

using ::testing::IsEmpty;

Rational total(const Acceptability& shares) {
  Rational sum = 0;
  for (const auto& [rank, share] : shares.shares) sum += share;
  return sum;
}

// oracles/scoring.yaml, smaa.exact.wsm_theta_1_2.
TEST(ExactShares, of_the_nota_are_those_of_the_oracle) {
  const auto result = exact_acceptability(nota::values());
  EXPECT_TRUE(result.is_exact());
  const auto& models = result.alternatives;
  EXPECT_EQ(models[nota::zeeuws].first(), Rational(1, 84));
  EXPECT_EQ(models[nota::bestuurlijk].first(), Rational(37, 84));
  EXPECT_EQ(models[nota::beleidsgestuurd].first(), Rational(23, 42));
  const std::map<std::size_t, std::vector<double>> central = {
      {nota::zeeuws, {0.200000, 0.223810, 0.514286, 0.033333, 0.028571}},
      {nota::bestuurlijk, {0.200000, 0.333719, 0.130502, 0.134234, 0.201544}},
      {nota::beleidsgestuurd, {0.200000, 0.091925, 0.249068, 0.256522, 0.202484}}};
  for (std::size_t i = 0; i < models.size(); ++i) {
    EXPECT_EQ(total(models[i]), 1) << i;
    if (!central.contains(i)) {
      EXPECT_EQ(models[i].first(), 0) << i;
      EXPECT_THAT(models[i].central, IsEmpty()) << i;
      continue;
    }
    for (std::size_t k = 0; k < 5; ++k)
      EXPECT_NEAR(models[i].central[k].convert_to<double>(), central.at(i)[k], 1e-6) << i;
  }
}

TEST(ExactShares, of_identical_models_are_equal_and_share_the_better_place) {
  const auto models = exact_acceptability(nota::values()).alternatives;
  EXPECT_EQ(models[nota::dynamisch].shares, models[nota::veiling].shares);
  EXPECT_EQ(models[nota::catalogus].shares, models[nota::per_client].shares);
}

TEST(ExactShares, of_two_opposites_are_halves) {
  const auto result = exact_acceptability({{"x", "y"}, {"a", "b"}, {{1, 0}, {0, 1}}});
  EXPECT_EQ(result.alternatives[0].first(), Rational(1, 2));
  EXPECT_EQ(result.alternatives[0].central[0], Rational(3, 4));
  const auto lone = exact_acceptability({{"x"}, {"a"}, {{1}}});
  EXPECT_EQ(lone.alternatives[0].first(), 1);
}

TEST(ExactShares, refuse_what_is_too_large) {
  DecisionMatrix wide{{"x"}, std::vector<std::string>(7, "c"), {std::vector<Rational>(7, 1)}};
  EXPECT_FALSE(can_be_exact(wide));
  EXPECT_THROW(exact_acceptability(wide), std::invalid_argument);
  EXPECT_THROW(exact_acceptability({}), std::invalid_argument);
}

TEST(SampledShares, come_within_four_standard_errors_of_the_exact_ones) {
  constexpr std::int64_t samples = 200'000;
  const auto exact = exact_acceptability(nota::values()).alternatives;
  const auto sampled = sampled_acceptability(nota::values(), samples, 20150101);
  EXPECT_FALSE(sampled.is_exact());
  for (std::size_t i = 0; i < exact.size(); ++i) {
    EXPECT_EQ(total(sampled.alternatives[i]), 1);
    for (const auto& [rank, share] : exact[i].shares) {
      const auto& found = sampled.alternatives[i].shares;
      const auto estimate = found.contains(rank) ? found.at(rank) : Rational(0);
      EXPECT_NEAR(estimate.convert_to<double>(), share.convert_to<double>(),
                  4 * standard_error(share, samples) + 1e-9)
          << i << " rank " << rank;
    }
  }
  for (std::size_t k = 0; k < 5; ++k) {
    EXPECT_NEAR(sampled.alternatives[nota::bestuurlijk].central[k].convert_to<double>(),
                exact[nota::bestuurlijk].central[k].convert_to<double>(), 0.005);
  }
}

// The stream of std::mt19937_64 is fixed by the standard, and no floating point is involved.
TEST(SampledShares, are_the_same_on_every_machine) {
  const auto result = sampled_acceptability(nota::values(), 1000, 1).alternatives;
  EXPECT_EQ(result[nota::bestuurlijk].first() + result[nota::beleidsgestuurd].first() +
                result[nota::zeeuws].first(),
            1);
  EXPECT_EQ(to_exact(result[nota::bestuurlijk].first()), "0.449");
  EXPECT_EQ(sampled_acceptability(nota::values(), 1000, 1).alternatives[0].shares,
            result[0].shares);
  EXPECT_NE(sampled_acceptability(nota::values(), 1000, 2).alternatives[2].shares,
            result[2].shares);
}

TEST(SampledShares, refuse_a_number_of_samples_out_of_range) {
  EXPECT_THROW(sampled_acceptability(nota::values(), 0, 1), std::invalid_argument);
  EXPECT_THROW(sampled_acceptability(nota::values(), std::int64_t{1} << 31, 1),
               std::invalid_argument);
}

TEST(StandardError, is_that_of_a_proportion) {
  EXPECT_DOUBLE_EQ(standard_error(Rational(1, 2), 10'000), 0.005);
  EXPECT_DOUBLE_EQ(standard_error(1, 10), 0);
}

RC_GTEST_PROP(ExactSharesProperty, sum_to_1_and_dominated_models_never_come_first, ()) {
  const auto levels = any::levels(8, 5);
  const auto matrix = any::with_theta(levels, Rational(*rc::gen::inRange(1, 10), 10));
  const auto result = exact_acceptability(matrix);
  const auto front = dominance(levels).front;
  for (std::size_t i = 0; i < matrix.rows(); ++i) {
    RC_ASSERT(total(result.alternatives[i]) == 1);
    const bool is_in_front = std::find(front.begin(), front.end(), i) != front.end();
    RC_ASSERT(is_in_front || result.alternatives[i].first() == 0);
    const auto& central = result.alternatives[i].central;
    RC_ASSERT(central.empty() || std::accumulate(central.begin(), central.end(), Rational(0)) == 1);
  }
}

/// Who comes first, weighed by how many share it, covers all weights exactly once.
RC_GTEST_PROP(ExactSharesProperty, the_first_places_of_all_profiles_sum_to_1, ()) {
  const auto matrix = any::with_theta(any::levels(9, 6), Rational(1, 2));
  const auto result = exact_acceptability(matrix);
  Rational sum = 0;
  for (const auto& group : profiles(matrix)) sum += result.alternatives[group.front()].first();
  RC_ASSERT(sum == 1);
}

RC_GTEST_PROP(ExactSharesProperty, agree_with_the_sampled_ones, ()) {
  const auto matrix = any::with_theta(any::levels(10, 6), any::theta());
  const auto exact = exact_acceptability(matrix);
  const auto sampled = sampled_acceptability(matrix, 4000, 7);
  for (std::size_t i = 0; i < matrix.rows(); ++i) {
    const auto difference = exact.alternatives[i].first() - sampled.alternatives[i].first();
    RC_ASSERT(std::abs(difference.convert_to<double>()) <
              6 * standard_error(exact.alternatives[i].first(), 4000) + 0.002);
  }
}

}  // namespace
}  // namespace bestek::scoring
