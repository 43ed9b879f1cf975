// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "dossier/model/funding.hpp"

namespace bestek {
namespace {

using ::testing::HasSubstr;

ScenarioChange change(const char* text) {
  return std::get<ScenarioChange>(parse_scenario_change(text));
}

std::string problem_in(const char* text) {
  return std::get<ScenarioProblem>(parse_scenario_change(text)).message;
}

TEST(ScenarioChange, is_read_and_written_alike) {
  for (const auto* text : {"tarief:+2%", "volume:-5%", "budget:-0.25%", "tarief:bgi-vb:+2.5%"})
    EXPECT_EQ(to_text(change(text)), text);
  EXPECT_EQ(change("volume:haren:-5%").target, "haren");
  EXPECT_EQ(change("tarief:+0%").percentage, 0);
  EXPECT_EQ(change(" tarief:-100% ").percentage, -100);
}

TEST(ScenarioChange, that_cannot_be_read_says_why) {
  EXPECT_THAT(problem_in("tarief"), HasSubstr("dubbele punt"));
  EXPECT_THAT(problem_in("tarief:a:b:+2%"), HasSubstr("dubbele punt"));
  EXPECT_THAT(problem_in("tarieven:+2%"), HasSubstr("\"tarieven\" kan niet veranderen"));
  EXPECT_THAT(problem_in("tarief:2%"), HasSubstr("begint niet met + of -"));
  EXPECT_THAT(problem_in("tarief:+2"), HasSubstr("geen %"));
  EXPECT_THAT(problem_in("tarief:+2,5%"), HasSubstr("punt, geen komma"));
  EXPECT_THAT(problem_in("tarief:+twee%"), HasSubstr("geen getal"));
  EXPECT_THAT(problem_in("tarief:+-2%"), HasSubstr("geen getal"));
  EXPECT_THAT(problem_in("tarief:-101%"), HasSubstr("niet tussen -100 en 1000"));
  EXPECT_THAT(problem_in("tarief::+2%"), HasSubstr("geen kenmerk"));
  EXPECT_THAT(problem_in(""), HasSubstr("dubbele punt"));
  EXPECT_THAT(problem_in("tarief:+%"), HasSubstr("geen getal"));
  EXPECT_THAT(problem_in("tarief:"), HasSubstr("begint niet met + of -"));
}

}  // namespace
}  // namespace bestek
