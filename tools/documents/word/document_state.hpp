// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

// What the writers of one document share.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "common/xml_writer.hpp"
#include "documents/word/outline.hpp"
#include "documents/word/word_document.hpp"

namespace bestek::documents::word {

// The hyperlinks of one part.
class Links {
 public:
  // The relationship id of `url`, in this part.
  std::string id_of(std::string_view url);
  bool empty() const { return urls_.empty(); }
  // Appends a Relationship for each.
  void write(XmlWriter& xml) const;

 private:
  std::vector<std::string> urls_;  // fit for a relationship, in order of id
  std::map<std::string, std::size_t, std::less<>> index_;
};

// A list that starts counting anew; its number in numbering.xml is first_own_number plus its index.
struct OwnList {
  int level = 0;
  int start = 1;
};

struct DocumentState {
  DocumentState(const WordDocumentInfo& document_info, const HouseStyle& house_style,
                Outline document_outline)
      : info(document_info), style(house_style), outline(std::move(document_outline)) {}

  int next_bookmark() { return ++bookmarks; }
  int add_list(OwnList list);

  const WordDocumentInfo& info;
  const HouseStyle& style;
  const Outline outline;
  Links document_links;
  Links footnote_links;
  std::vector<OwnList> lists;
  std::map<std::string, int, std::less<>> footnote_ids;  // the parser's number -> Word's
  XmlWriter footnotes;                                   // the footnote elements
  int bookmarks = 0;
};

// Bookmarks of a heading: Word hides names that begin with _.
std::string reference_bookmark(const Heading& heading);
std::string contents_bookmark(const Heading& heading);

}  // namespace bestek::documents::word
