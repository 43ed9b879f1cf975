// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

// Any text gives a document or problems: no crash, no endless run.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "docx_reader.hpp"

namespace bestek::documents::test {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

std::string repeated(std::string_view text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

TEST(Robustness, an_empty_text_is_a_document) {
  EXPECT_THAT(problems(""), IsEmpty());
  EXPECT_THAT(problems("\n\n"), IsEmpty());
}

TEST(Robustness, deep_quotes_are_a_problem) {
  EXPECT_THAT(problems(repeated("> ", 100'000) + "x"), Not(IsEmpty()));
  EXPECT_THAT(problems(repeated("- ", 100'000) + "x"), Not(IsEmpty()));
  EXPECT_THAT(problems(repeated("1. ", 1'000) + "x"), Not(IsEmpty()));
}

TEST(Robustness, deep_nesting_over_many_lines_is_a_problem) {
  std::string text;
  for (int i = 0; i < 500; ++i) {
    text += std::string(static_cast<std::size_t>(2 * i), ' ') + "- x\n";
  }
  EXPECT_THAT(problems(text), Not(IsEmpty()));
}

TEST(Robustness, deep_emphasis_is_a_problem) {
  EXPECT_THAT(problems(repeated("*a ", 20'000) + repeated("b*", 20'000)), Not(IsEmpty()));
  EXPECT_THAT(problems(repeated("*a ", 200) + repeated("b*", 200)), Not(IsEmpty()));
}

TEST(Robustness, brackets_that_never_close) {
  problems(repeated("[", 20'000));
  problems(repeated("[a](", 20'000));
  problems(repeated("![", 20'000));
  problems(repeated("[^", 20'000));
}

TEST(Robustness, a_wide_table_is_a_problem) {
  EXPECT_THAT(problems(repeated("|a", 5'000) + "|\n" + repeated("|-", 5'000) + "|\n" +
                       repeated("|x|\n", 5'000)),
              Not(IsEmpty()));
}

TEST(Robustness, a_large_table) {
  const auto row = repeated("| cel met tekst ", 20) + "|\n";
  const auto markdown = row + repeated("|---", 20) + "|\n" + repeated(row, 2'000);
  EXPECT_EQ(count(document_xml(markdown), "<w:tr>"), 2'001);
}

TEST(Robustness, a_text_of_several_megabytes) {
  const auto markdown =
      repeated("## Kop {#a -}\n\n", 1) +
      repeated("Een gewone alinea met **vet** en een verwijzing [](#a).\n\n", 60'000);
  EXPECT_GT(write(markdown).size(), 100'000U);
}

TEST(Robustness, bytes_that_are_not_utf8) {
  const std::string markdown = "## A\xFF\n\nb\xC3 c\xED\xA0\x80 \x01\x0B d\xEF\xBF\xBF\n";
  WordDocumentInfo info;
  info.title = "T\xFF\x02";
  const auto docx = write(markdown, info);
  EXPECT_THAT(read_part(docx, "word/document.xml"), HasSubstr(">T</w:t>"));
}

TEST(Robustness, a_nul_in_the_text) {
  const auto xml = document_xml(std::string_view("voor\0na\n", 8));
  EXPECT_THAT(xml, HasSubstr("voor\xEF\xBF\xBDna"));
}

}  // namespace
}  // namespace bestek::documents::test
