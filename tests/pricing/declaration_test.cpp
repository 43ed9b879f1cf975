// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "pricing/declaration.hpp"

#include <gtest/gtest.h>

#include <utility>

#include "dossier/model/rounding.hpp"
#include "exact_values.hpp"

namespace bestek::pricing {
namespace {

using bestek::testing::exact;

TEST(MinuteTariff, rounds_half_a_cent_up) {
  EXPECT_EQ(to_fixed(minute_tariff(exact("87.30")), 2), "1.46");  // 1.455, IV081
  EXPECT_EQ(to_fixed(minute_tariff(exact("87.24")), 2), "1.45");  // 1.454
}

/// A municipal tariff list of 2024 (avasin.shop, article 520): the same product per hour and
/// minute.
TEST(MinuteTariff, of_published_pairs_is_exact) {
  for (const auto& [hour, minute] : {std::pair("56.40", "0.94"), std::pair("46.80", "0.78"),
                                     std::pair("69.00", "1.15"), std::pair("57.60", "0.96")}) {
    EXPECT_EQ(minute_tariff(exact(hour)), exact(minute));
    EXPECT_EQ(exact(minute) * 60, exact(hour));
    EXPECT_TRUE(divisible_by_60(exact(hour)).is_exact());
  }
}

/// Noordwijk, maximum pgb 2024: all eight professional hourly tariffs are multiples of 0.60.
TEST(DivisibleBy60, holds_for_the_hourly_tariffs_of_noordwijk) {
  for (const auto* hour :
       {"202.20", "75.60", "111.60", "90.00", "131.40", "78.00", "51.00", "68.40"})
    EXPECT_TRUE(divisible_by_60(exact(hour)).is_exact()) << hour;
}

TEST(DivisibleBy60, gives_the_two_neighbours_and_the_nearest) {
  const auto near = divisible_by_60(exact("59.50"));
  EXPECT_EQ(near.below, exact("59.40"));
  EXPECT_EQ(near.above, exact("60.00"));
  EXPECT_EQ(near.nearest, exact("59.40"));
  EXPECT_EQ(divisible_by_60(exact("59.70")).nearest, exact("60.00"));
}

TEST(DeclaredAmount, is_rounded_once_at_the_end) {
  EXPECT_EQ(to_fixed(declared_amount(exact("87.30"), 100), 2), "145.50");  // not 100 x 1.46
  EXPECT_EQ(to_fixed(declared_amount(exact("59.50"), 1), 2), "0.99");
  EXPECT_EQ(declared_amount(exact("59.40"), 0), 0);
}

TEST(VolumeInHours, adds_the_minutes_before_it_rounds) {
  EXPECT_EQ(volume_in_hours({95, 95, 95, 95}), 6);  // 380 minutes, IV079
  EXPECT_EQ(volume_in_hours({89}), 1);
  EXPECT_EQ(volume_in_hours({90}), 2);
  EXPECT_EQ(volume_in_hours({5}), 1);
  EXPECT_EQ(volume_in_hours({}), 0);
}

TEST(MessageCents, hold_whole_cents_up_to_the_largest_amount) {
  EXPECT_EQ(message_cents(exact("999999.99")), 99'999'999);
  EXPECT_EQ(message_cents(exact("1000000")), std::nullopt);
  EXPECT_EQ(message_cents(exact("1.005")), std::nullopt);
  EXPECT_EQ(message_cents(exact("-1")), std::nullopt);
}

}  // namespace
}  // namespace bestek::pricing
