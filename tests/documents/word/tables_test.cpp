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

// The first w:w in the text.
std::string value_of_width(const std::string& xml) {
  const auto start = xml.find("w:w=\"") + 5;
  return xml.substr(start, xml.find('"', start) - start);
}

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

std::string rows(int number, const std::string& text) {
  std::string table = "| A | B |\n|---|---|\n";
  for (int i = 1; i <= number; ++i) table += "| rij " + std::to_string(i) + " | " + text + " |\n";
  return table;
}

std::string long_text() {
  std::string text;
  for (int i = 0; i < 25; ++i) text += "een lange zin ";
  return text;
}

bool stays_with_the_next(const std::string& xml, const std::string& row) {
  return paragraph_with(xml, row + "<").find("<w:keepNext/>") != std::string::npos;
}

TEST(Table, that_is_short_stays_on_one_page) {
  const auto xml = document_xml(rows(6, "kort"));
  for (const auto* row : {"A", "rij 1", "rij 3", "rij 5"})
    EXPECT_TRUE(stays_with_the_next(xml, row)) << row;
  EXPECT_FALSE(stays_with_the_next(xml, "rij 6"));
}

TEST(Table, that_is_long_may_be_broken_but_no_row_stands_alone) {
  for (const auto& xml : {document_xml(rows(60, "kort")), document_xml(rows(6, long_text()))}) {
    EXPECT_TRUE(stays_with_the_next(xml, "A"));
    EXPECT_TRUE(stays_with_the_next(xml, "rij 1"));
    EXPECT_FALSE(stays_with_the_next(xml, "rij 2"));
    EXPECT_FALSE(stays_with_the_next(xml, "rij 3"));
  }
  EXPECT_TRUE(stays_with_the_next(document_xml(rows(60, "kort")), "rij 59"));
}

TEST(Table, a_row_longer_than_a_page_can_be_broken) {
  const auto xml = document_xml("| A |\n|---|\n| " + std::string(10'000, 'n') + " |\n| kort |\n");
  EXPECT_EQ(count(xml, "<w:cantSplit/>"), 2) << "the header and the short row";
  EXPECT_FALSE(stays_with_the_next(xml, "A"));
}

TEST(Table, a_date_is_not_broken_over_lines) {
  const auto xml =
      document_xml("| Wat | Klaar op |\n|---|---|\n| " + long_text() + " | 31 december 2014 |\n");
  EXPECT_THAT(xml, HasSubstr("31 december 2014"));
  const auto grid = xml.substr(xml.rfind("<w:gridCol"));
  EXPECT_GE(std::stoi(value_of_width(grid)), 1500);
}

TEST(Table, the_line_that_announces_it_stays_with_it) {
  const std::string table = "\n\n" + rows(2, "kort");
  for (const auto* line : {"Dit geldt:", "Dit *geldt:*", "**Dit geldt:**", "Dit geldt:[^1]"}) {
    const auto xml = document_xml(line + table + "\n[^1]: noot\n");
    EXPECT_THAT(paragraph_with(xml, line[0] == '*' ? "Dit geldt:" : "Dit "),
                HasSubstr("<w:keepNext/>"))
        << line;
  }
  EXPECT_THAT(paragraph_with(document_xml("Dit geldt." + table), "Dit geldt."),
              Not(HasSubstr("<w:keepNext/>")));
}

TEST(Table, the_last_item_above_it_announces_it_too) {
  const auto xml =
      document_xml("## A\n\n1. een:\n2. twee:\n\n" + rows(2, "kort"), Numbering::articles);
  EXPECT_THAT(paragraph_with(xml, "twee:"), HasSubstr("<w:keepNext/>"));
}

TEST(Table, has_space_below_it_and_no_empty_paragraph) {
  const auto xml = document_xml(rows(2, "kort") + "\nTekst.\n\n" + rows(2, "kort"));
  EXPECT_THAT(paragraph_with(xml, "Tekst."), HasSubstr("<w:spacing w:before=\"180\"/>"));
  EXPECT_EQ(count(xml, "\"TableSpacing\""), 1) << "only at the end of the document";
}

TEST(Paragraph, in_bold_alone_stays_with_what_it_heads) {
  const auto xml = document_xml("**Kop**\n\nTekst **vet** erin.\n\nSlot.\n");
  EXPECT_THAT(paragraph_with(xml, "Kop"), HasSubstr("<w:keepNext/>"));
  EXPECT_THAT(paragraph_with(xml, "vet"), Not(HasSubstr("<w:keepNext/>")));
}

constexpr std::string_view signing =
    "```ondertekening\nGemeente \\*A\\*\\; B; …; burgemeester\n\nStichting C; D. E; …\n```\n";

TEST(Signatures, stand_beside_each_other) {
  const auto xml = document_xml(signing);
  EXPECT_THAT(xml, HasSubstr(">Gemeente *A*; B</w:t>"));
  EXPECT_THAT(xml, HasSubstr(">Stichting C</w:t>"));
  EXPECT_EQ(count(xml, "<w:tbl>"), 1);
  EXPECT_EQ(count(xml, "<w:tr>"), 1) << "one row, which stays on one page";
}

TEST(Signatures, what_is_not_known_is_to_be_filled_in) {
  const auto xml = document_xml(signing);
  EXPECT_EQ(count(xml, ">Naam: </w:t>"), 1);
  EXPECT_EQ(count(xml, ">Functie: </w:t>"), 1);
  EXPECT_THAT(xml, HasSubstr(">D. E</w:t>"));
  EXPECT_THAT(xml, Not(HasSubstr("…")));
}

TEST(Signatures, have_a_place_to_sign) {
  EXPECT_EQ(count(document_xml(signing), ">Handtekening:</w:t>"), 2);
}

TEST(Signatures, are_kept_together_with_the_line_above) {
  const auto xml = document_xml("Getekend te Groningen.\n\n" + std::string(signing));
  EXPECT_THAT(paragraph_with(xml, "Getekend"), HasSubstr("<w:keepNext/>"));
  EXPECT_EQ(count(xml, "<w:cantSplit/>"), 1);
  EXPECT_THAT(paragraph_with(xml, "Stichting C"), HasSubstr("<w:keepNext w:val=\"0\"/>"))
      << "the last row does not stay with what is below it";
}

TEST(Signatures, of_a_few_stay_on_one_page_and_of_many_each_row) {
  const auto signed_by = [](int number) {
    std::string block = "```ondertekening\n";
    for (int i = 1; i <= number; ++i) block += "Partij " + std::to_string(i) + "; …; …\n";
    return document_xml(block + "```\n");
  };
  EXPECT_THAT(paragraph_with(signed_by(8), "Partij 1"), HasSubstr("<w:keepNext/>"));
  EXPECT_THAT(paragraph_with(signed_by(8), "Partij 7"), HasSubstr("<w:keepNext w:val=\"0\"/>"));
  EXPECT_THAT(paragraph_with(signed_by(9), "Partij 1<"), HasSubstr("<w:keepNext w:val=\"0\"/>"));
}

}  // namespace
}  // namespace bestek::documents::test
