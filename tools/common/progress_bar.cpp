// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "common/progress_bar.hpp"

#include <fmt/format.h>

#include <cmath>
#include <ostream>

#include "common/dutch.hpp"

namespace bestek {

namespace {

std::string time_left(double seconds) {
  constexpr double minute = 60;
  if (seconds < minute) return fmt::format("nog {:.0f} s", std::ceil(seconds));
  return fmt::format("nog {:.0f} min", std::ceil(seconds / minute));
}

std::string count_text(std::size_t count) {
  return dutch::number(Rational(static_cast<std::uint64_t>(count)), 0, 0);
}

}  // namespace

std::string progress_line(std::size_t done, std::size_t total,
                          std::chrono::duration<double> spent) {
  constexpr std::size_t width = 24;
  const auto filled = total == 0 ? width : done * width / total;
  auto line = fmt::format("[{}{}]  {}/{}", std::string(filled, '#'),
                          std::string(width - filled, '-'), count_text(done), count_text(total));
  if (done == 0 || spent.count() <= 0) return line;
  const auto rate = static_cast<double>(done) / spent.count();
  const Rational tenths(std::llround(rate * 10), 10);
  line += fmt::format("  {} per s", dutch::number(tenths, 0, rate < 10 ? 1 : 0));
  if (done < total) line += "  " + time_left(static_cast<double>(total - done) / rate);
  return line;
}

ProgressBar::ProgressBar(std::ostream& terminal, std::size_t total, bool is_shown)
    : terminal_(terminal), total_(total), is_shown_(is_shown) {}

ProgressBar::~ProgressBar() {
  if (drawn_ != Clock::time_point()) terminal_ << "\r\x1b[K" << std::flush;
}

void ProgressBar::show(std::size_t done) {
  using namespace std::chrono_literals;
  const auto now = Clock::now();
  if (!is_shown_ || (drawn_ != Clock::time_point() && now - drawn_ < 100ms)) return;
  drawn_ = now;
  terminal_ << "\r\x1b[K" << progress_line(done, total_, now - start_) << std::flush;
}

}  // namespace bestek
