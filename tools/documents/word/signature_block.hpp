// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

// The fenced block `ondertekening`: who signs.
#pragma once

#include <string>
#include <vector>

#include "common/xml_writer.hpp"
#include "documents/word/markdown_tree.hpp"

namespace bestek::documents::word {

struct Signatory {
  std::string organisation;
  std::string name;  // empty: to be filled in by hand ("…" in the Markdown)
  std::string role;  // empty: likewise
};

bool is_signature_block(cmark_node* code_block);

// One signatory a line; lines that cannot be read are added to `problems`.
std::vector<Signatory> read_signatories(cmark_node* code_block,
                                        std::vector<MarkdownProblem>& problems);

// A table without borders, two signatories beside each other, kept on one page.
void write_signatures(XmlWriter& xml, const std::vector<Signatory>& signatories, int width);

}  // namespace bestek::documents::word
