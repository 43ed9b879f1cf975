// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

// The XML of a part as the nodes of a template.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <vector>

#include "documents/template_text.hpp"

namespace bestek::documents::docx {

/// Elements that stand in the tree for a tag that opens or closes a section; their attribute
/// `index` is that of the tag. No XML has such names, so nothing in a document is taken for them.
constexpr const char* open_marker = "{{#}}";
constexpr const char* inverted_marker = "{{^}}";
constexpr const char* close_marker = "{{/}}";

/// In text or in the value of an attribute: the value of tag `index`.
std::string value_marker(std::size_t index);

/// The tree as text, values and sections. Markers of one section stand beside each other in the
/// tree.
std::vector<TemplateNode> template_nodes(const pugi::xml_document& document);

}  // namespace bestek::documents::docx
