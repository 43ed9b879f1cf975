// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

// What Word does not allow in a part that was filled in.
#pragma once

#include <string>

namespace bestek::documents::docx {

/// The part with a paragraph in every cell, box and note that has lost its last one, and without
/// tables that have no rows. Throws std::logic_error when it is not XML.
std::string mended(const std::string& xml);

}  // namespace bestek::documents::docx
