// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "pricing/benchmark.hpp"

#include <gtest/gtest.h>

namespace bestek::pricing {
namespace {

/// Quartiles as numpy.percentile gives them by its method "linear", and KWARTIEL.INC in Excel.
TEST(BenchmarkStatistics, of_five_tariffs) {
  const auto found = benchmark_statistics({50, 10, 40, 20, 30}).value();
  EXPECT_EQ(found.count, 5U);
  EXPECT_EQ(found.minimum, 10);
  EXPECT_EQ(found.lower_quartile, 20);
  EXPECT_EQ(found.median, 30);
  EXPECT_EQ(found.upper_quartile, 40);
  EXPECT_EQ(found.maximum, 50);
  EXPECT_EQ(found.mean, 30);
}

TEST(BenchmarkStatistics, lie_between_two_tariffs_exactly) {
  const auto found = benchmark_statistics({1, 2, 4, 9}).value();
  EXPECT_EQ(found.lower_quartile, Rational(7, 4));
  EXPECT_EQ(found.median, 3);
  EXPECT_EQ(found.upper_quartile, Rational(21, 4));
  EXPECT_EQ(found.mean, 4);
}

TEST(BenchmarkStatistics, of_one_tariff_are_all_that_tariff) {
  const auto found = benchmark_statistics({Rational(612, 10)}).value();
  EXPECT_EQ(found.lower_quartile, Rational(612, 10));
  EXPECT_EQ(found.maximum, Rational(612, 10));
}

TEST(BenchmarkStatistics, need_a_tariff) { EXPECT_FALSE(benchmark_statistics({})); }

TEST(BenchmarkPosition, says_where_an_amount_stands) {
  const auto found = benchmark_position({40, 50, 60}, 55).value();
  EXPECT_EQ(found.below, 2U);
  EXPECT_EQ(found.above, 1U);
  EXPECT_EQ(found.from_median_pct, 10);
  EXPECT_FALSE(benchmark_position({}, 55));
  EXPECT_FALSE(benchmark_position({0}, 55));
}

}  // namespace
}  // namespace bestek::pricing
