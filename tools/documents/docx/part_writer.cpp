// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "documents/docx/part_writer.hpp"

#include <charconv>

#include "common/xml_writer.hpp"
#include "documents/docx/xml_tree.hpp"

namespace bestek::documents::docx {

namespace {

using Kind = TemplateNode::Kind;

// Not in any XML, so not in any text of the document.
constexpr char marker_begin = '\x01';
constexpr char marker_end = '\x02';

class NodeWriter {
 public:
  std::vector<TemplateNode> take(const pugi::xml_document& document) {
    for (const auto& child : document.children()) write(child);
    flush();
    return std::move(nodes_);
  }

 private:
  // As deep as the tree, which read_xml bounds.
  void write(pugi::xml_node node) {
    switch (node.type()) {
      case pugi::node_declaration:
        text_ += "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
        break;
      case pugi::node_pcdata:
      case pugi::node_cdata:
        write_text(node.value());
        break;
      case pugi::node_element:
        if (!write_marker(node)) write_element(node);
        break;
      default:
        break;
    }
  }

  void write_element(pugi::xml_node node) {
    text_ += '<';
    text_ += node.name();
    for (const auto& attribute : node.attributes()) {
      const std::string_view name = attribute.name();
      // Word gives each paragraph a number of its own; a paragraph that is repeated has none.
      if (!open_.empty() && (name == "w14:paraId" || name == "w14:textId")) continue;
      text_ += ' ';
      text_ += name;
      text_ += "=\"";
      write_text(attribute.value());
      text_ += '"';
    }
    if (!node.first_child()) {
      text_ += "/>";
      return;
    }
    text_ += '>';
    for (const auto& child : node.children()) write(child);
    text_ += "</";
    text_ += node.name();
    text_ += '>';
  }

  /// Of an element, or the value of an attribute.
  void write_text(std::string_view text) {
    while (true) {
      const auto begin = text.find(marker_begin);
      append_escaped(text_, text.substr(0, begin));
      if (begin == std::string_view::npos) return;
      const auto end = text.find(marker_end, begin);
      flush();
      nodes_.push_back({Kind::value, index_in(text.substr(begin + 1, end - begin - 1)), 0, ""});
      text.remove_prefix(end + 1);
    }
  }

  static std::size_t index_in(std::string_view text) {
    std::size_t index = 0;
    std::from_chars(text.data(), text.data() + text.size(), index);
    return index;
  }

  bool write_marker(pugi::xml_node node) {
    const bool is_inverted = is(node, inverted_marker);
    if (is_inverted || is(node, open_marker)) {
      flush();
      open_.push_back(nodes_.size());
      nodes_.push_back({is_inverted ? Kind::inverted : Kind::section,
                        index_in(node.attribute("index").value()), 0, ""});
      return true;
    }
    if (!is(node, close_marker)) return false;
    flush();
    nodes_[open_.back()].end = nodes_.size();
    open_.pop_back();
    return true;
  }

  void flush() {
    if (!text_.empty()) nodes_.push_back({Kind::text, 0, 0, std::move(text_)});
    text_.clear();
  }

  std::vector<TemplateNode> nodes_;
  std::vector<std::size_t> open_;
  std::string text_;
};

}  // namespace

std::string value_marker(std::size_t index) {
  return marker_begin + std::to_string(index) + marker_end;
}

std::vector<TemplateNode> template_nodes(const pugi::xml_document& document) {
  return NodeWriter().take(document);
}

}  // namespace bestek::documents::docx
