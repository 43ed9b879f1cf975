// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <filesystem>
#include <iosfwd>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace bestek {

/// A file could not be read or written. The text is Dutch, names the file and the reason.
struct FileError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// The disk, or the user's part of it, is full.
struct DiskFullError : FileError {
  using FileError::FileError;
};

/// The largest file that any command reads.
constexpr std::size_t max_file_size = std::size_t{64} * 1024 * 1024;

/// The whole of a regular file. Throws FileError when it is missing, not a regular file, not
/// readable, or larger than `max_size`.
std::string read_file(const std::filesystem::path& path, std::size_t max_size = max_file_size);

/// The whole of a stream, with the same bound. `name` is what the message calls it.
std::string read_stream(std::istream& in, const std::string& name,
                        std::size_t max_size = max_file_size);

/// The end of the name of a file that is being written.
constexpr const char* unfinished_suffix = ".deel";

/// Writes beside the target, syncs and renames: a reader sees the old file or the new one, and a
/// run that is killed leaves no half file under the target's name. Throws FileError.
void write_file(const std::filesystem::path& path, std::string_view bytes);

/// Adds a line at the end of a file, in one piece: lines of processes that write to the same file
/// are not mixed. Throws FileError.
void append_line(const std::filesystem::path& path, std::string_view line);

/// Removes the file when it is there. Throws FileError.
void remove_file(const std::filesystem::path& path);

/// Makes the folder and those above it. Throws FileError.
void make_folder(const std::filesystem::path& path);

/// Files that match the pattern below `folder`, sorted by name. `*` and `?` match within one name,
/// in the last part of the path only. Throws FileError when a folder cannot be read.
std::vector<std::filesystem::path> matching_files(const std::filesystem::path& folder,
                                                  const std::string& pattern);

}  // namespace bestek
