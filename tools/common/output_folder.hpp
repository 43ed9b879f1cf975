// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>

#include "common/finding.hpp"
#include "common/json.hpp"
#include "common/share.hpp"

namespace bestek {

/// What the manifest says of one file that a command made.
struct ManifestEntry {
  std::string sha256;         ///< of the file as it was written
  std::string input_sha256;   ///< of all that went into it
  std::string command;        ///< "opstel"
  std::string template_name;  ///< "convenant"
  std::string provider;       ///< kenmerk, or empty
  std::string access;         ///< "deelbaar" or "vertrouwelijk"
};

/// The folder given with --uit: files that a command made, beside a manifest that lists them. A
/// file that a person changed since is never replaced without being asked.
///
/// A journal beside the manifest names each file before it is written, so that a run that is killed
/// leaves a folder in which the next run knows its own files. Each share of the work has a manifest
/// and a journal of its own (manifest-deel-2-van-4.json); a run of the whole puts them together.
class OutputFolder {
 public:
  enum class Change { written, unchanged, kept };

  /// Makes the folder and reads what it says of itself. Throws FileError.
  OutputFolder(std::filesystem::path folder, bool overwrite, Share share = {});

  /// True when the file is there, untouched, and was made from the same input: no need to make it.
  bool is_current(const std::string& name, const std::string& input_sha256) const;

  struct Placed {
    Change change = Change::written;
    ManifestEntry entry;  ///< with the sha256 of the bytes
    Findings findings;    ///< one when the file was kept
  };

  /// Writes the file, unless a person changed it (a finding) or it already holds these bytes.
  /// `name` is a file name without folders. What this process knows of the folder stays as it was,
  /// until note(): files may be put while others are looked up. Throws FileError.
  Placed put(const std::string& name, std::string_view bytes, ManifestEntry entry) const;

  /// Takes over what became of a file, whichever process put it.
  void note(const std::string& name, ManifestEntry entry);

  /// The entry of a file that is current or was noted.
  const ManifestEntry& entry(const std::string& name) const { return entries_.at(name); }

  /// Writes the manifest when it changed, and clears the journal. Throws FileError.
  void save_manifest() const;

  const std::filesystem::path& path() const { return folder_; }
  const Share& share() const { return share_; }

 private:
  void take_over(const std::string& name, ManifestEntry entry);
  void read_journal(const std::filesystem::path& path);
  bool is_ours(const std::string& name, const std::string& present) const;
  std::filesystem::path own_file(const char* extension) const;

  std::filesystem::path folder_;
  bool overwrite_;
  Share share_;
  std::map<std::string, ManifestEntry> entries_;
  std::map<std::string, std::set<std::string>> known_hashes_;  ///< of files that bestek wrote
  std::set<std::filesystem::path> read_files_;                 ///< manifests and journals
};

}  // namespace bestek
