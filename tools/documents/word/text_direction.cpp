// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "documents/word/text_direction.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <utility>

namespace bestek::documents::word {
namespace {

enum class Direction { left_to_right, right_to_left, none };

// Blocks of Unicode with letters that run from right to left.
constexpr std::pair<std::uint32_t, std::uint32_t> right_to_left_blocks[] = {
    {0x0590, 0x08FF}, {0xFB1D, 0xFDFF}, {0xFE70, 0xFEFE}, {0x10800, 0x10FFF}, {0x1E800, 0x1EFFF}};

struct Character {
  std::uint32_t code = 0;
  std::size_t length = 1;
};

// The text is UTF-8; of a byte that does not fit, the writer of the XML makes nothing.
Character character_at(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  const std::size_t length = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  if (length == 1 || at + length > text.size()) return {lead, 1};
  std::uint32_t code = lead & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    code = code << 6U | (static_cast<unsigned char>(text[at + i]) & 0x3FU);
  }
  return {code, length};
}

Direction direction_of(std::uint32_t code) {
  for (const auto& [first, last] : right_to_left_blocks) {
    if (code >= first && code <= last) return Direction::right_to_left;
  }
  const bool is_letter = (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z') ||
                         (code >= 0xC0 && !(code >= 0x2000 && code <= 0x2BFF) && code < 0x1F000);
  return is_letter ? Direction::left_to_right : Direction::none;
}

}  // namespace

bool may_run_right_to_left(std::string_view text) {
  // Nearly all texts are below 0xD6 throughout, and that is quick to see.
  const auto highest = std::accumulate(
      text.begin(), text.end(), std::uint8_t{0},
      [](std::uint8_t most, char c) { return std::max(most, static_cast<std::uint8_t>(c)); });
  return highest >= 0xD6 && std::any_of(text.begin(), text.end(), [](char c) {
           const auto byte = static_cast<unsigned char>(c);
           return (byte >= 0xD6 && byte <= 0xE0) || byte == 0xEF || byte == 0xF0;
         });
}

std::vector<DirectedText> split_by_direction(std::string_view text) {
  std::vector<DirectedText> pieces;
  std::size_t start = 0;                     // of the piece
  std::size_t end_of_last = 0;               // behind the last letter that runs from right to left
  std::size_t start_of_first = text.size();  // of the first of them; none yet
  const auto close_name = [&] {
    if (start_of_first == text.size()) return;
    if (start_of_first > start)
      pieces.push_back({text.substr(start, start_of_first - start), false});
    pieces.push_back({text.substr(start_of_first, end_of_last - start_of_first), true});
    start = end_of_last;
    start_of_first = text.size();
  };
  for (std::size_t at = 0; at < text.size();) {
    const auto character = character_at(text, at);
    const auto direction = direction_of(character.code);
    if (direction == Direction::left_to_right) close_name();
    at += character.length;
    if (direction != Direction::right_to_left) continue;
    start_of_first = std::min(start_of_first, at - character.length);
    end_of_last = at;
  }
  close_name();
  if (start < text.size()) pieces.push_back({text.substr(start), false});
  return pieces;
}

void write_text_runs(XmlWriter& xml, std::string_view text) {
  for_each_direction(text, [&](const DirectedText& piece) {
    xml.raw(piece.right_to_left ? "<w:r><w:rPr><w:rtl/></w:rPr>" : "<w:r>");
    xml.raw("<w:t xml:space=\"preserve\">").text(piece.text).raw("</w:t></w:r>");
  });
}

}  // namespace bestek::documents::word
