// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

// The parts of a Word package other than the text itself, each as a whole XML document.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "documents/word/document_state.hpp"
#include "documents/word/xml_part.hpp"

namespace bestek::documents::word {

// The same for all documents.
std::string content_types_part(bool has_custom_properties);
std::string package_relationships_part(bool has_custom_properties);

// For the places in templates/huisstijl/word: what a house style says, and the rest of a document
// but for its text.
PartValues style_values(const HouseStyle& style, Numbering numbering, std::string_view language);
PartValues document_values(const WordDocumentInfo& info, const HouseStyle& style);

// The same for all documents in a house style (and a numbering, and a language).
std::string styles_part(const HouseStyle& style, Numbering numbering, std::string_view language);

std::string header_part(const PartValues& values, const HouseStyle& style);
// Leaves the title out of `values`: on the first page it is in the title block.
std::string first_header_part(PartValues& values, const HouseStyle& style);
std::string footer_part(const PartValues& values, const HouseStyle& style);
// The w:num elements of lists that start counting anew.
std::string own_lists(const std::vector<OwnList>& lists);

std::string document_relationships_part(const Links& links);
std::string footnote_relationships_part(const Links& links);
std::string core_properties_part(const WordDocumentInfo& info);
std::string app_properties_part(const WordDocumentInfo& info);
std::string custom_properties_part(const WordDocumentInfo& info);

// Above the text.
void write_table_of_contents(XmlWriter& xml, const Outline& outline, Numbering numbering);

}  // namespace bestek::documents::word
