// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "documents/docx/paragraph_text.hpp"

#include <algorithm>

#include "documents/docx/xml_tree.hpp"

namespace bestek::documents::docx {

namespace {

void set_text(pugi::xml_node text_element, const std::string& text) {
  text_element.text().set(text.c_str());
  auto space = text_element.attribute("xml:space");
  if (!space) space = text_element.append_attribute("xml:space");
  space.set_value("preserve");
}

/// Parts of a paragraph that hold runs, so that their text belongs to it.
bool holds_runs(pugi::xml_node node) {
  static constexpr std::string_view names[] = {
      "w:r",   "w:ins",       "w:moveTo", "w:hyperlink", "w:smartTag",  "w:sdt",
      "w:dir", "w:customXml", "w:bdo",    "w:fldSimple", "w:sdtContent"};
  return std::find(std::begin(names), std::end(names), node.name()) != std::end(names);
}

/// Parts that show nothing themselves: places, spelling, properties, text that was deleted.
bool is_invisible(pugi::xml_node node) {
  const std::string_view name = node.name();
  static constexpr std::string_view names[] = {"w:pPr",
                                               "w:rPr",
                                               "w:proofErr",
                                               "w:bookmarkStart",
                                               "w:bookmarkEnd",
                                               "w:del",
                                               "w:moveFrom",
                                               "w:commentRangeStart",
                                               "w:commentRangeEnd",
                                               "w:permStart",
                                               "w:permEnd",
                                               "w:lastRenderedPageBreak",
                                               "w:sdtPr",
                                               "w:sdtEndPr",
                                               "w:smartTagPr",
                                               "w:customXmlPr"};
  return node.type() != pugi::node_element || name.starts_with("w:moveFromRange") ||
         name.starts_with("w:moveToRange") ||
         std::find(std::begin(names), std::end(names), name) != std::end(names);
}

}  // namespace

ParagraphText::ParagraphText(pugi::xml_node paragraph) { collect(paragraph); }

void ParagraphText::collect(pugi::xml_node parent) {
  for (const auto& node : parent.children()) {
    if (is_invisible(node)) continue;
    if (holds_runs(node)) {
      collect(node);
    } else if (is(node, "w:t") && is(parent, "w:r")) {
      add(node, node.text().get(), true);
    } else if (is(node, "w:noBreakHyphen")) {
      add(node, "-", false);
    } else {
      const bool is_blank = is(node, "w:tab") || is(node, "w:br") || is(node, "w:cr");
      add(node, std::string(1, is_blank ? ' ' : other), false);
    }
  }
}

void ParagraphText::add(pugi::xml_node node, const std::string& text, bool is_text) {
  if (text.empty()) return;
  pieces_.push_back({node, text_.size(), text.size(), is_text});
  text_ += text;
}

std::vector<TypedTag> ParagraphText::tags(std::vector<std::size_t>& unclosed) const {
  std::vector<TypedTag> found;
  for (auto at = text_.find("{{"); at != std::string::npos; at = text_.find("{{", at)) {
    const auto end = text_.find("}}", at + 2);
    const auto next = text_.find("{{", at + 2);
    const auto obstacle = text_.find(other, at);
    if (end == std::string::npos || next < end || obstacle < end) {
      unclosed.push_back(at);
      at += 2;
      continue;
    }
    found.push_back({at, end + 2, text_.substr(at + 2, end - at - 2)});
    at = end + 2;
  }
  return found;
}

std::size_t ParagraphText::piece_at(std::size_t place) const {
  const auto after =
      std::upper_bound(pieces_.begin(), pieces_.end(), place,
                       [](std::size_t wanted, const Piece& piece) { return wanted < piece.begin; });
  return static_cast<std::size_t>(after - pieces_.begin()) - 1;
}

std::pair<std::size_t, std::size_t> ParagraphText::remove(const TypedTag& tag) {
  const auto first = piece_at(tag.begin);
  for (auto i = piece_at(tag.end - 1);; --i) {
    auto& piece = pieces_[i];
    const auto from = std::max(tag.begin, piece.begin) - piece.begin;
    const auto to = std::min(tag.end, piece.begin + piece.length) - piece.begin;
    if (piece.is_text) {
      std::string text = piece.node.text().get();
      set_text(piece.node, text.erase(from, to - from));
    } else if (piece.node) {
      piece.node.parent().remove_child(piece.node);
      piece.node = {};
    }
    if (i == first) return {first, from};
  }
}

void ParagraphText::replace(const TypedTag& tag, const std::string& text) {
  const auto [index, at] = remove(tag);
  const auto node = pieces_[index].node;
  set_text(node, std::string(node.text().get()).insert(at, text));
}

pugi::xml_node ParagraphText::cut(const TypedTag& tag, const char* element) {
  const auto [index, at] = remove(tag);
  auto text = pieces_[index].node;
  auto run = text.parent();
  const std::string all = text.text().get();
  auto rest = run.parent().insert_child_after(pugi::node_element, run);
  rest.set_name(run.name());
  for (const auto& attribute : run.attributes()) rest.append_copy(attribute);
  if (const auto look = run.child("w:rPr")) rest.append_copy(look);
  for (auto next = text.next_sibling(); next; next = text.next_sibling()) rest.append_move(next);
  if (at < all.size()) {
    const auto look = rest.child("w:rPr");
    auto tail = look ? rest.insert_child_after("w:t", look) : rest.prepend_child("w:t");
    set_text(tail, all.substr(at));
  }
  set_text(text, all.substr(0, at));
  if (at == 0) run.remove_child(text);
  auto marker = run.parent().insert_child_after(element, run);
  const auto is_empty = [](pugi::xml_node node) {
    const auto first = node.first_child();
    return !first || (is(first, "w:rPr") && !first.next_sibling());
  };
  if (is_empty(rest)) rest.parent().remove_child(rest);
  if (is_empty(run)) run.parent().remove_child(run);
  return marker;
}

}  // namespace bestek::documents::docx
