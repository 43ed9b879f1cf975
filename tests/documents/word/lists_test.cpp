// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

// Paragraphs, leden, lists, notes, page breaks.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "docx_reader.hpp"

namespace bestek::documents::test {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string style_of(const std::string& xml, std::string_view text) {
  return value_of(paragraph_with(xml, text), "w:pStyle");
}

TEST(Lid, is_a_level_of_the_article) {
  const auto xml = document_xml("## A\n\n1. Eerste\n2. Tweede\n   1. onder a\n      1. onder i\n",
                                Numbering::articles);
  EXPECT_EQ(style_of(xml, "Eerste"), "Clause");
  EXPECT_EQ(style_of(xml, "onder a"), "ClauseLetter");
  EXPECT_EQ(style_of(xml, "onder i"), "ClauseRoman");
}

TEST(Lid, its_number_begins_with_that_of_the_article) {
  const auto numbering = read_part(write("## A\n", article_document()), "word/numbering.xml");
  EXPECT_THAT(numbering, HasSubstr("<w:pStyle w:val=\"Clause\"/><w:suff w:val=\"tab\"/><w:lvlText "
                                   "w:val=\"%1.%2\"/>"));
}

TEST(Lid, of_a_part_begins_with_the_number_of_that_part) {
  auto info = article_document();
  info.part = 2;
  const auto docx = write("## A {#a}\n\n1. Zie [](#a).\n", info);
  const auto numbering = read_part(docx, "word/numbering.xml");
  EXPECT_THAT(numbering, HasSubstr("w:val=\"Artikel 2.%1\""));
  EXPECT_THAT(numbering, HasSubstr("w:val=\"2.%1.%2\""));
  EXPECT_THAT(read_part(docx, "word/document.xml"), HasSubstr("artikel 2.1"));
}

TEST(Lid, does_not_exist_outside_a_numbered_article) {
  const auto xml =
      document_xml("1. Voor\n\n## A\n\n1. In\n\n## B {-}\n\n1. Na\n", Numbering::articles);
  EXPECT_EQ(style_of(xml, "Voor"), "ListNumber");
  EXPECT_EQ(style_of(xml, "In"), "Clause");
  EXPECT_EQ(style_of(xml, "Na"), "ListNumber");
}

TEST(Lid, a_second_paragraph_stands_under_its_text) {
  const auto xml = document_xml("## A\n\n1. Een\n\n   Vervolg\n", Numbering::articles);
  EXPECT_EQ(style_of(xml, "Vervolg"), "ListContinue");
  EXPECT_THAT(paragraph_with(xml, "Vervolg"), HasSubstr("w:left=\"680\""));
  EXPECT_THAT(paragraph_with(xml, "Vervolg"), Not(HasSubstr("w:numPr")));
}

TEST(OrderedList, every_list_starts_counting_anew) {
  WordDocumentInfo info;
  const auto docx = write("1. a\n2. b\n\nTussen\n\n1. c\n\nNog\n\n5. d\n", info);
  const auto xml = read_part(docx, "word/document.xml");
  EXPECT_EQ(value_of(paragraph_with(xml, "a<"), "w:numId"), "3");
  EXPECT_EQ(value_of(paragraph_with(xml, "b<"), "w:numId"), "3");
  EXPECT_EQ(value_of(paragraph_with(xml, "c<"), "w:numId"), "4");
  EXPECT_EQ(value_of(paragraph_with(xml, "d<"), "w:numId"), "5");
  const auto numbering = read_part(docx, "word/numbering.xml");
  EXPECT_EQ(count(numbering, "<w:startOverride w:val=\"1\"/>"), 2);
  EXPECT_EQ(count(numbering, "<w:startOverride w:val=\"5\"/>"), 1);
}

TEST(OrderedList, the_first_list_in_an_item_is_its_next_level) {
  const auto xml = document_xml("1. a\n   1. b\n\n   tekst\n\n   1. c\n2. d\n");
  EXPECT_EQ(value_of(paragraph_with(xml, "b<"), "w:numId"), "3");
  EXPECT_EQ(value_of(paragraph_with(xml, "b<"), "w:ilvl"), "1");
  EXPECT_EQ(value_of(paragraph_with(xml, "c<"), "w:numId"), "4");
  EXPECT_EQ(value_of(paragraph_with(xml, "d<"), "w:numId"), "3");
}

TEST(BulletList, nested_bullets_are_a_level_deeper) {
  const auto xml = document_xml("- a\n  - b\n");
  EXPECT_EQ(value_of(paragraph_with(xml, "a<"), "w:numId"), "2");
  EXPECT_EQ(value_of(paragraph_with(xml, "a<"), "w:ilvl"), "0");
  EXPECT_EQ(value_of(paragraph_with(xml, "b<"), "w:ilvl"), "1");
}

TEST(BulletList, in_a_lid_stands_under_its_text) {
  const auto xml = document_xml("## A\n\n1. lid:\n   - punt\n", Numbering::articles);
  EXPECT_THAT(paragraph_with(xml, "punt"), HasSubstr("<w:ind w:left=\"1077\" w:hanging=\"397\"/>"));
  EXPECT_EQ(value_of(paragraph_with(xml, "punt"), "w:ilvl"), "0");
}

TEST(Paragraph, that_announces_what_follows_stays_with_it) {
  const auto xml = document_xml("Namelijk:\n\n- a\n\nGeen dubbele punt\n\n- b\n\nLos:\n\nTekst\n");
  EXPECT_THAT(paragraph_with(xml, "Namelijk"), HasSubstr("<w:keepNext/>"));
  EXPECT_THAT(paragraph_with(xml, "Geen"), Not(HasSubstr("<w:keepNext/>")));
  EXPECT_THAT(paragraph_with(xml, "Los"), HasSubstr("<w:keepNext/>"));
}

TEST(Paragraph, markup_becomes_runs) {
  const auto xml = document_xml("**vet** *schuin* `code` regel\\\nnieuw\n");
  EXPECT_THAT(xml, HasSubstr("<w:b/><w:bCs/></w:rPr><w:t xml:space=\"preserve\">vet</w:t>"));
  EXPECT_THAT(xml, HasSubstr("<w:i/><w:iCs/></w:rPr><w:t xml:space=\"preserve\">schuin</w:t>"));
  EXPECT_THAT(xml, HasSubstr("<w:rStyle w:val=\"Code\"/>"));
  EXPECT_THAT(xml, HasSubstr("<w:br/>"));
}

TEST(Note, has_its_style) { EXPECT_EQ(style_of(document_xml("> Let op\n"), "Let op"), "Note"); }

TEST(PageBreak, is_a_property_of_the_next_paragraph) {
  const auto xml = document_xml("Een\n\n---\n\n---\n\nTwee\n\n---\n");
  EXPECT_EQ(count(xml, "<w:pageBreakBefore/>"), 1);
  EXPECT_THAT(paragraph_with(xml, "Twee"), HasSubstr("<w:pageBreakBefore/>"));
}

}  // namespace
}  // namespace bestek::documents::test
