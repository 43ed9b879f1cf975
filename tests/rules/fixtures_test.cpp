// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <sstream>

#include "common/files.hpp"
#include "common/text.hpp"
#include "dossier/finding_codes.hpp"
#include "dossier/schemas.hpp"
#include "rules/fixture.hpp"

namespace bestek::fixtures {
namespace {

using ::testing::ElementsAreArray;
using ::testing::IsEmpty;

std::string printed(const Dossier& dossier) {
  std::ostringstream out;
  print_findings(out, dossier.findings, dossier.texts);
  return out.str();
}

std::string test_name(const ::testing::TestParamInfo<std::filesystem::path>& info) {
  auto name = info.param.stem().string();
  std::replace_if(
      name.begin(), name.end(), [](unsigned char c) { return std::isalnum(c) == 0; }, '_');
  return name;
}

class WrongRound : public ::testing::TestWithParam<std::filesystem::path> {};

TEST_P(WrongRound, gives_exactly_the_findings_that_it_marks) {
  const auto fixture = read_fixture(GetParam());
  const auto dossier = check(fixture.text);
  ASSERT_FALSE(fixture.expected.empty()) << "a wrong round marks a finding, such as «B100»; found\n"
                                         << printed(dossier);
  EXPECT_EQ(GetParam().stem().string().substr(0, 4), fixture.expected.front().code);
  EXPECT_THAT(spots(dossier.findings), ElementsAreArray(fixture.expected)) << printed(dossier);
}

TEST_P(WrongRound, says_what_is_wrong_and_how_to_mend_it) {
  for (const auto& finding : check(read_fixture(GetParam()).text).findings) {
    EXPECT_FALSE(finding.message.empty());
    EXPECT_FALSE(finding.message.ends_with('.')) << finding.message;
    EXPECT_TRUE(finding.code < "B100" || !finding.help.empty()) << finding.message;
  }
}

INSTANTIATE_TEST_SUITE_P(Fixtures, WrongRound, ::testing::ValuesIn(list_fixtures("fout")),
                         test_name);

class GoodRound : public ::testing::TestWithParam<std::filesystem::path> {};

TEST_P(GoodRound, gives_no_finding_at_all) {
  const auto fixture = read_fixture(GetParam());
  const auto dossier = check(fixture.text);
  EXPECT_THAT(fixture.expected, IsEmpty());
  EXPECT_THAT(spots(dossier.findings), IsEmpty()) << printed(dossier);
}

INSTANTIATE_TEST_SUITE_P(Fixtures, GoodRound, ::testing::ValuesIn(list_fixtures("goed")),
                         test_name);

TEST(Fixtures, the_base_gives_no_finding) {
  const auto dossier = check(read_file(folder() / "basis.yaml"));
  EXPECT_THAT(spots(dossier.findings), IsEmpty()) << printed(dossier);
}

/// Codes that a round in one file cannot show, and where they are tested instead.
const std::map<std::string, std::string>& tested_elsewhere() {
  static const std::map<std::string, std::string> codes = {
      {"B008", "needs files: tests/cli/toets/bestand-ontbreekt.test"},
      {"B019", "a schema that the explainer cannot explain; none is known"},
      {"B040", "templates: tests/documents"},
      {"B041", "templates: tests/documents"},
      {"B049", "templates: tests/cli/opstel"},
      {"B050", "documents and sheets: tests/documents"},
      {"B051", "documents: tests/cli/opstel/onderdeel-ontbreekt.test"},
      {"B060", "comments that ignore a finding: tests/dossier"},
      {"B061", "comments that ignore a finding: tests/dossier"},
      {"B062", "comments that ignore a finding: tests/dossier"},
      {"B070", "cost prices: tests/pricing"},
      {"B071", "cost prices: tests/cli/tarief"},
      {"B072", "cost prices: tests/cli/tarief"},
      {"B073", "cost prices: tests/cli/tarief"},
      {"B090", "files out: tests/cli"},
      {"B368", "needs a file: tests/cli/toets/contractstandaard.test"},
      {"B369", "needs a file: tests/cli/toets/contractstandaard.test"}};
  return codes;
}

/// Codes of sheets that come back, which no round shows: tests/workbooks/check_lees.py has a sheet
/// for each, or else tests/cli/lees a transcript.
bool is_about_returned_sheets(std::string_view code) { return code >= "B310" && code <= "B339"; }

TEST(Codes, each_has_a_wrong_round) {
  std::set<std::string> shown;
  for (const auto& path : list_fixtures("fout")) {
    for (const auto& spot : read_fixture(path).expected) shown.insert(spot.code);
  }
  for (const auto& code : finding_codes()) {
    const std::string name(code.code);
    if (tested_elsewhere().contains(name) || is_about_returned_sheets(name)) continue;
    EXPECT_TRUE(shown.contains(name)) << name << " has no fixture in tests/rules/fout";
  }
}

/// "/aanbieders/3/kvk" -> "/aanbieders/*/kvk"
std::string place_in_any_item(const std::string& pointer) {
  std::string place;
  for (const auto& part : split(pointer, '/')) {
    if (place.empty() && part.empty()) continue;
    const bool is_index = part.find_first_not_of("0123456789") == std::string::npos;
    place += "/" + (is_index ? "*" : part);
  }
  return place;
}

void add_places(const Json& value, const std::string& place, std::set<std::string>& places) {
  places.insert(place);
  if (value.is_array()) {
    for (const auto& item : value) add_places(item, place + "/*", places);
  } else if (value.is_object()) {
    for (const auto& item : value.items())
      add_places(item.value(), place + "/" + item.key(), places);
  }
}

/// The places of all values in good rounds: there, a rule looks and finds nothing.
std::set<std::string> places_in_good_rounds() {
  std::set<std::string> places;
  for (const auto& path : list_fixtures("goed"))
    add_places(check(read_fixture(path).text).json, "", places);
  add_places(check(read_file(folder() / "basis.yaml")).json, "", places);
  return places;
}

TEST(Codes, each_rule_has_a_good_round_with_a_value_where_a_wrong_round_has_its_mistake) {
  const auto good = places_in_good_rounds();
  std::map<std::string, std::set<std::string>> wrong;
  for (const auto& path : list_fixtures("fout")) {
    for (const auto& finding : check(read_fixture(path).text).findings)
      wrong[finding.code].insert(place_in_any_item(finding.path));
  }
  for (const auto& [code, places] : wrong) {
    if (code < "B020") continue;
    EXPECT_TRUE(std::any_of(places.begin(), places.end(),
                            [&](const std::string& place) { return good.contains(place); }))
        << code << " looks at " << *places.begin() << ", which no good round has";
  }
}

/// Lays an example over the base: objects and lists of objects are merged, null removes, also in a
/// list.
void overlay(Json& base, const Json& example) {
  if (example.is_object() && base.is_object()) {
    for (const auto& item : example.items()) {
      if (item.value().is_null()) {
        base.erase(item.key());
      } else {
        overlay(base[item.key()], item.value());
      }
    }
  } else if (example.is_array() && base.is_array() && !example.empty() && example[0].is_object()) {
    for (std::size_t i = 0; i < example.size(); ++i) {
      if (i == base.size()) base.push_back(Json::object());
      if (example[i].is_null()) {
        base.erase(i);
      } else {
        overlay(base[i], example[i]);
      }
    }
  } else {
    base = example;
  }
}

/// An example about bids is a change to good bids, which most rounds do not have.
Json base_for(const Json& example) {
  const bool has_bids = example.contains("inschrijvingen");
  const auto text = has_bids ? read_fixture(folder() / "goed/inschrijvingen.yaml").text
                             : read_file(folder() / "basis.yaml");
  Findings problems;
  return read_yaml(text, "basis", 0, problems).value;
}

TEST(Codes, each_rule_shows_itself_in_its_example) {
  for (const auto& code : finding_codes()) {
    if (code.code < "B020" || (code.code > "B032" && code.code < "B100")) continue;
    if (tested_elsewhere().contains(std::string(code.code))) continue;
    if (is_about_returned_sheets(code.code)) continue;
    ASSERT_FALSE(code.example.empty()) << code.code << " has no example";
    Findings problems;
    const auto example = read_yaml(code.example, "voorbeeld", 0, problems).value;
    ASSERT_THAT(problems, IsEmpty()) << code.code;
    auto round = base_for(example);
    overlay(round, example);
    const auto dossier = check(round.dump());
    EXPECT_TRUE(std::any_of(dossier.findings.begin(), dossier.findings.end(),
                            [&](const Finding& finding) { return finding.code == code.code; }))
        << code.code << "\n"
        << code.example << printed(dossier);
  }
}

TEST(Codes, are_sorted_unique_and_explained) {
  std::string before;
  for (const auto& code : finding_codes()) {
    EXPECT_LT(before, code.code);
    before = code.code;
    EXPECT_FALSE(code.title.empty());
    EXPECT_FALSE(code.explanation.empty());
    EXPECT_TRUE(code.severity == "fout" || code.severity == "waarschuwing" ||
                code.severity == "advies");
  }
}

TEST(Data, thresholds_fit_their_schema) {
  const auto path =
      std::filesystem::path(BESTEK_SOURCE_DIR) / "tools/dossier/data/drempelbedragen.yaml";
  const auto dossier = check_one_file(path, "drempelbedragen");
  EXPECT_THAT(spots(dossier.findings), IsEmpty()) << printed(dossier);
}

}  // namespace
}  // namespace bestek::fixtures
