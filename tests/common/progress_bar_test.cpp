// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "common/progress_bar.hpp"

#include <gtest/gtest.h>

#include <sstream>

namespace bestek {
namespace {

using std::chrono::duration;

TEST(ProgressLine, shows_count_rate_and_time_left) {
  EXPECT_EQ(progress_line(250, 1000, duration<double>(5)),
            "[######------------------]  250/1.000  50 per s  nog 15 s");
  EXPECT_EQ(progress_line(3, 1000, duration<double>(2)),
            "[------------------------]  3/1.000  1,5 per s  nog 12 min");
}

TEST(ProgressLine, says_no_more_than_it_knows) {
  EXPECT_EQ(progress_line(0, 10, duration<double>(0)), "[------------------------]  0/10");
  EXPECT_EQ(progress_line(10, 10, duration<double>(2)),
            "[########################]  10/10  5 per s");
}

TEST(ProgressBar, is_wiped_at_the_end) {
  std::ostringstream terminal;
  {
    ProgressBar bar(terminal, 10, true);
    bar.show(1);
    bar.show(2);  // within a tenth of a second: not drawn
  }
  EXPECT_EQ(terminal.str().rfind("\r\x1b[K"), terminal.str().size() - 4);
  EXPECT_EQ(terminal.str().find("2/10"), std::string::npos);
}

TEST(ProgressBar, shows_nothing_when_it_is_not_wanted) {
  std::ostringstream terminal;
  {
    ProgressBar bar(terminal, 10, false);
    bar.show(1);
  }
  EXPECT_EQ(terminal.str(), "");
}

}  // namespace
}  // namespace bestek
