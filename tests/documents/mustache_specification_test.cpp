// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "documents/template_renderer.hpp"

/// The cases of the Mustache specification (github.com/mustache/spec) for interpolation, sections,
/// inverted sections, partials and comments, in our own words. Values are not escaped for HTML
/// here: what a value is escaped for is up to the kind of document.
///
/// Refused on purpose, each with a finding (see RefusedCase): a name that is missing and a value
/// that is empty, since a contract has no blanks; {{{x}}} and {{&x}}, since values are always
/// escaped; a partial that is missing, or that holds itself. Different on purpose: a partial that
/// stands alone on its line ends that line, also when its file lacks the last newline; a list,
/// true and false have no text of their own. Not there: line ends other than \n, which a template
/// that is read never has; other delimiters; lambdas.
namespace bestek::documents {
namespace {

struct SpecCase {
  std::string name;
  std::string text;
  Json view;
  std::string expected;
  std::map<std::string, std::string> partials{};
};

struct Outcome {
  std::string text;
  Findings findings;
};

Outcome outcome_of(const SpecCase& each) {
  Outcome outcome;
  const auto find = [&](const std::string& name) -> std::optional<NamedText> {
    const auto found = each.partials.find(name);
    if (found == each.partials.end()) return std::nullopt;
    return NamedText{name + ".md", found->second};
  };
  const auto prepared =
      prepare_template({"t.md", each.text}, {"t.md", 1, 1}, find, {}, outcome.findings);
  outcome.text = render(prepared, each.view, Escape::none, outcome.findings).text;
  return outcome;
}

std::string name_of(const ::testing::TestParamInfo<SpecCase>& info) { return info.param.name; }

class SpecificationCase : public ::testing::TestWithParam<SpecCase> {};

TEST_P(SpecificationCase, Holds) {
  const auto outcome = outcome_of(GetParam());
  EXPECT_THAT(outcome.findings, ::testing::IsEmpty());
  EXPECT_EQ(outcome.text, GetParam().expected);
}

const Json abc = {{"a", {{"b", {{"c", {{"naam", "Fenna"}}}}}}}};

INSTANTIATE_TEST_SUITE_P(
    Interpolation, SpecificationCase,
    ::testing::Values(
        SpecCase{"PlainText", "Dag {wereld}!\n", {}, "Dag {wereld}!\n"},
        SpecCase{"Basic", "Dag, {{naam}}!\n", {{"naam", "wereld"}}, "Dag, wereld!\n"},
        SpecCase{"ValueIsNoTemplate", "{{a}}: {{b}}", {{"a", "{{b}}"}, {"b", "x"}}, "{{b}}: x"},
        SpecCase{"WholeNumber", "\"{{n}}\"", {{"n", 85}}, "\"85\""},
        SpecCase{"Decimal", "\"{{n}}\"", {{"n", 1.21}}, "\"1.21\""},
        SpecCase{"DottedName", "{{a.b.c.naam}} {{#a}}{{b.c.naam}}{{/a}}", abc, "Fenna Fenna"},
        SpecCase{"FirstPartDecidesWhereToLook",
                 "{{#x}}{{a.b.c.naam}}{{/x}}",
                 {{"a", {{"b", {{"c", {{"naam", "Fenna"}}}}}}}, {"x", {{"y", 1}}}},
                 "Fenna"},
        SpecCase{"ImplicitIterator", "Dag, {{.}}!", "wereld", "Dag, wereld!"},
        SpecCase{"SpaceAroundStays", "| {{s}} |", {{"s", "---"}}, "| --- |"},
        SpecCase{"AloneOnALine", "  {{s}}\n", {{"s", "---"}}, "  ---\n"},
        SpecCase{"SpaceWithinIsNothing", "|{{ s }}|", {{"s", "---"}}, "|---|"}),
    name_of);

const Json yes = {{"b", true}};
const Json no = {{"b", false}};
const Json deep = {{"a", {{"een", 1}}}, {"b", {{"twee", 2}}}, {"c", {{"drie", 3}}}};

INSTANTIATE_TEST_SUITE_P(
    Sections, SpecificationCase,
    ::testing::Values(
        SpecCase{"True", "\"{{#b}}dit{{/b}}\"", yes, "\"dit\""},
        SpecCase{"False", "\"{{#b}}dit{{/b}}\"", no, "\"\""},
        SpecCase{"Null", "\"{{#b}}dit{{/b}}\"", {{"b", nullptr}}, "\"\""},
        SpecCase{
            "Context", "\"{{#c}}Dag {{naam}}.{{/c}}\"", {{"c", {{"naam", "Jo"}}}}, "\"Dag Jo.\""},
        SpecCase{"ParentContexts",
                 "{{#s}}{{a}}, {{b}}, {{s.d}}{{/s}}",
                 {{"a", "fu"}, {"b", "ba"}, {"s", {{"b", "bo"}, {"d", "x"}}}},
                 "fu, bo, x"},
        SpecCase{"ValueItself", "{{#fu}}{{.}} is {{fu}}{{/fu}}", {{"fu", "ba"}}, "ba is ba"},
        SpecCase{"DeepContexts",
                 "{{#a}}{{een}}{{#b}}{{een}}{{twee}}{{#c}}{{een}}{{twee}}{{drie}}{{/c}}{{/"
                 "b}}{{een}}{{/a}}",
                 deep, "1121231"},
        SpecCase{"List",
                 "\"{{#l}}{{n}}{{/l}}\"",
                 {{"l", {{{"n", 1}}, {{"n", 2}}, {{"n", 3}}}}},
                 "\"123\""},
        SpecCase{"EmptyList", "\"{{#l}}ja{{/l}}\"", {{"l", Json::array()}}, "\"\""},
        SpecCase{"ListInList",
                 "{{#t}}{{n}}{{#m}}-{{k}}{{n}}{{/m}};{{/t}}",
                 {{"t",
                   {{{"n", 1}, {"m", {{{"k", "a"}}, {{"k", "b"}}}}},
                    {{"n", 2}, {"m", {{{"k", "c"}}}}}}}},
                 "1-a1-b1;2-c2;"},
        SpecCase{"Twice",
                 "{{#b}}\n* een\n{{/b}}\n* {{t}}\n{{#b}}\n* drie\n{{/b}}\n",
                 {{"b", true}, {"t", "twee"}},
                 "* een\n* twee\n* drie\n"},
        SpecCase{"NestedTrue", "| A {{#b}}B {{#b}}C{{/b}} D{{/b}} E |", yes, "| A B C D E |"},
        SpecCase{"NestedFalse", "| A {{#b}}B {{#b}}C{{/b}} D{{/b}} E |", no, "| A  E |"},
        SpecCase{"ItemsOfTexts", "\"{{#l}}({{.}}){{/l}}\"", {{"l", {"a", "b"}}}, "\"(a)(b)\""},
        SpecCase{"ItemsOfNumbers", "\"{{#l}}({{.}}){{/l}}\"", {{"l", {1, 2.5}}}, "\"(1)(2.5)\""},
        SpecCase{"ItemsOfLists",
                 "\"{{#l}}({{#.}}{{.}}{{/.}}){{/l}}\"",
                 {{"l", {{1, 2}, {"a"}}}},
                 "\"(12)(a)\""},
        SpecCase{"DottedTrue", "{{#a.b.c}}Hier{{/a.b.c}}", abc, "Hier"},
        SpecCase{"DottedFalse", "{{#a.b}}Hier{{/a.b}}", {{"a", {{"b", false}}}}, ""},
        SpecCase{"SpaceAround", " | {{#b}}\t|\t{{/b}} | \n", yes, " | \t|\t | \n"},
        SpecCase{"SpaceWithin", " | {{#b}} {{! niets }}\n {{/b}} | \n", yes, " |  \n  | \n"},
        SpecCase{"IndentedInline", " {{#b}}JA{{/b}}\n {{#b}}GOED{{/b}}\n", yes, " JA\n GOED\n"},
        SpecCase{"AloneOnTheirLines", "| Dit\n{{#b}}\n|\n{{/b}}\n| Einde", yes,
                 "| Dit\n|\n| Einde"},
        SpecCase{"IndentedAlone", "| Dit\n  {{#b}}\n|\n  {{/b}}\n| Einde", yes,
                 "| Dit\n|\n| Einde"},
        SpecCase{"NoLineBefore", "  {{#b}}\n#{{/b}}\n/", yes, "#\n/"},
        SpecCase{"NoLineAfter", "#{{#b}}\n/\n  {{/b}}", yes, "#\n/\n"},
        SpecCase{"Padding", "|{{# b }}={{/ b }}|", yes, "|=|"}),
    name_of);

INSTANTIATE_TEST_SUITE_P(
    Inverted, SpecificationCase,
    ::testing::Values(
        SpecCase{"False", "\"{{^b}}dit{{/b}}\"", no, "\"dit\""},
        SpecCase{"True", "\"{{^b}}dit{{/b}}\"", yes, "\"\""},
        SpecCase{"Null", "\"{{^b}}dit{{/b}}\"", {{"b", nullptr}}, "\"dit\""},
        SpecCase{"Block", "\"{{^c}}x{{/c}}\"", {{"c", {{"naam", "Jo"}}}}, "\"\""},
        SpecCase{"List", "\"{{^l}}x{{/l}}\"", {{"l", {{{"n", 1}}}}}, "\"\""},
        SpecCase{"EmptyList", "\"{{^l}}ja{{/l}}\"", {{"l", Json::array()}}, "\"ja\""},
        SpecCase{"Twice",
                 "{{^b}}\n* een\n{{/b}}\n* {{t}}\n{{^b}}\n* drie\n{{/b}}\n",
                 {{"b", false}, {"t", "twee"}},
                 "* een\n* twee\n* drie\n"},
        SpecCase{"NestedFalse", "| A {{^b}}B {{^b}}C{{/b}} D{{/b}} E |", no, "| A B C D E |"},
        SpecCase{"NestedTrue", "| A {{^b}}B {{^b}}C{{/b}} D{{/b}} E |", yes, "| A  E |"},
        SpecCase{"DottedTrue", "{{^a.b.c}}Niet{{/a.b.c}}", abc, ""},
        SpecCase{"DottedFalse", "{{^a.b}}Niet{{/a.b}}", {{"a", {{"b", false}}}}, "Niet"},
        SpecCase{"SpaceAround", " | {{^b}}\t|\t{{/b}} | \n", no, " | \t|\t | \n"},
        SpecCase{"IndentedInline", " {{^b}}NEE{{/b}}\n {{^b}}ZO{{/b}}\n", no, " NEE\n ZO\n"},
        SpecCase{"AloneOnTheirLines", "| Dit\n{{^b}}\n|\n{{/b}}\n| Einde", no, "| Dit\n|\n| Einde"},
        SpecCase{"IndentedAlone", "| Dit\n  {{^b}}\n|\n  {{/b}}\n| Einde", no, "| Dit\n|\n| Einde"},
        SpecCase{"NoLineBefore", "  {{^b}}\n^{{/b}}\n/", no, "^\n/"},
        SpecCase{"NoLineAfter", "^{{^b}}\n/\n  {{/b}}", no, "^\n/\n"},
        SpecCase{"Padding", "|{{^ b }}={{/ b }}|", no, "|=|"}),
    name_of);

INSTANTIATE_TEST_SUITE_P(
    Partials, SpecificationCase,
    ::testing::Values(
        SpecCase{"Basic",
                 "\"{{>tekst}}\"",
                 {},
                 "\"uit het onderdeel\"",
                 {{"tekst", "uit het onderdeel"}}},
        SpecCase{"Context", "\"{{>p}}\"", {{"x", "inhoud"}}, "\"*inhoud*\"", {{"p", "*{{x}}*"}}},
        SpecCase{"Nested",
                 "[{{>buiten}}]",
                 {{"a", "dag"}, {"b", "wereld"}},
                 "[*dag wereld!*]",
                 {{"buiten", "*{{a}} {{>binnen}}*"}, {"binnen", "{{b}}!"}}},
        SpecCase{"SpaceAround", "| {{>p}} |", {}, "| \t|\t |", {{"p", "\t|\t"}}},
        SpecCase{"IndentInlineIsNotCopied",
                 "  {{d}}  {{> p}}\n",
                 {{"d", "|"}},
                 "  |  >\n>\n",
                 {{"p", ">\n>"}}},
        SpecCase{"IndentOfALineOfItsOwn",
                 "\\\n {{>p}}\n/\n",
                 {{"x", "<\n->"}},
                 "\\\n |\n < ->\n |\n/\n",
                 {{"p", "|\n{{x}}\n|\n"}}},
        SpecCase{"Padding", "|{{> p }}|", {}, "|[]|", {{"p", "[]"}}}),
    name_of);

INSTANTIATE_TEST_SUITE_P(
    Comments, SpecificationCase,
    ::testing::Values(
        SpecCase{"Inline", "123{{! uitleg }}456", {}, "123456"},
        SpecCase{"OverLines", "123{{!\n  uitleg\n  meer\n}}456\n", {}, "123456\n"},
        SpecCase{"AloneOnALine", "Begin.\n{{! uitleg }}\nEinde.\n", {}, "Begin.\nEinde.\n"},
        SpecCase{"IndentedAlone", "Begin.\n  {{! uitleg }}\nEinde.\n", {}, "Begin.\nEinde.\n"},
        SpecCase{"NoLineBefore", "  {{! uitleg }}\n!", {}, "!"},
        SpecCase{"NoLineAfter", "!\n  {{! uitleg }}", {}, "!\n"},
        SpecCase{"AloneOverLines", "Begin.\n{{!\nuitleg\n}}\nEinde.\n", {}, "Begin.\nEinde.\n"},
        SpecCase{"IndentedOverLines",
                 "Begin.\n  {{!\n    uitleg\n  }}\nEinde.\n",
                 {},
                 "Begin.\nEinde.\n"},
        SpecCase{"BehindText", "  12 {{! 34 }}\n", {}, "  12 \n"},
        SpecCase{"SpaceAround", "12345 {{! uitleg }} 67890", {}, "12345  67890"},
        SpecCase{
            "NotAName", "uitleg: >{{! uitleg }}<", {{"! uitleg", 1}, {"uitleg", 2}}, "uitleg: ><"}),
    name_of);

class RefusedCase : public ::testing::TestWithParam<SpecCase> {};

TEST_P(RefusedCase, IsAFinding) {
  const auto outcome = outcome_of(GetParam());
  ASSERT_THAT(outcome.findings, ::testing::SizeIs(1));
  EXPECT_THAT(outcome.findings[0].message, ::testing::HasSubstr(GetParam().expected));
}

INSTANTIATE_TEST_SUITE_P(
    All, RefusedCase,
    ::testing::Values(
        SpecCase{"MissingName", "I {{kan}} niet", Json::object(), "onbekende naam"},
        SpecCase{"EmptyValue", "I ({{kan}}) niet", {{"kan", nullptr}}, "is leeg"},
        SpecCase{"BrokenChain", "{{a.b.x.naam}}", abc, "onbekende naam"},
        SpecCase{"ThreeBraces", "{{{naam}}", {{"naam", "x"}}, "bestaat hier niet"},
        SpecCase{"Ampersand", "{{&naam}}", {{"naam", "x"}}, "bestaat hier niet"},
        SpecCase{"MissingSection", "[{{#kan}}x{{/kan}}]", Json::object(), "onbekende naam"},
        SpecCase{"MissingInverted", "[{{^kan}}x{{/kan}}]", Json::object(), "onbekende naam"},
        SpecCase{"MissingPartial", "\"{{>tekst}}\"", Json::object(), "geen onderdeel"},
        SpecCase{
            "PartialInItself", "{{>p}}", {{"x", 1}}, "voegt zichzelf in", {{"p", "{{x}}<{{>p}}>"}}},
        SpecCase{"Delimiters", "{{=<% %>=}}", Json::object(), "bestaat hier niet"}),
    name_of);

TEST(MustacheSpecification, APartialOnALineOfItsOwnEndsThatLine) {
  const auto outcome = outcome_of({"", "  {{>p}}\n>", Json::object(), "", {{"p", ">\n>"}}});
  EXPECT_EQ(outcome.text, "  >\n  >\n>");
}

}  // namespace
}  // namespace bestek::documents
