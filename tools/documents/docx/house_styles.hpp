// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <pugixml.hpp>
#include <string>

namespace bestek::documents::docx {

/// styles.xml: all of theirs, and those of ours whose id they lack. Their headings keep their look
/// and get the numbers of ours.
std::string merged_styles(const pugi::xml_document& theirs, const std::string& our_part);

}  // namespace bestek::documents::docx
