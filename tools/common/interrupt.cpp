// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "common/interrupt.hpp"

#include <array>
#include <cstdlib>

namespace bestek {

namespace {

constexpr std::array watched = {SIGINT, SIGTERM, SIGHUP};

/// A signal handler has nowhere else to leave word (POSIX.1-2017, 2.4.3).
volatile std::sig_atomic_t received_signal = 0;

extern "C" void remember(int signal) { received_signal = signal; }

}  // namespace

InterruptWatch::InterruptWatch() {
  received_signal = 0;
  struct sigaction action {};
  action.sa_handler = remember;
  for (std::size_t i = 0; i < watched.size(); ++i) ::sigaction(watched.at(i), &action, &before_[i]);
}

InterruptWatch::~InterruptWatch() {
  for (std::size_t i = 0; i < watched.size(); ++i) ::sigaction(watched.at(i), &before_[i], nullptr);
}

bool was_interrupted() { return received_signal != 0; }

void end_as_interrupted() {
  const int signal = received_signal != 0 ? received_signal : SIGINT;
  std::signal(signal, SIG_DFL);
  std::raise(signal);
  std::_Exit(128 + signal);
}

}  // namespace bestek
