// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "pricing/offers.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace bestek::pricing {
namespace {

using ::testing::Each;
using ::testing::ElementsAre;

std::vector<Outlier> marked(std::initializer_list<int> amounts) {
  return outliers({amounts.begin(), amounts.end()});
}

TEST(Outliers, lie_beyond_one_and_a_half_times_the_distance_of_the_quartiles) {
  // Quartiles 11 and 13: the fences stand at 8 and 16.
  EXPECT_THAT(marked({10, 11, 12, 13, 17}), ElementsAre(Outlier::none, Outlier::none, Outlier::none,
                                                        Outlier::none, Outlier::high));
  EXPECT_THAT(marked({7, 11, 12, 13, 14}), ElementsAre(Outlier::low, Outlier::none, Outlier::none,
                                                       Outlier::none, Outlier::none));
}

TEST(Outliers, on_the_fence_are_none) {
  EXPECT_THAT(marked({10, 11, 12, 13, 16}), Each(Outlier::none));
}

TEST(Outliers, are_not_told_among_fewer_than_five) {
  EXPECT_THAT(marked({1, 10, 10, 1000}), Each(Outlier::none));
  EXPECT_TRUE(marked({}).empty());
}

RC_GTEST_PROP(Outliers, are_never_as_many_as_half, ()) {
  const auto cents = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 100000));
  std::vector<Rational> amounts(cents.begin(), cents.end());
  const auto found = outliers(amounts);
  const auto count =
      std::count_if(found.begin(), found.end(), [](Outlier one) { return one != Outlier::none; });
  RC_ASSERT(static_cast<std::size_t>(count) * 2 <= amounts.size());
}

OfferedCostPrice parts() {
  OfferedCostPrice price;
  const auto number = [](const char* text) { return parse_decimal(text).value(); };
  price.hourly_wage = number("20.10");
  price.allowances_pct = number("18.33");
  price.employer_charges_pct = number("26");
  price.productivity_pct = number("80");
  price.overhead_pct = number("20");
  price.travel = number("1.10");
  price.training = number("0.40");
  price.obligations = number("0.30");
  price.risk_pct = number("2");
  price.index_pct = number("1.05");
  return price;
}

TEST(OfferedCostPrice, follows_from_all_parts) {
  // 20.10 x 1.1833 x 1.26 / 0.80 x 1.20 = 44.9524...; + 1.80; x 1.02 x 1.0105
  EXPECT_EQ(to_exact(offered_cost_price(parts()).value()), "48.19");
}

TEST(OfferedCostPrice, is_not_guessed_while_a_part_is_missing) {
  for (const auto& element : offered_elements) {
    auto price = parts();
    price.*element.value = std::nullopt;
    EXPECT_FALSE(offered_cost_price(price)) << element.key;
  }
}

TEST(OfferedCostPrice, cannot_be_without_productive_time) {
  auto price = parts();
  price.productivity_pct = 0;
  EXPECT_FALSE(offered_cost_price(price));
}

}  // namespace
}  // namespace bestek::pricing
