// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "workbooks/reader_file.hpp"

namespace bestek::workbooks {

/// Puts what returned files say into the files of the round. An existing file is edited in place,
/// so that its comments stay and git shows only what changed.
class RoundWriter {
 public:
  /// `received` is the day on which the files came in. The dossier comes from a folder.
  RoundWriter(const Dossier& dossier, std::string received);

  /// Writes what a file says that is not refused; all of it, or, with a finding of code B339 in
  /// `file`, nothing. Gives the files that it wrote, as seen from the round. Throws FileError.
  std::vector<std::string> write(ReadFile& file);

  /// The day on which this offer came in: the one in the round when it is the same file.
  std::string received(const ReadFile& file) const;

 private:
  using Texts = std::map<std::filesystem::path, std::string>;

  const Json* known_offer(const std::string& provider) const;
  std::string file_of(const std::string& pointer) const;
  std::string text_of(const std::filesystem::path& path) const;
  /// A file of the round, as seen from it.
  std::string name_of(const std::filesystem::path& path) const;
  /// These give the file that stands in the way; "" when none does.
  std::string stage_offer(const ReadFile& file, Texts& staged) const;
  std::string stage_volumes(const ReadFile& file, Texts& staged) const;
  std::string stage_source(const char* kind, const std::string& pattern, Texts& staged) const;
  std::string schema_line(const std::string& kind, int depth) const;

  const Dossier& dossier_;
  std::string received_;
  std::map<std::filesystem::path, std::string> written_;  ///< texts newer than the dossier's
};

}  // namespace bestek::workbooks
