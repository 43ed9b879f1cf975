// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace bestek {

/// Data in memory: keys sorted, so that printing it is stable.
using Json = nlohmann::json;

/// For results that are printed: keys stay in the order in which they were added.
using OrderedJson = nlohmann::ordered_json;

/// The document as text, two spaces to a level. A byte that is not UTF-8, as a file name may have,
/// becomes the replacement character.
template <class Document>
std::string to_text(const Document& document, int indent = 2) {
  return document.dump(indent, ' ', false, Document::error_handler_t::replace);
}

}  // namespace bestek
