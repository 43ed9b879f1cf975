// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

// A Markdown table as a Word table.
#pragma once

#include "documents/word/document_state.hpp"

namespace bestek::documents::word {

// `indent`: from the left margin, for a table in a list.
void write_table(DocumentState& state, XmlWriter& xml, Links& links, cmark_node* table, int indent);

}  // namespace bestek::documents::word
