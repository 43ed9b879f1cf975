// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "dossier/yaml_edit.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "dossier/yaml_reader.hpp"

namespace bestek {
namespace {

Json read_whole(const std::string& text) {
  Findings findings;
  auto value = read_yaml(text, "", 0, findings).value;
  EXPECT_TRUE(findings.empty()) << text;
  return value;
}

const std::string offer =
    "# Aanbieding, niet openbaar\n"
    "aanbieding:\n"
    "  aanbieder: noorderhaven   # de grootste\n"
    "  ontvangen: 2014-06-20\n"
    "  tarieven:\n"
    "    # eerst individueel\n"
    "    - dienst: bgi\n"
    "      van: 2015-01-01\n"
    "      tarief: 61.20    # na telefoontje\n"
    "    - {dienst: bgg, van: 2015-01-01, tarief: 40.00}\n"
    "  eigen_verklaring:\n"
    "    uitsluitingsgronden: nee\n"
    "# einde\n";

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  return text.replace(text.find(from), from.size(), to);
}

std::string edited(const std::string& text, const std::function<void(Json&)>& change) {
  auto wanted = read_whole(text);
  change(wanted);
  return edited_yaml(text, yaml_of(wanted)).value_or("(not possible)");
}

TEST(YamlText, is_quoted_only_where_it_would_read_as_something_else) {
  EXPECT_EQ(yaml_text("A. de Vries").source, "A. de Vries");
  for (const auto* text : {"nee", "2015-01-01"}) EXPECT_EQ(yaml_text(text).source, text);
  for (const auto* text :
       {"", "null", "12", "a: b", "a #b", "- a", "é", "=1+1", "a ", "{a}", "0.9"})
    EXPECT_EQ(yaml_text(text).source.front(), '"') << text;
}

TEST(YamlText, reads_as_itself) {
  EXPECT_TRUE(rc::check([](const std::string& text) {
    std::string printable;
    for (const char c : text) {
      if (c >= ' ' && c <= '~') printable += c;
    }
    RC_ASSERT(read_whole("a: " + yaml_text(printable).source).at("a") == printable);
  }));
}

TEST(YamlNumber, keeps_its_decimals) {
  EXPECT_EQ(yaml_number("61.20").source, "61.20");
  EXPECT_EQ(yaml_number("61.20").value, Json(61.2));
  EXPECT_THROW(yaml_number("61,20"), std::invalid_argument);
}

TEST(EditedYaml, leaves_a_text_that_reads_as_wanted) {
  EXPECT_EQ(edited(offer, [](Json&) {}), offer);
}

TEST(EditedYaml, changes_a_value_and_nothing_else) {
  EXPECT_EQ(edited(offer, [](Json& all) { all["aanbieding"]["tarieven"][0]["tarief"] = 62.4; }),
            replaced(offer, "61.20", "62.4"));
  EXPECT_EQ(edited(offer, [](Json& all) { all["aanbieding"]["tarieven"][1]["tarief"] = 41; }),
            replaced(offer, "40.00", "41"));
  EXPECT_EQ(edited(offer, [](Json& all) { all["aanbieding"]["aanbieder"] = "a: b"; }),
            replaced(offer, "noorderhaven", "\"a: b\""));
}

TEST(EditedYaml, adds_members_and_items_behind_the_last_one) {
  EXPECT_EQ(edited(offer, [](Json& all) { all["aanbieding"]["versie"] = "0.3"; }),
            replaced(offer, "nee\n", "nee\n  versie: \"0.3\"\n"));
  EXPECT_EQ(edited(offer, [](Json& all) { all["aanbieding"]["tarieven"][1]["x"] = 1; }),
            replaced(offer, "40.00}", "40.00, x: 1}"));
  EXPECT_EQ(edited(offer,
                   [](Json& all) {
                     all["aanbieding"]["tarieven"].push_back({{"dienst", "x"}, {"tarief", 5}});
                   }),
            replaced(offer, "40.00}\n", "40.00}\n    - {dienst: x, tarief: 5}\n"));
  EXPECT_EQ(edited("a:\n- b: 1\n",
                   [](Json& all) {
                     all["a"].push_back({{"b", 2}, {"c", {1}}});
                   }),
            "a:\n- b: 1\n- b: 2\n  c:\n    - 1\n");
}

TEST(EditedYaml, takes_members_and_items_away) {
  EXPECT_EQ(edited(offer, [](Json& all) { all["aanbieding"].erase("eigen_verklaring"); }),
            replaced(offer, "  eigen_verklaring:\n    uitsluitingsgronden: nee\n", ""));
  EXPECT_EQ(edited(offer, [](Json& all) { all["aanbieding"]["tarieven"].erase(1); }),
            replaced(offer, "    - {dienst: bgg, van: 2015-01-01, tarief: 40.00}\n", ""));
}

TEST(EditedYaml, adds_to_the_sources_of_a_round_in_either_form) {
  const auto add = [](Json& all) { all["bronnen"]["aanbiedingen"] = "aanbiedingen/*.yaml"; };
  EXPECT_EQ(edited("bestek: 1\nbronnen: {a: a.yaml, b: [b.yaml]}  # alles\n", add),
            "bestek: 1\nbronnen: {a: a.yaml, b: [b.yaml], aanbiedingen: aanbiedingen/*.yaml}  # "
            "alles\n");
  EXPECT_EQ(edited("bronnen:\n  a: a.yaml # een\n\nronde: 1", add),
            "bronnen:\n  a: a.yaml # een\n  aanbiedingen: aanbiedingen/*.yaml\n\nronde: 1");
  EXPECT_EQ(edited("bronnen: {}", add), "bronnen: {aanbiedingen: aanbiedingen/*.yaml}");
}

TEST(EditedYaml, adds_nothing_to_a_block_with_an_anchor_or_a_tag) {
  const auto add = [](Json& all) { all["a"]["c"] = {1, 2}; };
  for (const auto* text : {"a: &x {b: 1}\n", "a: &x\n  b: 1\n", "a: !!map {b: 1}\n", "a: {b: 1}\n"})
    EXPECT_EQ(edited(text, add), "(not possible)") << text;
}

TEST(EditedYaml, does_not_touch_what_it_cannot_edit_safely) {
  const auto change = [](Json& all) { all["a"] = "nieuw"; };
  for (const auto* text :
       {"a: |\n  oud\n", "a: &b oud\nc: *b\n", "a: twee\n  regels\n", "a: [1]\n"})
    EXPECT_EQ(edited(text, change), "(not possible)") << text;
}

/// Nested values with keys and texts that YAML could read as something else.
rc::Gen<Json> any_value(int depth) {
  const auto scalar = rc::gen::oneOf(
      rc::gen::map(rc::gen::inRange(-1000, 1000), [](int number) { return Json(number); }),
      rc::gen::element(Json("nee"), Json("a: b"), Json("12"), Json(61.2), Json("x # y"),
                       Json("é")));
  if (depth == 0) return scalar;
  const auto map =
      rc::gen::map(rc::gen::container<std::map<std::string, Json>>(
                       rc::gen::element(std::string("dienst"), std::string("van"),
                                        std::string("tarief"), std::string("x"), std::string("y")),
                       any_value(depth - 1)),
                   [](const std::map<std::string, Json>& members) {
                     Json object = Json::object();
                     for (const auto& [key, value] : members) object[key] = value;
                     return object;
                   });
  return rc::gen::oneOf(scalar, map);
}

TEST(EditedYaml, reads_as_wanted_and_keeps_every_comment) {
  EXPECT_TRUE(rc::check([] {
    Json now = Json::object(), wanted = Json::object();
    std::string text = "# boven\n";
    const auto count = *rc::gen::inRange(1, 6);
    for (int i = 0; i < count; ++i) {
      const auto key = "k" + std::to_string(i);
      now[key] = *any_value(2);
      wanted[key] = *rc::gen::oneOf(rc::gen::just(now[key]), any_value(2));
      YamlNode one = yaml_map();
      one.add(key, yaml_of(now[key]));
      text += "# voor " + key + "\n" + to_yaml(one);
    }
    RC_ASSERT(read_whole(text) == now);
    const auto result = edited_yaml(text, yaml_of(wanted));
    if (!result) RC_DISCARD("not possible");
    RC_ASSERT(read_whole(*result) == wanted);
    for (int i = 0; i < count; ++i)
      RC_ASSERT(result->find("# voor k" + std::to_string(i) + "\n") != std::string::npos);
    RC_ASSERT(result->starts_with("# boven\n"));
  }));
}

/// A change of scalars is always possible in the form that to_yaml writes, and touches nothing
/// else.
TEST(EditedYaml, changes_one_number_in_place) {
  EXPECT_TRUE(rc::check([](std::vector<int> amounts) {
    RC_PRE(!amounts.empty());
    const auto index = *rc::gen::inRange<std::size_t>(0, amounts.size());
    std::string before, behind, text = "lijst:\n";
    Json wanted = {{"lijst", Json::array()}};
    for (std::size_t i = 0; i < amounts.size(); ++i) {
      const auto line = "  - {dienst: d" + std::to_string(i) + ", tarief: ";
      (i <= index ? before : behind) += i == 0 ? text + line : line;
      if (i != index) (i < index ? before : behind) += std::to_string(amounts[i]) + "} # x\n";
      wanted["lijst"].push_back({{"dienst", "d" + std::to_string(i)}, {"tarief", amounts[i]}});
    }
    behind = "} # x\n" + behind;
    text = before + std::to_string(amounts[index]) + behind;
    wanted["lijst"][index]["tarief"] = 12345;
    RC_ASSERT(edited_yaml(text, yaml_of(wanted)) == before + "12345" + behind);
  }));
}

}  // namespace
}  // namespace bestek
