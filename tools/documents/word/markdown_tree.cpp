// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "documents/word/markdown_tree.hpp"

#include <cmark-gfm-core-extensions.h>

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <stdexcept>
#include <unordered_map>
#include <utility>

#include "common/text.hpp"

namespace bestek::documents::word {
namespace {

constexpr std::size_t max_markdown_bytes = 32U << 20U;
constexpr int max_containers = 24;     // on one line: > and list markers
constexpr int max_table_columns = 63;  // what Word allows

// Memory for one tree at a time: taken from large blocks that are kept for the next tree, since the
// parser asks for thousands of small pieces. A tree that is made while another one lives has the
// usual memory.
class TreeMemory {
 public:
  static void* allocate(std::size_t count, std::size_t size) {
    auto& memory = instance();
    const auto wanted = rounded(count * size) + header;
    if (memory.blocks_.empty() || memory.used_ + wanted > memory.blocks_[memory.at_].size())
      memory.next_block(wanted);
    char* const place = memory.blocks_[memory.at_].data() + memory.used_;
    memory.used_ += wanted;
    std::memset(place, 0, wanted);
    const auto length = wanted - header;
    std::memcpy(place, &length, sizeof length);
    return place + header;
  }

  static void* reallocate(void* old, std::size_t size) {
    void* const place = allocate(1, size);
    if (old == nullptr) return place;
    std::size_t length = 0;
    std::memcpy(&length, static_cast<char*>(old) - header, sizeof length);
    std::memcpy(place, old, std::min(length, size));
    return place;
  }

  static void release(void*) {}

  static TreeMemory& instance() {
    static TreeMemory memory;
    return memory;
  }

  // False when another tree has it.
  bool take() { return !std::exchange(is_taken_, true); }

  void give_back() {
    is_taken_ = false;
    at_ = 0;
    used_ = 0;
    if (blocks_.size() > 1) blocks_.resize(1);
  }

 private:
  static constexpr std::size_t header = alignof(std::max_align_t);
  static constexpr std::size_t block_size = std::size_t{1} << 20U;

  static std::size_t rounded(std::size_t size) { return (size + header - 1) / header * header; }

  void next_block(std::size_t wanted) {
    if (!blocks_.empty()) ++at_;
    used_ = 0;
    blocks_.emplace_back(std::max(wanted, block_size), '\0');
  }

  std::vector<std::string> blocks_;
  std::size_t at_ = 0;
  std::size_t used_ = 0;
  bool is_taken_ = false;
};

cmark_syntax_extension* table_extension() {
  static cmark_syntax_extension* const extension = [] {
    cmark_gfm_core_extensions_ensure_registered();
    return cmark_find_syntax_extension("table");
  }();
  return extension;
}

bool is_blank(char c) { return c == ' ' || c == '\t'; }

// How many block quotes and lists the line opens.
int count_containers(std::string_view line) {
  int count = 0;
  std::size_t i = 0;
  while (i < line.size()) {
    const char c = line[i];
    const bool ends = i + 1 == line.size() || is_blank(line[i + 1]);
    if (is_blank(c) || (c >= '0' && c <= '9')) {
      ++i;
    } else if (c == '>' || (ends && std::strchr("-*+.)", c) != nullptr)) {
      ++count;
      ++i;
    } else {
      break;
    }
  }
  return count;
}

// A row such as |---|:-:| has one column more or less than it has bars.
bool is_wide_delimiter_row(std::string_view line) {
  return line.find_first_not_of("|:- \t>") == std::string_view::npos &&
         std::count(line.begin(), line.end(), '|') > max_table_columns + 1;
}

// The label of a footnote definition at the start of the line, or empty.
std::string footnote_label(std::string_view line) {
  const auto start = line.find_first_not_of(' ');
  if (start == std::string_view::npos || start > 3) return {};
  if (line.substr(start, 2) != "[^") return {};
  const auto end = line.find("]:", start);
  if (end == std::string_view::npos) return {};
  std::string label(line.substr(start + 2, end - start - 2));
  for (char& c : label) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return label;
}

}  // namespace

MarkdownTree::MarkdownTree(std::string_view markdown)
    : has_own_memory_(TreeMemory::instance().take()) {
  // The parser looks at each character to mend what is not UTF-8; mostly there is nothing to mend.
  const int options =
      CMARK_OPT_FOOTNOTES | (first_invalid_utf8(markdown) ? CMARK_OPT_VALIDATE_UTF8 : 0);
  static cmark_mem memory{&TreeMemory::allocate, &TreeMemory::reallocate, &TreeMemory::release};
  auto* const table = table_extension();  // registered before the parser looks at the registry
  const std::unique_ptr<cmark_parser, decltype(&cmark_parser_free)> parser(
      cmark_parser_new_with_mem(options,
                                has_own_memory_ ? &memory : cmark_get_default_mem_allocator()),
      &cmark_parser_free);
  if (!parser || table == nullptr ||
      cmark_parser_attach_syntax_extension(parser.get(), table) == 0) {
    throw std::runtime_error("cmark-gfm: no table extension");
  }
  cmark_parser_feed(parser.get(), markdown.data(), markdown.size());
  root_ = cmark_parser_finish(parser.get());
}

MarkdownTree::~MarkdownTree() {
  if (has_own_memory_) {
    TreeMemory::instance().give_back();
  } else {
    cmark_node_free(root_);
  }
}

std::vector<std::string_view> split_lines(std::string_view text) {
  std::vector<std::string_view> lines;
  lines.reserve(static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) + 1);
  std::size_t start = 0;
  const bool has_returns = text.find('\r') != std::string_view::npos;
  while (start <= text.size()) {
    const auto end = has_returns ? text.find_first_of("\r\n", start) : text.find('\n', start);
    if (end == std::string_view::npos) {
      lines.push_back(text.substr(start));
      break;
    }
    lines.push_back(text.substr(start, end - start));
    start = end + (text.substr(end, 2) == "\r\n" ? 2 : 1);
  }
  return lines;
}

SourceProblems source_problems(std::string_view markdown,
                               const std::vector<std::string_view>& lines) {
  SourceProblems found;
  if (markdown.size() > max_markdown_bytes) {
    found.blocking = true;
    found.problems.push_back(
        {1, 1, "Deze tekst is groter dan 32 MiB.", "Verdeel de tekst over meer documenten."});
    return found;
  }
  std::unordered_map<std::string, int> footnotes;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const int line = static_cast<int>(i) + 1;
    if (count_containers(lines[i]) > max_containers) {
      found.blocking = true;
      found.problems.push_back({line, 1, "Deze regel opent te veel lijsten of citaten in elkaar.",
                                "Haal tekens > - * of nummers weg aan het begin van de regel."});
    }
    if (is_wide_delimiter_row(lines[i])) {
      found.blocking = true;
      found.problems.push_back({line, 1, "Deze tabel heeft meer dan 63 kolommen.",
                                "Splits de tabel: Word kan niet meer dan 63 kolommen aan."});
    }
    const auto label = footnote_label(lines[i]);
    if (label.empty()) continue;
    const auto [first, is_new] = footnotes.emplace(label, line);
    if (is_new) continue;
    found.problems.push_back({line, 1, "Voetnoot [^" + label + "] bestaat twee keer.",
                              "Geef deze voetnoot een andere naam; de eerste staat op regel " +
                                  std::to_string(first->second) + "."});
  }
  return found;
}

NodeKind kind_of(cmark_node* node) {
  const auto type = cmark_node_get_type(node);
  if (type <= CMARK_NODE_FOOTNOTE_DEFINITION ||
      (type & CMARK_NODE_TYPE_MASK) == CMARK_NODE_TYPE_INLINE) {
    return NodeKind::other;
  }
  const std::string_view name = cmark_node_get_type_string(node);
  if (name == "table") return NodeKind::table;
  if (name == "table_row" || name == "table_header") return NodeKind::table_row;
  if (name == "table_cell") return NodeKind::table_cell;
  return NodeKind::other;
}

std::string_view literal_of(cmark_node* node) {
  const char* literal = cmark_node_get_literal(node);
  return literal == nullptr ? std::string_view() : literal;
}

std::string_view url_of(cmark_node* node) {
  const char* url = cmark_node_get_url(node);
  return url == nullptr ? std::string_view() : url;
}

std::string plain_text(cmark_node* node) {
  std::string text;
  const auto add = [&](cmark_node* inside) {
    switch (cmark_node_get_type(inside)) {
      case CMARK_NODE_TEXT:
      case CMARK_NODE_CODE:
        text += literal_of(inside);
        break;
      case CMARK_NODE_SOFTBREAK:
      case CMARK_NODE_LINEBREAK:
        text += ' ';
        break;
      default:
        break;
    }
  };
  walk(node, add, [](cmark_node*) {});
  return text;
}

bool is_list(cmark_node* node) { return cmark_node_get_type(node) == CMARK_NODE_LIST; }

bool is_ordered_list(cmark_node* node) {
  return is_list(node) && cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
}

}  // namespace bestek::documents::word
