// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace bestek {

/// The number of workers for `-j`: 0 stands for all cores.
inline std::size_t worker_count(int wanted) {
  if (wanted > 0) return static_cast<std::size_t>(wanted);
  return std::max(1U, std::thread::hardware_concurrency());
}

/// Calls `work(0)` … `work(count - 1)` on at most `workers` threads and waits for all. The first
/// exception is thrown on. What the work yields must not depend on the order.
template <class Work>
void for_each_index(std::size_t count, std::size_t workers, const Work& work) {
  std::atomic<std::size_t> next = 0;
  std::exception_ptr failure;
  std::mutex guard;
  const auto take_turns = [&] {
    for (std::size_t i = next++; i < count; i = next++) {
      try {
        work(i);
      } catch (...) {
        const std::lock_guard lock(guard);
        if (!failure) failure = std::current_exception();
      }
    }
  };
  std::vector<std::jthread> threads;
  for (std::size_t i = 1; i < std::min(workers, count); ++i) threads.emplace_back(take_turns);
  take_turns();
  threads.clear();
  if (failure) std::rethrow_exception(failure);
}

}  // namespace bestek
