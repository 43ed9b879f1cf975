// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

// What one run of a command takes.
#pragma once

#include <string>
#include <vector>

namespace bestek::bench {

struct Measure {
  double seconds = 0;    ///< of processor time: other work on the machine does not count
  double megabytes = 0;  ///< peak of resident memory
  bool is_good = false;  ///< it ended with exit code 0
};

/// The first word is the path of the program. Its output is dropped.
Measure run(const std::vector<std::string>& command);

double median(std::vector<double> values);

}  // namespace bestek::bench
