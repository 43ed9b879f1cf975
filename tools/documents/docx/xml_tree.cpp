// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "documents/docx/xml_tree.hpp"

#include <algorithm>

namespace bestek::documents::docx {

namespace {

constexpr int deepest = 400;  // Word itself gives up on tables in tables long before

bool is_control(char c) {
  return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r';
}

/// A reference such as &#1; is not XML either, but the parser takes it.
bool has_control(pugi::xml_node node) {
  const auto has = [](std::string_view text) {
    return std::any_of(text.begin(), text.end(), is_control);
  };
  return has(node.value()) ||
         std::any_of(node.attributes_begin(), node.attributes_end(),
                     [&](const pugi::xml_attribute& each) { return has(each.value()); });
}

std::optional<std::string> problem_in(pugi::xml_node root) {
  int depth = 0;
  auto node = root.first_child();
  while (node) {
    if (has_control(node)) return "bevat een stuurteken dat in XML niet mag";
    if (node.first_child()) {
      if (++depth > deepest) return "is veel dieper genest dan een document kan zijn";
      node = node.first_child();
      continue;
    }
    while (node && node != root && !node.next_sibling()) {
      node = node.parent();
      --depth;
    }
    if (!node || node == root) return std::nullopt;
    node = node.next_sibling();
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string> read_xml(const std::string& xml, pugi::xml_document& document) {
  constexpr unsigned options =
      pugi::parse_default | pugi::parse_ws_pcdata | pugi::parse_declaration | pugi::parse_doctype;
  if (xml.find('\0') != std::string::npos) return "is geen geldige XML";
  if (!document.load_buffer(xml.data(), xml.size(), options)) return "is geen geldige XML";
  for (const auto& child : document.children()) {
    if (child.type() == pugi::node_doctype)
      return "heeft een documenttype (DTD); Word maakt dat nooit";
  }
  return problem_in(document);
}

bool is(pugi::xml_node node, std::string_view name) { return node.name() == name; }

pugi::xml_node ancestor(pugi::xml_node node, std::string_view name) {
  for (node = node.parent(); node; node = node.parent()) {
    if (is(node, name)) return node;
  }
  return {};
}

bool is_within(pugi::xml_node node, pugi::xml_node outer) {
  for (; node; node = node.parent()) {
    if (node == outer) return true;
  }
  return false;
}

pugi::xml_node next_beside(pugi::xml_node node, pugi::xml_node root) {
  for (; node && node != root; node = node.parent()) {
    if (node.next_sibling()) return node.next_sibling();
  }
  return {};
}

pugi::xml_node next_node(pugi::xml_node node, pugi::xml_node root) {
  return node.first_child() ? node.first_child() : next_beside(node, root);
}

}  // namespace bestek::documents::docx
