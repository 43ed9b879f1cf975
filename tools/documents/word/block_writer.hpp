// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

// The blocks of the document: headings, paragraphs, lists, notes; tables and signatures by their
// own writers.
#pragma once

#include <string_view>

#include "documents/word/document_state.hpp"
#include "documents/word/inline_writer.hpp"

namespace bestek::documents::word {

class BlockWriter {
 public:
  BlockWriter(DocumentState& state, XmlWriter& xml)
      : state_(state), xml_(xml), inlines_(state, xml, state.document_links) {}

  void write_document(cmark_node* root);

 private:
  // Where in lists and notes we are.
  struct Place {
    int indent = 0;        // of text, from the left margin
    int list_depth = 0;    // lists around us
    int bullet_depth = 0;  // of which with bullets
    int clause_level = 0;  // 1: in a lid, 2: in a., 3: in i.; 0: not in the lists of an article
    int number = 0;        // the ordered list around us in numbering.xml, or 0
    bool in_note = false;
  };
  struct ParagraphLook {
    std::string_view style{};  // empty: Normal
    bool keep_next = false;
    int number = 0;  // 0: as the style says; -1: none
    int level = 0;
    int indent = -1;  // -1: as the style says
    int hanging = 0;
    int space_after = -1;  // -1: as the style says
  };

  void write_blocks(cmark_node* parent, const Place& place);
  void write_block(cmark_node* node, const Place& place);
  void write_heading(cmark_node* node);
  void write_paragraph(cmark_node* node, const Place& place);
  void write_list(cmark_node* list, const Place& place, bool may_share_number);
  void write_item(cmark_node* item, ParagraphLook look, const Place& inside);
  int first_level_of_lists() const;
  void write_table_block(cmark_node* table, const Place& place);
  void write_signature_block(cmark_node* node);
  void write_spacer();
  void start_paragraph(const ParagraphLook& look);
  void write_spacing(int before, int after);

  DocumentState& state_;
  XmlWriter& xml_;
  InlineWriter inlines_;
  bool in_article_ = false;  // under a numbered heading of a document with articles
  bool has_begun_articles_ = false;
  bool page_break_waiting_ = false;  // the next paragraph begins a page
  bool below_table_ = false;         // the last block was a table or signatures
};

}  // namespace bestek::documents::word
