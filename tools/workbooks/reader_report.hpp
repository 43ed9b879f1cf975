// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "common/json.hpp"
#include "workbooks/reader_file.hpp"

/// How `bestek lees` tells what it read.
namespace bestek::workbooks {

struct FileResult {
  ReadFile file;
  std::string received;                ///< ISO
  std::vector<std::string> written{};  ///< files of the round
};

/// A file with a table of its tariffs or quantities.
void print_result(std::ostream& out, const FileResult& result);
/// "3 bestanden: 1 goed, 1 met opmerkingen, 1 geweigerd"
std::string tally_of(const std::vector<FileResult>& results);
OrderedJson result_json(const FileResult& result);
/// All offers and quantities, as a round has them.
YamlNode result_yaml(const std::vector<FileResult>& results);

}  // namespace bestek::workbooks
