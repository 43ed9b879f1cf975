// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "documents/template_text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace bestek::documents {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

struct Prepared {
  PreparedText text;
  Findings findings;
};

std::optional<NamedText> no_partial(const std::string&) { return std::nullopt; }

std::optional<NamedText> known_partial(const std::string& name) {
  if (name == "groet") return NamedText{"groet.md", "Met vriendelijke groet\n"};
  if (name == "spiegel") return NamedText{"spiegel.md", "{{> spiegel}}\n"};
  return std::nullopt;
}

Prepared prepare(const std::string& text, const FindPartial& find_partial = no_partial) {
  Prepared result;
  result.text = prepare_template({"brief.md", text}, {"brief.md", 1, 1}, find_partial,
                                 {"groet", "spiegel"}, result.findings);
  return result;
}

/// The template as its nodes say it, with the index of each tag in place of its name.
std::string shown(const PreparedText& prepared) {
  using Kind = TemplateNode::Kind;
  std::string text;
  std::vector<std::size_t> open;  // sections
  for (std::size_t i = 0; i <= prepared.nodes.size(); ++i) {
    for (; !open.empty() && prepared.nodes[open.back()].end == i; open.pop_back())
      text += "{{/" + std::to_string(prepared.nodes[open.back()].index) + "}}";
    if (i == prepared.nodes.size()) break;
    const auto& node = prepared.nodes[i];
    const auto index = std::to_string(node.index);
    if (node.kind == Kind::text) text += node.text;
    if (node.kind == Kind::line_end) text += '\n';
    if (node.kind == Kind::value) text += "{{" + index + "}}";
    if (node.kind == Kind::section) text += "{{#" + index + "}}";
    if (node.kind == Kind::inverted) text += "{{^" + index + "}}";
    if (node.kind == Kind::section || node.kind == Kind::inverted) open.push_back(i);
  }
  return text;
}

TEST(TemplateText, TagsBecomeIndicesWithPathFiltersAndPosition) {
  const auto [text, findings] =
      prepare("Beste {{ aanbieder.naam }},\nhet is {{tarief | euro | hoofdletter}}.\n");
  EXPECT_THAT(findings, IsEmpty());
  EXPECT_EQ(shown(text), "Beste {{0}},\nhet is {{1}}.\n");
  ASSERT_EQ(text.tags.size(), 2U);
  EXPECT_THAT(text.tags[0].path, ElementsAre("aanbieder", "naam"));
  EXPECT_THAT(text.tags[1].filters, ElementsAre("euro", "hoofdletter"));
  EXPECT_EQ(text.tags[1].position.line, 2);
  EXPECT_EQ(text.tags[1].position.column, 8);
}

TEST(TemplateText, ColumnsCountCodePoints) {
  EXPECT_EQ(prepare("één {{x}}").text.tags.at(0).position.column, 5);
}

TEST(TemplateText, SectionAloneOnItsLineTakesTheLineWithIt) {
  const auto [text, findings] = prepare("a\n{{#x}}\nb\n{{/x}}\nc\n");
  EXPECT_THAT(findings, IsEmpty());
  EXPECT_EQ(shown(text), "a\n{{#0}}b\n{{/0}}c\n");
}

TEST(TemplateText, SectionWithinALineLeavesTheLine) {
  EXPECT_EQ(shown(prepare("a{{#x}} b{{/x}} c\n").text), "a{{#0}} b{{/0}} c\n");
}

TEST(TemplateText, EachNewlineKnowsTheLineThatItEnds) {
  const auto text = prepare("a\n{{#x}}\nb\n{{/x}}\nc\n").text;
  std::vector<int> lines;
  for (const auto& line : text.lines) lines.push_back(line.line);
  EXPECT_THAT(lines, ElementsAre(1, 3, 5));
}

TEST(TemplateText, CommentDisappears) {
  EXPECT_EQ(shown(prepare("a\n{{! uitleg }}\nb").text), "a\nb");
}

TEST(TemplateText, SectionAloneOnItsLineTakesTheSpaceBeforeItToo) {
  EXPECT_EQ(shown(prepare("a\n  {{#x}}\n  b\n  {{/x}}  \nc\n").text), "a\n{{#0}}  b\n{{/0}}c\n");
}

TEST(TemplateText, EmptySectionHoldsNothing) {
  EXPECT_EQ(shown(prepare("{{#x}}{{/x}}{{^y}}{{/y}}").text), "{{#0}}{{/0}}{{^1}}{{/1}}");
}

TEST(TemplateText, CommentMayReachOverLines) {
  const auto [text, findings] = prepare("a\n{{! een\ntwee }}\n{{b}}");
  EXPECT_THAT(findings, IsEmpty());
  EXPECT_EQ(shown(text), "a\n{{0}}");
  EXPECT_EQ(text.tags.at(0).position.line, 4);
}

TEST(TemplateText, IndentOfAPartialComesBeforeEachOfItsLines) {
  EXPECT_EQ(shown(prepare("- a\n  {{> groet}}\nb\n", known_partial).text),
            "- a\n  Met vriendelijke groet\nb\n");
}

TEST(TemplateText, PartialTakesItsPlaceAndKeepsItsOwnPositions) {
  const auto [text, findings] = prepare("a\n{{> groet}}\nb\n", known_partial);
  EXPECT_THAT(findings, IsEmpty());
  EXPECT_EQ(shown(text), "a\nMet vriendelijke groet\nb\n");
  EXPECT_EQ(text.lines.at(1).file, "groet.md");
  EXPECT_EQ(text.sources.count("groet.md"), 1U);
}

TEST(TemplateText, PartialWithinItselfIsAFinding) {
  const auto findings = prepare("{{> spiegel}}\n", known_partial).findings;
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].position.file, "spiegel.md");
  EXPECT_THAT(findings[0].message, HasSubstr("voegt zichzelf in"));
}

struct MistakeInText {
  std::string text;
  int line;
  int column;
  std::string message;
};

class TemplateMistake : public ::testing::TestWithParam<MistakeInText> {};

TEST_P(TemplateMistake, IsAFindingAtItsPlace) {
  const auto& mistake = GetParam();
  const auto findings = prepare(mistake.text, known_partial).findings;
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].code, "B040");
  EXPECT_EQ(findings[0].position.line, mistake.line);
  EXPECT_EQ(findings[0].position.column, mistake.column);
  EXPECT_THAT(findings[0].message, HasSubstr(mistake.message));
  EXPECT_FALSE(findings[0].help.empty());
}

INSTANTIATE_TEST_SUITE_P(
    All, TemplateMistake,
    ::testing::Values(MistakeInText{"a {{naam", 1, 3, "niet gesloten"},
                      MistakeInText{"{{naam\n}}", 1, 1, "niet gesloten"},
                      MistakeInText{"{{naam {{b}}", 1, 1, "niet gesloten"},
                      MistakeInText{"{{#a}\nx {{/a}}", 1, 1, "niet gesloten"},
                      MistakeInText{"{{#a}}x {{/a}\n", 1, 9, "niet gesloten"},
                      MistakeInText{"{{! uitleg\n{{a}}", 1, 1, "deze uitleg wordt niet gesloten"},
                      MistakeInText{"\n{{#a}}", 2, 1, "wordt niet gesloten"},
                      MistakeInText{"{{/a}}", 1, 1, "is niet geopend"},
                      MistakeInText{"{{#a}}{{/b}}", 1, 7, "hier hoort {{/a}} te staan"},
                      MistakeInText{"{{> groett}}", 1, 1, "geen onderdeel"},
                      MistakeInText{"{{}}", 1, 1, "bestaat hier niet"},
                      MistakeInText{"{{& ruw}}", 1, 1, "bestaat hier niet"},
                      MistakeInText{"{{=<% %>=}}", 1, 1, "bestaat hier niet"}));

}  // namespace
}  // namespace bestek::documents
