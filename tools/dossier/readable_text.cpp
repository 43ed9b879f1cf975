// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "dossier/readable_text.hpp"

#include <algorithm>

#include "common/text.hpp"

namespace bestek {

namespace {

SourcePosition position_of_byte(std::string_view text, const std::string& name, std::size_t at) {
  const auto before = text.substr(0, at);
  const auto newline = before.rfind('\n');
  const auto line_start = newline == std::string_view::npos ? 0 : newline + 1;
  return {name, static_cast<int>(std::count(before.begin(), before.end(), '\n')) + 1,
          static_cast<int>(code_points(before.substr(line_start))) + 1, 1};
}

Finding finding_at(std::string_view text, const std::string& name, std::size_t at,
                   std::string message, std::string help) {
  return {"B002", Severity::error,    position_of_byte(text, name, at),
          "",     std::move(message), std::move(help)};
}

std::size_t first_control_character(std::string_view text) {
  const auto found = std::find_if(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\t' && c != '\n' && c != '\r') || byte == 0x7F;
  });
  return found == text.end() ? std::string_view::npos
                             : static_cast<std::size_t>(found - text.begin());
}

/// U+202A to U+202E and U+2066 to U+2069, in UTF-8.
std::size_t first_direction_mark(std::string_view text) {
  for (std::size_t at = text.find('\xE2'); at != std::string_view::npos;
       at = text.find('\xE2', at + 1)) {
    const auto mark = text.substr(at, 3);
    const bool is_embedding = mark >= "\xE2\x80\xAA" && mark <= "\xE2\x80\xAE";
    const bool is_isolate = mark >= "\xE2\x81\xA6" && mark <= "\xE2\x81\xA9";
    if (mark.size() == 3 && (is_embedding || is_isolate)) return at;
  }
  return std::string_view::npos;
}

}  // namespace

bool has_unreadable_character(std::string_view value) {
  const bool has_non_character = value.find("\xEF\xBF\xBE") != std::string_view::npos ||
                                 value.find("\xEF\xBF\xBF") != std::string_view::npos;
  return has_non_character || first_control_character(value) != std::string_view::npos ||
         first_direction_mark(value) != std::string_view::npos;
}

std::optional<Finding> unreadable_text(std::string_view text, const std::string& name) {
  if (const auto at = first_invalid_utf8(text)) {
    return finding_at(text, name, *at, "dit teken is geen geldige UTF-8",
                      "sla het bestand op als UTF-8 (in VS Code: onderaan op de codering klikken)");
  }
  if (const auto at = first_control_character(text); at != std::string_view::npos) {
    return finding_at(text, name, at, "hier staat een onzichtbaar stuurteken",
                      "verwijder het teken");
  }
  if (const auto at = first_direction_mark(text); at != std::string_view::npos) {
    return finding_at(text, name, at,
                      "hier staat een onzichtbaar teken dat de leesrichting omkeert",
                      "verwijder het teken: de tekst kan iets anders tonen dan er staat");
  }
  return std::nullopt;
}

}  // namespace bestek
