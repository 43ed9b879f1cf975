// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "documents/template_renderer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "common/text.hpp"
#include "common/xml_writer.hpp"
#include "documents/word/url.hpp"
#include "view/filters.hpp"

namespace bestek::documents {

namespace {

using Kind = TemplateNode::Kind;

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20; }

/// What means something in Markdown, for each byte.
constexpr auto markup_bytes = [] {
  std::array<bool, 256> markup{};
  for (const char c : std::string_view("\\`*_{}[]<>#+-.!|~^&;=:"))
    markup[static_cast<unsigned char>(c)] = true;
  return markup;
}();

/// Characters that mean something in Markdown or in a signature block are escaped; a value is one
/// line, so that it cannot break a table.
void append_markdown(std::string& out, const std::string& text) {
  for (const char c : text) {
    if (markup_bytes[static_cast<unsigned char>(c)]) out += '\\';
    out += is_control(c) ? ' ' : c;
  }
}

void append_one_line(std::string& out, const std::string& text) {
  for (const char c : text) out += is_control(c) ? ' ' : c;
}

/// The inside of a w:t; a newline ends it and begins another one.
void append_word(std::string& out, std::string_view text) {
  while (true) {
    const auto newline = text.find('\n');
    append_escaped(out, text.substr(0, newline));
    if (newline == std::string_view::npos) return;
    out += "</w:t><w:br/><w:t xml:space=\"preserve\">";
    text.remove_prefix(newline + 1);
  }
}

/// Within quotes in the code of a field, where a backslash comes before a quote or a backslash.
void append_field_text(std::string& out, const std::string& text) {
  std::string escaped;
  for (const char c : text) {
    if (c == '"' || c == '\\') escaped += '\\';
    escaped += is_control(c) ? ' ' : c;
  }
  append_escaped(out, escaped);
}

bool is_one_word(const std::string& text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("-._").find(c) != std::string_view::npos;
  });
}

/// U+0000 to U+001F but for tab and line ends, U+FFFE and U+FFFF.
bool is_forbidden_in_xml(const std::string& text) {
  const bool has_control = std::any_of(text.begin(), text.end(), [](char c) {
    return is_control(c) && c != '\t' && c != '\n' && c != '\r';
  });
  return has_control || text.find("\xEF\xBF\xBE") != std::string::npos ||
         text.find("\xEF\xBF\xBF") != std::string::npos;
}

class Renderer {
 public:
  Renderer(const PreparedText& prepared, const view::View& view, Escape escape, Findings& findings)
      : prepared_(prepared), view_(view), escape_(escape), findings_(findings) {}

  void pass_over_unknown_names() { passes_over_names_ = true; }

  RenderedText take() {
    write(0, prepared_.nodes.size());
    return std::move(result_);
  }

 private:
  void write(std::size_t begin, std::size_t end) {
    for (auto i = begin; i < end; ++i) {
      const auto& node = prepared_.nodes[i];
      switch (node.kind) {
        case Kind::text:
          result_.text += node.text;
          break;
        case Kind::line_end:
          result_.text += '\n';
          result_.lines.push_back(node.index);
          break;
        case Kind::value:
          write_value(prepared_.tags[node.index]);
          break;
        case Kind::section:
        case Kind::inverted:
          write_section(node, i + 1);
          i = node.end - 1;
      }
    }
  }

  void write_value(const Tag& tag) {
    const auto* value = find(tag);
    if (value == nullptr) return;
    const auto shown = view::text_of_value(*value, tag.filters);
    if (const auto* problem = std::get_if<view::TagProblem>(&shown)) {
      report(tag, fmt::format("{{{{{}}}}} {}", joined(tag.path, "."), problem->message),
             problem->help);
      return;
    }
    const auto& text = std::get<std::string>(shown);
    if (escape_ == Escape::markdown) return append_markdown(result_.text, text);
    if (escape_ == Escape::none) return append_one_line(result_.text, text);
    if (is_forbidden_in_xml(text)) {
      report(tag,
             fmt::format("{{{{{}}}}} bevat een teken dat niet in een document kan staan",
                         joined(tag.path, ".")),
             "verwijder het onzichtbare stuurteken uit het gegeven");
    }
    write_in_word(tag, text);
  }

  void write_in_word(const Tag& tag, const std::string& text) {
    auto& out = result_.text;
    switch (tag.place) {
      case TagPlace::text:
        return append_word(out, text);
      case TagPlace::plain: {
        std::string line;
        append_one_line(line, text);
        return append_escaped(out, line);
      }
      case TagPlace::quoted_in_field:
        return append_field_text(out, text);
      case TagPlace::word_in_field:
        if (is_one_word(text)) return append_escaped(out, text);
        out += "&quot;";
        append_field_text(out, text);
        out += "&quot;";
        return;
      case TagPlace::number_in_field:
        return write_number_in_field(tag, text);
      case TagPlace::address:
        return append_escaped(out, word::percent_encoded(text));
      case TagPlace::address_part:
        return append_escaped(out, word::percent_encoded_part(text));
    }
  }

  /// Word reads 1.234,56 by the settings of the computer, so only digits are safe.
  void write_number_in_field(const Tag& tag, const std::string& text) {
    const bool is_whole =
        text.find_first_not_of("0123456789", text.starts_with('-') ? 1 : 0) == std::string::npos;
    if (!is_whole) {
      report(
          tag,
          fmt::format("{{{{{}}}}} is \"{}\", en in een veld dat rekent kan alleen een geheel getal "
                      "staan",
                      joined(tag.path, "."), text),
          "zet de uitkomst zelf in de tekst, of kies een geheel getal");
    }
    result_.text += text;
  }

  /// A list repeats its section; null, false, "" and an empty list leave it out.
  void write_section(const TemplateNode& node, std::size_t first) {
    const auto* value = find(prepared_.tags[node.index]);
    if (value == nullptr) return;
    const bool is_absent = value->is_null() || *value == false || *value == "" ||
                           (value->is_array() && value->empty());
    if (node.kind == Kind::inverted) {
      if (is_absent) write(first, node.end);
    } else if (value->is_array()) {
      for (const auto& item : *value) write_inside(item, first, node.end);
    } else if (!is_absent) {
      write_inside(*value, first, node.end);
    }
  }

  void write_inside(const Json& value, std::size_t first, std::size_t end) {
    scope_.push_back(&value);
    write(first, end);
    scope_.pop_back();
  }

  const Json* find(const Tag& tag) {
    const auto& first = tag.path.front();
    if (first == ".") return scope_.empty() ? &view_.own() : scope_.back();
    for (auto block = scope_.rbegin(); block != scope_.rend(); ++block) {
      if (!(*block)->is_object()) continue;
      const auto found = (*block)->find(first);
      if (found != (*block)->end()) return find_below(tag, *found);
    }
    if (const auto* found = view_.find(first)) return find_below(tag, *found);
    if (passes_over_names_) return nullptr;
    const auto help = suggestion(first, names_in_scope());
    report(tag, fmt::format("onbekende naam \"{}\"", first),
           help.empty() ? "bestek opstel --velden toont alle namen" : help);
    return nullptr;
  }

  /// What the rest of the path stands for, below the value of its first name.
  const Json* find_below(const Tag& tag, const Json& first) {
    const Json* value = &first;
    for (std::size_t i = 1; i < tag.path.size(); ++i) {
      const auto& name = tag.path[i];
      const bool is_known = value->is_object() && value->contains(name);
      if (!is_known) {
        if (passes_over_names_) return nullptr;
        std::vector<std::string> known;
        if (value->is_object()) {
          for (const auto& item : value->items()) known.push_back(item.key());
        }
        report(tag, fmt::format("onbekende naam \"{}\" in \"{}\"", name, joined(tag.path, ".")),
               suggestion(name, known));
        return nullptr;
      }
      value = &value->at(name);
    }
    return value;
  }

  std::vector<std::string> names_in_scope() const {
    auto names = view_.names();
    for (const auto* block : scope_) {
      if (!block->is_object()) continue;
      for (const auto& item : block->items()) names.push_back(item.key());
    }
    return names;
  }

  void report(const Tag& tag, std::string message, std::string help) {
    findings_.push_back(
        {"B040", Severity::error, tag.position, "", std::move(message), std::move(help)});
  }

  const PreparedText& prepared_;
  const view::View& view_;
  Escape escape_;
  Findings& findings_;
  bool passes_over_names_ = false;
  std::vector<const Json*> scope_;
  RenderedText result_;
};

}  // namespace

RenderedText render(const PreparedText& prepared, const view::View& view, Escape escape,
                    Findings& findings) {
  return Renderer(prepared, view, escape, findings).take();
}

void find_wrong_values(const PreparedText& prepared, const view::View& view, Findings& findings) {
  Renderer renderer(prepared, view, Escape::none, findings);
  renderer.pass_over_unknown_names();
  renderer.take();
}

}  // namespace bestek::documents
