// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "documents/word/inline_writer.hpp"

#include <charconv>
#include <string>

#include "documents/word/text_direction.hpp"

namespace bestek::documents::word {
namespace {

std::string note_bookmark(int id) { return "_Ref" + std::to_string(200000000 + id); }

// The place of a footnote among the parser's footnotes, which are numbered from 1.
std::size_t footnote_index(std::string_view number) {
  std::size_t index = 0;
  std::from_chars(number.data(), number.data() + number.size(), index);
  return index;
}

}  // namespace

void InlineWriter::write_children(cmark_node* parent, const RunStyle& style) {
  for (cmark_node* node = cmark_node_first_child(parent); node != nullptr;
       node = cmark_node_next(node)) {
    write(node, style);
  }
}

void InlineWriter::write(cmark_node* node, RunStyle style) {
  switch (cmark_node_get_type(node)) {
    case CMARK_NODE_TEXT:
      write_text(literal_of(node), style);
      break;
    case CMARK_NODE_CODE:
      style.code = true;
      write_text(literal_of(node), style);
      break;
    case CMARK_NODE_SOFTBREAK:
      write_text(" ", style);
      break;
    case CMARK_NODE_LINEBREAK:
      xml_.raw("<w:r><w:br/></w:r>");
      break;
    case CMARK_NODE_EMPH:
      style.italic = true;
      write_children(node, style);
      break;
    case CMARK_NODE_STRONG:
      style.bold = true;
      write_children(node, style);
      break;
    case CMARK_NODE_LINK:
      write_link(node, style);
      break;
    case CMARK_NODE_FOOTNOTE_REFERENCE:
      write_footnote_reference(literal_of(node));
      break;
    default:
      write_children(node, style);
  }
}

void InlineWriter::start_run(const RunStyle& style) {
  xml_.raw("<w:r>");
  if (style == RunStyle{}) return;
  xml_.raw("<w:rPr>");
  if (style.hyperlink) {
    xml_.raw("<w:rStyle w:val=\"Hyperlink\"/>");
  } else if (style.note_reference) {
    xml_.raw("<w:rStyle w:val=\"FootnoteReference\"/>");
  } else if (style.code) {
    xml_.raw("<w:rStyle w:val=\"Code\"/>");
  }
  if (style.bold) xml_.raw("<w:b/><w:bCs/>");
  if (style.italic) xml_.raw("<w:i/><w:iCs/>");
  if (style.half_points != 0) {
    xml_.empty("w:sz", {{"w:val", style.half_points}});
    xml_.empty("w:szCs", {{"w:val", style.half_points}});
  }
  if (style.right_to_left) xml_.raw("<w:rtl/>");
  xml_.raw("</w:rPr>");
}

void InlineWriter::write_text(std::string_view text, const RunStyle& style) {
  if (text.empty()) return;
  for_each_direction(text, [&, directed = style](const DirectedText& piece) mutable {
    directed.right_to_left = piece.right_to_left;
    start_run(directed);
    xml_.raw("<w:t xml:space=\"preserve\">").text(piece.text).raw("</w:t></w:r>");
  });
}

void InlineWriter::write_field(std::string_view instruction, std::string_view result,
                               const RunStyle& style) {
  start_run(style);
  xml_.raw("<w:fldChar w:fldCharType=\"begin\"/></w:r>");
  start_run(style);
  xml_.raw("<w:instrText xml:space=\"preserve\">").text(instruction).raw("</w:instrText></w:r>");
  start_run(style);
  xml_.raw("<w:fldChar w:fldCharType=\"separate\"/></w:r>");
  write_text(result, style);
  start_run(style);
  xml_.raw("<w:fldChar w:fldCharType=\"end\"/></w:r>");
}

void InlineWriter::write_cross_reference(const Heading& heading, const RunStyle& style) {
  const auto field = " REF " + reference_bookmark(heading);
  if (!heading.numbered()) {
    write_field(field + " \\h ", heading.title, style);
  } else if (state_.info.numbering == Numbering::articles) {
    // The number in Word is "Artikel 7"; the switch makes it fit in a sentence.
    write_field(field + " \\r \\h \\* Lower ", "artikel " + heading.number, style);
  } else {
    write_text(heading.level == 1 ? "hoofdstuk " : "paragraaf ", style);
    write_field(field + " \\r \\h ", heading.number, style);
  }
}

void InlineWriter::write_link(cmark_node* link, RunStyle style) {
  const auto url = url_of(link);
  const bool has_text = cmark_node_first_child(link) != nullptr;
  if (url.starts_with('#')) {
    const Heading* heading = state_.outline.find(url.substr(1));
    if (heading == nullptr) return;  // a problem, reported by read_outline
    if (!has_text) return write_cross_reference(*heading, style);
    const auto bookmark = reference_bookmark(*heading);
    xml_.start("w:hyperlink", {{"w:anchor", bookmark}, {"w:history", "1"}});
  } else {
    const auto id = links_.id_of(url);
    xml_.start("w:hyperlink", {{"r:id", id}, {"w:history", "1"}});
  }
  style.hyperlink = true;
  if (has_text) {
    write_children(link, style);
  } else {
    write_text(url, style);
  }
  xml_.end("w:hyperlink");
}

void InlineWriter::write_footnote_reference(std::string_view footnote) {
  const auto index = footnote_index(footnote);
  if (index == 0 || index > state_.outline.footnotes.size()) return;
  const int next_id = static_cast<int>(state_.footnote_ids.size()) + 1;
  const auto [known, is_first] = state_.footnote_ids.emplace(footnote, next_id);
  const int id = known->second;
  if (!is_first) {
    // Word knows one reference to a footnote; others point at it.
    RunStyle style;
    style.note_reference = true;
    return write_field(" NOTEREF " + note_bookmark(id) + " \\f \\h ", std::to_string(id), style);
  }
  const auto uses = state_.outline.footnote_uses.find(std::string(footnote));
  const bool bookmarked = uses != state_.outline.footnote_uses.end() && uses->second > 1;
  const int bookmark = bookmarked ? state_.next_bookmark() : 0;
  if (bookmarked) {
    const auto name = note_bookmark(id);
    xml_.empty("w:bookmarkStart", {{"w:id", bookmark}, {"w:name", name}});
  }
  xml_.raw("<w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr>");
  xml_.empty("w:footnoteReference", {{"w:id", id}}).raw("</w:r>");
  if (bookmarked) xml_.empty("w:bookmarkEnd", {{"w:id", bookmark}});
  write_footnote(state_.outline.footnotes[index - 1], id);
}

void InlineWriter::write_footnote(cmark_node* definition, int id) {
  // Written apart: the part of the footnotes has its own hyperlinks.
  XmlWriter note;
  InlineWriter inlines(state_, note, state_.footnote_links);
  note.start("w:footnote", {{"w:id", id}});
  bool is_first = true;
  for (cmark_node* paragraph = cmark_node_first_child(definition); paragraph != nullptr;
       paragraph = cmark_node_next(paragraph)) {
    note.raw("<w:p><w:pPr><w:pStyle w:val=\"FootnoteText\"/>");
    if (!is_first) note.raw("<w:ind w:firstLine=\"0\"/>");  // no number: all lines at the indent
    note.raw("</w:pPr>");
    if (is_first) {
      note.raw(
          "<w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr><w:footnoteRef/></w:r>"
          "<w:r><w:tab/></w:r>");
    }
    is_first = false;
    inlines.write_children(paragraph, {});
    note.raw("</w:p>");
  }
  state_.footnotes.raw(note.end("w:footnote").str());
}

}  // namespace bestek::documents::word
