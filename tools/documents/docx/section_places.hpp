// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

// Which paragraphs or rows of a Word document a section holds.
#pragma once

#include <pugixml.hpp>
#include <vector>

#include "documents/template_sections.hpp"

namespace bestek::documents::docx {

/// A tag of a section, as it stands in the tree.
struct Mark {
  SectionMark tag;
  pugi::xml_node element;
  pugi::xml_node paragraph;
  bool is_alone = false;  ///< nothing else in the paragraph but such tags
  std::size_t index = 0;  ///< of its tag, when it opens a section
};

/// The elements of marks go from the run where the tag was typed to before or behind what they
/// hold.
class SectionPlaces {
 public:
  /// A paragraph with nothing but tags of sections, one with nothing at all, and one that goes.
  void add_alone(pugi::xml_node paragraph) { alone_.push_back(paragraph); }
  void add_blank(pugi::xml_node paragraph) { blank_.push_back(paragraph); }
  void add_leftover(pugi::xml_node paragraph) { leftover_.push_back(paragraph); }

  /// False when the two marks of this section stand where they cannot belong together.
  bool place(const Mark& first, const Mark& last);

  /// Moves what was placed. Call it once, after all sections.
  void move();

  /// What the sections leave out may be a cell's last paragraph or a table's last row.
  bool may_lose_paragraphs() const { return may_lose_paragraphs_; }

 private:
  /// Where a mark goes to: before `place`, or behind it.
  struct Move {
    SourcePosition typed_at;
    pugi::xml_node element;
    pugi::xml_node place;
    bool behind = false;
  };
  void add_move(const Mark& mark, pugi::xml_node place, bool behind = false);
  void place_around_paragraphs(const Mark& first, const Mark& last);
  bool place_around_rows(const Mark& first, const Mark& last);
  bool holds_only_marks(pugi::xml_node row) const;

  std::vector<Move> moves_;
  std::vector<pugi::xml_node> alone_, blank_, leftover_;
  bool may_lose_paragraphs_ = false;
};

}  // namespace bestek::documents::docx
