// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>
#include <string>

/// How the library writes a number that is not whole. Its own way gives the number back, but not
/// always in the fewest digits: 0.036589 became 0.036589000000000003, which nobody wrote. The
/// standard library finds the fewest; the layout of the digits stays that of the library.
template <>
[[gnu::nonnull(1, 2), gnu::returns_nonnull]] inline char* nlohmann::detail::to_chars<double>(
    char* first, const char* /*last*/, double value) {
  if (std::signbit(value)) *first++ = '-';
  char written[32];  // "3.6589e-02"
  const auto* const end = std::to_chars(written, written + sizeof written, std::fabs(value),
                                        std::chars_format::scientific)
                              .ptr;
  const char* at = written;
  int length = 0;
  for (; *at != 'e'; ++at) {
    if (*at != '.') first[length++] = *at;
  }
  int exponent = 0;
  std::from_chars(at[1] == '+' ? at + 2 : at + 1, end, exponent);
  constexpr int smallest_exponent = -4, digits = 15;
  return dtoa_impl::format_buffer(first, length, exponent - length + 1, smallest_exponent, digits);
}

namespace bestek {

/// Data in memory: keys sorted, so that printing it is stable.
using Json = nlohmann::json;

/// For results that are printed: keys stay in the order in which they were added.
using OrderedJson = nlohmann::ordered_json;

/// The document as text, two spaces to a level. A byte that is not UTF-8, as a file name may have,
/// becomes the replacement character.
template <class Document>
std::string to_text(const Document& document, int indent = 2) {
  return document.dump(indent, ' ', false, Document::error_handler_t::replace);
}

}  // namespace bestek
