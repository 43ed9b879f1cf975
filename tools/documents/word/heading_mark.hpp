// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

// {#anker -} behind a heading.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace bestek::documents::word {

struct HeadingMark {
  std::string_view text;  // as written, from { to }
  std::string anchor;     // may be empty
  bool unnumbered = false;
  bool valid = true;  // false: looks like a mark, but cannot be read
};

// The mark at the end of a heading's text, if any. `source` is the line as it was typed, which
// tells a mark from text that was escaped ("\{-}").
std::optional<HeadingMark> read_heading_mark(std::string_view heading_text,
                                             std::string_view source);

// Whether `text` occurs in the line without a backslash before it.
bool has_unescaped(std::string_view line, std::string_view text);

int edit_distance(std::string_view a, std::string_view b);

// The key of the map `names` that is most like `name`, or empty when none is.
template <typename Names>
std::string nearest_name(std::string_view name, const Names& names) {
  std::string nearest;
  int best = static_cast<int>(name.size()) / 3 + 1;  // a third wrong is another word
  for (const auto& [known, value] : names) {
    const int distance = edit_distance(name, known);
    if (distance > best || (distance == best && !nearest.empty())) continue;
    best = distance;
    nearest = known;
  }
  return nearest;
}

}  // namespace bestek::documents::word
