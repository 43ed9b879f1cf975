// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "scoring/performance.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <set>
#include <stdexcept>

#include "scoring/nota_matrix.hpp"
#include "scoring/random_matrix.hpp"

namespace bestek::scoring {
namespace {

using namespace nota;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

// oracles/scoring.yaml, rules.dominance, rules.pareto_front and rules.pareto_layers.
TEST(Dominance, of_the_nota_is_that_of_the_oracle) {
  const auto result = dominance(nota::levels());
  const auto& by = result.dominated_by_me;
  EXPECT_THAT(by[zeeuws], ElementsAre(dynamisch, catalogus, een_op_een, per_client, mini_competitie,
                                      klassiek, veiling));
  EXPECT_THAT(by[bestuurlijk],
              ElementsAre(dynamisch, dialoog, mini_competitie, klassiek, veiling, subsidietender));
  EXPECT_THAT(by[een_op_een],
              ElementsAre(dynamisch, catalogus, per_client, mini_competitie, klassiek, veiling));
  EXPECT_THAT(by[beleidsgestuurd],
              ElementsAre(dialoog, catalogus, per_client, subsidietender, klassieke_subsidie));
  EXPECT_THAT(by[klassieke_subsidie], ElementsAre(subsidietender));
  for (const auto other : {dynamisch, dialoog, catalogus, per_client, mini_competitie, klassiek,
                           veiling, subsidietender})
    EXPECT_THAT(by[other], IsEmpty()) << other;
  EXPECT_THAT(result.front, ElementsAre(zeeuws, bestuurlijk, beleidsgestuurd));
  EXPECT_THAT(result.layers,
              ElementsAre(ElementsAre(zeeuws, bestuurlijk, beleidsgestuurd),
                          ElementsAre(dialoog, een_op_een, klassieke_subsidie),
                          ElementsAre(dynamisch, catalogus, per_client, mini_competitie, klassiek,
                                      veiling, subsidietender)));
}

// rules.equal_weight_ordinal_front: (3, 5) and (4, 4).
TEST(CumulativeCountFront, of_the_nota_is_its_own_shortlist) {
  EXPECT_THAT(cumulative_count_front(nota::levels()), ElementsAre(bestuurlijk, beleidsgestuurd));
}

TEST(Profiles, of_the_nota_are_nine) {
  const auto groups = profiles(nota::levels());
  EXPECT_EQ(groups.size(), 9U);
  EXPECT_THAT(groups,
              ::testing::Contains(ElementsAre(dynamisch, mini_competitie, klassiek, veiling)));
  EXPECT_THAT(groups, ::testing::Contains(ElementsAre(catalogus, per_client)));
}

// rules.no_minus_filter: only bestuurlijk has no "-" at all.
TEST(HardRequirements, say_which_model_fails_which) {
  std::vector<HardRequirement> no_minus;
  for (std::size_t k = 0; k < 5; ++k) no_minus.push_back({k, level_plus_minus});
  const auto failed = failed_requirements(nota::levels(), no_minus);
  for (std::size_t i = 0; i < failed.size(); ++i)
    EXPECT_EQ(failed[i].empty(), i == bestuurlijk) << i;
  EXPECT_THAT(failed[beleidsgestuurd], ElementsAre(1));
  EXPECT_THAT(failed[zeeuws], ElementsAre(3, 4));
}

TEST(Performance, refuses_a_matrix_without_shape) {
  EXPECT_THROW(dominance({}), std::invalid_argument);
  EXPECT_THROW(dominance({{"a"}, {}, {{}}}), std::invalid_argument);
  EXPECT_THROW(dominance({{"a", "b"}, {"c"}, {{1}}}), std::invalid_argument);
  EXPECT_THROW(dominance({{"a"}, {"c"}, {{1, 2}}}), std::invalid_argument);
}

RC_GTEST_PROP(PerformanceProperty, layers_hold_everyone_once_and_each_is_beaten_by_the_one_above,
              ()) {
  const auto matrix = any::levels();
  const auto result = dominance(matrix);
  std::set<std::size_t> seen;
  for (std::size_t layer = 0; layer < result.layers.size(); ++layer) {
    for (const auto i : result.layers[layer]) {
      RC_ASSERT(seen.insert(i).second);
      if (layer == 0) continue;
      const auto& above = result.layers[layer - 1];
      RC_ASSERT(std::any_of(above.begin(), above.end(),
                            [&](std::size_t j) { return dominates(matrix, j, i); }));
    }
  }
  RC_ASSERT(seen.size() == matrix.rows());
}

RC_GTEST_PROP(PerformanceProperty, dominance_is_a_strict_order, ()) {
  const auto matrix = any::levels();
  for (std::size_t a = 0; a < matrix.rows(); ++a) {
    RC_ASSERT(!dominates(matrix, a, a));
    for (std::size_t b = 0; b < matrix.rows(); ++b) {
      if (!dominates(matrix, a, b)) continue;
      RC_ASSERT(!dominates(matrix, b, a));
      for (std::size_t c = 0; c < matrix.rows(); ++c)
        RC_ASSERT(!dominates(matrix, b, c) || dominates(matrix, a, c));
    }
  }
}

RC_GTEST_PROP(PerformanceProperty, the_count_front_lies_in_the_pareto_set, ()) {
  const auto matrix = any::levels();
  const auto front = dominance(matrix).front;
  for (const auto i : cumulative_count_front(matrix))
    RC_ASSERT(std::find(front.begin(), front.end(), i) != front.end());
}

}  // namespace
}  // namespace bestek::scoring
