// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "office/sheet_fit.hpp"

#include <gtest/gtest.h>

#include <string>

namespace bestek::office {
namespace {

constexpr double text_size = 10;

TEST(SheetFit, a_column_is_as_wide_as_the_longest_word_of_its_header) {
  SheetLayout sheet;
  sheet.widths = {8, 8, 30};
  sheet.put(0, 0, std::string("Snel"), {Role::header});
  sheet.put(0, 1, std::string("Inkoopsamenwerking van gemeenten"), {Role::header});
  sheet.put(0, 2, std::string("Breed genoeg"), {Role::header});
  sheet.put(1, 0, std::string("Zorgverzekeringswet"), {Role::cell});
  sheet.put_across(2, 0, 2, "Verantwoordingsinformatie", {Role::header});
  widen_for_headers(sheet);
  EXPECT_EQ(sheet.widths[0], 8) << "a cell breaks its words; a header over columns has room";
  EXPECT_GT(sheet.widths[1], 15);
  EXPECT_LT(sheet.widths[1], 20);
  EXPECT_EQ(sheet.widths[2], 30);
}

TEST(SheetFit, a_row_is_as_high_as_its_highest_cell) {
  SheetLayout sheet;
  sheet.widths = {10, 40};
  const std::string text = "een tekst van acht woorden die niet past";
  sheet.put(0, 0, text, {Role::text});
  sheet.put(1, 1, text, {Role::text});
  sheet.put_across(2, 0, 1, text, {Role::text});
  sheet.put(3, 0, std::string("kort"), {Role::title});
  fit_heights(sheet, text_size);
  const auto one_line = sheet.heights.at(1);
  EXPECT_GT(sheet.heights.at(0), 3 * one_line);
  EXPECT_EQ(sheet.heights.at(2), one_line);
  EXPECT_GT(sheet.heights.at(3), one_line) << "larger letters";
}

TEST(SheetFit, a_column_without_a_width_gets_one) {
  SheetLayout sheet;
  sheet.put(0, 2, std::string("Inkoopsamenwerking"), {Role::header});
  widen_for_headers(sheet);
  fit_heights(sheet, text_size);
  ASSERT_EQ(sheet.widths.size(), 3U);
  EXPECT_EQ(sheet.widths[0], 8.43);
  EXPECT_GT(sheet.widths[2], 15);
}

TEST(SheetFit, keeps_a_height_that_is_more_than_needed) {
  SheetLayout sheet;
  sheet.widths = {10};
  sheet.heights[0] = 100;
  sheet.put(0, 0, std::string("kort"), {Role::text});
  fit_heights(sheet, text_size);
  EXPECT_EQ(sheet.heights.at(0), 100);
}

TEST(SheetFit, a_chart_counts_for_the_length_of_the_page) {
  SheetLayout sheet;
  sheet.widths = {100};
  sheet.charts.resize(1);
  sheet.charts[0].height = 800;
  EXPECT_TRUE(fits_on_one_page(sheet));
  sheet.is_landscape = true;
  EXPECT_FALSE(fits_on_one_page(sheet));
}

}  // namespace
}  // namespace bestek::office
