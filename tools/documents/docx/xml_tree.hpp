// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

// Small questions about the XML of a Word part.
#pragma once

#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>

namespace bestek::documents::docx {

/// Reads the part, with all white space. When it is not XML, has a document type (which Word never
/// writes, and which can blow up a reader), or is nested deeper than any document: what is wrong,
/// in Dutch.
std::optional<std::string> read_xml(const std::string& xml, pugi::xml_document& document);

bool is(pugi::xml_node node, std::string_view name);

/// The nearest one around `node`, or none.
pugi::xml_node ancestor(pugi::xml_node node, std::string_view name);

bool is_within(pugi::xml_node node, pugi::xml_node outer);

/// The node after `node` in the order of the text, within `root`; none at the end.
pugi::xml_node next_node(pugi::xml_node node, pugi::xml_node root);

/// The same, without what is in `node`.
pugi::xml_node next_beside(pugi::xml_node node, pugi::xml_node root);

}  // namespace bestek::documents::docx
