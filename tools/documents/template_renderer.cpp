// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "documents/template_renderer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <deque>
#include <kainjow/mustache.hpp>
#include <unordered_map>

#include "common/text.hpp"
#include "documents/template_filters.hpp"

namespace bestek::documents {

namespace {

namespace mustache = kainjow::mustache;
using Data = mustache::data;

/// Characters that mean something in Markdown or in a signature block are escaped; a value is one
/// line, so that it cannot break a table.
std::string escaped_markdown(const std::string& text) {
  constexpr std::string_view special = "\\`*_{}[]<>#+-.!|~^&;=:";
  std::string result;
  result.reserve(text.size() + text.size() / 8);
  for (const char c : text) {
    if (special.find(c) != std::string_view::npos) result += '\\';
    result += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
  }
  return result;
}

std::string one_line(const std::string& text) {
  std::string result = text;
  std::replace_if(
      result.begin(), result.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; },
      ' ');
  return result;
}

/// Gives the engine its values: looks tags up by index, keeps the blocks that are open, and notes
/// what is wrong.
class StrictContext : public mustache::basic_context<std::string> {
 public:
  StrictContext(const PreparedText& prepared, const view::View& view, Findings& findings)
      : prepared_(prepared), view_(view), findings_(findings) {}

  void push(const Data* data) override {
    const auto found = blocks_.find(data);
    scope_.push_back(found == blocks_.end() ? nullptr : found->second);
  }
  void pop() override { scope_.pop_back(); }

  const Data* get_partial(const std::string&) const override { return nullptr; }

  const Data* get(const std::string& name) const override {
    std::size_t index = 0;
    std::from_chars(name.data(), name.data() + name.size(), index);
    const auto& tag = prepared_.tags.at(index);
    const auto* value = find(tag);
    if (value == nullptr) return nullptr;
    return tag.is_section ? section(*value) : text(tag, *value);
  }

 private:
  const Data* text(const Tag& tag, const Json& value) const {
    auto result = text_of_value(value, tag.filters);
    if (auto* problem = std::get_if<TagProblem>(&result)) {
      report(tag, fmt::format("{{{{{}}}}} {}", joined(tag.path, "."), problem->message),
             problem->help);
      return nullptr;
    }
    return &data_.emplace_back(std::get<std::string>(result));
  }

  /// A list repeats its block; null, false, "" and an empty list leave it out.
  const Data* section(const Json& value) const {
    if (value.is_array()) {
      mustache::list items(value.size(), Data(Data::type::object));
      const auto& list = data_.emplace_back(std::move(items));
      for (std::size_t i = 0; i < value.size(); ++i) blocks_[&list.list_value()[i]] = &value[i];
      return &list;
    }
    const bool is_absent = value.is_null() || value == false || value == "";
    const auto& data =
        data_.emplace_back(is_absent ? Data(Data::type::bool_false) : Data(Data::type::object));
    if (!is_absent) blocks_[&data] = &value;
    return &data;
  }

  const Json* find(const Tag& tag) const {
    static const Json whole_view = Json::object();
    const auto& first = tag.path.front();
    if (first == ".") return scope_.empty() ? &whole_view : scope_.back();
    for (auto block = scope_.rbegin(); block != scope_.rend(); ++block) {
      if (*block == nullptr || !(*block)->is_object()) continue;
      const auto found = (*block)->find(first);
      if (found != (*block)->end()) return find_below(tag, *found);
    }
    if (const auto* found = view_.find(first)) return find_below(tag, *found);
    const auto help = suggestion(first, names_in_scope());
    report(tag, fmt::format("onbekende naam \"{}\"", first),
           help.empty() ? "bestek opstel --namen toont alle namen" : help);
    return nullptr;
  }

  /// What the rest of the path stands for, below the value of its first name.
  const Json* find_below(const Tag& tag, const Json& first) const {
    const Json* value = &first;
    for (std::size_t i = 1; i < tag.path.size(); ++i) {
      const auto& name = tag.path[i];
      if (!value->is_object() || !value->contains(name)) {
        std::vector<std::string> known;
        if (value->is_object()) {
          for (const auto& item : value->items()) known.push_back(item.key());
        }
        report(tag, fmt::format("onbekende naam \"{}\" in \"{}\"", name, joined(tag.path, ".")),
               suggestion(name, known));
        return nullptr;
      }
      value = &(*value)[name];
    }
    return value;
  }

  std::vector<std::string> names_in_scope() const {
    auto names = view_.names();
    for (const auto* block : scope_) {
      if (block == nullptr || !block->is_object()) continue;
      for (const auto& item : block->items()) names.push_back(item.key());
    }
    return names;
  }

  void report(const Tag& tag, std::string message, std::string help) const {
    findings_.push_back(
        {"B040", Severity::error, tag.position, "", std::move(message), std::move(help)});
  }

  const PreparedText& prepared_;
  const view::View& view_;
  Findings& findings_;
  std::vector<const Json*> scope_;
  mutable std::deque<Data> data_;
  mutable std::unordered_map<const Data*, const Json*> blocks_;
};

/// Turns the line marks back into newlines.
RenderedText with_lines(const std::string& marked, const PreparedText& prepared) {
  RenderedText result;
  std::size_t at = 0;
  for (;;) {
    const auto mark = marked.find(line_mark_begin, at);
    result.text.append(marked, at, mark - at);
    if (mark == std::string::npos) break;
    const auto end = marked.find(line_mark_end, mark);
    std::size_t line = 0;
    std::from_chars(marked.data() + mark + 1, marked.data() + end, line);
    result.lines.push_back(prepared.lines.at(line));
    result.text += '\n';
    at = end + 1;
  }
  return result;
}

}  // namespace

RenderedText render(const PreparedText& prepared, const view::View& view, Escape escape,
                    Findings& findings) {
  mustache::mustache engine(prepared.mustache);
  if (!engine.is_valid())
    throw std::logic_error("a prepared template is not valid: " + engine.error_message());
  engine.set_custom_escape(escape == Escape::markdown ? escaped_markdown : one_line);
  StrictContext context(prepared, view, findings);
  return with_lines(engine.render(context), prepared);
}

}  // namespace bestek::documents
