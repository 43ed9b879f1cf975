// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

// A .docx with tags typed in Word.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "documents/docx/package_reader.hpp"
#include "documents/docx/part_template.hpp"
#include "view/view.hpp"

namespace bestek::documents::docx {

/// Tags are filled in the text, headers, footers, footnotes and endnotes, with the text boxes,
/// codes of fields, alternative texts and links in those, and in the properties of the document.
/// Comments stay, and every other part is carried over as it is, byte for byte.
class WordTemplate {
 public:
  /// Mistakes are findings at "FILE" for the text and "FILE (koptekst)" for other parts. A template
  /// with mistakes in its tags is good only for looking for other mistakes; of a file that is not a
  /// Word document there is none.
  static std::optional<WordTemplate> read(const std::string& bytes, const std::string& file,
                                          Findings& findings, SourceTexts& texts);

  /// The document for this view. Empty when there are findings.
  std::string fill(const view::View& view, Findings& findings) const;

  /// All tags, of all parts.
  std::vector<Tag> tags() const;

  /// The parts that have tags.
  std::vector<const PreparedText*> texts() const;

 private:
  struct Part {
    PackagePart as_it_is;
    std::optional<PartTemplate> filled;  ///< when it has tags
  };
  std::vector<Part> parts_;
};

}  // namespace bestek::documents::docx
