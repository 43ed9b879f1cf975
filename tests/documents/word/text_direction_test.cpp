// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "documents/word/text_direction.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "docx_reader.hpp"

namespace bestek::documents::test {
namespace {

using testing::HasSubstr;
using testing::Not;

// Each piece in order; one that runs from right to left between < and >.
std::string pieces(std::string_view text) {
  std::string shown;
  for (const auto& piece : word::split_by_direction(text)) {
    if (!shown.empty()) shown += '|';
    shown += piece.right_to_left ? "<" + std::string(piece.text) + ">" : std::string(piece.text);
  }
  return shown;
}

TEST(TextDirection, dutch_is_one_piece) {
  EXPECT_EQ(pieces("Stichting Èe ☀️ 👩‍👧 € 12"),
            "Stichting Èe ☀️ 👩‍👧 € 12");
  EXPECT_EQ(pieces(""), "");
  EXPECT_EQ(pieces("1. (a)"), "1. (a)");
}

TEST(TextDirection, a_name_in_hebrew_or_arabic_is_a_piece_of_its_own) {
  EXPECT_EQ(pieces("Voor רחוב שלום."), "Voor |<רחוב שלום>|.");
  EXPECT_EQ(pieces("مؤسسة الأمل"), "<مؤسسة الأمل>");
  EXPECT_EQ(pieces("(שלום) en الأمل"), "(|<שלום>|) en |<الأمل>");
}

TEST(TextDirection, digits_and_signs_belong_to_the_words_around_them) {
  EXPECT_EQ(pieces("רחוב 12, שלום 3"), "<רחוב 12, שלום>| 3");
  EXPECT_EQ(pieces("בית Huis בית"), "<בית>| Huis |<בית>");
}

TEST(TextDirection, the_pieces_are_the_text) {
  const std::string broken = "a\xD7 \xD7\xA9\xF0\x9F b";
  std::string all;
  for (const auto& piece : word::split_by_direction(broken)) all += piece.text;
  EXPECT_EQ(all, broken);
}

TEST(TextDirection, is_marked_on_runs_everywhere) {
  auto info = article_document();
  info.title = "Convenant met בית שלום";
  info.table_of_contents = true;
  const auto docx = write(
      "## בית\n\n**בית**[^1] en *tekst*\n\n| A |\n|---|\n| בית |\n\n[^1]: בית\n\n"
      "```ondertekening\nבית שלום; …; …\n```\n",
      info);
  const auto xml = read_part(docx, "word/document.xml");
  EXPECT_THAT(xml, HasSubstr("<w:r><w:rPr><w:rtl/></w:rPr><w:t xml:space=\"preserve\">בית שלום<"));
  EXPECT_THAT(xml, HasSubstr("<w:b/><w:bCs/><w:rtl/>"));
  EXPECT_EQ(count(xml, "<w:rtl/>"), 6);
  EXPECT_EQ(count(read_part(docx, "word/header1.xml"), "<w:rtl/>"), 1);
  EXPECT_EQ(count(read_part(docx, "word/footnotes.xml"), "<w:rtl/>"), 1);
  EXPECT_THAT(document_xml("De Èe & Zo"), Not(HasSubstr("<w:rtl/>")));
}

}  // namespace
}  // namespace bestek::documents::test
