// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "common/command.hpp"
#include "common/output_folder.hpp"

/// Makes many files in worker processes: what a library keeps in static state cannot get mixed up,
/// and a worker that dies takes one file with it.
namespace bestek {

/// What came of one file.
struct BatchFile {
  std::string name;         ///< in the folder
  ManifestEntry entry;      ///< its sha256 is filled in when the file is written
  std::string bytes;        ///< empty when `is_current`, or when there are findings
  bool is_current = false;  ///< the file in the folder is the right one
  Findings findings{};      ///< with an error among them, the file is not written
};

/// Makes file number `index`, from 0. Called in a worker process, so what it changes elsewhere is
/// lost. What it throws makes this one file fail.
using MakeBatchFile = std::function<BatchFile(std::size_t index)>;

/// The number of workers for `-j`: 0 stands for all cores.
std::size_t worker_count(int wanted);

struct BatchOptions {
  std::size_t workers = 1;      ///< 1: all in this process
  bool shows_progress = false;  ///< a bar on the terminal
};

struct BatchResult {
  int written = 0;
  int unchanged = 0;
  int kept = 0;                     ///< a person changed it
  Findings findings;                ///< of all files, not sorted
  std::vector<std::string> failed;  ///< a Dutch line for each file that could not be made
  bool is_interrupted = false;      ///< Ctrl-C or a request to stop: the rest is not made
};

/// Makes the files that `share` picks from 0 … count - 1, in any order, and saves the manifest. The
/// result does not depend on the number of workers. After Ctrl-C the files in hand are finished. A
/// full disk stops the batch; any other trouble with a file does not stop the rest.
BatchResult run_batch(std::size_t count, const MakeBatchFile& make, OutputFolder& folder,
                      const BatchOptions& options, Streams& streams);

}  // namespace bestek
