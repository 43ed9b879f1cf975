// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "scoring/ordinal_rules.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "scoring/nota_matrix.hpp"
#include "scoring/ranks.hpp"

/// Numbers of oracles/scoring.yaml, section rules, in the order of the nota's models.
namespace bestek::scoring {
namespace {

using ::testing::ElementsAre;

TEST(OrdinalRules, count_the_plusses_of_the_nota) {
  const auto counts = counts_of_best(nota::levels(), level_plus);
  EXPECT_THAT(counts, ElementsAre(2, 0, 3, 0, 1, 1, 1, 0, 0, 0, 4, 0, 1));
  EXPECT_THAT(ranks(places(counts)), ElementsAre(3, 8, 2, 8, 4, 4, 4, 8, 8, 8, 1, 8, 4));
}

TEST(OrdinalRules, take_minuses_from_plusses) {
  const auto net = best_minus_worst(nota::levels(), level_plus, level_minus);
  EXPECT_THAT(net, ElementsAre(0, -4, 3, -4, -3, -2, -3, -4, -4, -4, 3, -4, -3));
  EXPECT_THAT(ranks(places(net)), ElementsAre(3, 8, 1, 8, 5, 4, 5, 8, 8, 8, 1, 8, 5));
}

TEST(OrdinalRules, find_the_median_grade) {
  EXPECT_THAT(medians(nota::levels()), ElementsAre(1, 0, 2, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0));
  EXPECT_THAT(medians({{"a"}, {"c", "d"}, {{2, 0}}}), ElementsAre(0));
}

TEST(OrdinalRules, compare_from_the_worst_and_from_the_best) {
  EXPECT_THAT(ranks(leximin(nota::levels())), ElementsAre(3, 8, 1, 8, 5, 4, 5, 8, 8, 8, 2, 8, 5));
  EXPECT_THAT(ranks(leximax(nota::levels())), ElementsAre(3, 8, 2, 8, 5, 4, 5, 8, 8, 8, 1, 8, 5));
}

TEST(OrdinalRules, count_wins_one_to_one) {
  EXPECT_THAT(pairwise_wins(nota::levels(), equal_weights(5)),
              ElementsAre(10, 0, 11, 0, 0, 9, 0, 0, 0, 0, 12, 0, 1));
}

}  // namespace
}  // namespace bestek::scoring
