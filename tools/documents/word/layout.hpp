// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

// The measures that several parts of a document share. In twips (1/20 pt), unless said otherwise.
#pragma once

#include <algorithm>

#include "documents/word/word_document.hpp"

namespace bestek::documents::word {

constexpr int page_width = 11906;  // A4
constexpr int page_height = 16838;

constexpr int twips_from_mm(int millimetres) { return (millimetres * 14400 + 127) / 254; }

constexpr int text_width(const HouseStyle& style) {
  return page_width - twips_from_mm(style.margin_left_mm) - twips_from_mm(style.margin_right_mm);
}

constexpr int text_height(const HouseStyle& style) {
  return page_height - twips_from_mm(style.margin_top_mm) - twips_from_mm(style.margin_bottom_mm);
}

// Of headers, footers and footnotes, in half points.
constexpr int page_text_size(const HouseStyle& style) {
  return std::max(15, style.text_size_half_points - 4);
}

// Of text in tables, in half points.
constexpr int table_text_size(const HouseStyle& style) {
  return std::max(16, style.text_size_half_points - 2);
}

// Where text stands beside its number, from the left margin: as styles.xml and numbering.xml in
// templates/huisstijl/word have it, for what stands below the text of a lid, a list or a note.
constexpr int clause_indent = 680;  // lid "12.10"
constexpr int clause_step = 454;    // a., then i.
constexpr int list_step = 397;      // bullets, and 1. 2. 3.
constexpr int note_indent = 220;    // text in a note, from its bar
constexpr int max_list_depth = 6;

constexpr int signature_gutter = 400;  // between two signatories beside each other

constexpr int signature_width(const HouseStyle& style) {
  return (text_width(style) - signature_gutter) / 2;
}

constexpr int paragraph_space = 120;  // below a paragraph
constexpr int table_space = 180;      // below a table

// Lists in numbering.xml: their w:num. Numbers from first_own_number are for lists that start
// counting anew.
constexpr int bullet_number = 2;
constexpr int first_own_number = 3;

}  // namespace bestek::documents::word
