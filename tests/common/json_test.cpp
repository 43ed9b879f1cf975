// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "common/json.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

namespace bestek {
namespace {

TEST(Json, writes_a_number_in_the_fewest_digits) {
  EXPECT_EQ(Json(0.036589).dump(), "0.036589");  // the library alone: 0.036589000000000003
  EXPECT_EQ(Json(0.5).dump(), "0.5");
  EXPECT_EQ(Json(-12.5).dump(), "-12.5");
  EXPECT_EQ(Json(0.1 + 0.2).dump(), "0.30000000000000004");
}

TEST(Json, keeps_the_layout_of_the_library) {
  EXPECT_EQ(Json(60.0).dump(), "60.0");
  EXPECT_EQ(Json(0.0).dump(), "0.0");
  EXPECT_EQ(Json(-0.0).dump(), "-0.0");
  EXPECT_EQ(Json(0.0001).dump(), "0.0001");
  EXPECT_EQ(Json(0.00001).dump(), "1e-05");
  EXPECT_EQ(Json(123456789012345.0).dump(), "123456789012345.0");
  EXPECT_EQ(Json(1e15).dump(), "1e+15");
  EXPECT_EQ(Json(5e-324).dump(), "5e-324");
  EXPECT_EQ(Json(1.7976931348623157e308).dump(), "1.7976931348623157e+308");
}

RC_GTEST_PROP(JsonProperty, gives_back_the_digits_that_were_written, ()) {
  const auto digits = *rc::gen::inRange(1L, 1000000000L);
  const auto places = *rc::gen::inRange(1, 10);
  const auto number =
      std::strtod((std::to_string(digits) + "e-" + std::to_string(places)).c_str(), nullptr);
  const auto written = Json(number).dump();
  RC_ASSERT(std::strtod(written.c_str(), nullptr) == number);
  RC_ASSERT(written.size() <= 12U);  // nine digits, a point, and a zero before it
}

}  // namespace
}  // namespace bestek
