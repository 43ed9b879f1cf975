// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

// Title block, table of contents, header, footer, watermark, metadata.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "docx_reader.hpp"

namespace bestek::documents::test {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(TitleBlock, shows_what_there_is) {
  auto info = article_document();
  info.title = "A & <B>";
  const auto xml = read_part(write("", info), "word/document.xml");
  EXPECT_THAT(xml, HasSubstr(">A &amp; &lt;B&gt;</w:t>"));
  EXPECT_THAT(xml, HasSubstr("\"Organisation\""));
  EXPECT_THAT(xml, Not(HasSubstr("\"Subtitle\"")));
}

TEST(TableOfContents, has_its_entries_and_no_page_numbers) {
  auto info = article_document();
  info.table_of_contents = true;
  const auto xml =
      read_part(write("## Begrippen\n\n### Klein\n\n## Bijlage {-}\n", info), "word/document.xml");
  EXPECT_THAT(xml, HasSubstr(" TOC \\o &quot;1-1&quot; \\n \\h \\z \\u "));
  EXPECT_THAT(xml, HasSubstr("<w:hyperlink w:anchor=\"_Toc100000001\" w:history=\"1\"><w:r><w:t>"
                             "Artikel 1</w:t></w:r><w:r><w:tab/></w:r>"));
  EXPECT_EQ(count(xml, ">Klein<"), 1);
  EXPECT_EQ(count(xml, ">Bijlage<"), 2);
}

TEST(TableOfContents, is_left_out_without_headings) {
  auto info = article_document();
  info.table_of_contents = true;
  EXPECT_THAT(read_part(write("Tekst\n", info), "word/document.xml"), Not(HasSubstr("TOC")));
}

TEST(Header, shows_draft_and_class) {
  auto info = article_document();
  info.is_draft = true;
  info.class_label = "Vertrouwelijk";
  const auto docx = write("Tekst\n", info);
  for (const auto* part : {"word/header1.xml", "word/header2.xml"}) {
    EXPECT_THAT(read_part(docx, part), HasSubstr(">CONCEPT · Vertrouwelijk</w:t>"));
    EXPECT_THAT(read_part(docx, part), HasSubstr("string=\"CONCEPT\""));
  }
}

TEST(Header, has_no_watermark_when_final) {
  const auto docx = write("Tekst\n", article_document());
  EXPECT_THAT(read_part(docx, "word/header1.xml"), Not(HasSubstr("CONCEPT")));
  EXPECT_THAT(read_part(docx, "word/header1.xml"), Not(HasSubstr("w:pict")));
}

TEST(Header, a_long_title_is_shortened) {
  auto info = article_document();
  for (int i = 0; i < 40; ++i) info.title += " lange titel";
  EXPECT_THAT(read_part(write("", info), "word/header1.xml"), HasSubstr("…</w:t>"));
  info.title = "Convenant";
  EXPECT_THAT(read_part(write("", info), "word/header1.xml"), HasSubstr(">Convenant</w:t>"));
}

TEST(Footer, shows_the_version_and_counts_pages) {
  auto info = article_document();
  info.version_line = "Versie 0.3 · concept";
  const auto footer = read_part(write("", info), "word/footer1.xml");
  EXPECT_THAT(footer, HasSubstr(">Versie 0.3 · concept</w:t>"));
  EXPECT_THAT(footer, HasSubstr(" PAGE "));
  EXPECT_THAT(footer, HasSubstr(" NUMPAGES "));
}

TEST(Metadata, comes_from_the_round) {
  const auto docx = write("", article_document());
  const auto core = read_part(docx, "docProps/core.xml");
  EXPECT_THAT(core, HasSubstr("<dc:creator>Gemeente Groningen</dc:creator>"));
  EXPECT_THAT(core, HasSubstr(">2014-03-01T00:00:00Z</dcterms:created>"));
  EXPECT_THAT(core, HasSubstr("<dc:language>nl-NL</dc:language>"));
  EXPECT_THAT(read_part(docx, "docProps/custom.xml"),
              HasSubstr("name=\"bestek invoer SHA-256\"><vt:lpwstr>0123456789abcdef<"));
}

TEST(HouseStyle, shows_in_the_styles) {
  HouseStyle style;
  style.font = "Verdana";
  style.heading_font = "Fira \"Sans\"";
  style.accent_color = "A03020";
  style.text_size_half_points = 19;
  const auto docx = write_word_document("tekst", {}, style).bytes;
  const auto styles = read_part(docx, "word/styles.xml");
  EXPECT_THAT(styles, HasSubstr("w:ascii=\"Verdana\""));
  EXPECT_THAT(styles, HasSubstr("w:ascii=\"Fira &quot;Sans&quot;\""));
  EXPECT_THAT(styles, HasSubstr("<w:color w:val=\"A03020\"/>"));
  EXPECT_THAT(styles, HasSubstr("<w:sz w:val=\"19\"/>"));
}

TEST(HouseStyle, out_of_bounds_is_refused) {
  HouseStyle color;
  color.accent_color = "blauw!";
  EXPECT_THROW(WordWriter{color}, std::invalid_argument);
  HouseStyle size;
  size.text_size_half_points = 100;
  EXPECT_THROW(WordWriter{size}, std::invalid_argument);
  HouseStyle margin;
  margin.margin_left_mm = 0;
  EXPECT_THROW(WordWriter{margin}, std::invalid_argument);
}

}  // namespace
}  // namespace bestek::documents::test
