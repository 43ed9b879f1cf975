// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

// The same text and the same numbers as in Word, as one HTML file.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "documents/word/html_document.hpp"
#include "docx_reader.hpp"

namespace bestek::documents::test {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string html(std::string_view markdown, const WordDocumentInfo& info = article_document(),
                 const HouseStyle& style = {}) {
  return write_html_document(markdown, info, style).bytes;
}

TEST(Html, numbers_articles_and_their_clauses_as_word_does) {
  const auto made =
      html("## Een {#een}\n\n1. lid\n   1. onder a\n      1. onder i\n2. lid\n\nZie [](#een).");
  for (const char* wanted : {"Artikel 1 ", "1.1 ", "a. ", "i. ", "1.2 ", ">artikel 1</a>"})
    EXPECT_THAT(made, HasSubstr(wanted));
}

TEST(Html, numbers_the_articles_of_a_part) {
  auto info = article_document();
  info.part = 2;
  const auto made = html("## Een {#een}\n\n1. lid\n\nZie [](#een).", info);
  for (const char* wanted : {"Artikel 2.1 ", "2.1.1 ", ">artikel 2.1</a>"})
    EXPECT_THAT(made, HasSubstr(wanted));
}

TEST(Html, escapes_text_and_says_its_language) {
  const auto made = html("a \\<b\\> & \"c\"");
  EXPECT_THAT(made, HasSubstr("a &lt;b&gt; &amp; &quot;c&quot;"));
  EXPECT_THAT(made, HasSubstr("<html lang=\"nl-NL\">"));
}

TEST(Html, a_font_cannot_leave_its_style_sheet) {
  HouseStyle style;
  style.font = "</style><script>'";
  EXPECT_THAT(html("a", article_document(), style), Not(HasSubstr("<script>")));
}

TEST(Html, has_the_problems_of_the_word_document) {
  const auto result = write_html_document("![x](y)\n\n[](#weg)", article_document(), {});
  EXPECT_EQ(result.problems.size(), 2U);
  EXPECT_EQ(result.bytes, "");
}

}  // namespace
}  // namespace bestek::documents::test
