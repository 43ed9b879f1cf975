// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "pricing/agreed_tariffs.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "exact_values.hpp"

namespace bestek::pricing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

using bestek::testing::day;

Round round_with_tariffs() {
  Round round;
  round.providers = {{"linde", "Linde", {"uur", "vast", "los"}}, {"eik", "Eik", {"uur"}}};
  round.tariffs = {{"uur",
                    day("2015-01-01"),
                    day("2015-12-31"),
                    Bandwidth{50, 60},
                    {},
                    {{"linde", Rational(523, 10), day("2014-06-01")}}},
                   {"vast", day("2015-01-01"), day("2015-12-31"), {}, Rational(40), {}}};
  round.volumes = {
      {"dam", "uur", 2015, Rational(21, 2)}, {"stad", "uur", 2015, 4}, {"dam", "uur", 2016, 1}};
  return round;
}

TEST(ProviderTariffs, GiveWhatWasAgreedWithThisProvider) {
  const auto round = round_with_tariffs();
  const auto tariffs = provider_tariffs(round, round.providers[0]);
  ASSERT_EQ(tariffs.size(), 2U);
  EXPECT_EQ(tariffs[0].amount, Rational(523, 10));
  EXPECT_EQ(tariffs[0].agreed_on, day("2014-06-01"));
}

TEST(ProviderTariffs, AFixedTariffHoldsWithoutANegotiation) {
  const auto round = round_with_tariffs();
  const auto tariffs = provider_tariffs(round, round.providers[0]);
  EXPECT_EQ(tariffs[1].amount, Rational(40));
  EXPECT_FALSE(tariffs[1].agreed_on);
}

TEST(ProviderTariffs, AnotherProvidersTariffIsNotGiven) {
  const auto round = round_with_tariffs();
  const auto tariffs = provider_tariffs(round, round.providers[1]);
  ASSERT_EQ(tariffs.size(), 1U);
  EXPECT_FALSE(tariffs[0].amount);
}

TEST(Quantities, AreSummedOverMunicipalitiesForAYear) {
  const auto round = round_with_tariffs();
  EXPECT_EQ(expected_quantity(round, "uur", 2015), Rational(29, 2));
  EXPECT_FALSE(expected_quantity(round, "uur", 2017));
  EXPECT_THAT(years_with_quantities(round, "uur"), ElementsAre(2015, 2016));
  EXPECT_THAT(years_with_quantities(round, "vast"), IsEmpty());
}

}  // namespace
}  // namespace bestek::pricing
