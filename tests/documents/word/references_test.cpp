// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

// Headings with their numbers, and what refers to them; footnotes and hyperlinks.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "docx_reader.hpp"

namespace bestek::documents::test {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr std::string_view three_articles =
    "## Begrippen {#begrippen}\n\nZie [](#slot).\n\n## Prijs\n\n## Slot {#slot}\n\nZie "
    "[](#begrippen).\n";

TEST(CrossReference, names_the_article_that_word_counts) {
  const auto xml = document_xml(three_articles, Numbering::articles);
  EXPECT_THAT(xml, HasSubstr("artikel 3</w:t>"));
  EXPECT_THAT(xml, HasSubstr("artikel 1</w:t>"));
}

TEST(CrossReference, is_a_field_to_the_bookmark_of_the_heading) {
  const auto xml = document_xml(three_articles, Numbering::articles);
  EXPECT_THAT(xml, HasSubstr(" REF _Ref100000003 \\r \\h \\* Lower "));
  EXPECT_THAT(paragraph_with(xml, "Slot"), HasSubstr("w:name=\"_Ref100000003\""));
}

TEST(CrossReference, to_a_chapter_and_to_a_section) {
  const auto xml =
      document_xml("## Een {#een}\n### Deel {#deel}\n[](#een) en [](#deel)\n", Numbering::chapters);
  EXPECT_THAT(xml, HasSubstr("hoofdstuk </w:t>"));
  EXPECT_THAT(xml, HasSubstr("paragraaf </w:t>"));
  EXPECT_THAT(xml, HasSubstr(" REF _Ref100000002 \\r \\h "));
  EXPECT_THAT(xml, HasSubstr("<w:t xml:space=\"preserve\">1.1</w:t>"));
}

TEST(CrossReference, to_a_heading_without_number_is_its_title) {
  const auto xml = document_xml("## Bijlage A {#a -}\nZie [](#a).\n", Numbering::articles);
  EXPECT_THAT(xml, HasSubstr(" REF _Ref100000001 \\h </w:instrText>"));
  EXPECT_EQ(count(xml, "Bijlage A"), 2);
}

TEST(CrossReference, with_words_of_its_own_is_a_link) {
  const auto xml = document_xml("## Slot {#slot}\nZie [het slot](#slot).\n", Numbering::articles);
  EXPECT_THAT(xml, HasSubstr("<w:hyperlink w:anchor=\"_Ref100000001\""));
  EXPECT_THAT(xml, Not(HasSubstr(" REF ")));
}

TEST(Heading, its_mark_is_not_in_the_text) {
  const auto xml = document_xml("## Kop {#anker -}\n\n## Tweede {-}\n", Numbering::articles);
  EXPECT_THAT(xml, Not(HasSubstr("{")));
  EXPECT_THAT(xml, HasSubstr(">Kop</w:t>"));
}

TEST(Heading, braces_that_are_escaped_are_text) {
  const auto xml = document_xml("## Kop \\{-\\}\n\n## Ook \\{#x}\n\n## En {zo}\n");
  EXPECT_THAT(xml, HasSubstr(">Kop {-}</w:t>"));
  EXPECT_THAT(xml, HasSubstr(">Ook {#x}</w:t>"));
  EXPECT_THAT(xml, HasSubstr(">En {zo}</w:t>"));
}

TEST(Heading, unnumbered_takes_the_number_of_its_style_away) {
  const auto xml =
      document_xml("## Een\n\n## Twee {-}\n\n## Drie {#d}\n\n[](#d)\n", Numbering::articles);
  EXPECT_EQ(value_of(paragraph_with(xml, "Twee"), "w:numId"), "0");
  EXPECT_EQ(value_of(paragraph_with(xml, "Een"), "w:numId"), "");
  EXPECT_THAT(xml, HasSubstr("artikel 2</w:t>"));
}

TEST(Heading, sections_of_a_chapter_without_number_have_none) {
  const auto xml = document_xml("## Een\n### Deel\n## Twee {-}\n### Stuk\n", Numbering::chapters);
  EXPECT_EQ(value_of(paragraph_with(xml, "Deel"), "w:numId"), "");
  EXPECT_EQ(value_of(paragraph_with(xml, "Stuk"), "w:numId"), "0");
}

TEST(Heading, levels_have_their_styles) {
  const auto xml = document_xml("## A\n### B\n#### C\n##### D\n");
  EXPECT_EQ(value_of(paragraph_with(xml, "A"), "w:pStyle"), "Heading1");
  EXPECT_EQ(value_of(paragraph_with(xml, "B"), "w:pStyle"), "Heading2");
  EXPECT_EQ(value_of(paragraph_with(xml, "C"), "w:pStyle"), "Heading3");
  EXPECT_EQ(value_of(paragraph_with(xml, "D"), "w:pStyle"), "Heading4");
}

TEST(Heading, the_number_is_linked_to_the_style) {
  const auto docx = write("## A\n", article_document());
  EXPECT_THAT(read_part(docx, "word/numbering.xml"),
              HasSubstr("<w:pStyle w:val=\"Heading1\"/><w:suff w:val=\"tab\"/><w:lvlText "
                        "w:val=\"Artikel %1\"/>"));
  EXPECT_THAT(read_part(docx, "word/styles.xml"), HasSubstr("<w:numId w:val=\"1\"/>"));
}

TEST(Footnote, stands_in_its_own_part) {
  const auto docx = write("Tekst[^w].\n\n[^w]: De *bron*, zie [hier](https://a.nl).\n");
  EXPECT_THAT(read_part(docx, "word/document.xml"), HasSubstr("<w:footnoteReference w:id=\"1\"/>"));
  EXPECT_THAT(read_part(docx, "word/document.xml"), Not(HasSubstr("bron")));
  EXPECT_THAT(read_part(docx, "word/footnotes.xml"), HasSubstr("<w:footnote w:id=\"1\">"));
  EXPECT_THAT(read_part(docx, "word/footnotes.xml"), HasSubstr(">bron</w:t>"));
  EXPECT_THAT(read_part(docx, "word/_rels/footnotes.xml.rels"), HasSubstr("https://a.nl"));
}

TEST(Footnote, a_second_reference_points_at_the_first) {
  const auto docx = write("Een[^w], twee[^w], drie[^x].\n\n[^w]: Bron.\n[^x]: Andere.\n");
  const auto xml = read_part(docx, "word/document.xml");
  EXPECT_EQ(count(xml, "<w:footnoteReference"), 2);
  EXPECT_THAT(xml, HasSubstr(" NOTEREF _Ref200000001 \\f \\h "));
  EXPECT_THAT(xml, HasSubstr("w:name=\"_Ref200000001\""));
  EXPECT_EQ(count(read_part(docx, "word/footnotes.xml"), ">Bron.<"), 1);
}

TEST(Hyperlink, is_a_relationship_once_for_each_address) {
  const auto docx = write("[a](https://a.nl/?x=1&y=\"2) <https://b.nl> [c](https://b.nl)\n");
  const auto relations = read_part(docx, "word/_rels/document.xml.rels");
  EXPECT_EQ(count(relations, "TargetMode=\"External\""), 2);
  EXPECT_THAT(relations, HasSubstr("https://a.nl/?x=1&amp;y=%222"));
}

}  // namespace
}  // namespace bestek::documents::test
