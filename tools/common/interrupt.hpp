// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <csignal>

namespace bestek {

/// While one exists, Ctrl-C and a request to stop (SIGTERM, SIGHUP) are remembered instead of
/// ending the process at once.
class InterruptWatch {
 public:
  InterruptWatch();
  ~InterruptWatch();
  InterruptWatch(const InterruptWatch&) = delete;
  InterruptWatch& operator=(const InterruptWatch&) = delete;

 private:
  struct sigaction before_[3] = {};
};

/// True once a request to stop came while a watch existed.
bool was_interrupted();

/// Ends the process as the remembered signal would have done, so that a script that called it stops
/// too.
[[noreturn]] void end_as_interrupted();

}  // namespace bestek
