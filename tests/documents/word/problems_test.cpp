// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

// What cannot be written is reported: all of it, on the right line, with a remedy.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "docx_reader.hpp"

namespace bestek::documents::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

MATCHER_P2(IsProblem, line, message, "") {
  return arg.line == line && arg.column >= 1 && arg.message == message && !arg.help.empty();
}

TEST(Problems, unknown_anchor_in_a_paragraph) {
  const auto found = problems("## Kop {#tarief}\n\nTekst,\nzie [](#tarieven).\n");
  EXPECT_THAT(found, ElementsAre(IsProblem(4, "Anker #tarieven bestaat niet.")));
  EXPECT_EQ(found[0].help, "Bedoelde u #tarief?");
  EXPECT_EQ(found[0].column, 5);
}

TEST(Problems, unknown_anchor_in_a_table_and_in_a_footnote) {
  EXPECT_THAT(
      problems("| a |\n|---|\n| x |\n| [](#q) |\n\nTekst[^1].\n\n[^1]: Zie [](#r).\n"),
      ElementsAre(IsProblem(4, "Anker #q bestaat niet."), IsProblem(8, "Anker #r bestaat niet.")));
}

TEST(Problems, anchor_that_exists_twice) {
  const auto found = problems("## A {#x}\n\n## B {#x}\n");
  EXPECT_THAT(found, ElementsAre(IsProblem(3, "Anker #x bestaat twee keer.")));
  EXPECT_THAT(found[0].help, HasSubstr("regel 1"));
}

TEST(Problems, mark_that_cannot_be_read) {
  EXPECT_THAT(problems("## A {#x y}\n"),
              ElementsAre(IsProblem(1, "De aanduiding {#x y} is niet te lezen.")));
  EXPECT_THAT(problems("## A {.klasse}\n"),
              ElementsAre(IsProblem(1, "De aanduiding {.klasse} is niet te lezen.")));
}

TEST(Problems, html) {
  EXPECT_THAT(problems("Tekst\n\nTwee <br> drie\n\n<div>\nx\n</div>\n\n<!-- weg -->\n"),
              ElementsAre(IsProblem(3, "HTML kan niet in een document."),
                          IsProblem(5, "HTML kan niet in een document."),
                          IsProblem(9, "HTML kan niet in een document.")));
}

TEST(Problems, escaped_html_is_text) { EXPECT_THAT(problems("a \\<br> b < c\n"), IsEmpty()); }

TEST(Problems, image) {
  EXPECT_THAT(problems("a\n\n![logo](logo.png)\n"),
              ElementsAre(IsProblem(3, "Een afbeelding kan niet in een document.")));
}

TEST(Problems, code_blocks) {
  EXPECT_THAT(
      problems("a\n\n```c\nx\n```\n\n    y\n"),
      ElementsAre(IsProblem(3, "Dit blok kan niet: alleen een blok ondertekening bestaat."),
                  IsProblem(7, "Tekst met vier spaties ervoor is een codeblok, en dat kan niet.")));
}

TEST(Problems, headings) {
  EXPECT_THAT(problems("# A\n\n###### B\n\n- ## C\n\n##\n\nTekst\n---\n"),
              ElementsAre(IsProblem(1, "Een kop met # kan niet."),
                          IsProblem(3, "Een kop met ###### kan niet."),
                          IsProblem(5, "Een kop kan niet in een lijst, citaat of voetnoot."),
                          IsProblem(7, "Deze kop heeft geen tekst."),
                          IsProblem(9, "Door de streepjes eronder wordt deze tekst een kop.")));
}

TEST(Problems, footnotes) {
  EXPECT_THAT(problems("Tekst[^weg].\n\nAnders[^a] [^b].\n\n[^a]: - lijst\n\n[^b]: Zie[^a].\n"),
              ElementsAre(IsProblem(1, "Voetnoot [^weg] bestaat niet."),
                          IsProblem(5, "In een voetnoot kan alleen gewone tekst."),
                          IsProblem(7, "Een voetnoot kan niet in een andere voetnoot.")));
  EXPECT_THAT(problems("a[^a]\n\n[^a]: x\n[^a]: y\n"),
              ElementsAre(IsProblem(4, "Voetnoot [^a] bestaat twee keer.")));
}

TEST(Problems, escaped_brackets_are_text) {
  EXPECT_THAT(problems("Tekst \\[^weg] en \\[](#x)\n"), IsEmpty());
}

TEST(Problems, links) {
  EXPECT_THAT(problems("[a](javascript:alert)\n\n[b]()\n\n[c](bestand.docx)\n\n[](#een twee)\n"),
              ElementsAre(IsProblem(1, "Deze koppeling kan niet: \"javascript:alert\"."),
                          IsProblem(3, "Deze koppeling kan niet: \"\"."),
                          IsProblem(5, "Deze koppeling kan niet: \"bestand.docx\"."),
                          IsProblem(7, "Deze verwijzing is niet te lezen.")));
}

TEST(Problems, signatures) {
  EXPECT_THAT(problems("```ondertekening\nA; B; C\nD; E\n; x; y\n```\n\n```ondertekening\n```\n"),
              ElementsAre(IsProblem(3, "Deze regel in het blok ondertekening is niet te lezen."),
                          IsProblem(4, "Deze regel in het blok ondertekening is niet te lezen."),
                          IsProblem(7, "Het blok ondertekening is leeg.")));
}

TEST(Problems, page_break_in_a_list) {
  EXPECT_THAT(
      problems("- a\n\n  ---\n"),
      ElementsAre(IsProblem(3, "Een nieuwe pagina kan niet in een lijst, citaat of voetnoot.")));
}

TEST(Problems, lists_that_are_too_deep) {
  std::string text;
  for (int i = 0; i < 7; ++i) text += std::string(static_cast<std::size_t>(2 * i), ' ') + "- x\n";
  EXPECT_THAT(problems(text),
              ElementsAre(IsProblem(7, "Deze lijst zit te diep: hoogstens 6 lijsten in elkaar.")));
}

TEST(Problems, lines_are_counted_with_any_line_end) {
  EXPECT_THAT(problems("a\r\n\r\nb ![x](y)\r\n"),
              ElementsAre(IsProblem(3, "Een afbeelding kan niet in een document.")));
}

}  // namespace
}  // namespace bestek::documents::test
