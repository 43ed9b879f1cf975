// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

// The house style of a municipality, from a .docx of its own.
#pragma once

#include <optional>
#include <string>

#include "common/finding.hpp"
#include "documents/word/word_document.hpp"

namespace bestek::documents::docx {

/// `base` with what the document gives: its styles (ours are added where it has none of that name),
/// their lists, its theme, the size and margins of its last section, and its header and footer with
/// their pictures; our own line with title, status and page stands below those. What it says of
/// fonts, size and colour goes for our own styles too. Its text is not used. A document that cannot
/// be used is a finding.
std::optional<HouseStyle> read_house_document(const std::string& bytes, const std::string& file,
                                              const HouseStyle& base, Findings& findings);

}  // namespace bestek::documents::docx
