// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "documents/word/url.hpp"

namespace bestek::documents::word {
namespace {

bool is_hex(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool is_among(std::string_view signs, char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         signs.find(c) != std::string_view::npos;
}

void append_escape(std::string& out, char c) {
  constexpr char digits[] = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(c);
  out += '%';
  out += digits[byte >> 4U];
  out += digits[byte & 0xFU];
}

}  // namespace

std::string percent_encoded(std::string_view url) {
  std::string encoded;
  for (std::size_t i = 0; i < url.size(); ++i) {
    const bool is_escape =
        url[i] == '%' && i + 2 < url.size() && is_hex(url[i + 1]) && is_hex(url[i + 2]);
    if (is_escape || is_among("-._~:/?#@!$&'()*+,;=", url[i])) {
      encoded += url[i];
    } else {
      append_escape(encoded, url[i]);
    }
  }
  return encoded;
}

std::string percent_encoded_part(std::string_view text) {
  std::string encoded;
  for (const char c : text) {
    if (is_among("-._~@", c)) {
      encoded += c;
    } else {
      append_escape(encoded, c);
    }
  }
  return encoded;
}

}  // namespace bestek::documents::word
