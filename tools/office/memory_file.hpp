// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <string>

namespace bestek::office {

/// A file that exists in memory only, for a library that wants to write to a path. Nothing of a
/// confidential sheet is left on a disk.
class MemoryFile {
 public:
  MemoryFile();  ///< throws FileError
  ~MemoryFile();
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;

  const std::string& path() const { return path_; }
  std::string bytes() const;  ///< all that was written; throws FileError

 private:
  int descriptor_;
  std::string path_;
};

}  // namespace bestek::office
