// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "office/spreadsheet.hpp"

#include <gtest/gtest.h>

namespace bestek::office {
namespace {

TEST(CellName, counts_columns_as_spreadsheets_do) {
  EXPECT_EQ(cell_name(0, 0), "A1");
  EXPECT_EQ(cell_name(6, 25), "Z7");
  EXPECT_EQ(cell_name(6, 26), "AA7");
  EXPECT_EQ(cell_name(1048575, 16383), "XFD1048576");
  EXPECT_EQ(cell_name(6, 1, true), "$B$7");
}

TEST(Colour, is_six_hexadecimal_digits) {
  EXPECT_EQ(parse_colour("1F4E79"), 0x1F4E79U);
  for (const auto* text : {"", "1F4E7", "1F4E799", "geel!!", "#1F4E7", "-F4E79", "1F4E7 "})
    EXPECT_FALSE(parse_colour(text)) << text;
}

TEST(SheetName, fits_what_excel_takes) {
  EXPECT_EQ(sheet_name("Begeleiding"), "Begeleiding");
  EXPECT_EQ(sheet_name("a/b:c[d]*?'"), "a b c d    ");
  EXPECT_EQ(sheet_name("History"), "History_");
  EXPECT_EQ(sheet_name(""), "_");
  EXPECT_EQ(sheet_name(std::string(40, 'x')), std::string(30, 'x') + "…");
}

TEST(SheetName, is_never_taken_twice_letter_case_aside) {
  EXPECT_EQ(sheet_name("Uur", {"uur"}), "Uur 2");
  EXPECT_EQ(sheet_name("Uur", {"uur", "UUR 2"}), "Uur 3");
  const std::string long_name(31, 'x');
  EXPECT_EQ(sheet_name(long_name, {long_name}), std::string(28, 'x') + "… 2");
}

TEST(PageHeader, takes_an_ampersand_and_digits_as_text) {
  EXPECT_EQ(page_header("2 & 3", "x", "Calibri"),
            "&L&8&\"Calibri,Regular\"2 && 3&R&8&\"Calibri,Regular\"x");
}

TEST(PageFooter, numbers_the_pages) {
  EXPECT_EQ(page_footer("x", "Calibri"),
            "&L&8&\"Calibri,Regular\"x&R&8&\"Calibri,Regular\"pagina &P van &N");
}

}  // namespace
}  // namespace bestek::office
