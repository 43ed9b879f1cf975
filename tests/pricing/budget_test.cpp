// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "exact_values.hpp"
#include "pricing/budget_aggregation.hpp"
#include "pricing/budget_overview.hpp"
#include "pricing/cents.hpp"

namespace bestek::pricing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

using bestek::testing::day;
using bestek::testing::exact;

Tariff tariff(const char* service, std::optional<Bandwidth> bandwidth,
              std::optional<Rational> fixed, std::vector<NegotiatedTariff> negotiated,
              const char* from = "2015-01-01", const char* to = "2015-12-31") {
  return {
      service, day(from), day(to), std::move(bandwidth), std::move(fixed), std::move(negotiated)};
}

/// Two municipalities, a service with a bandwidth and one with a fixed tariff.
Round small_round() {
  Round round;
  round.municipalities = {{.id = "dam", .name = "Dam", .budgets = {{2015, 1000}}},
                          {.id = "stad", .name = "Stad", .budgets = {{2015, 2000}}}};
  round.services = {{.id = "uur", .name = "Uur", .unit = "uur"},
                    {.id = "dag", .name = "Dag", .unit = "dagdeel"}};
  round.providers = {{.id = "linde", .name = "Linde", .services = {"uur"}},
                     {.id = "eik", .name = "Eik", .services = {"uur"}}};
  round.tariffs = {tariff("uur", Bandwidth{50, 60}, {},
                          {{"linde", 52, day("2014-06-01")}, {"eik", 57, day("2014-06-01")}}),
                   tariff("dag", {}, Rational(40), {})};
  round.volumes = {{"dam", "uur", 2015, 10}, {"stad", "uur", 2015, 20}, {"stad", "dag", 2015, 5}};
  return round;
}

TEST(Products, are_rounded_half_up_to_the_cent_once) {
  EXPECT_EQ(product_in_cents(Number(Rational(1, 60)), Number(exact("87.30"))), 146);
  EXPECT_EQ(product_in_cents(Number(exact("0.5")), Number(exact("0.01"))), 1);
  EXPECT_EQ(product_in_cents(Number(exact("0.49")), Number(exact("0.01"))), 0);
}

TEST(Products, that_do_not_fit_in_128_bits_are_exact_too) {
  const Number large(exact("999999999999999"));
  const Number odd(Rational(exact("999999999999999") / 7919));
  EXPECT_EQ(euros(product_in_cents(large, odd)), round_half_up(large.exact * odd.exact, 2));
  EXPECT_FALSE(to_fraction_64(exact("9999999999999999999999")));
}

RC_GTEST_PROP(Products, are_those_of_rationals, ()) {
  const auto top = *rc::gen::inRange<std::int64_t>(0, 1'000'000'000'000'000);
  const auto bottom = *rc::gen::inRange<std::int64_t>(1, 1'000'000'000'000'000);
  const auto price = Rational(*rc::gen::inRange(0, 100'000'000), *rc::gen::inRange(1, 10'000));
  const Rational quantity(top, bottom);
  RC_ASSERT(euros(product_in_cents(Number(quantity), Number(price))) ==
            round_half_up(quantity * price, 2));
}

RC_GTEST_PROP(ExactSums, are_those_of_rationals, ()) {
  ExactSum sum;
  Rational expected = 0;
  const auto count = *rc::gen::inRange(0, 60);
  for (int i = 0; i < count; ++i) {
    const Rational quantity(*rc::gen::inRange<std::int64_t>(0, 1'000'000'000'000'000'000),
                            *rc::gen::inRange<std::int64_t>(1, 50));
    const Rational price(*rc::gen::inRange<std::int64_t>(0, 1'000'000'000'000'000'000),
                         *rc::gen::inRange<std::int64_t>(1, 50));
    sum.add(Number(quantity), Number(price));
    expected += quantity * price;
  }
  RC_ASSERT(sum.value() == expected);
}

TEST(Prices, without_agreements_come_from_the_bandwidth_or_the_fixed_tariff) {
  const auto round = small_round();
  const auto band = price_of(round, "uur", 2015, "", Ground::shareable);
  EXPECT_EQ(band.source, PriceSource::bandwidth);
  EXPECT_EQ(band.parts.front().price.low, 50);
  EXPECT_EQ(band.parts.front().price.middle, 55);
  EXPECT_EQ(band.parts.front().price.high, 60);
  const auto fixed = price_of(round, "dag", 2015, "", Ground::shareable);
  EXPECT_EQ(fixed.source, PriceSource::fixed);
  EXPECT_TRUE(fixed.parts.front().price.is_single());
}

TEST(Prices, of_agreed_tariffs_are_their_mean_with_the_lowest_and_the_highest) {
  const auto price = price_of(small_round(), "uur", 2015, "", Ground::agreed);
  EXPECT_EQ(price.source, PriceSource::agreed_range);
  EXPECT_EQ(price.parts.front().price.low, 52);
  EXPECT_EQ(price.parts.front().price.middle, exact("54.5"));
  EXPECT_EQ(price.parts.front().price.high, 57);
}

TEST(Prices, of_a_named_provider_are_what_he_agreed_and_only_on_that_ground) {
  const auto round = small_round();
  const auto agreed = price_of(round, "uur", 2015, "eik", Ground::agreed);
  EXPECT_EQ(agreed.source, PriceSource::agreed);
  EXPECT_EQ(agreed.parts.front().price.middle, 57);
  EXPECT_EQ(price_of(round, "uur", 2015, "eik", Ground::shareable).source, PriceSource::bandwidth);
}

TEST(Prices, follow_the_shares_of_the_providers) {
  auto round = small_round();
  round.funding.volume_shares = {{"uur", {}, {{"linde", 75}, {"eik", 25}}}};
  const auto price = price_of(round, "uur", 2015, "", Ground::agreed);
  EXPECT_EQ(price.source, PriceSource::shares);
  ASSERT_THAT(price.parts, SizeIs(2));
  EXPECT_EQ(price.parts[0].share, exact("0.75"));
  EXPECT_EQ(price.parts[1].price.middle, 57);
}

TEST(Prices, shares_of_a_year_go_before_shares_of_every_year) {
  auto round = small_round();
  round.funding.volume_shares = {{"uur", 2015, {{"eik", 100}}}, {"uur", {}, {{"linde", 100}}}};
  const auto price = price_of(round, "uur", 2015, "", Ground::agreed);
  EXPECT_EQ(price.parts.front().provider, "eik");
}

TEST(Prices, of_two_periods_in_a_year_count_by_their_days) {
  auto round = small_round();
  round.tariffs = {tariff("uur", {}, Rational(10), {}, "2015-01-01", "2015-03-14"),   // 73 days
                   tariff("uur", {}, Rational(20), {}, "2015-03-15", "2016-12-31")};  // 292 days
  EXPECT_EQ(price_of(round, "uur", 2015, "", Ground::shareable).parts.front().price.middle, 18);
  EXPECT_EQ(price_of(round, "uur", 2016, "", Ground::shareable).parts.front().price.middle, 20);
}

TEST(Prices, are_nothing_outside_every_period) {
  EXPECT_THAT(price_of(small_round(), "uur", 2016, "", Ground::agreed).parts, IsEmpty());
}

TEST(Aggregation, adds_quantity_times_price_up_in_every_direction) {
  const auto result = aggregate(small_round(), {});
  EXPECT_THAT(result.years, ElementsAre(2015));
  EXPECT_EQ(result.total[0].middle, cents("1850"));
  EXPECT_EQ(result.total[0].low, cents("1700"));
  EXPECT_EQ(result.total[0].high, cents("2000"));
  EXPECT_EQ(result.by_municipality[0][0].middle, cents("550"));
  EXPECT_EQ(result.by_municipality[0][1].middle, cents("1300"));
  EXPECT_EQ(result.by_service[0][1].middle, cents("200"));
  EXPECT_EQ(result.by_provider[0][2].middle, cents("1850"));
  EXPECT_EQ(result.exact[0][0], 550);
}

TEST(Aggregation, gives_providers_their_shares_and_their_named_volumes) {
  auto round = small_round();
  round.funding.volume_shares = {{"uur", {}, {{"linde", 75}, {"eik", 25}}}};
  round.volumes.push_back({"dam", "uur", 2015, 2, "eik"});
  const auto result = aggregate(round, {Ground::agreed, {}, {}});
  EXPECT_EQ(result.by_provider[0][0].middle, cents("1170"));    // 22.5 x 52
  EXPECT_EQ(result.by_provider[0][1].middle, cents("541.50"));  // 7.5 x 57 + 2 x 57
  EXPECT_EQ(result.by_provider[0][2].middle, cents("200"));     // dag is fixed and not spread
}

TEST(Aggregation, says_which_volumes_have_no_tariff) {
  auto round = small_round();
  round.volumes.push_back({"dam", "uur", 2016, 2});
  round.volumes.push_back({"stad", "uur", 2016, 3});
  const auto result = aggregate(round, {});
  ASSERT_THAT(result.missing, SizeIs(1));
  EXPECT_EQ(result.missing[0].service, "uur");
  EXPECT_EQ(result.missing[0].year, 2016);
  EXPECT_EQ(result.missing[0].lines, 2U);
  EXPECT_THAT(aggregate(round, {Ground::shareable, {}, {2015}}).missing, IsEmpty());
}

TEST(Scenarios, multiply_changes_of_the_same_thing) {
  const std::vector<ScenarioChange> changes = {{ScenarioKind::tariff, "", 10},
                                               {ScenarioKind::tariff, "uur", 10},
                                               {ScenarioKind::volume, "stad", -50}};
  EXPECT_EQ(factor(changes, ScenarioKind::tariff, "uur"), exact("1.21"));
  const auto result = aggregate(small_round(), {Ground::shareable, changes, {}});
  EXPECT_EQ(result.by_municipality[0][0].middle, cents("665.50"));  // 10 x 55 x 1.21
  EXPECT_EQ(result.by_municipality[0][1].middle, cents("775.50"));  // half of 1331 + 220
}

TEST(Scenarios, stand_beside_the_round_as_it_is) {
  const auto outcomes =
      compare_scenarios(small_round(), {},
                        {{"duurder", "Duurder", {{ScenarioKind::tariff, "", 2}}},
                         {"korting", "Korting", {{ScenarioKind::budget, "", -25}}}});
  EXPECT_EQ(outcomes[0].years[0].total.forecast.middle, cents("1887"));
  EXPECT_EQ(outcomes[1].years[0].total.forecast.middle, cents("1850"));
  EXPECT_EQ(outcomes[1].years[0].total.budget, cents("2250"));
}

TEST(Overview, compares_with_what_the_steps_leave_of_the_budget) {
  auto round = small_round();
  round.funding.budget_steps = {
      {"korting", "Korting", "", {}, 2015, {{"Korting van het Rijk", 25, false, false}}}};
  const auto years = overview(round, aggregate(round, {}), {});
  EXPECT_EQ(years[0].total.budget, cents("2250"));
  EXPECT_EQ(years[0].gross[0], cents("1000"));
  EXPECT_EQ(years[0].municipalities[0].budget, cents("750"));
  EXPECT_EQ(years[0].municipalities[0].difference(), cents("200"));
  EXPECT_EQ(years[0].municipalities[0].use(), Rational(220, 3));
}

TEST(Overview, gives_no_total_budget_when_one_is_missing) {
  auto round = small_round();
  round.municipalities[1].budgets.clear();
  const auto years = overview(round, aggregate(round, {}), {});
  EXPECT_FALSE(years[0].total.budget);
  EXPECT_THAT(years[0].without_budget, ElementsAre("stad"));
  EXPECT_FALSE(years[0].total.use());
}

TEST(Signals, tell_a_budget_that_is_exceeded_from_one_that_may_be) {
  EXPECT_EQ((Compared{100, {90, 101, 110}}.signal(70)), BudgetSignal::exceeds);
  EXPECT_EQ((Compared{100, {90, 100, 110}}.signal(70)), BudgetSignal::may_exceed);
  EXPECT_EQ((Compared{100, {70, 70, 70}}.signal(70)), BudgetSignal::from_limit);
  EXPECT_EQ((Compared{1000, {699, 699, 699}}.signal(70)), BudgetSignal::none);
  EXPECT_EQ((Compared{{}, {70, 70, 70}}.signal(70)), BudgetSignal::none);
}

TEST(GreatestChange, is_the_budget_over_the_forecast_and_fits_to_the_cent) {
  const auto round = small_round();
  const auto aggregation = aggregate(round, {});
  const auto changes = greatest_changes(round, {}, aggregation, overview(round, aggregation, {}));
  ASSERT_THAT(changes, SizeIs(1));
  EXPECT_EQ(changes[0].exact, Rational(3000, 1850) - 1);
  EXPECT_EQ(changes[0].percentage, exact("62.16"));
  EXPECT_EQ(changes[0].tightest, "stad");
  EXPECT_EQ(changes[0].tightest_exact, Rational(2000, 1300) - 1);
}

RC_GTEST_PROP(GreatestChange, fits_and_a_hundredth_more_does_not, ()) {
  auto round = small_round();
  for (auto& volume : round.volumes)
    volume.quantity = Rational(*rc::gen::inRange(1, 100'000), *rc::gen::inRange(1, 100));
  round.municipalities[0].budgets[0].amount_eur = Rational(*rc::gen::inRange(0, 10'000'000), 100);
  const auto aggregation = aggregate(round, {});
  const auto change =
      greatest_changes(round, {}, aggregation, overview(round, aggregation, {})).front();
  const auto budget = overview(round, aggregation, {})[0].total.budget.value();
  const auto forecast = [&](const Rational& percentage) {
    return aggregate(round, {Ground::shareable, {{ScenarioKind::tariff, "", percentage}}, {}})
        .total[0]
        .middle;
  };
  RC_ASSERT(forecast(change.percentage) <= budget);
  RC_ASSERT(forecast(change.percentage + Rational(1, 100)) > budget);
}

RC_GTEST_PROP(Aggregation, every_table_adds_up_to_the_same_cent, ()) {
  auto round = small_round();
  round.funding.volume_shares = {{"uur", {}, {{"linde", 70}, {"eik", 30}}}};
  round.volumes.clear();
  const auto count = *rc::gen::inRange(1, 40);
  for (int i = 0; i < count; ++i) {
    round.volumes.push_back({*rc::gen::element<std::string>("dam", "stad"),
                             *rc::gen::element<std::string>("uur", "dag"), 2015,
                             Rational(*rc::gen::inRange(0, 1'000'000), 1000)});
  }
  const auto result = aggregate(round, {Ground::agreed, {}, {}});
  const auto sum = [](const std::vector<Spread>& parts) {
    Spread total;
    for (const auto& part : parts) total += part;
    return total.middle;
  };
  RC_ASSERT(sum(result.by_municipality[0]) == result.total[0].middle);
  RC_ASSERT(sum(result.by_service[0]) == result.total[0].middle);
  RC_ASSERT(sum(result.by_provider[0]) == result.total[0].middle);
  Cents of_lines = 0;
  for (const auto& line : budget_lines(round, {Ground::agreed, {}, {}}))
    of_lines += line.amount.middle;
  RC_ASSERT(of_lines == result.total[0].middle);
}

TEST(SpendingRoom, signals_from_seventy_percent) {
  Funding funding;
  funding.spending_rooms = {{"linde", "", 2015, 1000, 700, day("2015-08-31"), ""},
                            {"eik", "", 2015, 1000, exact("699.99"), day("2015-12-31"), ""}};
  const auto rooms = used_rooms(funding);
  EXPECT_TRUE(rooms[0].is_signalled);
  EXPECT_EQ(rooms[0].use, 70);
  EXPECT_EQ(rooms[0].left, cents("300"));
  EXPECT_EQ(rooms[0].talk_before, day("2015-09-14"));
  EXPECT_EQ(rooms[0].runs_out_on, day("2015-12-13"));  // 243 days x 1000 / 700 = 347.1 days
  EXPECT_FALSE(rooms[1].is_signalled);
  EXPECT_FALSE(rooms[1].runs_out_on);
}

}  // namespace
}  // namespace bestek::pricing
