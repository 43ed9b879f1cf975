// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "documents/docx/part_mender.hpp"

#include <algorithm>
#include <pugixml.hpp>
#include <sstream>
#include <stdexcept>
#include <vector>

#include "documents/docx/xml_tree.hpp"

namespace bestek::documents::docx {

namespace {

bool must_hold_a_paragraph(pugi::xml_node node) {
  static constexpr std::string_view names[] = {"w:tc",  "w:txbxContent", "w:hdr",
                                               "w:ftr", "w:footnote",    "w:endnote"};
  return std::find(std::begin(names), std::end(names), node.name()) != std::end(names);
}

std::vector<pugi::xml_node> nodes_that(const pugi::xml_document& document,
                                       bool (*wanted)(pugi::xml_node)) {
  std::vector<pugi::xml_node> nodes;
  for (auto node = document.first_child(); node; node = next_node(node, document)) {
    if (wanted(node)) nodes.push_back(node);
  }
  std::reverse(nodes.begin(), nodes.end());  // the innermost first
  return nodes;
}

}  // namespace

std::string mended(const std::string& xml) {
  pugi::xml_document document;
  if (read_xml(xml, document)) throw std::logic_error("a filled part is not XML");
  for (auto table : nodes_that(document, [](pugi::xml_node node) { return is(node, "w:tbl"); })) {
    bool has_row = false;
    for (auto node = table.first_child(); node && !has_row; node = next_node(node, table))
      has_row = is(node, "w:tr");
    if (!has_row) table.parent().remove_child(table);
  }
  for (auto node : nodes_that(document, must_hold_a_paragraph)) {
    const bool is_complete = is(node, "w:tc") ? is(node.last_child(), "w:p") : node.child("w:p");
    if (!is_complete) node.append_child("w:p");
  }
  std::ostringstream out;
  document.save(out, "", pugi::format_raw, pugi::encoding_utf8);
  return out.str();
}

}  // namespace bestek::documents::docx
