// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "dossier/suppressions.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "dossier/yaml_reader.hpp"

namespace bestek {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

/// A dossier of one file, with findings as (code, line).
Dossier dossier_of(std::string text, const std::vector<std::pair<std::string, int>>& findings) {
  Dossier dossier;
  dossier.files = {"ronde.yaml"};
  auto placed = read_yaml(text, "ronde.yaml", 0, dossier.findings);
  dossier.json = std::move(placed.value);
  dossier.positions = std::move(placed.positions);
  dossier.texts["ronde.yaml"] = std::move(text);
  for (const auto& [code, line] : findings) {
    dossier.findings.push_back({code, Severity::error, {"ronde.yaml", line, 1, 1}, "", "fout", ""});
  }
  return dossier;
}

std::vector<std::string> codes(const Findings& findings) {
  std::vector<std::string> list;
  for (const auto& finding : findings) list.push_back(finding.code);
  return list;
}

std::vector<std::string> judged(const Dossier& dossier,
                                const std::vector<std::string>& ignored = {}) {
  return codes(judge_findings(dossier, ignored).counted);
}

TEST(Suppressions, leave_a_round_without_comments_alone) {
  EXPECT_THAT(judged(dossier_of("a: 1\nb: 2\n", {{"B020", 2}})), ElementsAre("B020"));
}

TEST(Suppressions, a_comment_at_the_end_of_a_line_is_about_that_line) {
  const auto dossier = dossier_of("a: 1\nb: 2  # bestek: negeer B020 is zo afgesproken\nc: 3\n",
                                  {{"B020", 1}, {"B020", 2}, {"B021", 2}, {"B020", 3}});
  const auto result = judge_findings(dossier, {});
  EXPECT_THAT(codes(result.counted), ElementsAre("B020", "B021", "B020"));
  ASSERT_EQ(result.ignored.size(), 1U);
  EXPECT_EQ(result.ignored[0].finding.position.line, 2);
  EXPECT_EQ(result.ignored[0].reason, "is zo afgesproken");
}

TEST(Suppressions, a_comment_on_its_own_line_is_about_the_next_line_with_content) {
  EXPECT_THAT(judged(dossier_of(
                  "# bestek: negeer B020 reden\n\n# uitleg\n# bestek: negeer B021 reden\na: 1\n",
                  {{"B020", 5}, {"B021", 5}, {"B022", 5}})),
              ElementsAre("B022"));
}

TEST(Suppressions, one_comment_covers_all_findings_of_its_code_on_the_line) {
  EXPECT_EQ(judge_findings(dossier_of("a: {b: 1, c: 2} # bestek: negeer B020 reden\n",
                                      {{"B020", 1}, {"B020", 1}}),
                           {})
                .ignored.size(),
            2U);
}

TEST(Suppressions, read_windows_line_ends) {
  EXPECT_THAT(judged(dossier_of("a: 1 # bestek: negeer B020 reden\r\nb: 2\r\n", {{"B020", 1}})),
              IsEmpty());
}

TEST(Suppressions, demand_a_reason) {
  const auto result =
      judge_findings(dossier_of("a: 1  # bestek: negeer B020\n", {{"B020", 1}}), {});
  EXPECT_THAT(codes(result.counted), ElementsAre("B020", "B060"));
  EXPECT_EQ(result.counted[1].position, (SourcePosition{"ronde.yaml", 1, 7, 21}));
  EXPECT_THAT(judged(dossier_of("a: 1  # bestek: negeer\n", {})), ElementsAre("B060"));
}

TEST(Suppressions, demand_a_code_that_exists_and_can_be_ignored) {
  const auto result = judge_findings(dossier_of("a: 1  # bestek: negeer B0201 reden\n", {}), {});
  ASSERT_THAT(codes(result.counted), ElementsAre("B061"));
  EXPECT_THAT(result.counted[0].help, HasSubstr("bedoelde u"));
  EXPECT_THAT(judged(dossier_of("a: 1  # bestek: negeer B010 reden\n", {{"B010", 1}})),
              ElementsAre("B010", "B061"));
  EXPECT_THAT(judged(dossier_of("a: 1  # bestek: negeer B060 reden\n", {})), ElementsAre("B061"));
}

TEST(Suppressions, suggest_the_word_for_a_slip_but_not_for_another_comment) {
  const auto result =
      judge_findings(dossier_of("a: 1  # bestek: neger B020 reden\n", {{"B020", 1}}), {});
  ASSERT_THAT(codes(result.counted), ElementsAre("B020", "B061"));
  EXPECT_THAT(result.counted[1].help, HasSubstr("\"negeer\""));
  EXPECT_THAT(judged(dossier_of("# bestek: 1\na: 1  # zie bestek: negeer B020\n", {})), IsEmpty());
}

TEST(Suppressions, advise_to_remove_one_that_ignores_nothing) {
  EXPECT_THAT(judged(dossier_of("a: 1  # bestek: negeer B020 reden\n", {{"B020", 2}})),
              ElementsAre("B062", "B020"));
  EXPECT_THAT(judged(dossier_of("a: 1\n# bestek: negeer B020 reden\n", {})), ElementsAre("B062"));
}

TEST(Suppressions, are_comments_and_not_texts_that_look_like_them) {
  EXPECT_THAT(judged(dossier_of("a: \"x # bestek: negeer B020 reden\"\n", {{"B020", 1}})),
              ElementsAre("B020"));
  EXPECT_THAT(
      judged(dossier_of("a: >-\n  tekst\n  # bestek: negeer B020 reden\nb: 1\n", {{"B020", 4}})),
      ElementsAre("B020"));
  EXPECT_THAT(
      judged(dossier_of("a: \"# bestek: negeer B020 x\"\nb: 1  # bestek: negeer B021 reden\n",
                        {{"B020", 1}, {"B021", 2}})),
      ElementsAre("B020"));
  EXPECT_THAT(judged(dossier_of("a: x#bestek: negeer\n", {})), ElementsAre("B001"));
}

TEST(Suppressions, a_code_of_the_command_line_holds_everywhere) {
  const auto result =
      judge_findings(dossier_of("a: 1\nb: 2\n", {{"B020", 1}, {"B020", 2}, {"B021", 2}}), {"B020"});
  EXPECT_THAT(codes(result.counted), ElementsAre("B021"));
  EXPECT_EQ(result.ignored.size(), 2U);
  EXPECT_EQ(result.ignored[0].reason, "");
}

TEST(Suppressions, never_hide_that_a_file_has_the_wrong_form) {
  for (const auto* code : {"B001", "B008", "B010", "B019", "B060", "B061"})
    EXPECT_FALSE(can_be_ignored(code)) << code;
  for (const auto* code : {"B020", "B031", "B062", "B150"})
    EXPECT_TRUE(can_be_ignored(code)) << code;
  EXPECT_THAT(judged(dossier_of("a: 1\n", {{"B010", 1}}), {"B010"}), ElementsAre("B010"));
}

}  // namespace
}  // namespace bestek
