// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "documents/word/column_widths.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <numeric>

namespace bestek::documents::word {
namespace {

using testing::Each;
using testing::Ge;

int total(const ColumnWidths& shared) {
  return std::accumulate(shared.widths.begin(), shared.widths.end(), 0);
}

TEST(EstimatedWidth, is_that_of_calibri) {
  EXPECT_EQ(estimated_width("0", 20, false, true), 101);  // 0.507 em of 10 pt
  EXPECT_GT(estimated_width("0", 20, true, true), 101);
  EXPECT_GT(estimated_width("0", 20, false, false), 101);
  EXPECT_EQ(estimated_width("é", 20, false, true), estimated_width("ü", 20, false, true));
  EXPECT_EQ(estimated_width("", 20, false, true), 0);
}

TEST(Date, is_a_cell_with_only_a_date) {
  for (const auto* date : {"1 januari 2015", "31 december 2014"})
    EXPECT_TRUE(is_date(date)) << date;
  for (const auto* other : {"", "2015", "januari 2015", "31 december", "1 januari 2015 of later",
                            "12 uur 2015x", "123 mei 2015", "1 2 2015"}) {
    EXPECT_FALSE(is_date(other)) << other;
  }
}

TEST(EstimatedLines, are_those_of_text_in_a_column) {
  EXPECT_EQ(estimated_lines(0, 1000), 1);
  EXPECT_EQ(estimated_lines(900, 1000), 1);
  EXPECT_EQ(estimated_lines(1000, 1000), 2) << "words do not fill a line";
  EXPECT_EQ(estimated_lines(10'000, 1000), 11);
  EXPECT_GT(estimated_lines(1'000'000, 1), 1'000'000);
}

TEST(ShareWidth, adds_up_to_the_width) {
  for (const int width : {1000, 3001, 9072}) {
    EXPECT_EQ(total(share_width({{300, 301}, {400, 9000}, {500, 2001}}, width)), width);
  }
}

TEST(ShareWidth, no_column_is_narrower_than_its_longest_word) {
  const auto shared = share_width({{900, 20000}, {1200, 1200}, {700, 900}}, 9072);
  EXPECT_TRUE(shared.fits);
  EXPECT_GE(shared.widths[0], 900);
  EXPECT_GE(shared.widths[1], 1200);
  EXPECT_GE(shared.widths[2], 700);
  EXPECT_GT(shared.widths[0], 4000) << "what is left goes to the long text";
}

TEST(ShareWidth, columns_that_cannot_fit_share_in_proportion) {
  const auto shared = share_width({{1000, 1000}, {3000, 3000}}, 2000);
  EXPECT_FALSE(shared.fits);
  EXPECT_THAT(shared.widths, testing::ElementsAre(500, 1500));
}

TEST(ShareWidth, empty_columns_exist) {
  EXPECT_THAT(share_width({{0, 0}, {0, 0}}, 100).widths, Each(Ge(50)));
}

}  // namespace
}  // namespace bestek::documents::word
