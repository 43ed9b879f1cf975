// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "documents/word/heading_mark.hpp"

#include <algorithm>
#include <cstddef>

namespace bestek::documents::word {
namespace {

bool is_anchor(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_' || c == '.';
  });
}

bool read_word(std::string_view word, HeadingMark& mark) {
  if (word == "-" && !mark.unnumbered) {
    mark.unnumbered = true;
    return true;
  }
  if (word.front() != '#' || !mark.anchor.empty() || !is_anchor(word.substr(1))) return false;
  mark.anchor = word.substr(1);
  return true;
}

}  // namespace

bool has_unescaped(std::string_view line, std::string_view text) {
  for (auto at = line.find(text); at != std::string_view::npos; at = line.find(text, at + 1)) {
    if (at == 0 || line[at - 1] != '\\') return true;
  }
  return false;
}

std::optional<HeadingMark> read_heading_mark(std::string_view heading_text,
                                             std::string_view source) {
  const auto end = heading_text.find_last_not_of(" \t");
  if (end == std::string_view::npos || heading_text[end] != '}') return std::nullopt;
  const auto start = heading_text.rfind('{', end);
  if (start == std::string_view::npos) return std::nullopt;
  HeadingMark mark;
  mark.text = heading_text.substr(start, end - start + 1);
  std::string_view inside = mark.text.substr(1, mark.text.size() - 2);
  if (inside.empty() || std::string_view("#-.").find(inside.front()) == std::string_view::npos ||
      !has_unescaped(source, mark.text)) {
    return std::nullopt;
  }
  while (!inside.empty()) {
    const auto length = std::min(inside.find(' '), inside.size());
    if (length > 0 && !read_word(inside.substr(0, length), mark)) mark.valid = false;
    inside.remove_prefix(std::min(length + 1, inside.size()));
  }
  return mark;
}

}  // namespace bestek::documents::word
