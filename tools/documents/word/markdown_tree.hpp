// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

// The Markdown parser (cmark-gfm) behind an owner, and small questions about its nodes.
#pragma once

#include <cmark-gfm.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "documents/word/word_document.hpp"

namespace bestek::documents::word {

class MarkdownTree {
 public:
  // The text must outlive the tree. Text that would make the parser slow or greedy (see
  // source_problems) must not be given.
  explicit MarkdownTree(std::string_view markdown);
  ~MarkdownTree();
  MarkdownTree(const MarkdownTree&) = delete;
  MarkdownTree& operator=(const MarkdownTree&) = delete;

  cmark_node* root() const { return root_; }

 private:
  bool has_own_memory_ = false;
  cmark_node* root_ = nullptr;
};

// The text line by line, without line ends; line 1 is at index 0.
std::vector<std::string_view> split_lines(std::string_view text);

// What must be refused before parsing: too large, too deep, tables too wide; and footnotes defined
// twice, which the parser would drop in silence. `blocking` when the text must not be parsed.
struct SourceProblems {
  std::vector<MarkdownProblem> problems;
  bool blocking = false;
};
SourceProblems source_problems(std::string_view markdown,
                               const std::vector<std::string_view>& lines);

// Calls `enter` for the node and all that are in it, each before those in it, and `leave` after
// them. Without recursion, since a text may be nested as deep as it likes.
template <typename Enter, typename Leave>
void walk(cmark_node* root, Enter enter, Leave leave) {
  for (cmark_node* node = root; node != nullptr;) {
    enter(node);
    if (cmark_node* const child = cmark_node_first_child(node)) {
      node = child;
      continue;
    }
    leave(node);
    while (node != root && cmark_node_next(node) == nullptr) {
      node = cmark_node_parent(node);
      leave(node);
    }
    node = node == root ? nullptr : cmark_node_next(node);
  }
}

enum class NodeKind { table, table_row, table_cell, other };
NodeKind kind_of(cmark_node* node);

std::string_view literal_of(cmark_node* node);
std::string_view url_of(cmark_node* node);

// The text of a node without its markup; line ends are spaces, footnote references are left out.
std::string plain_text(cmark_node* node);

bool is_list(cmark_node* node);
bool is_ordered_list(cmark_node* node);

}  // namespace bestek::documents::word
