// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "scoring/bids.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <stdexcept>

namespace bestek::scoring {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// facts/scoring.md d, worked example: A (100, 0.70), B (125, 0.82), C (80, 0.30), WQ 60, WP 40.
BidComparison example() {
  BidComparison comparison;
  comparison.quality_weight = 60;
  comparison.price_weight = 40;
  comparison.bounds = PriceBounds{75, 150, OutsideBounds::clipped};
  comparison.quality_value = Rational(1125, 10);
  comparison.zero_multiple = 2;
  comparison.lowest_grade = 0;
  comparison.highest_grade = 100;
  comparison.criteria = {{"plan", "Plan", 1}};
  comparison.decimals = 3;
  comparison.tie_break = TieBreak::quality;
  comparison.bids = {
      {"a", 100, {{"plan", 70}}}, {"b", 125, {{"plan", 82}}}, {"c", 80, {{"plan", 30}}}};
  return comparison;
}

std::vector<std::string> scores(const BidComparison& comparison, BidMethod method) {
  std::vector<std::string> result;
  for (const auto& bid : score_bids(comparison, method)) result.push_back(to_exact(bid.score));
  return result;
}

std::vector<int> ranks_by(const BidComparison& comparison, BidMethod method) {
  std::vector<int> result;
  for (const auto& bid : score_bids(comparison, method)) result.push_back(bid.place.rank);
  return result;
}

TEST(Bids, have_the_scores_of_the_worked_example) {
  const auto bids = example();
  EXPECT_THAT(scores(bids, BidMethod::lowest_price), ElementsAre("74", "74.8", "58"));
  EXPECT_THAT(scores(bids, BidMethod::weighted_factor), ElementsAre("68.667", "62.533", "55.333"));
  EXPECT_THAT(scores(bids, BidMethod::linear_relative), ElementsAre("64.222", "49.2", "58"));
  EXPECT_THAT(scores(bids, BidMethod::award_on_value), ElementsAre("21.25", "32.75", "46.25"));
  EXPECT_THAT(ranks_by(bids, BidMethod::lowest_price), ElementsAre(2, 1, 3));
  EXPECT_THAT(ranks_by(bids, BidMethod::weighted_factor), ElementsAre(1, 2, 3));
  EXPECT_THAT(ranks_by(bids, BidMethod::linear_relative), ElementsAre(1, 3, 2));
  EXPECT_THAT(ranks_by(bids, BidMethod::award_on_value), ElementsAre(1, 2, 3));
}

TEST(Bids, of_the_worked_example_after_c_is_set_aside) {
  auto bids = example();
  bids.bids.pop_back();
  EXPECT_THAT(scores(bids, BidMethod::lowest_price), ElementsAre("82", "81.2"));
  EXPECT_THAT(scores(bids, BidMethod::linear_relative), ElementsAre("82", "49.2"));
}

TEST(Bids, warn_that_the_winner_by_lowest_price_changes_without_c) {
  const auto omissions = leave_one_bid_out(example(), BidMethod::lowest_price);
  EXPECT_THAT(omissions[0].reversed, IsEmpty());
  EXPECT_THAT(omissions[2].winners, ElementsAre(0));
  EXPECT_THAT(omissions[2].reversed, ElementsAre(std::pair<std::size_t, std::size_t>(1, 0)));
  for (const auto method : {BidMethod::weighted_factor, BidMethod::award_on_value}) {
    for (const auto& omission : leave_one_bid_out(example(), method))
      EXPECT_FALSE(omission.is_reversal());
  }
}

TEST(Bids, know_the_value_that_equals_the_weighted_factor) {
  EXPECT_EQ(equivalent_value(example()), Rational(1125, 10));
}

// ln(100/80) / ln 2 = 0.321928094887..., ln(125/80) / ln 2 = 0.643856189775...
TEST(Bids, by_logarithm_lose_points_with_the_ratio_to_the_lowest_price) {
  EXPECT_THAT(scores(example(), BidMethod::logarithmic), ElementsAre("69.123", "63.446", "58"));
  auto dear = example();
  dear.bids[1].price = 500;
  EXPECT_EQ(score_bids(dear, BidMethod::logarithmic)[1].price_points, 0);
}

TEST(Bids, outside_the_bounds_follow_the_round) {
  auto bids = example();
  bids.bids[2].price = 60;
  EXPECT_EQ(score_bids(bids, BidMethod::weighted_factor)[2].price_points, 40);
  EXPECT_TRUE(score_bids(bids, BidMethod::weighted_factor)[2].is_outside_bounds);
  bids.bounds->outside = OutsideBounds::extended;
  EXPECT_EQ(score_bids(bids, BidMethod::weighted_factor)[2].price_points, 48);
}

TEST(Bids, are_rounded_where_the_round_says) {
  auto bids = example();
  bids.decimals = 0;
  EXPECT_THAT(scores(bids, BidMethod::weighted_factor), ElementsAre("69", "63", "55"));
  bids.rounding = BidRounding::each_part;  // A: 42 + 26.667, B: 49.2 + 13.333, C: 18 + 37.333
  EXPECT_THAT(scores(bids, BidMethod::weighted_factor), ElementsAre("69", "62", "55"));
}

TEST(Bids, with_equal_scores_follow_the_rule_of_the_round) {
  auto bids = example();
  bids.bids = {{"a", 100, {{"plan", 70}}}, {"b", Rational(1125, 10), {{"plan", Rational(730, 9)}}}};
  const auto places = [&](TieBreak rule) {
    bids.tie_break = rule;
    std::vector<Place> result;
    for (const auto& bid : score_bids(bids, BidMethod::weighted_factor))
      result.push_back(bid.place);
    return result;
  };
  EXPECT_THAT(places(TieBreak::lot), ElementsAre(Place{1, true}, Place{1, true}));
  EXPECT_THAT(places(TieBreak::quality), ElementsAre(Place{2, false}, Place{1, false}));
  EXPECT_THAT(places(TieBreak::price), ElementsAre(Place{1, false}, Place{2, false}));
}

TEST(Bids, that_all_ask_the_same_price_get_all_points_for_it) {
  auto bids = example();
  for (auto& bid : bids.bids) bid.price = 100;
  for (const auto method :
       {BidMethod::lowest_price, BidMethod::linear_relative, BidMethod::logarithmic}) {
    for (const auto& bid : score_bids(bids, method)) EXPECT_EQ(bid.price_points, 40);
  }
  bids.bids.clear();
  EXPECT_THAT(score_bids(bids, BidMethod::lowest_price), IsEmpty());
}

TEST(Bids, refuse_what_a_method_lacks) {
  const auto refuses = [](auto change, BidMethod method) {
    auto bids = example();
    change(bids);
    EXPECT_THROW(score_bids(bids, method), std::invalid_argument);
  };
  refuses([](auto& bids) { bids.bounds.reset(); }, BidMethod::weighted_factor);
  refuses([](auto& bids) { bids.bounds->highest = 75; }, BidMethod::weighted_factor);
  refuses([](auto& bids) { bids.quality_value.reset(); }, BidMethod::award_on_value);
  refuses([](auto& bids) { bids.zero_multiple = 1; }, BidMethod::logarithmic);
  refuses([](auto& bids) { bids.bids[0].grades.clear(); }, BidMethod::lowest_price);
  refuses([](auto& bids) { bids.bids[0].price = 0; }, BidMethod::lowest_price);
  refuses([](auto& bids) { bids.criteria[0].weight = 0; }, BidMethod::lowest_price);
}

BidComparison any_bids() {
  auto comparison = example();
  comparison.decimals = 6;
  comparison.bids.clear();
  const auto count = *rc::gen::inRange(1, 8);
  for (int i = 0; i < count; ++i)
    comparison.bids.push_back({"b" + std::to_string(i),
                               *rc::gen::inRange(50, 200),
                               {{"plan", *rc::gen::inRange(0, 101)}}});
  return comparison;
}

RC_GTEST_PROP(BidsProperty, absolute_methods_never_turn_round, ()) {
  const auto bids = any_bids();
  for (const auto method : {BidMethod::weighted_factor, BidMethod::award_on_value}) {
    for (const auto& omission : leave_one_bid_out(bids, method)) RC_ASSERT(!omission.is_reversal());
  }
}

RC_GTEST_PROP(BidsProperty, a_bid_that_is_cheaper_and_no_worse_never_ends_lower, ()) {
  const auto bids = any_bids();
  for (const auto method :
       {BidMethod::weighted_factor, BidMethod::award_on_value, BidMethod::lowest_price,
        BidMethod::linear_relative, BidMethod::logarithmic}) {
    const auto scored = score_bids(bids, method);
    for (const auto& a : scored) {
      for (const auto& b : scored)
        RC_ASSERT(a.price > b.price || a.quality < b.quality || a.place.rank <= b.place.rank);
    }
  }
}

/// With K = WQ (Pmax - Pmin) / WP awarding on value is the weighted factor without clipping.
RC_GTEST_PROP(BidsProperty, awarding_on_the_equivalent_value_gives_the_same_order, ()) {
  auto bids = any_bids();
  bids.bounds->outside = OutsideBounds::extended;
  bids.quality_value = equivalent_value(bids);
  bids.decimals = 30;
  const auto points = score_bids(bids, BidMethod::weighted_factor);
  const auto value = score_bids(bids, BidMethod::award_on_value);
  for (std::size_t i = 0; i < points.size(); ++i) RC_ASSERT(points[i].place == value[i].place);
}

}  // namespace
}  // namespace bestek::scoring
