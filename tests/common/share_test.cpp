// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "common/share.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace bestek {
namespace {

TEST(Share, is_written_as_number_and_count) {
  const auto share = parse_share("2/4");
  ASSERT_TRUE(share);
  EXPECT_EQ(share->number, 2U);
  EXPECT_EQ(share->count, 4U);
  EXPECT_TRUE(parse_share("1/1")->is_whole());
}

TEST(Share, refuses_what_is_no_share) {
  for (const auto* text : {"", "2", "/", "2/", "/4", "0/4", "5/4", "1/0", "-1/4", "1/4x", "a/b",
                           "1/100001", "99999999999999999999/4"})
    EXPECT_FALSE(parse_share(text)) << text;
}

RC_GTEST_PROP(Share, all_shares_together_hold_each_piece_once, ()) {
  const auto count = *rc::gen::inRange<std::size_t>(1, 50);
  const auto index = *rc::gen::inRange<std::size_t>(0, 10'000);
  int holders = 0;
  for (std::size_t number = 1; number <= count; ++number)
    holders += Share{number, count}.holds(index) ? 1 : 0;
  RC_ASSERT(holders == 1);
}

}  // namespace
}  // namespace bestek
