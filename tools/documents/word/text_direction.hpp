// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

// Names in Hebrew, Arabic and other scripts that run from right to left.
#pragma once

#include <string_view>
#include <vector>

#include "common/xml_writer.hpp"

namespace bestek::documents::word {

struct DirectedText {
  std::string_view text;
  bool right_to_left = false;
};

// The text in pieces of one direction, in order; together they are the text. What has no direction
// of its own (spaces, digits, signs) goes from right to left only between words that do.
std::vector<DirectedText> split_by_direction(std::string_view text);

// False when no letter can run from right to left, as in nearly every text.
bool may_run_right_to_left(std::string_view text);

// Does for each piece what `use` does.
template <typename Use>
void for_each_direction(std::string_view text, Use use) {
  if (!may_run_right_to_left(text)) return use(DirectedText{text});
  for (const auto& piece : split_by_direction(text)) use(piece);
}

// The text as runs of a paragraph. Word orders the words of a name by the mark on its run, not by
// its letters.
void write_text_runs(XmlWriter& xml, std::string_view text);

}  // namespace bestek::documents::word
