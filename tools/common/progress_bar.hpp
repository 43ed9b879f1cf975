// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <chrono>
#include <cstddef>
#include <iosfwd>
#include <string>

namespace bestek {

/// "[########------------]  412/1.000  86 per s  nog 7 s": 80 columns at most.
std::string progress_line(std::size_t done, std::size_t total, std::chrono::duration<double> spent);

/// A bar that is drawn anew on one line of a terminal, at most ten times a second, and wiped at the
/// end. Does nothing when it is not shown.
class ProgressBar {
 public:
  ProgressBar(std::ostream& terminal, std::size_t total, bool is_shown);
  ~ProgressBar();
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;

  void show(std::size_t done);

 private:
  using Clock = std::chrono::steady_clock;

  std::ostream& terminal_;
  std::size_t total_;
  bool is_shown_;
  Clock::time_point start_ = Clock::now();
  Clock::time_point drawn_{};
};

}  // namespace bestek
