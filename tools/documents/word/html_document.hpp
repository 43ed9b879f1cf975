// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

// Writes Markdown (see word_document.hpp) as one HTML file, for reading and comparing: the same
// text, the same numbers, nothing from elsewhere.
#pragma once

#include "documents/word/word_document.hpp"

namespace bestek::documents {

/// `bytes` is the HTML. The problems are those of the Word document.
WordResult write_html_document(std::string_view markdown, const WordDocumentInfo& info,
                               const HouseStyle& style);

}  // namespace bestek::documents
