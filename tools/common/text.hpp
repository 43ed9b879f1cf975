// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <charconv>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bestek {

/// Byte offset of the first byte that is not valid UTF-8; nothing when all of it is.
/// Overlong forms, surrogates and code points above U+10FFFF are invalid (RFC 3629).
std::optional<std::size_t> first_invalid_utf8(std::string_view bytes);

/// Appends the shortest decimal text that gives the number back.
template <class Number>
void append_number(std::string& out, Number number) {
  char digits[32];
  out.append(digits, std::to_chars(digits, digits + sizeof digits, number).ptr);
}

inline bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Number of code points in valid UTF-8 text.
std::size_t code_points(std::string_view text);

/// Columns of the terminal that texts are laid out for.
constexpr std::size_t terminal_width = 80;

/// Columns that the text takes on a terminal, for the Latin script that this program prints.
std::size_t display_width(std::string_view text);

/// Text filled up with spaces to `width` columns.
std::string padded(std::string_view text, std::size_t width, bool to_the_right = false);

/// At most `width` code points, the last one "…" when something was left out.
std::string shortened(std::string_view text, std::size_t width);

/// Text broken at spaces into lines of at most `width` columns; a longer word stays whole.
std::vector<std::string> wrapped(std::string_view text, std::size_t width);

/// The candidate that is nearest to `name` by edits, when near enough to be a plausible slip: a
/// third of the name, or `most_edits`.
std::optional<std::string> nearest(std::string_view name,
                                   const std::vector<std::string>& candidates,
                                   std::optional<std::size_t> most_edits = std::nullopt);

/// "bedoelde u "x"?" for the nearest candidate; else a list of all when there are few; else "".
std::string suggestion(std::string_view name, const std::vector<std::string>& candidates);

std::vector<std::string> split(std::string_view text, char separator);
std::string joined(const std::vector<std::string>& parts, std::string_view separator);
std::string_view trimmed(std::string_view text);

}  // namespace bestek
