// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

// The parts of templates/huisstijl/word: how their places are filled in, and that they fit the
// code.
#include "documents/word/xml_part.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <stdexcept>

#include "documents/word/layout.hpp"
#include "documents/word/parts.hpp"
#include "docx_reader.hpp"

namespace bestek::documents::test {
namespace {

using testing::HasSubstr;
using testing::Not;
using word::PartValues;
using word::XmlPart;

std::string filled(std::string_view source, const PartValues& values = {}) {
  return XmlPart(source).fill(values);
}

TEST(XmlPart, escapes_values_and_keeps_xml) {
  PartValues values;
  values.set("naam", "A & \"B\"").set("lijst", "<b/>");
  EXPECT_EQ(filled("<a n=\"{{naam}}\">{{{lijst}}}</a>", values),
            "<a n=\"A &amp; &quot;B&quot;\"><b/></a>");
}

TEST(XmlPart, computes_from_left_to_right) {
  PartValues values;
  values.set("maat", 21);
  EXPECT_EQ(filled("{{maat}} {{maat+4}} {{maat-2}} {{maat*2+10}} {{maat/2}}", values),
            "21 25 19 52 10");
}

TEST(XmlPart, leaves_blocks_out) {
  const std::string_view source = "{{#a}}[a{{#b}}b{{/b}}]{{/a}}{{^a}}zonder{{/a}}.";
  PartValues values;
  values.set_block("a", true).set_block("b", false);
  EXPECT_EQ(filled(source, values), "[a].");
  values.set("b", "tekst");
  EXPECT_EQ(filled(source, values), "[ab].");
  values.set_block("a", false);
  EXPECT_EQ(filled(source, values), "zonder.");
}

TEST(XmlPart, is_without_comments_and_indentation) {
  EXPECT_EQ(filled("<a>\n  <!-- {{uitleg}}\n  -->\n  <b c=\"1\"\n     d=\"2\"/>\n</a>\n"),
            "<a><b c=\"1\" d=\"2\"/></a>");
  EXPECT_EQ(filled("<t> van </t> <t> </t>"), "<t> van </t> <t> </t>");
}

TEST(XmlPart, refuses_its_own_mistakes) {
  for (const char* source : {"{{naam", "{{#a}}", "{{/a}}", "{{#a}}{{/b}}", "{{a+b}}", "<!-- "})
    EXPECT_THROW(XmlPart{source}, std::logic_error) << source;
  EXPECT_THROW(filled("{{naam}}"), std::logic_error);
  EXPECT_THROW(word::house_part("bestaat-niet.xml"), std::logic_error);
}

std::string indent_of(const std::string& part, const std::string& from) {
  const auto begin = part.find("<w:ind ", part.find(from));
  return part.substr(begin, part.find("/>", begin) - begin);
}

std::string indent(int left, int hanging) {
  return "<w:ind w:left=\"" + std::to_string(left) + "\" w:hanging=\"" + std::to_string(hanging) +
         "\"";
}

// Tables and notes below a lid or a list are as wide as the room beside its number.
TEST(HouseParts, have_the_measures_that_the_code_counts_on) {
  using namespace word;
  const auto styles = styles_part({}, Numbering::articles, "nl-NL");
  const auto numbering = read_part(write("tekst", article_document()), "word/numbering.xml");
  EXPECT_EQ(indent_of(styles, "\"Clause\""), indent(clause_indent, clause_indent));
  EXPECT_EQ(indent_of(styles, "\"ClauseRoman\""),
            indent(clause_indent + 2 * clause_step, clause_step));
  EXPECT_EQ(indent_of(numbering, "w:val=\"Clause\""), indent(clause_indent, clause_indent));
  EXPECT_EQ(indent_of(numbering, "\"ClauseLetter\""),
            indent(clause_indent + clause_step, clause_step));
  EXPECT_EQ(indent_of(styles, "\"ListBullet\""), indent(list_step, list_step));
  EXPECT_EQ(indent_of(numbering, "•"), indent(list_step, list_step));
  EXPECT_EQ(indent_of(numbering, "\"%6.\""), indent(max_list_depth * list_step, list_step));
  EXPECT_THAT(indent_of(styles, "\"Note\""),
              HasSubstr("w:left=\"" + std::to_string(note_indent) + "\""));
}

TEST(HouseParts, have_no_places_left) {
  for (const auto numbering : {Numbering::none, Numbering::articles, Numbering::chapters}) {
    auto info = article_document();
    info.numbering = numbering;
    info.is_draft = true;
    const auto docx = write("## Kop\n\n> Noot[^1]\n\n1. een\n\n[^1]: Bron.\n", info);
    for (const auto& name : part_names(docx)) {
      EXPECT_THAT(read_part(docx, name), Not(HasSubstr("{{"))) << name;
      EXPECT_THAT(read_part(docx, name), Not(HasSubstr("<!--"))) << name;
    }
  }
}

}  // namespace
}  // namespace bestek::documents::test
