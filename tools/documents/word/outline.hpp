// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

// What must be known of a document before a word of it is written: its headings with their numbers
// and names, and everything in it that cannot be written.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "documents/word/markdown_tree.hpp"
#include "documents/word/word_document.hpp"

namespace bestek::documents::word {

struct Heading {
  cmark_node* node = nullptr;
  int level = 1;       // 1 to 4: ## is 1
  std::string anchor;  // without #; may be empty
  std::string number;  // "7", "3.1"; empty when unnumbered
  std::string title;   // plain text
  int line = 0;
  int index = 0;  // place among the headings, from 0

  bool numbered() const { return !number.empty(); }
};

struct Outline {
  std::vector<Heading> headings;
  std::unordered_map<const cmark_node*, std::size_t> by_node;
  std::map<std::string, std::size_t, std::less<>> by_anchor;
  std::unordered_map<std::string, int> footnote_uses;  // by the parser's number
  std::vector<cmark_node*> footnotes;                  // number 1 is at index 0

  const Heading* find(std::string_view anchor) const;
};

// Takes {#anker -} off the headings in the tree. `part` stands before the number of each article.
Outline read_outline(const MarkdownTree& tree, const std::vector<std::string_view>& lines,
                     Numbering numbering, std::vector<MarkdownProblem>& problems, int part = 0);

}  // namespace bestek::documents::word
