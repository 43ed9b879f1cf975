// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

// Tags that were typed in Word, in one part of a .docx.
#pragma once

#include <optional>
#include <string>

#include "documents/template_text.hpp"

namespace bestek::documents::docx {

/// A part with its tags, prepared for rendering with Escape::word.
struct PartTemplate {
  PreparedText prepared;
  bool has_tags = false;
  /// What its sections leave out may be a cell's last paragraph or a table's last row, which Word
  /// does not allow: render and then call mended().
  bool may_lose_paragraphs = false;
};

/// What a part holds: text in paragraphs, or properties of the document, or links of another part.
enum class PartKind { text, properties, links };

/// Prepares a part. A tag that Word cut into pieces is put together, in the look of its first
/// piece. A section whose tags stand alone in their paragraphs holds the paragraphs between; one
/// whose tags stand alone in their rows holds the rows between; one that begins and ends in two
/// cells of a row holds that row; one within a paragraph holds the text between. Codes of fields,
/// attributes such as alternative text, properties and addresses of links take values too.
///
/// `file` is what findings call the part. Their line is the number of the paragraph, their column a
/// place in its text, and `texts` gets the paragraphs as the lines of that file. XML that cannot be
/// read, or that no word processor makes, is a finding, and then there is nothing. A part with
/// mistakes in its tags is good only for looking for other mistakes.
std::optional<PartTemplate> prepare_part(const std::string& xml, PartKind kind,
                                         const std::string& file, Findings& findings,
                                         SourceTexts& texts);

}  // namespace bestek::documents::docx
