// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

// The text of one paragraph, which Word keeps in many pieces, and the tags in it.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <vector>

namespace bestek::documents::docx {

/// A tag as it was typed, from `begin` up to `end` in the paragraph's text (bytes).
struct TypedTag {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string content;  ///< between {{ and }}
};

/// One w:p, without the text boxes in it, which have paragraphs of their own.
class ParagraphText {
 public:
  explicit ParagraphText(pugi::xml_node paragraph);

  /// All of the text. A tab or a line break is a space; what is not text is `other`.
  const std::string& text() const { return text_; }
  static constexpr char other = '\x1a';

  /// The tags, from left to right. `unclosed` gets the places of {{ without }}.
  std::vector<TypedTag> tags(std::vector<std::size_t>& unclosed) const;

  /// Takes the tag out of its pieces and puts `text` where it began. Work from right to left: what
  /// comes before the tag stays where it is.
  void replace(const TypedTag& tag, const std::string& text);

  /// Takes the tag out and puts an element with this name where it began, between two runs.
  pugi::xml_node cut(const TypedTag& tag, const char* element);

 private:
  struct Piece {
    pugi::xml_node node;  ///< w:t, or what stands for `text`
    std::size_t begin = 0;
    std::size_t length = 0;
    bool is_text = false;
  };
  void collect(pugi::xml_node parent);
  void add(pugi::xml_node node, const std::string& text, bool is_text);
  std::size_t piece_at(std::size_t place) const;
  /// Empties the tag's place; returns the piece in which it began, and where in it.
  std::pair<std::size_t, std::size_t> remove(const TypedTag& tag);

  std::vector<Piece> pieces_;
  std::string text_;
};

}  // namespace bestek::documents::docx
