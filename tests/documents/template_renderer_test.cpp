// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "documents/template_renderer.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace bestek::documents {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

struct Rendered {
  RenderedText result;
  Findings findings;
};

Rendered render_text(const std::string& text, const Json& view, Escape escape = Escape::none) {
  Rendered rendered;
  const auto none = [](const std::string&) { return std::optional<NamedText>(); };
  const auto prepared =
      prepare_template({"t.md", text}, {"t.md", 1, 1}, none, {}, rendered.findings);
  rendered.result = render(prepared, view, escape, rendered.findings);
  return rendered;
}

const Json view = {{"titel", "Ronde"},
                   {"leeg", nullptr},
                   {"geen", Json::array()},
                   {"ja", true},
                   {"nee", false},
                   {"lijst",
                    {{{"naam", "een"}, {"sub", {{{"x", 1}}, {{"x", 2}}}}},
                     {{"naam", "twee"}, {"sub", Json::array()}}}},
                   {"namen", {"a", "b"}},
                   {"blok", {{"titel", "Binnen"}}}};

TEST(TemplateRenderer, ListsRepeatAndBlocksNest) {
  const auto [result, findings] =
      render_text("{{#lijst}}\n{{naam}}:{{#sub}}{{x}}{{/sub}}\n{{/lijst}}\n", view);
  EXPECT_THAT(findings, IsEmpty());
  EXPECT_EQ(result.text, "een:12\ntwee:\n");
}

TEST(TemplateRenderer, NamesAreLookedUpFromTheInnermostBlockOutwards) {
  EXPECT_EQ(render_text("{{#blok}}{{titel}}{{/blok}} {{titel}}", view).result.text, "Binnen Ronde");
  EXPECT_EQ(render_text("{{#lijst}}{{titel}} {{/lijst}}", view).result.text, "Ronde Ronde ");
}

TEST(TemplateRenderer, AbsentValuesLeaveTheirBlockOut) {
  EXPECT_EQ(
      render_text("{{#leeg}}a{{/leeg}}{{#geen}}b{{/geen}}{{#nee}}c{{/nee}}{{#ja}}d{{/ja}}", view)
          .result.text,
      "d");
  EXPECT_EQ(
      render_text("{{^leeg}}a{{/leeg}}{{^geen}}b{{/geen}}{{^nee}}c{{/nee}}{{^ja}}d{{/ja}}", view)
          .result.text,
      "abc");
}

TEST(TemplateRenderer, ItemsOfAPlainList) {
  EXPECT_EQ(render_text("{{#namen}}<{{.}}>{{/namen}}", view).result.text, "<a><b>");
}

TEST(TemplateRenderer, AbsentBlocksLeaveNoBlankLineInATable) {
  EXPECT_EQ(render_text("|a|\n{{#leeg}}\n|b|\n{{/leeg}}\n|c|\n", view).result.text, "|a|\n|c|\n");
}

TEST(TemplateRenderer, BlankLinesWithinABlockStay) {
  EXPECT_EQ(render_text("a\n{{#ja}}\n\nb\n{{/ja}}\n\nc\n", view).result.text, "a\n\nb\n\nc\n");
}

TEST(TemplateRenderer, LinesKnowWhereTheyComeFrom) {
  const auto result = render_text("{{#lijst}}\n{{naam}}\n{{/lijst}}\nslot\n", view).result;
  EXPECT_THAT(result.lines, ElementsAre(0, 0, 1)) << "line 2 of the template twice, then line 4";
}

TEST(TemplateRenderer, ValuesAreEscapedForMarkdown) {
  const Json hostile = {{"naam", "*A* | <b> [x](y) # `c` 1. & \\ a\nb"}};
  EXPECT_EQ(render_text("{{naam}}", hostile, Escape::markdown).result.text,
            "\\*A\\* \\| \\<b\\> \\[x\\](y) \\# \\`c\\` 1\\. \\& \\\\ a b");
}

TEST(TemplateRenderer, AValueIsNeverATemplate) {
  EXPECT_EQ(render_text("{{naam}}", {{"naam", "{{titel}}"}}).result.text, "{{titel}}");
}

TEST(TemplateRenderer, AllMistakesAreReportedAtTheirTag) {
  const auto findings =
      render_text("{{titl}}\n{{blok.titl}}\n{{leeg}} {{#onbekend}}x{{/onbekend}}", view).findings;
  ASSERT_EQ(findings.size(), 4U);
  EXPECT_EQ(findings[0].message, "onbekende naam \"titl\"");
  EXPECT_EQ(findings[0].help, "bedoelde u \"titel\"?");
  EXPECT_EQ(findings[1].message, "onbekende naam \"titl\" in \"blok.titl\"");
  EXPECT_EQ(findings[1].position.line, 2);
  EXPECT_THAT(findings[2].message, HasSubstr("is leeg"));
  EXPECT_EQ(findings[3].position.column, 10);
}

}  // namespace
}  // namespace bestek::documents
