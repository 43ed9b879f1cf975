// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "documents/word/document_state.hpp"

#include "documents/word/layout.hpp"

namespace bestek::documents::word {
namespace {

bool is_hex(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool is_url_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view("-._~:/?#@!$&'()*+,;=").find(c) != std::string_view::npos;
}

// Word calls a file damaged when a target is not a URL.
std::string percent_encoded(std::string_view url) {
  constexpr char digits[] = "0123456789ABCDEF";
  std::string encoded;
  for (std::size_t i = 0; i < url.size(); ++i) {
    const char c = url[i];
    const bool is_escape =
        c == '%' && i + 2 < url.size() && is_hex(url[i + 1]) && is_hex(url[i + 2]);
    if (is_escape || is_url_character(c)) {
      encoded += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    encoded += '%';
    encoded += digits[byte >> 4U];
    encoded += digits[byte & 0xFU];
  }
  return encoded;
}

std::string bookmark(std::string_view prefix, int index) {
  return std::string(prefix) + std::to_string(100000001 + index);
}

}  // namespace

std::string Links::id_of(std::string_view url) {
  const auto [found, is_new] = index_.emplace(percent_encoded(url), urls_.size());
  if (is_new) urls_.push_back(found->first);
  return "rLink" + std::to_string(found->second + 1);
}

void Links::write(XmlWriter& xml) const {
  for (std::size_t i = 0; i < urls_.size(); ++i) {
    xml.empty(
        "Relationship",
        {{"Id", "rLink" + std::to_string(i + 1)},
         {"Type", "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"},
         {"Target", urls_[i]},
         {"TargetMode", "External"}});
  }
}

int DocumentState::add_list(OwnList list) {
  lists.push_back(list);
  return first_own_number + static_cast<int>(lists.size()) - 1;
}

std::string reference_bookmark(const Heading& heading) { return bookmark("_Ref", heading.index); }

std::string contents_bookmark(const Heading& heading) { return bookmark("_Toc", heading.index); }

}  // namespace bestek::documents::word
