// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "dossier/sarif.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "dossier/finding_codes.hpp"

namespace bestek {
namespace {

Finding finding(std::string code, Severity severity, SourcePosition position) {
  return {std::move(code), severity, std::move(position), "/a", "melding", "hulp"};
}

OrderedJson only_run(const JudgedFindings& findings, const std::string& folder = "ronde") {
  Dossier dossier;
  dossier.folder = folder;
  return to_sarif(dossier, findings).at("runs").at(0);
}

TEST(Sarif, has_every_code_as_a_rule) {
  const auto rules = only_run({}).at("tool").at("driver").at("rules");
  ASSERT_EQ(rules.size(), finding_codes().size());
  EXPECT_EQ(rules[0].at("id"), finding_codes()[0].code);
  EXPECT_EQ(rules[0].at("defaultConfiguration").at("level"), "error");
}

TEST(Sarif, gives_code_level_text_and_place) {
  const auto run = only_run({{finding("B020", Severity::warning, {"ronde/a.yaml", 3, 5, 7})}, {}});
  const auto& result = run.at("results").at(0);
  EXPECT_EQ(result.at("ruleId"), "B020");
  EXPECT_EQ(result.at("level"), "warning");
  EXPECT_EQ(result.at("message").at("text"), "melding. Hulp: hulp");
  const auto& place = result.at("locations").at(0).at("physicalLocation");
  EXPECT_EQ(place.at("artifactLocation").at("uri"), "ronde/a.yaml");
  EXPECT_EQ(place.at("region"),
            (OrderedJson{{"startLine", 3}, {"startColumn", 5}, {"endColumn", 12}}));
  EXPECT_FALSE(result.contains("suppressions"));
}

TEST(Sarif, knows_advice_as_a_note) {
  EXPECT_EQ(only_run({{finding("B020", Severity::advice, {"a", 1, 1, 1})}, {}})
                .at("results")
                .at(0)
                .at("level"),
            "note");
}

TEST(Sarif, leaves_out_what_is_not_known) {
  const auto results = only_run({{finding("B020", Severity::error, {"a.yaml", 0, 0, 0}),
                                  finding("B020", Severity::error, {"-", 1, 1, 1})},
                                 {}})
                           .at("results");
  EXPECT_FALSE(results[0].at("locations").at(0).at("physicalLocation").contains("region"));
  EXPECT_TRUE(results[1].at("locations").empty());
}

TEST(Sarif, writes_paths_as_relative_uris) {
  const auto uri = [](const std::string& file) {
    return only_run({{finding("B020", Severity::error, {file, 1, 1, 1})}, {}}, "/rondes/x")
        .at("results")
        .at(0)
        .at("locations")
        .at(0)
        .at("physicalLocation")
        .at("artifactLocation")
        .at("uri")
        .get<std::string>();
  };
  EXPECT_EQ(uri("één map/a:b.yaml"), "%C3%A9%C3%A9n%20map/a%3Ab.yaml");
  EXPECT_EQ(uri("./x/../a.yaml"), "a.yaml");
  EXPECT_EQ(uri("/rondes/x/b/a.yaml"), "b/a.yaml");
  EXPECT_EQ(uri((std::filesystem::current_path() / "c" / "a.yaml").string()), "c/a.yaml");
}

TEST(Sarif, keeps_ignored_findings_as_suppressed_results) {
  const auto results = only_run({{finding("B020", Severity::error, {"a", 1, 1, 1})},
                                 {{finding("B021", Severity::error, {"a", 2, 1, 1}), "reden"},
                                  {finding("B022", Severity::error, {"a", 3, 1, 1}), ""}}})
                           .at("results");
  ASSERT_EQ(results.size(), 3U);
  EXPECT_EQ(results[0].at("suppressions"), OrderedJson::array());
  EXPECT_EQ(results[1].at("suppressions").dump(),
            R"([{"kind":"inSource","justification":"reden"}])");
  EXPECT_EQ(results[2].at("suppressions").dump(), R"([{"kind":"external"}])");
}

}  // namespace
}  // namespace bestek
