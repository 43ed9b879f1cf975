// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

// Tags in the text of a part that is in no paragraph: codes of fields, alternative text, properties
// of the document, addresses of links.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <vector>

#include "documents/template_text.hpp"

namespace bestek::documents::docx {

/// What stands around the text, so how its values are made safe.
enum class PlainKind { text, field_code, address };

/// Such texts of one part. Each is a line of its own in `texts`, under the name that findings give.
class PlainTags {
 public:
  PlainTags(PreparedText& prepared, Findings& findings, SourceTexts& texts)
      : prepared_(prepared), findings_(findings), texts_(texts) {}

  /// The text with a marker for each value. A section is a finding: it cannot stand here.
  /// `before` is what comes before this text in the code of the same field.
  std::string marked(const std::string& text, PlainKind kind, const std::string& file,
                     const std::string& before = {});

 private:
  std::string marker_of(const std::string& content, TagPlace place, const SourcePosition& position);
  void report(const SourcePosition& position, std::string message, std::string help);

  PreparedText& prepared_;
  Findings& findings_;
  SourceTexts& texts_;
};

bool has_tag(std::string_view text);

/// False for a link: its text stands beside its code.
bool shows_result(std::string_view field_code);

/// Lets Word fetch the result of a field anew when the document is opened.
void mark_stale(pugi::xml_node field);

/// Puts markers in the codes of the fields in this paragraph. A code that Word cut into pieces is
/// put together. Word shall fetch the results anew of fields that show what their code says.
/// True when there was a tag.
bool mark_field_codes(pugi::xml_node paragraph, PlainTags& tags, const std::string& file);

/// An address as it was typed, although Word writes {{ as %7B%7B.
std::string typed_address(const std::string& target);

}  // namespace bestek::documents::docx
