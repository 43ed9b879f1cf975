// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "dossier/schema_explainer.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "dossier/schemas.hpp"

namespace bestek {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

const Json bundle = Json::parse(R"({"definitions": {
  "kenmerk": {"type": "string", "pattern": "^[a-z]+$", "patternErrorMessage": "schrijf kleine letters"}}})");

std::vector<SchemaProblem> problems(const char* schema, const char* value) {
  return explain_schema(bundle, Json::parse(schema), Json::parse(value));
}

/// The one problem as "code pointer: message = help".
std::string explanation(const char* schema, const char* value) {
  const auto found = problems(schema, value);
  if (found.size() != 1) return std::to_string(found.size()) + " problems";
  return found[0].code + " " + found[0].pointer + ": " + found[0].message + " = " + found[0].help;
}

TEST(ExplainSchema, says_nothing_of_a_value_that_fits) {
  const auto* schema =
      R"({"type": "object", "properties": {"a": {"type": "integer", "minimum": 1}}})";
  EXPECT_THAT(problems(schema, R"({"a": 1})"), IsEmpty());
  EXPECT_THAT(problems("true", "5"), IsEmpty());
}

TEST(ExplainSchema, type) {
  EXPECT_EQ(explanation(R"({"type": "number"})", R"("vijf")"),
            "B013 : \"vijf\" is tekst, verwacht wordt een getal = "
            "schrijf alleen het getal, zonder eenheid of aanhalingstekens");
  EXPECT_THAT(explanation(R"({"type": "string"})", "1234567"), HasSubstr("voorloopnullen"));
  EXPECT_THAT(explanation(R"({"type": "array"})", "{}"), HasSubstr("verwacht wordt een lijst"));
  EXPECT_THAT(explanation(R"({"type": "object"})", "[]"),
              HasSubstr("verwacht wordt een blok met sleutels"));
  EXPECT_THAT(explanation(R"({"type": "integer"})", "1.5"),
              HasSubstr("verwacht wordt een geheel getal"));
  EXPECT_THAT(explanation(R"({"type": ["number", "object"]})", R"("x")"),
              HasSubstr("een getal of een blok met sleutels"));
  EXPECT_THAT(explanation(R"({"type": "string"})", "null"), HasSubstr("hier ontbreekt de waarde"));
}

TEST(ExplainSchema, helps_with_amounts_as_people_write_them) {
  const auto* number = R"({"type": "number"})";
  EXPECT_THAT(explanation(number, R"("52,31")"),
              HasSubstr("schrijf een punt in plaats van een komma: 52.31"));
  EXPECT_THAT(explanation(number, R"("€ 52.31")"), HasSubstr("schrijf alleen het getal: 52.31"));
  EXPECT_THAT(explanation(number, R"("1.234,56")"), HasSubstr("1234.56"));
}

TEST(ExplainSchema, helps_with_a_yes_or_no_only_where_one_is_expected) {
  EXPECT_THAT(explanation(R"({"type": "string", "enum": ["ja", "nee"]})", "true"),
              HasSubstr("ja of nee"));
  EXPECT_THAT(explanation(R"({"type": "string", "minLength": 1})", "true"),
              ::testing::Not(HasSubstr("ja of nee")));
}

TEST(ExplainSchema, enumeration_and_const) {
  EXPECT_EQ(explanation(R"({"enum": ["wmo", "jeugd"]})", R"("wom")"),
            "B014 : \"wom\" is hier geen mogelijke waarde = bedoelde u \"wmo\"?");
  EXPECT_EQ(explanation(R"({"enum": ["uur", "etmaal"]})", R"("seconde")"),
            "B014 : \"seconde\" is hier geen mogelijke waarde = kies uit: uur of etmaal");
  EXPECT_THAT(explanation(R"({"const": 1})", "2"), HasSubstr("B014"));
}

TEST(ExplainSchema, pattern_through_a_reference) {
  EXPECT_EQ(explanation(R"({"$ref": "#/definitions/kenmerk"})", R"("A1")"),
            "B012 : \"A1\" heeft niet de juiste vorm = schrijf kleine letters");
}

TEST(ExplainSchema, lengths) {
  EXPECT_THAT(explanation(R"({"minLength": 1})", R"("")"), HasSubstr("B012"));
  EXPECT_THAT(problems(R"({"maxLength": 3})", R"("één")"), IsEmpty()) << "counted in characters";
  EXPECT_THAT(explanation(R"({"maxLength": 3})", R"("vier")"), HasSubstr("langer dan 3 tekens"));
}

TEST(ExplainSchema, bounds) {
  EXPECT_EQ(explanation(R"({"minimum": 0})", "-1"), "B015 : -1 mag niet kleiner dan 0 zijn = ");
  EXPECT_EQ(explanation(R"({"maximum": 100})", "100.5"),
            "B015 : 100.5 mag niet groter dan 100 zijn = ");
  EXPECT_EQ(explanation(R"({"exclusiveMinimum": 0})", "0"), "B015 : 0 moet groter dan 0 zijn = ");
  EXPECT_THAT(problems(R"({"minimum": 0, "maximum": 100})", "100"), IsEmpty());
}

TEST(ExplainSchema, lists) {
  EXPECT_THAT(explanation(R"({"minItems": 2})", "[1]"), HasSubstr("2 onderdelen"));
  EXPECT_THAT(explanation(R"({"maxItems": 1})", "[1, 2]"), HasSubstr("hoogstens 1 onderdeel"));
  EXPECT_THAT(explanation(R"({"uniqueItems": true})", R"(["a", "b", "a"])"),
              HasSubstr("B015 /2: \"a\""));
  EXPECT_THAT(explanation(R"({"items": {"type": "integer"}})", R"([1, "x"])"),
              HasSubstr("B013 /1"));
}

TEST(ExplainSchema, required_properties_one_finding_each) {
  const auto* schema = R"({"required": ["naam", "kvk"], "properties": {
    "naam": {"description": "Statutaire naam."}, "kvk": {}}})";
  const auto found = problems(schema, "{}");
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].message, "hier ontbreekt \"naam\"");
  EXPECT_EQ(found[0].help, "voeg naam toe: Statutaire naam.");
  EXPECT_EQ(found[1].message, "hier ontbreekt \"kvk\"");
}

TEST(ExplainSchema, unknown_keys_with_the_nearest_known_one) {
  const auto* schema =
      R"({"additionalProperties": false, "required": ["titel"], "properties": {"titel": {}, "wet": {}}})";
  const auto found = problems(schema, R"({"titl": 1, "wet": 2})");
  ASSERT_EQ(found.size(), 1U) << "the misspelt key is reported once, not as missing too";
  EXPECT_EQ(found[0].code, "B010");
  EXPECT_EQ(found[0].pointer, "/titl");
  EXPECT_TRUE(found[0].at_key);
  EXPECT_EQ(found[0].help, "bedoelde u \"titel\"?");
}

TEST(ExplainSchema, escapes_keys_in_pointers) {
  EXPECT_THAT(explanation(R"({"additionalProperties": false})", R"({"a/b~c": 1})"),
              HasSubstr("/a~1b~0c"));
}

TEST(ExplainSchema, additional_properties_with_a_schema_and_property_names) {
  EXPECT_THAT(explanation(R"({"additionalProperties": {"type": "integer"}})", R"({"a": "x"})"),
              HasSubstr("B013 /a"));
  EXPECT_THAT(
      explanation(R"({"propertyNames": {"$ref": "#/definitions/kenmerk"}})", R"({"A1": 1})"),
      HasSubstr("\"A1\" kan hier geen sleutel zijn = schrijf kleine letters"));
  EXPECT_THAT(explanation(R"({"minProperties": 1})", "{}"), HasSubstr("dit blok is leeg"));
}

TEST(ExplainSchema, all_of_any_of_and_one_of) {
  EXPECT_THAT(explanation(R"({"allOf": [{"minimum": 1}, {"maximum": 5}]})", "6"),
              HasSubstr("groter dan 5"));
  EXPECT_THAT(problems(R"({"anyOf": [{"minimum": 10}, {"maximum": 5}]})", "3"), IsEmpty());
  EXPECT_THAT(explanation(R"({"anyOf": [{"minimum": 10}, {"maximum": 5}]})", "7"),
              HasSubstr("B015"));
  EXPECT_THAT(
      explanation(R"({"oneOf": [{"minimum": 1}, {"maximum": 5}], "description": "Kies er één."})",
                  "3"),
      HasSubstr("B016 : hier staan gegevens die elkaar uitsluiten = Kies er één."));
}

TEST(ExplainSchema, if_then_and_not) {
  const auto* conditional = R"({"if": {"required": ["a"]}, "then": {"required": ["b"]}})";
  EXPECT_THAT(explanation(conditional, R"({"a": 1})"), HasSubstr("hier ontbreekt \"b\""));
  EXPECT_THAT(problems(conditional, "{}"), IsEmpty());
  EXPECT_THAT(explanation(R"({"not": {"required": ["a", "b"]}, "description": "Kies."})",
                          R"({"a": 1, "b": 2})"),
              HasSubstr("B016 : deze gegevens gaan niet samen = Kies."));
}

TEST(CheckSchema, does_not_crash_on_a_long_text) {
  Json round = {{"bestek", 1}, {"ronde", {{"contact", {{"email", std::string(1'000'000, 'a')}}}}}};
  EXPECT_FALSE(check_schema(round, "ronde").empty());
}

TEST(Schemas, are_there_for_every_kind_and_describe_every_key) {
  std::function<void(const Json&, const std::string&)> look = [&](const Json& schema,
                                                                  const std::string& where) {
    if (!schema.is_structured()) return;
    if (const auto properties = schema.find("properties");
        schema.is_object() && properties != schema.end()) {
      for (const auto& item : properties->items()) {
        EXPECT_TRUE(item.value().contains("description")) << where << " " << item.key();
      }
    }
    for (const auto& item : schema.items()) look(item.value(), where + "/" + item.key());
  };
  for (const auto* kind : {"ronde", "gemeenten", "diensten", "aanbieders", "criteria", "tarieven",
                           "volumes", "onderhandelpunten", "verloop"}) {
    look(schema_of(kind), kind);
  }
}

Json template_head(const std::string& title) {
  return {{"titel", title}, {"per", "ronde"}, {"klasse", "deelbaar"}, {"bestand", "a"}};
}

std::string times(std::size_t count, const std::string& text) {
  std::string all;
  for (std::size_t i = 0; i < count; ++i) all += text;
  return all;
}

TEST(CheckSchema, counts_characters_not_bytes) {
  EXPECT_THAT(check_schema(template_head(times(10000, "é")), "documentsjabloon"), IsEmpty());
  const auto found = check_schema(template_head(times(10001, "é")), "documentsjabloon");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].code, "B015");
  EXPECT_EQ(found[0].pointer, "/titel");
}

#ifdef __SANITIZE_ADDRESS__
constexpr std::size_t many = 900;  // the search goes as deep as the text is long, in frames that are larger
#else
constexpr std::size_t many = 9000;
#endif

TEST(CheckSchema, holds_a_long_text_of_wide_characters_against_a_pattern) {
  const auto messages = [](const std::string& email) {
    std::vector<std::string> at;
    for (const auto& problem : check_schema({{"aanbieder", {{"email", email}}}}, "aanbieders")) {
      if (problem.pointer == "/aanbieder/email") at.push_back(problem.code);
    }
    return at;
  };
  EXPECT_THAT(messages(times(many, "\U0001F600") + "@a.nl"), IsEmpty());
  EXPECT_THAT(messages(times(many, "\U0001F600")), ::testing::SizeIs(1));
}

}  // namespace
}  // namespace bestek
