// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "pricing/budget_distribution.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <numeric>

#include "exact_values.hpp"
#include "pricing/cents.hpp"

namespace bestek::pricing {
namespace {

using ::testing::ElementsAre;
using ::testing::SizeIs;

using bestek::testing::exact;

Round three_municipalities() {
  Round round;
  round.municipalities = {{.id = "dam", .name = "Dam", .inhabitants = 1000, .cluster = "Samen"},
                          {.id = "stad", .name = "Stad", .inhabitants = 2000, .cluster = "Samen"},
                          {.id = "dorp", .name = "Dorp", .inhabitants = 500}};
  round.services = {{.id = "uur", .name = "Uur", .unit = "uur"}};
  round.volumes = {{"dam", "uur", 2015, 30}, {"stad", "uur", 2015, 10}, {"dam", "uur", 2016, 99}};
  return round;
}

TEST(Division, gives_what_is_left_to_the_largest_remainders) {
  // 100 over 1, 1 and 1: 33 and a third each; the first of equal remainders gets the cent.
  EXPECT_THAT(divide(100, {1, 1, 1}), ElementsAre(34, 33, 33));
  // 10 over 1.4, 2.5 and 6.1 (of 10): remainders .4, .5 and .1.
  EXPECT_THAT(divide(10, {exact("1.4"), exact("2.5"), exact("6.1")}), ElementsAre(1, 3, 6));
  EXPECT_THAT(divide(-100, {1, 1, 1}), ElementsAre(-34, -33, -33));
  EXPECT_THAT(divide(0, {0, 0}), ElementsAre(0, 0));
}

TEST(Division, refuses_weights_that_divide_nothing) {
  EXPECT_THROW(divide(1, {0, 0}), std::invalid_argument);
  EXPECT_THROW(divide(1, {}), std::invalid_argument);
  EXPECT_THROW(divide(1, {2, -1}), std::invalid_argument);
}

RC_GTEST_PROP(Division, parts_add_up_to_the_whole_and_are_within_a_cent, ()) {
  const Cents whole = *rc::gen::inRange<std::int64_t>(-1'000'000'000'000, 1'000'000'000'000);
  auto numbers =
      *rc::gen::nonEmpty(rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 9999)));
  numbers.push_back(1);
  std::vector<Rational> weights;
  for (const int n : numbers) weights.emplace_back(n, 7);
  const auto parts = divide(whole, weights);
  RC_ASSERT(std::accumulate(parts.begin(), parts.end(), Cents{0}) == whole);
  const Rational total = std::accumulate(weights.begin(), weights.end(), Rational(0));
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const Rational exact = weights[i] / total * euros(whole) * 100;
    RC_ASSERT(abs(euros(parts[i]) * 100 - exact) < 1);
  }
}

Distribution distribution(DistributionKey key) {
  Distribution result;
  result.id = "proef";
  result.year = 2015;
  result.amount_eur = 100;
  result.key = key;
  return result;
}

std::vector<Cents> amounts(const DistributedAmount& divided) {
  std::vector<Cents> result;
  for (const auto& part : divided.parts) result.push_back(part.amount());
  return result;
}

TEST(Distribution, by_inhabitants) {
  const auto divided =
      distribute(three_municipalities(), distribution(DistributionKey::inhabitants));
  EXPECT_THAT(amounts(divided), ElementsAre(2857, 5714, 1429));
  EXPECT_EQ(divided.weight_unit, "inwoners");
}

TEST(Distribution, by_the_use_of_a_service_in_the_year) {
  auto by_use = distribution(DistributionKey::use);
  by_use.service = "uur";
  EXPECT_THAT(amounts(distribute(three_municipalities(), by_use)), ElementsAre(7500, 2500, 0));
}

TEST(Distribution, by_the_forecast_in_euro) {
  auto round = three_municipalities();
  round.tariffs = {
      {"uur", *parse_date("2015-01-01"), *parse_date("2015-12-31"), Bandwidth{40, 60}, {}, {}}};
  const auto divided = distribute(round, distribution(DistributionKey::use));
  EXPECT_THAT(amounts(divided), ElementsAre(7500, 2500, 0));
  EXPECT_EQ(divided.parts[0].weight, 1500);
}

TEST(Distribution, by_fixed_shares_among_those_who_take_part) {
  auto fixed = distribution(DistributionKey::shares);
  fixed.shares = {{"dorp", exact("33.3")}, {"dam", exact("66.7")}};
  fixed.municipalities = {"dam", "dorp"};
  EXPECT_THAT(amounts(distribute(three_municipalities(), fixed)), ElementsAre(6670, 3330));
}

TEST(DevelopmentModel, gives_everyone_a_basis_and_hosts_what_their_facilities_cost) {
  auto model = distribution(DistributionKey::development_model);
  model.execution_eur = 10;
  model.facilities = {
      {"stad", "opvang", "", 40}, {"stad", "expertpool", "", 5}, {"dorp", "inloop", "", 10}};
  const auto divided = distribute(three_municipalities(), model);
  EXPECT_EQ(divided.basic(), cents("35"));
  EXPECT_EQ(divided.facilities(), cents("55"));
  EXPECT_THAT(amounts(divided), ElementsAre(1000, 6500, 1500));
  EXPECT_EQ(divided.execution + divided.basic() + divided.facilities(), divided.whole);
}

TEST(DevelopmentModel, cannot_give_more_than_there_is) {
  auto model = distribution(DistributionKey::development_model);
  model.facilities = {{"stad", "opvang", "", 101}};
  EXPECT_THROW(distribute(three_municipalities(), model), std::invalid_argument);
}

RC_GTEST_PROP(DevelopmentModel, adds_up_to_the_cent, ()) {
  auto model = distribution(DistributionKey::development_model);
  model.amount_eur = Rational(*rc::gen::inRange(300'000, 90'000'000), 100);
  model.execution_eur = Rational(*rc::gen::inRange(0, 100'000), 100);
  model.facilities = {{"dam", "opvang", "", Rational(*rc::gen::inRange(0, 100'000), 100)},
                      {"dorp", "inloop", "", Rational(*rc::gen::inRange(0, 100'000), 100)}};
  const auto divided = distribute(three_municipalities(), model);
  Cents sum = divided.execution;
  for (const auto& part : divided.parts) sum += part.amount();
  RC_ASSERT(sum == to_cents(model.amount_eur));
}

TEST(Contributions, need_a_unit_because_it_is_a_factor_hundred) {
  MunicipalContribution contribution;
  contribution.year = 2015;
  contribution.amount = exact("0.45");
  contribution.in_cents = true;
  const auto small = contribution_years(three_municipalities(), contribution);
  contribution.in_cents = false;
  const auto large = contribution_years(three_municipalities(), contribution);
  EXPECT_EQ(small[0].total(), cents("15.75"));
  EXPECT_EQ(large[0].total(), cents("1575"));
}

TEST(Contributions, follow_the_index_without_rounding_the_amount_per_inhabitant) {
  MunicipalContribution contribution;
  contribution.year = 2015;
  contribution.amount = exact("0.45");
  contribution.indices = {{2016, exact("1.2")}, {2017, exact("-0.5")}};
  const auto years = contribution_years(three_municipalities(), contribution);
  ASSERT_THAT(years, SizeIs(3));
  EXPECT_EQ(years[1].per_inhabitant_eur, exact("0.4554"));
  EXPECT_EQ(years[2].per_inhabitant_eur, exact("0.453123"));
  EXPECT_EQ(years[2].parts[0].amount, cents("453.12"));
}

TEST(BudgetSteps, of_the_transport_in_groningen) {
  const BudgetSteps::Start start{2800, "cliënten", 3136};
  EXPECT_EQ(start.total(), 8'780'800);
  const std::vector<BudgetStep> steps = {{"Halvering in 2013", 50, false, false},
                                         {"Korting in 2015", 25, false, false}};
  const auto worked = work_out(start.total(), steps);
  EXPECT_EQ(worked[0].rest, 4'390'400);
  EXPECT_EQ(worked[1].rest, 3'292'800);
  EXPECT_EQ(worked[1].rest_percentage, exact("37.5"));
}

TEST(BudgetSteps, of_the_transition_arrangement_leave_84_80_and_76_percent) {
  const auto left = [](const char* cut, const char* other) {
    const std::vector<BudgetStep> steps = {{"Korting", exact(cut), false, true},
                                           {"Versterking voorkant", exact(other), true, true},
                                           {"Uitvoeringskosten", exact(other), true, true},
                                           {"Transformatie", 10, true, true}};
    return work_out(1'000'000, steps).back().rest_percentage;
  };
  EXPECT_EQ(left("0", "3"), 84);
  EXPECT_EQ(left("5", "2.5"), 80);
  EXPECT_EQ(left("9", "2.5"), 76);
}

RC_GTEST_PROP(BudgetSteps, add_up_to_the_start, ()) {
  const Rational start(*rc::gen::inRange(0, 1'000'000'000), 100);
  std::vector<BudgetStep> steps;
  for (int i = 0; i < 4; ++i)
    steps.push_back({"stap", Rational(*rc::gen::inRange(0, 2500), 100), *rc::gen::arbitrary<bool>(),
                     *rc::gen::arbitrary<bool>()});
  const auto worked = work_out(start, steps);
  Rational sum = worked.back().rest;
  for (const auto& step : worked) sum += step.amount;
  RC_ASSERT(sum == start);
}

}  // namespace
}  // namespace bestek::pricing
