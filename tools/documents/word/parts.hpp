// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

// The parts of a Word package other than the text itself, each as a whole XML document.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "documents/word/document_state.hpp"

namespace bestek::documents::word {

// The same for all documents in a house style (and a numbering, and a language).
std::string styles_part(const HouseStyle& style, Numbering numbering, std::string_view language);
std::string font_table_part(const HouseStyle& style);

// The same for all documents.
std::string content_types_part(bool has_custom_properties);
std::string package_relationships_part(bool has_custom_properties);

std::string settings_part(std::string_view language);
std::string numbering_part(const HouseStyle& style, Numbering numbering,
                           const std::vector<OwnList>& lists, int part = 0);
std::string header_part(const WordDocumentInfo& info, const HouseStyle& style, bool first_page);
std::string footer_part(const WordDocumentInfo& info, const HouseStyle& style);
std::string footnotes_part(const DocumentState& state);
std::string document_relationships_part(const Links& links);
std::string footnote_relationships_part(const Links& links);
std::string core_properties_part(const WordDocumentInfo& info);
std::string app_properties_part(const WordDocumentInfo& info);
std::string custom_properties_part(const WordDocumentInfo& info);

// The front of the document, above the text.
void write_title_block(XmlWriter& xml, const WordDocumentInfo& info);
void write_table_of_contents(XmlWriter& xml, const Outline& outline, Numbering numbering);

// Namespaces of every part that holds text.
extern const std::string_view text_namespaces;

}  // namespace bestek::documents::word
