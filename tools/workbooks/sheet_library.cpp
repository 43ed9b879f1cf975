// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "workbooks/sheet_library.hpp"

#include <set>

#include "common/files.hpp"
#include "embedded/workbook_templates.hpp"

namespace bestek::workbooks {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view extension = ".yaml";

/// A .yaml beside a Word template is the head of that template; huisstijl.yaml is the house style.
bool is_sheet_template(const fs::path& path) {
  std::error_code ignored;
  return path.stem() != "huisstijl" &&
         !fs::exists(fs::path(path).replace_extension(".docx"), ignored);
}

}  // namespace

SheetLibrary::SheetLibrary(fs::path round_folder) {
  std::error_code ignored;
  const auto own = round_folder / "sjablonen";
  if (!round_folder.empty() && fs::is_directory(own, ignored)) own_ = own;
}

std::vector<std::string> SheetLibrary::names() const {
  std::set<std::string> names;
  for (const auto& file : embedded_paths(embedded::workbook_templates()))
    names.insert(std::string(file.substr(0, file.size() - extension.size())));
  if (!own_.empty()) {
    for (const auto& path : matching_files(own_, "*.yaml"))
      if (is_sheet_template(path)) names.insert(path.stem().string());
  }
  return {names.begin(), names.end()};
}

std::optional<NamedSheetTemplate> SheetLibrary::load(const std::string& name, Findings& findings,
                                                     SourceTexts& texts) const {
  const auto file = name + std::string(extension);
  std::error_code ignored;
  const bool has_own = !own_.empty() && fs::exists(own_ / file, ignored);
  const auto place = has_own ? (own_ / file).string() : "sjablonen/" + file;
  NamedSheetTemplate loaded{
      name,
      has_own ? read_file(own_ / file)
              : std::string(find_embedded(embedded::workbook_templates(), file).value()),
      {}};
  texts[place] = loaded.text;
  Findings found;
  loaded.sheets = read_sheet_template(loaded.text, place, found);
  findings.insert(findings.end(), found.begin(), found.end());
  return has_errors(found) ? std::nullopt : std::optional(std::move(loaded));
}

}  // namespace bestek::workbooks
