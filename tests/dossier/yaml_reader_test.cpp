// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "dossier/yaml_reader.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "dossier/model.hpp"

namespace bestek {
namespace {

using ::testing::HasSubstr;

struct Outcome {
  PlacedJson placed;
  Findings findings;
};

Outcome read(std::string_view text, const YamlLimits& limits = {}) {
  Outcome outcome;
  outcome.placed = read_yaml(text, "a.yaml", 7, outcome.findings, limits);
  return outcome;
}

Json value(std::string_view text) {
  auto outcome = read(text);
  EXPECT_TRUE(outcome.findings.empty()) << text << ": " << to_json(outcome.findings).dump();
  return std::move(outcome.placed.value);
}

/// The one finding, as "code line:column".
std::string problem(std::string_view text, const YamlLimits& limits = {}) {
  const auto findings = read(text, limits).findings;
  if (findings.size() != 1) return fmt::format("{} findings", findings.size());
  const auto& where = findings[0].position;
  EXPECT_EQ(where.file, "a.yaml");
  return fmt::format("{} {}:{}", findings[0].code, where.line, where.column);
}

std::string at(const Place& place) {
  EXPECT_EQ(place.file, 7);
  return fmt::format("{}:{}+{}", place.line, place.column, place.length);
}

TEST(ReadYaml, reads_blocks_lists_and_scalars) {
  EXPECT_EQ(value("a: 1\nb: [x, 'y', \"z\"]\nc: {d: null}\ne:\n  - f: 2.5\n"),
            Json::parse(R"({"a": 1, "b": ["x", "y", "z"], "c": {"d": null}, "e": [{"f": 2.5}]})"));
}

TEST(ReadYaml, reads_json) {
  const auto json = Json::parse(R"({"a": [1, 2.5, true, null, "x\"y\\z\n"], "b": {"c": ""}})");
  EXPECT_EQ(value(json.dump()), json);
  EXPECT_EQ(value(json.dump(2)), json);
  EXPECT_EQ(value(json.dump(1, '\t')), json);
}

TEST(ReadYaml, takes_quoted_scalars_as_text) {
  EXPECT_EQ(value("['1', \"true\", 'null', '']"), Json::parse(R"(["1", "true", "null", ""])"));
  EXPECT_EQ(value("!!str 5"), "5");
}

TEST(ReadYaml, folds_and_keeps_lines) {
  EXPECT_EQ(value("a: >-\n  een\n  twee\nb: |\n  een\n  twee\n"),
            Json::parse(R"({"a": "een twee", "b": "een\ntwee\n"})"));
}

TEST(ReadYaml, reads_windows_line_ends_and_a_byte_order_mark) {
  EXPECT_EQ(value("\xEF\xBB\xBF"
                  "a: x\r\nb: 'y'\r\n"),
            Json::parse(R"({"a": "x", "b": "y"})"));
}

TEST(ReadYaml, places_keys_and_values_in_the_order_of_sorted_keys) {
  const auto root = read("b: 52.31\na:\n  - 'x'\n  - {c: 1}\n").placed.positions;
  ASSERT_EQ(root.children.size(), 2U);
  EXPECT_EQ(at(root.value), "1:1+1");
  EXPECT_EQ(at(root.children[1].key), "1:1+1");
  EXPECT_EQ(at(root.children[1].value), "1:4+5");
  const auto& list = root.children[0];
  EXPECT_EQ(at(list.key), "2:1+1");
  ASSERT_EQ(list.children.size(), 2U);
  EXPECT_EQ(list.children[0].key.line, 0U);
  EXPECT_EQ(at(list.children[0].value), "3:5+3");
  EXPECT_EQ(at(list.children[1].children[0].key), "4:6+1");
  EXPECT_EQ(at(list.children[1].children[0].value), "4:9+1");
}

TEST(ReadYaml, places_a_missing_value_on_the_line_of_its_key) {
  const auto root = read("a:\nb: 1\n").placed.positions;
  ASSERT_EQ(root.children.size(), 2U);
  EXPECT_EQ(root.children[0].value.line, 1U);
}

TEST(ReadYaml, keeps_positions_in_step_with_values) {
  const auto placed = read("{z: [1, {y: 2}], a: {c: 1, b: 2}}").placed;
  ASSERT_EQ(placed.positions.children.size(), placed.value.size());
  EXPECT_EQ(placed.positions.children[0].children.size(), placed.value["a"].size());
  EXPECT_EQ(placed.positions.children[1].children.size(), placed.value["z"].size());
}

TEST(ReadYaml, copies_what_an_alias_stands_for_and_places_it_at_the_alias) {
  const auto outcome = read("a: &x [1, 2]\nb: *x\n");
  EXPECT_TRUE(outcome.findings.empty());
  EXPECT_EQ(outcome.placed.value, Json::parse(R"({"a": [1, 2], "b": [1, 2]})"));
  EXPECT_EQ(at(outcome.placed.positions.children[1].value), "2:4+1");
}

TEST(ReadYaml, gives_no_meaning_to_a_merge_key) {
  EXPECT_EQ(value("a: &x {b: 1}\nc:\n  <<: *x\n")["c"], Json::parse(R"({"<<": {"b": 1}})"));
}

TEST(ReadYaml, reports_a_duplicate_key_and_keeps_the_first) {
  const auto outcome = read("b: 1\na: 2\nb: 3\n");
  ASSERT_EQ(outcome.findings.size(), 1U);
  EXPECT_EQ(outcome.findings[0].code, "B004");
  EXPECT_EQ(outcome.findings[0].position.line, 3);
  EXPECT_THAT(outcome.findings[0].help, HasSubstr("regel 1"));
  EXPECT_EQ(outcome.placed.value, Json::parse(R"({"a": 2, "b": 1})"));
  EXPECT_EQ(outcome.placed.positions.children.size(), 2U);
}

TEST(ReadYaml, finds_duplicate_keys_however_they_are_written) {
  EXPECT_EQ(problem("'a': 1\n\"a\": 2\n"), "B004 2:1");
  EXPECT_EQ(problem("{\"1\": 1, 1: 2}"), "B004 1:10");
}

TEST(ReadYaml, counts_columns_in_characters) { EXPECT_EQ(problem("één: {€: 1e3}\n"), "B006 1:10"); }

TEST(ReadYaml, reports_text_that_is_not_yaml_with_its_place) {
  EXPECT_EQ(problem("a: b: c\n"), "B001 1:5");
  EXPECT_EQ(problem("a: 1\n b: 2\n"), "B001 2:3");
  EXPECT_EQ(problem("a: ]\n"), "B001 1:4");
  EXPECT_EQ(problem("a: *b\n"), "B001 1:4");
  EXPECT_EQ(problem("? [a]\n: b\n"), "B001 1:3");
}

TEST(ReadYaml, reports_a_tab_as_a_tab) {
  for (const auto* text : {"a:\n\tb: 1\n", "a:\n\t- 1\n", "a:\n  b: 1\n\tc: 2\n"}) {
    const auto findings = read(text).findings;
    ASSERT_FALSE(findings.empty()) << text;
    EXPECT_EQ(findings[0].code, "B001");
    EXPECT_THAT(findings[0].message, HasSubstr("tab")) << text;
  }
}

TEST(ReadYaml, names_the_bracket_that_is_not_closed) {
  for (const auto* text : {"a: {b: 1\n", "{\"a\": 1, ", "- {b: 1\n- {c: 2}\n"}) {
    const auto findings = read(text).findings;
    ASSERT_FALSE(findings.empty()) << text;
    EXPECT_THAT(findings[0].message, HasSubstr("niet gesloten")) << text;
  }
}

TEST(ReadYaml, names_the_quote_that_is_not_closed) {
  for (const auto* text : {"a: \"b\nc: d\n", "a: 'b\nc: d\n", "a: {b: \"c, d: e}\nf: g\n"}) {
    const auto findings = read(text).findings;
    ASSERT_FALSE(findings.empty()) << text;
    EXPECT_THAT(findings[0].message, HasSubstr("aanhalingsteken")) << text;
  }
}

TEST(ReadYaml, helps_with_a_question_mark_between_braces_which_yaml_cpp_does_not_take) {
  const auto findings = read("{vraag: Werkt dat?, gewicht: 1}").findings;
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_THAT(findings[0].help, HasSubstr("? staan tussen aanhalingstekens"));
}

TEST(ReadYaml, reports_an_empty_file) {
  EXPECT_EQ(problem(""), "B003 1:1");
  EXPECT_EQ(problem("# alleen commentaar\n"), "B003 1:1");
  EXPECT_EQ(problem("\n\n"), "B003 1:1");
}

TEST(ReadYaml, reports_a_second_document) {
  EXPECT_EQ(problem("a: 1\n---\nb: 2\n"), "B007 3:1");
  EXPECT_EQ(value("---\na: 1\n...\n"), Json::parse(R"({"a": 1})"));
}

TEST(ReadYaml, reports_invalid_utf_8_and_control_characters) {
  EXPECT_EQ(problem("a: é\nb: \xE9\n"), "B002 2:4");
  EXPECT_EQ(problem("a: \x1b[31m"), "B002 1:4");
  EXPECT_EQ(problem(std::string_view("a: \0", 4)), "B002 1:4");
}

TEST(ReadYaml, stops_at_a_hundred_levels) {
  const auto nested = [](int depth) { return std::string(depth, '[') + std::string(depth, ']'); };
  EXPECT_TRUE(read(nested(100)).findings.empty());
  EXPECT_EQ(problem(nested(101)), "B005 1:101");
  EXPECT_EQ(problem(nested(100'000)), "B005 1:101");
  EXPECT_EQ(problem("[[[1]]]", {.depth = 2}), "B005 1:3");
}

TEST(ReadYaml, stops_when_aliases_expand_too_far) {
  std::string text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 12; ++i) {
    text += fmt::format("a{0}: &a{0} [*a{1}, *a{1}, *a{1}, *a{1}, *a{1}, *a{1}, *a{1}, *a{1}]\n", i,
                        i - 1);
  }
  EXPECT_THAT(problem(text), ::testing::StartsWith("B005"));
}

TEST(ReadYaml, refuses_an_alias_to_the_block_it_is_in) {
  EXPECT_EQ(problem("a: &x [*x]\n"), "B001 1:8");
}

TEST(CodePointColumn, counts_characters_before_the_byte) {
  EXPECT_EQ(SourceLines("a\néé: x\n").code_point_column("a\néé: x\n", 2, 7), 5);
  EXPECT_EQ(SourceLines("abc").code_point_column("abc", 1, 1), 1);
  EXPECT_EQ(SourceLines("abc").code_point_column("abc", 9, 4), 1) << "after the last line";
}

/// A decimal number of at most 15 significant digits, as people write it.
std::string any_decimal() {
  std::int64_t bound = 1;
  for (int count = *rc::gen::inRange(1, 16); count > 0; --count) bound *= 10;
  const auto digits = *rc::gen::inRange<std::int64_t>(0, bound);
  const auto text = std::to_string(digits);
  const auto decimals = *rc::gen::inRange<std::size_t>(0, 16);
  const auto sign = *rc::gen::element<std::string>("", "-");
  if (decimals == 0) return sign + text;
  const auto padded =
      std::string(text.size() <= decimals ? decimals + 1 - text.size() : 0, '0') + text;
  return sign + padded.substr(0, padded.size() - decimals) + "." +
         padded.substr(padded.size() - decimals);
}

RC_GTEST_PROP(ReadYamlProperty, keeps_every_decimal_of_15_digits_exact, ()) {
  const auto written = any_decimal();
  Findings findings;
  const auto placed = read_yaml("a: " + written, "a.yaml", 0, findings);
  RC_LOG() << written;
  RC_ASSERT(findings.empty());
  RC_ASSERT(exact_number(placed.value["a"]) == parse_decimal(written).value());
}

RC_GTEST_PROP(ReadYamlProperty, keeps_every_decimal_exact_on_its_way_through_json, ()) {
  const auto written = any_decimal();
  RC_LOG() << written;
  Findings findings;
  const auto once = read_yaml("a: " + written, "a.yaml", 0, findings).value;
  const auto twice = read_yaml(once.dump(), "b.json", 0, findings).value;
  RC_ASSERT(findings.empty());
  RC_ASSERT(exact_number(twice["a"]) == parse_decimal(written).value());
}

RC_GTEST_PROP(ReadYamlProperty, reads_back_any_text_written_as_json, (const std::string& bytes)) {
  std::string text;
  for (const char c : bytes)
    text += static_cast<char>(0x20 + (static_cast<unsigned char>(c) % 0x5F));
  const Json json = {{"a", text}};
  Findings findings;
  const auto placed = read_yaml(json.dump(), "a.json", 0, findings);
  RC_ASSERT(findings.empty());
  RC_ASSERT(placed.value == json);
}

RC_GTEST_PROP(ReadYamlProperty, never_throws_and_keeps_positions_in_step,
              (const std::string& bytes)) {
  static constexpr std::string_view alphabet = "ab: -,[]{}'\"&*!|>?#\n \t0.%@\xC3\xA9";
  std::string text;
  for (const char c : bytes) text += alphabet[static_cast<unsigned char>(c) % alphabet.size()];
  RC_LOG() << text;
  Findings findings;
  const auto placed = read_yaml(text, "a.yaml", 0, findings);
  std::function<void(const Json&, const Positions&)> compare = [&](const Json& json,
                                                                   const Positions& positions) {
    RC_ASSERT(positions.children.size() == (json.is_structured() ? json.size() : 0));
    std::size_t index = 0;
    for (const auto& child : json.is_structured() ? json : Json::array())
      compare(child, positions.children[index++]);
  };
  compare(placed.value, placed.positions);
  RC_ASSERT(!placed.value.is_null() || !findings.empty() ||
            text.find_first_not_of(" \n\t") != std::string::npos);
}

}  // namespace
}  // namespace bestek
