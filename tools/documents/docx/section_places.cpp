// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "documents/docx/section_places.hpp"

#include <algorithm>
#include <string_view>

#include "documents/docx/part_writer.hpp"
#include "documents/docx/xml_tree.hpp"

namespace bestek::documents::docx {

namespace {

void remove_once(std::vector<pugi::xml_node>& nodes) {
  std::sort(nodes.begin(), nodes.end());
  nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
}

bool is_place(pugi::xml_node node) {
  const std::string_view name = node.name();
  return name.starts_with("w:bookmark") || name.starts_with("w:commentRange");
}

pugi::xml_node row_of(pugi::xml_node node, pugi::xml_node table) {
  auto row = ancestor(node, "w:tr");
  while (row && ancestor(row, "w:tbl") != table) row = ancestor(row, "w:tr");
  return row;
}

bool has_other_paragraph(pugi::xml_node paragraph) {
  const auto next = paragraph.next_sibling("w:p");
  return next || paragraph.previous_sibling("w:p");
}

/// Behind the marks that were put behind the row already.
pugi::xml_node next_beside_row(pugi::xml_node row) {
  auto next = row.next_sibling();
  while (next && is(next, close_marker)) next = next.next_sibling();
  return next;
}

void keep_places(pugi::xml_node paragraph) {
  for (auto child = paragraph.first_child(); child;) {
    const auto next = child.next_sibling();
    if (is_place(child)) paragraph.parent().insert_move_before(child, paragraph);
    child = next;
  }
}

}  // namespace

bool SectionPlaces::place(const Mark& first, const Mark& last) {
  if (first.paragraph == last.paragraph && first.element.parent() == last.element.parent())
    return true;
  const bool is_around_paragraphs = first.is_alone && last.is_alone &&
                                    first.paragraph != last.paragraph &&
                                    first.paragraph.parent() == last.paragraph.parent();
  if (!is_around_paragraphs) return place_around_rows(first, last);
  place_around_paragraphs(first, last);
  return true;
}

void SectionPlaces::add_move(const Mark& mark, pugi::xml_node place, bool behind) {
  moves_.push_back({mark.tag.position, mark.element, place, behind});
}

void SectionPlaces::place_around_paragraphs(const Mark& first, const Mark& last) {
  for (const auto* mark : {&first, &last}) {
    add_move(*mark, mark->paragraph);
    leftover_.push_back(mark->paragraph);
  }
  if (!is(first.paragraph.parent(), "w:body")) may_lose_paragraphs_ = true;
}

bool SectionPlaces::place_around_rows(const Mark& begin, const Mark& end) {
  auto table = ancestor(begin.element, "w:tbl");
  while (table && !is_within(end.element, table)) table = ancestor(table, "w:tbl");
  if (!table) return false;
  const auto first = row_of(begin.element, table);
  const auto last = row_of(end.element, table);
  if (!first || !last || first.parent() != last.parent()) return false;
  if (first == last) {
    if (begin.paragraph.parent() == end.paragraph.parent()) return false;
    add_move(begin, first);
    add_move(end, first, true);
    for (const auto* mark : {&begin, &end}) {
      if (mark->is_alone && has_other_paragraph(mark->paragraph))
        leftover_.push_back(mark->paragraph);
    }
  } else {
    if (!holds_only_marks(first) || !holds_only_marks(last)) return false;
    add_move(begin, first);
    add_move(end, last);
    leftover_.push_back(first);
    leftover_.push_back(last);
  }
  may_lose_paragraphs_ = true;
  return true;
}

bool SectionPlaces::holds_only_marks(pugi::xml_node row) const {
  for (auto node = row.first_child(); node; node = next_node(node, row)) {
    if (!is(node, "w:p")) continue;
    const auto holds = [&](const std::vector<pugi::xml_node>& list) {
      return std::find(list.begin(), list.end(), node) != list.end();
    };
    if (!holds(alone_) && !holds(blank_)) return false;
  }
  return true;
}

/// In the order of the text, so that marks that go to one place keep their order.
void SectionPlaces::move() {
  std::stable_sort(moves_.begin(), moves_.end(),
                   [](const Move& a, const Move& b) { return a.typed_at < b.typed_at; });
  for (const auto& move : moves_) {
    auto parent = move.place.parent();
    if (!move.behind) {
      parent.insert_move_before(move.element, move.place);
    } else if (const auto next = next_beside_row(move.place)) {
      parent.insert_move_before(move.element, next);
    } else {
      parent.append_move(move.element);
    }
  }
  remove_once(leftover_);
  for (auto& node : leftover_) {
    if (is(node, "w:p")) keep_places(node);
    node.parent().remove_child(node);
  }
}

}  // namespace bestek::documents::docx
