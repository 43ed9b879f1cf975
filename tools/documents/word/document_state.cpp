// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "documents/word/document_state.hpp"

#include "documents/word/layout.hpp"
#include "documents/word/url.hpp"

namespace bestek::documents::word {
namespace {

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
