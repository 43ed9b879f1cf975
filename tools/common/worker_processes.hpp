// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace bestek {

/// The end of a piece of work, which mostly waits for the disk: says what came of the piece. Called
/// in a thread of its own, while the next piece is worked on; never two at a time.
using Finish = std::function<std::string()>;

/// Called in a worker process: does piece `index` of the work.
using Work = std::function<Finish(std::size_t index)>;

/// Called in this process with what the worker said, or with nothing when the worker died on this
/// piece. False stops the handing out; pieces in hand are finished.
using WorkDone = std::function<bool(std::size_t index, std::optional<std::string> message)>;

/// Does the pieces of work in `workers` processes, each forked from this one, and waits for all. A
/// worker that dies is replaced, and the pieces that it had not told of are done once more, each
/// alone, to find the one that it dies of. Workers do not react to Ctrl-C: the caller decides. When
/// this process dies, its workers finish the pieces in hand and end. Not for a process with
/// threads.
void run_worker_processes(const std::vector<std::size_t>& indexes, std::size_t workers,
                          const Work& work, const WorkDone& done);

}  // namespace bestek
