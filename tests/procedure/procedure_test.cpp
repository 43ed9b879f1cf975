// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "procedure/procedure.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "exact_values.hpp"

namespace bestek::procedure {
namespace {

using ::testing::IsEmpty;

using bestek::testing::day;

Round round_with_log(std::vector<LogEntry> log, const std::string& status = "concept") {
  Round round;
  round.head.contract_model = "bestuurlijk_aanbesteden";
  round.head.version.status = status;
  round.log = std::move(log);
  return round;
}

TEST(Steps, TheNineStepsOfTheNotaStandInOrder) {
  const auto steps = steps_of("bestuurlijk_aanbesteden");
  ASSERT_EQ(steps.size(), 9U);
  for (int i = 0; i < 9; ++i) EXPECT_EQ(steps[static_cast<std::size_t>(i)].number, i);
  EXPECT_EQ(steps[4].id, "plenair_overleg");
  EXPECT_EQ(steps[8].id, "afronding");
}

TEST(Steps, AModelWithoutAProcedureHasNone) { EXPECT_THAT(steps_of("veilingmodel"), IsEmpty()); }

TEST(Progress, TheLastLoggedStepIsUnderWayAndEarlierOnesAreDone) {
  const auto progress =
      progress_of(round_with_log({{"presentatie", day("2014-01-15"), "", ""},
                                  {"plenair_overleg", day("2014-04-02"), "", ""},
                                  {"plenair_overleg", day("2014-05-07"), "", ""}}));
  EXPECT_EQ(progress[0].progress, Progress::done);
  EXPECT_EQ(progress[1].progress, Progress::to_come);
  EXPECT_EQ(progress[4].progress, Progress::under_way);
  EXPECT_EQ(progress[4].first, day("2014-04-02"));
  EXPECT_EQ(progress[4].last, day("2014-05-07"));
  EXPECT_EQ(progress[5].progress, Progress::to_come);
  EXPECT_FALSE(progress[5].first);
}

TEST(Progress, InASignedRoundTheLastStepIsDone) {
  const auto progress =
      progress_of(round_with_log({{"afronding", day("2014-09-01"), "", ""}}, "ondertekend"));
  EXPECT_EQ(progress[8].progress, Progress::done);
}

TEST(Progress, WithoutALogEverythingIsToCome) {
  for (const auto& step : progress_of(round_with_log({})))
    EXPECT_EQ(step.progress, Progress::to_come);
}

}  // namespace
}  // namespace bestek::procedure
