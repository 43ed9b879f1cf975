// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <filesystem>
#include <istream>
#include <map>
#include <string>
#include <vector>

#include "common/finding.hpp"
#include "dossier/model.hpp"
#include "dossier/yaml_reader.hpp"

namespace bestek {

/// A round: loaded, merged and checked. One JSON document (schemas/ronde.schema.json) with, for
/// every value and key, the place where it was written.
struct Dossier {
  Json json;                       ///< the merged round; without `bronnen`
  Positions positions;             ///< in step with `json`
  std::vector<std::string> files;  ///< names as in findings; Place::file is the index
  SourceTexts texts;
  std::map<std::string, SourceLines> lines;  ///< of each text
  Findings findings;
  std::filesystem::path folder;  ///< of ronde.yaml; empty for a dossier on standard input

  /// The place of the value (or of its key) at a JSON pointer. File "" when it is nowhere written.
  SourcePosition position(const std::string& pointer, bool of_key = false) const;

  /// Adds a finding at a JSON pointer.
  void report(Severity severity, std::string code, const std::string& pointer, std::string message,
              std::string help, bool at_key = false);
};

/// Loads a round: `round` is a folder with ronde.yaml, a file, or "-" for a dossier as JSON on
/// `input`. Problems with what is written are findings. Throws FileError only when `round` itself
/// is not there or cannot be read.
Dossier load_dossier(const std::string& round, std::istream& input);

/// Loads as above and checks structure, references and values: all findings, sorted.
Dossier load_and_check(const std::string& round, std::istream& input);

/// Loads one file of another kind than a round and checks it against the schema of that kind.
Dossier check_one_file(const std::filesystem::path& path, const std::string& kind);

/// The typed round of a dossier without errors.
Round typed_round(const Dossier& dossier);

/// SHA-256 of the merged round: the same for the same content, however it is spread over files.
std::string input_hash(const Dossier& dossier);

}  // namespace bestek
