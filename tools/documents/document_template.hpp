// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "documents/docx/word_template.hpp"
#include "documents/template_scope.hpp"
#include "documents/template_text.hpp"
#include "documents/word/word_document.hpp"
#include "view/view.hpp"

namespace bestek::documents {

/// A template of a document: a YAML head and Markdown with Mustache tags, or a Word document with
/// such tags, prepared for rendering.
struct DocumentTemplate {
  std::string name;                              ///< "convenant"
  std::string file;                              ///< as findings mention it
  view::Subject subject = view::Subject::round;  ///< one document for each of these
  std::vector<std::string> needs;                ///< names that may not be empty in the view
  bool is_confidential = false;
  bool is_head_known = true;  ///< false: for whom it is, or who may see it, is a mistake
  bool is_sound = true;       ///< false: good only for looking for more mistakes
  TemplateScope scope;
  SourcePosition scope_position;  ///< of `voor` in the head
  Numbering numbering = Numbering::none;
  int part = 0;  ///< articles of part 2 are numbered 2.1, 2.2; 0: no parts
  bool has_contents = false;
  PreparedText title, subtitle, file_name;
  PreparedText body;                               ///< of a template in Markdown
  std::shared_ptr<const docx::WordTemplate> word;  ///< of a template in Word, else null
  std::string hash;                                ///< of the template and its partials
  SourceTexts sources;                             ///< for findings

  /// True when a tag asks for this name at the top of the view.
  bool uses(const std::string& name_in_view) const;

  /// Who may see it, as the manifest calls it: "vertrouwelijk" or "deelbaar".
  std::string access_name() const { return is_confidential ? "vertrouwelijk" : "deelbaar"; }

  /// The body, or the parts of the Word document, and the texts of the head.
  std::vector<const PreparedText*> texts() const;
};

/// Where templates come from: sjablonen/ in the folder of the round goes before the built-in ones,
/// and there NAAM.docx before NAAM.md. The head of NAAM.docx stands in NAAM.yaml; what that
/// leaves out, and a head that is not there, have sensible values.
class TemplateLibrary {
 public:
  /// `round_folder` may be empty. Throws FileError when a folder cannot be read.
  explicit TemplateLibrary(std::filesystem::path round_folder);

  /// Templates of a user in this folder, and the built-in ones.
  static TemplateLibrary in(const std::filesystem::path& templates_folder);

  /// Names of all document templates, sorted.
  std::vector<std::string> names() const;

  /// Mistakes in the template are findings; then it is not sound. Nothing when there is nothing to
  /// be read. `texts` gets the sources.
  std::optional<DocumentTemplate> load(const std::string& name, Findings& findings,
                                       SourceTexts& texts) const;

 private:
  std::optional<DocumentTemplate> load_markdown(const std::string& name, Findings& findings,
                                                SourceTexts& texts) const;
  std::optional<DocumentTemplate> load_word(const std::string& name, Findings& findings,
                                            SourceTexts& texts) const;
  std::optional<NamedText> find(const std::string& name) const;
  std::vector<std::string> partial_names() const;

  std::filesystem::path own_;  ///< sjablonen/ of the round, or empty
};

}  // namespace bestek::documents
