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

}  // namespace bestek::documents::word
