// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

/// Other programs, and a folder for what they leave behind.
namespace bestek {

/// The program with this name in PATH, or empty.
std::filesystem::path find_program(const std::string& name);

/// Runs the program and waits; what it prints is dropped. Its exit code, or -1 when it could not be
/// started, was killed, or took longer than `patience` (then it is killed, with what it started).
int run_program(const std::vector<std::string>& command, std::chrono::seconds patience);

/// A new folder that is removed, with all in it, at the end of its scope.
class ScratchFolder {
 public:
  /// Throws FileError.
  ScratchFolder();
  ~ScratchFolder();
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace bestek
