// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

// Text with its markup, as the runs of a Word paragraph.
#pragma once

#include <string_view>

#include "documents/word/document_state.hpp"

namespace bestek::documents::word {

struct RunStyle {
  bool bold = false;
  bool italic = false;
  bool code = false;
  bool hyperlink = false;
  bool note_reference = false;
  bool right_to_left = false;
  int half_points = 0;  // 0: the size of the paragraph's style

  bool operator==(const RunStyle&) const = default;
};

class InlineWriter {
 public:
  // `links` are those of the part that `xml` is.
  InlineWriter(DocumentState& state, XmlWriter& xml, Links& links)
      : state_(state), xml_(xml), links_(links) {}

  // The inline children of a paragraph, heading or table cell. The depth of the tree is bounded by
  // read_outline.
  void write_children(cmark_node* parent, const RunStyle& style);
  void write_text(std::string_view text, const RunStyle& style);

 private:
  void write(cmark_node* node, RunStyle style);
  void write_link(cmark_node* link, RunStyle style);
  void write_cross_reference(const Heading& heading, const RunStyle& style);
  void write_footnote_reference(std::string_view footnote);
  void write_footnote(cmark_node* definition, int id);
  void write_field(std::string_view instruction, std::string_view result, const RunStyle& style);
  void start_run(const RunStyle& style);

  DocumentState& state_;
  XmlWriter& xml_;
  Links& links_;
};

}  // namespace bestek::documents::word
