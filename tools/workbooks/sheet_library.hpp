// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "workbooks/sheet_template.hpp"

namespace bestek::workbooks {

struct NamedSheetTemplate {
  std::string name;  ///< "tariefblad"
  std::string text;  ///< for the hash of what goes into a workbook
  SheetTemplate sheets;
};

/// The sheet templates of the program and those in sjablonen/ of the round; the round's own goes
/// before the built-in one of that name.
class SheetLibrary {
 public:
  explicit SheetLibrary(std::filesystem::path round_folder);  ///< may be empty

  std::vector<std::string> names() const;  ///< sorted

  /// A template of names(). What is wrong with it becomes findings; nothing when that is an error.
  std::optional<NamedSheetTemplate> load(const std::string& name, Findings& findings,
                                         SourceTexts& texts) const;

 private:
  std::filesystem::path own_;  ///< empty when the round has none
};

}  // namespace bestek::workbooks
