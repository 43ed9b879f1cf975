// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

// Tables and signature blocks.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "docx_reader.hpp"

namespace bestek::documents::test {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr std::string_view prices =
    "| Dienst | Prijs |\n|---|--:|\n| a | € 1,00 |\n| b | € 2,00 |\n";

TEST(Table, header_row_is_repeated_and_rows_are_whole) {
  const auto xml = document_xml(prices);
  EXPECT_EQ(count(xml, "<w:tblHeader/>"), 1);
  EXPECT_EQ(count(xml, "<w:cantSplit/>"), 3);
}

TEST(Table, alignment_is_that_of_the_column) {
  const auto xml = document_xml("| a | b | c |\n|:--|:-:|--:|\n| x1 | x2 | x3 |\n");
  EXPECT_EQ(value_of(paragraph_with(xml, "x1"), "w:jc"), "");
  EXPECT_EQ(value_of(paragraph_with(xml, "x2"), "w:jc"), "center");
  EXPECT_EQ(value_of(paragraph_with(xml, "x3"), "w:jc"), "right");
}

TEST(Table, is_as_wide_as_the_text) {
  const auto xml = document_xml(prices);
  EXPECT_THAT(xml, HasSubstr("<w:tblW w:w=\"9072\" w:type=\"dxa\"/>"));
  EXPECT_THAT(xml, HasSubstr("<w:tblLayout w:type=\"fixed\"/>"));
}

TEST(Table, in_a_lid_stands_under_its_text) {
  const auto xml = document_xml("## A\n\n1. lid\n\n   | a | b |\n   |---|---|\n   | c | d |\n",
                                Numbering::articles);
  EXPECT_THAT(xml, HasSubstr("<w:tblInd w:w=\"680\" w:type=\"dxa\"/>"));
  EXPECT_THAT(xml, HasSubstr("<w:tblW w:w=\"8392\" w:type=\"dxa\"/>"));
}

TEST(Table, tables_that_follow_each_other_do_not_touch) {
  EXPECT_THAT(document_xml(std::string(prices) + "\n" + std::string(prices)),
              Not(HasSubstr("</w:tbl><w:tbl>")));
}

TEST(Table, a_row_with_too_few_cells_is_filled_up) {
  const auto xml = document_xml("| a | b |\n|---|---|\n| c |\n");
  EXPECT_EQ(count(xml, "<w:tc>"), 4);
}

TEST(Table, a_bar_in_a_cell_is_escaped) {
  EXPECT_THAT(document_xml("| a |\n|---|\n| b\\|c |\n"), HasSubstr(">b|c</w:t>"));
}

TEST(Table, many_columns_get_smaller_text) {
  std::string header = "|";
  std::string rule = "|";
  for (int i = 0; i < 20; ++i) {
    header += " kolomnaam |";
    rule += "---|";
  }
  EXPECT_THAT(document_xml(header + "\n" + rule + "\n" + header + "\n"),
              HasSubstr("<w:sz w:val=\"13\"/>"));
  EXPECT_THAT(document_xml(prices), Not(HasSubstr("<w:sz ")));
}

constexpr std::string_view signing =
    "```ondertekening\nGemeente \\*A\\*\\; B; …; burgemeester\n\nStichting C; D. E; …\n```\n";

TEST(Signatures, stand_beside_each_other) {
  const auto xml = document_xml(signing);
  EXPECT_THAT(xml, HasSubstr(">Gemeente *A*; B</w:t>"));
  EXPECT_THAT(xml, HasSubstr(">Stichting C</w:t>"));
  EXPECT_EQ(count(xml, "<w:tbl>"), 1);
  EXPECT_EQ(count(xml, "<w:tr>"), 3);
}

TEST(Signatures, what_is_not_known_is_to_be_filled_in) {
  const auto xml = document_xml(signing);
  EXPECT_EQ(count(xml, ">Naam: </w:t>"), 1);
  EXPECT_EQ(count(xml, ">Functie: </w:t>"), 1);
  EXPECT_THAT(xml, HasSubstr(">D. E</w:t>"));
  EXPECT_THAT(xml, Not(HasSubstr("…")));
}

TEST(Signatures, are_kept_together_with_the_line_above) {
  const auto xml = document_xml("Getekend te Groningen:\n\n" + std::string(signing));
  EXPECT_THAT(paragraph_with(xml, "Getekend"), HasSubstr("<w:keepNext/>"));
  EXPECT_THAT(paragraph_with(xml, "Stichting C"), HasSubstr("<w:keepNext/>"));
}

}  // namespace
}  // namespace bestek::documents::test
