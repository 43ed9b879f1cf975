// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "documents/word/block_writer.hpp"

#include <algorithm>

#include "documents/word/layout.hpp"
#include "documents/word/signature_block.hpp"
#include "documents/word/table_writer.hpp"

namespace bestek::documents::word {
namespace {

constexpr std::string_view heading_styles[] = {"Heading1", "Heading2", "Heading3", "Heading4"};
constexpr std::string_view clause_styles[] = {"", "Clause", "ClauseLetter", "ClauseRoman"};
constexpr int deepest_clause = 3;

bool is_paragraph(cmark_node* node) {
  return node != nullptr && cmark_node_get_type(node) == CMARK_NODE_PARAGRAPH;
}

// The block below this one; below the last of an item, that is what follows the list.
cmark_node* block_below(cmark_node* node) {
  cmark_node* next = cmark_node_next(node);
  while (next == nullptr && node != nullptr) {
    node = cmark_node_parent(node);
    if (node == nullptr || cmark_node_get_type(node) == CMARK_NODE_DOCUMENT) return nullptr;
    next = cmark_node_next(node);
  }
  return next;
}

// The text ends in a colon, in whatever markup; a reference to a footnote may follow it.
bool ends_in_colon(cmark_node* inlines) {
  cmark_node* last = cmark_node_last_child(inlines);
  while (last != nullptr && cmark_node_get_type(last) == CMARK_NODE_FOOTNOTE_REFERENCE) {
    last = cmark_node_previous(last);
  }
  if (last == nullptr) return false;
  if (cmark_node_get_type(last) == CMARK_NODE_TEXT) return literal_of(last).ends_with(':');
  return ends_in_colon(last);
}

// A line in bold alone is the heading of what is below it.
bool is_all_bold(cmark_node* paragraph) {
  cmark_node* const only = cmark_node_first_child(paragraph);
  return only != nullptr && cmark_node_next(only) == nullptr &&
         cmark_node_get_type(only) == CMARK_NODE_STRONG;
}

// What announces something stays with it: a list, a table, a quotation; and so does what stands
// above signatures, so that nobody signs a page without text.
bool announces_next(cmark_node* paragraph) {
  cmark_node* const next = block_below(paragraph);
  if (next == nullptr || cmark_node_get_type(next) == CMARK_NODE_THEMATIC_BREAK) return false;
  if (cmark_node_get_type(next) == CMARK_NODE_CODE_BLOCK) return true;
  return ends_in_colon(paragraph) || is_all_bold(paragraph);
}

}  // namespace

void BlockWriter::write_document(cmark_node* root) {
  write_blocks(root, {});
  if (below_table_) write_spacer();  // a document does not end in a table
}

void BlockWriter::write_blocks(cmark_node* parent, const Place& place) {
  for (cmark_node* node = cmark_node_first_child(parent); node != nullptr;
       node = cmark_node_next(node)) {
    write_block(node, place);
  }
}

void BlockWriter::write_block(cmark_node* node, const Place& place) {
  switch (cmark_node_get_type(node)) {
    case CMARK_NODE_HEADING:
      write_heading(node);
      break;
    case CMARK_NODE_PARAGRAPH:
      write_paragraph(node, place);
      break;
    case CMARK_NODE_LIST:
      write_list(node, place, false);
      break;
    case CMARK_NODE_BLOCK_QUOTE: {
      Place inside = place;
      inside.in_note = true;
      if (!place.in_note) inside.indent += note_indent;
      write_blocks(node, inside);
      break;
    }
    case CMARK_NODE_THEMATIC_BREAK:
      page_break_waiting_ = true;
      break;
    case CMARK_NODE_CODE_BLOCK:
      write_signature_block(node);
      break;
    case CMARK_NODE_FOOTNOTE_DEFINITION:
      break;  // written where it is referred to
    default:
      if (kind_of(node) == NodeKind::table) write_table_block(node, place);
  }
}

void BlockWriter::start_paragraph(const ParagraphLook& look) {
  xml_.raw("<w:p><w:pPr>");
  if (!look.style.empty()) xml_.empty("w:pStyle", {{"w:val", look.style}});
  if (look.keep_next) xml_.raw("<w:keepNext/>");
  if (page_break_waiting_) xml_.raw("<w:pageBreakBefore/>");
  page_break_waiting_ = false;
  const bool is_heading = look.style.starts_with("Heading");
  const int space_before = below_table_ && !is_heading ? table_space : -1;
  below_table_ = false;
  if (look.number != 0) {
    xml_.raw("<w:numPr>").empty("w:ilvl", {{"w:val", look.level}});
    xml_.empty("w:numId", {{"w:val", look.number < 0 ? 0 : look.number}}).raw("</w:numPr>");
  }
  write_spacing(space_before, look.space_after);
  if (look.indent >= 0) {
    if (look.hanging > 0) {
      xml_.empty("w:ind", {{"w:left", look.indent}, {"w:hanging", look.hanging}});
    } else {
      xml_.empty("w:ind", {{"w:left", look.indent}, {"w:firstLine", 0}});
    }
  }
  xml_.raw("</w:pPr>");
}

// Only what the style does not say.
void BlockWriter::write_spacing(int before, int after) {
  if (before >= 0 && after >= 0) {
    xml_.empty("w:spacing", {{"w:before", before}, {"w:after", after}});
  } else if (before >= 0) {
    xml_.empty("w:spacing", {{"w:before", before}});
  } else if (after >= 0) {
    xml_.empty("w:spacing", {{"w:after", after}});
  }
}

void BlockWriter::write_heading(cmark_node* node) {
  const auto& heading = state_.outline.headings[state_.outline.by_node.at(node)];
  if (heading.level == 1) {
    has_begun_articles_ = has_begun_articles_ || heading.numbered();
    in_article_ = heading.numbered() && state_.info.numbering == Numbering::articles;
  }
  ParagraphLook look;
  look.style = heading_styles[heading.level - 1];
  const bool style_has_number =
      (heading.level == 1 && state_.info.numbering != Numbering::none) ||
      (heading.level == 2 && state_.info.numbering == Numbering::chapters);
  if (style_has_number && !heading.numbered()) {
    look.number = -1;
    look.indent = 0;
  }
  start_paragraph(look);
  const int contents = state_.next_bookmark();
  const int reference = state_.next_bookmark();
  const auto contents_name = contents_bookmark(heading);
  const auto reference_name = reference_bookmark(heading);
  xml_.empty("w:bookmarkStart", {{"w:id", contents}, {"w:name", contents_name}});
  xml_.empty("w:bookmarkStart", {{"w:id", reference}, {"w:name", reference_name}});
  inlines_.write_children(node, {});
  xml_.empty("w:bookmarkEnd", {{"w:id", reference}});
  xml_.empty("w:bookmarkEnd", {{"w:id", contents}});
  xml_.raw("</w:p>");
}

void BlockWriter::write_paragraph(cmark_node* node, const Place& place) {
  ParagraphLook look;
  look.keep_next = announces_next(node);
  if (place.in_note) {
    look.style = "Note";
  } else if (place.list_depth > 0) {
    look.style = "ListContinue";
  }
  const int usual_indent = place.in_note ? note_indent : 0;
  if (place.indent != usual_indent) look.indent = place.indent;
  start_paragraph(look);
  inlines_.write_children(node, {});
  xml_.raw("</w:p>");
}

void BlockWriter::write_list(cmark_node* list, const Place& place, bool may_share_number) {
  const bool ordered = is_ordered_list(list);
  Place inside = place;
  ++inside.list_depth;
  ParagraphLook mark;
  const bool in_clause_list = in_article_ && !place.in_note &&
                              (place.list_depth == 0 || place.clause_level > 0) &&
                              place.clause_level < deepest_clause;
  if (ordered && in_clause_list) {
    ++inside.clause_level;
    inside.number = 0;
    inside.indent = clause_indent + (inside.clause_level - 1) * clause_step;
    mark.style = clause_styles[inside.clause_level];
  } else {
    inside.clause_level = 0;
    inside.indent = place.indent + list_step;
    mark.style = place.in_note ? "Note" : ordered ? "ListNumber" : "ListBullet";
    if (!ordered) {
      mark.number = bullet_number;
      mark.level = inside.bullet_depth++;
    } else {
      mark.level = std::min(place.list_depth + first_level_of_lists(), max_list_depth - 1);
      const int start = cmark_node_get_list_start(list);
      const bool shares = may_share_number && place.number != 0 && start == 1;
      mark.number = shares ? place.number : state_.add_list({mark.level, start});
    }
    inside.number = ordered ? mark.number : 0;
    mark.indent = inside.indent;
    mark.hanging = list_step;
  }
  for (cmark_node* item = cmark_node_first_child(list); item != nullptr;
       item = cmark_node_next(item)) {
    write_item(item, mark, inside);
  }
}

// What comes before the first article, such as the considerations, is lettered: a. b. c.
int BlockWriter::first_level_of_lists() const {
  return state_.info.numbering == Numbering::articles && !has_begun_articles_ ? 1 : 0;
}

void BlockWriter::write_item(cmark_node* item, ParagraphLook look, const Place& inside) {
  cmark_node* node = cmark_node_first_child(item);
  look.keep_next = is_paragraph(node) && announces_next(node);
  // Items stand closer together than paragraphs; below the list it is a paragraph's distance again.
  const bool ends_list = inside.list_depth == 1 && cmark_node_next(item) == nullptr &&
                         (node == nullptr || cmark_node_next(node) == nullptr);
  if (ends_list && !inside.in_note) look.space_after = paragraph_space;
  start_paragraph(look);
  if (is_paragraph(node)) {
    inlines_.write_children(node, {});
    node = cmark_node_next(node);
  }
  xml_.raw("</w:p>");
  bool may_share_number = true;  // the first list in an item counts on from the item
  for (; node != nullptr; node = cmark_node_next(node)) {
    if (is_list(node)) {
      write_list(node, inside, may_share_number);
      if (is_ordered_list(node)) may_share_number = false;
    } else {
      write_block(node, inside);
    }
  }
}

void BlockWriter::write_table_block(cmark_node* table, const Place& place) {
  if (page_break_waiting_ || below_table_) write_spacer();
  write_table(state_, xml_, state_.document_links, table, place.indent);
  below_table_ = true;
}

void BlockWriter::write_signature_block(cmark_node* node) {
  std::vector<MarkdownProblem> reported;  // by read_outline
  if (page_break_waiting_ || below_table_) write_spacer();
  write_signatures(xml_, read_signatories(node, reported), text_width(state_.style));
  below_table_ = true;
}

// Word joins tables that touch, and wants a paragraph at the end.
void BlockWriter::write_spacer() {
  below_table_ = false;
  ParagraphLook look;
  look.style = "TableSpacing";
  start_paragraph(look);
  xml_.raw("</w:p>");
}

}  // namespace bestek::documents::word
