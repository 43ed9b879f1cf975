// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "documents/template_scope.hpp"
#include "documents/template_text.hpp"
#include "documents/word/word_document.hpp"

namespace bestek::documents {

/// A template of a Word document: a YAML head and Markdown with Mustache tags, prepared for
/// rendering.
struct DocumentTemplate {
  std::string name;  ///< "convenant"
  std::string file;  ///< as findings mention it
  bool is_per_provider = false;
  bool is_confidential = false;
  TemplateScope scope;
  SourcePosition scope_position;  ///< of `voor` in the head
  Numbering numbering = Numbering::none;
  int part = 0;  ///< articles of part 2 are numbered 2.1, 2.2; 0: no parts
  bool has_contents = false;
  PreparedText title, subtitle, file_name, body;
  std::string hash;     ///< of the template and its partials
  SourceTexts sources;  ///< for findings

  /// True when a tag asks for this name at the top of the view.
  bool uses(const std::string& name_in_view) const;
};

/// Where templates come from: sjablonen/ in the folder of the round goes before the built-in ones.
class TemplateLibrary {
 public:
  /// `round_folder` may be empty. Throws FileError when a folder cannot be read.
  explicit TemplateLibrary(std::filesystem::path round_folder);

  /// Names of all document templates, sorted.
  std::vector<std::string> names() const;

  /// Mistakes in the template are findings; then there is no template. `texts` gets the sources.
  std::optional<DocumentTemplate> load(const std::string& name, Findings& findings,
                                       SourceTexts& texts) const;

 private:
  std::optional<NamedText> find(const std::string& name) const;
  std::vector<std::string> partial_names() const;

  std::filesystem::path own_;  ///< sjablonen/ of the round, or empty
};

}  // namespace bestek::documents
