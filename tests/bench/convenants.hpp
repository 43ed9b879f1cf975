// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

// The text that the benchmark of documents makes: a convenant of five pages, with 40 articles, 60
// tags and a table of 30 rows.
#pragma once

#include <memory>
#include <string>

#include "documents/template_text.hpp"
#include "documents/word/word_document.hpp"
#include "view/view.hpp"

namespace bestek::bench {

documents::PreparedText prepared_template();
std::shared_ptr<const Json> common_view();

/// Document `number`, from the prepared template to the bytes of the .docx.
std::string make_document(const documents::PreparedText& prepared,
                          const documents::WordWriter& writer,
                          const std::shared_ptr<const Json>& common, int number);

/// How other programs write their tags.
struct TagStyle {
  std::string open, close;         ///< "{", "}"
  std::string row_begin, row_end;  ///< of a row for each tariff, within its first and last cell
  std::string before, after;       ///< rows of their own around that row, or empty
  std::string item;                ///< before the names of a tariff: "t."
};

/// The same document with tags of that style in the place of values, and the values of document 1:
/// text that is ready, since not all programs have filters.
std::string template_of(const TagStyle& style);
Json data_of_document_1();

/// All text of a .docx, without the spaces.
std::string text_of(const std::string& docx);

}  // namespace bestek::bench
