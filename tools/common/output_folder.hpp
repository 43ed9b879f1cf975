// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "common/finding.hpp"
#include "common/json.hpp"

namespace bestek {

/// What manifest.json says of one file that a command made. The last three are null or a kenmerk.
struct ManifestEntry {
  std::string sha256;         ///< of the file as it was written
  std::string input_sha256;   ///< of all that went into it
  std::string command;        ///< "opstel"
  std::string template_name;  ///< "convenant"
  std::string provider;       ///< kenmerk, or empty
  std::string access;         ///< "deelbaar" or "vertrouwelijk"
};

/// The folder given with --uit: files that a command made, beside a manifest.json that lists them.
/// A file that a person changed since is never replaced without being asked.
class OutputFolder {
 public:
  enum class Change { written, unchanged, kept };

  /// Makes the folder and reads its manifest. Throws FileError.
  OutputFolder(std::filesystem::path folder, bool overwrite);

  /// True when the file is there, untouched, and was made from the same input: no need to make it.
  bool is_current(const std::string& name, const std::string& input_sha256) const;

  /// Writes the file, unless a person changed it (a finding) or it already holds these bytes.
  /// `name` is a file name without folders. Throws FileError.
  Change put(const std::string& name, std::string_view bytes, ManifestEntry entry);

  /// Writes manifest.json when it changed. Throws FileError.
  void save_manifest() const;

  /// One finding for every file that was kept.
  const Findings& findings() const { return findings_; }
  const std::filesystem::path& path() const { return folder_; }

 private:
  std::filesystem::path folder_;
  bool overwrite_;
  std::map<std::string, ManifestEntry> entries_;
  Findings findings_;
};

}  // namespace bestek
