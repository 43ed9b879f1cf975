// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <string>
#include <vector>

#include "documents/document_template.hpp"
#include "office/house_style.hpp"
#include "view/view.hpp"

namespace bestek::documents {

/// One document: a template for the round or for one provider.
struct DocumentTask {
  const DocumentTemplate* source = nullptr;
  std::string provider;  ///< kenmerk, or empty for a document of the round
  view::View view;
  std::string view_fingerprint;  ///< another one when anything in the view changes
};

/// What came of it. `bytes` is empty when there are findings.
struct Document {
  std::string file_name;
  std::string input_hash;
  std::string bytes;
  Findings findings;
};

/// The file's name and the hash of all that goes into the document, without making it.
Document plan_document(const DocumentTask& task, const office::HouseStyle& style);

/// Renders the document into `planned`. `created` stands in its properties.
void write_document(const DocumentTask& task, const WordWriter& writer,
                    std::chrono::sys_seconds created, Document& planned);

/// The house style as the Word writer wants it.
HouseStyle word_style(const office::HouseStyle& style);

}  // namespace bestek::documents
