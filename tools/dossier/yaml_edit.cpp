// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "dossier/yaml_edit.hpp"

#include <algorithm>
#include <map>
#include <stdexcept>

#include "dossier/yaml_reader.hpp"

namespace bestek {

namespace {

Json read_value(const std::string& text) {
  Findings findings;
  auto placed = read_yaml(text, "", 0, findings);
  return findings.empty() ? std::move(placed.value) : Json(Json::value_t::discarded);
}

bool is_safe_plain(std::string_view text) {
  constexpr std::string_view letters =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  if (text.empty() || letters.find(text.front()) == std::string_view::npos || text.back() == ' ')
    return false;
  return text.find_first_not_of(std::string(letters) + " ._*/-") == std::string_view::npos &&
         read_value(std::string(text)) == Json(text);
}

std::string spaces(std::size_t count) { return std::string(count, ' '); }

void write(std::string& out, const YamlNode& node, std::size_t indent);

/// What stands behind "key:".
void write_member(std::string& out, const std::string& key, const YamlNode& node,
                  std::size_t indent) {
  out += spaces(indent) + key + ":";
  const bool is_leaf = !node.value.is_structured() || (node.members.empty() && node.items.empty());
  if (is_leaf) {
    out += " " +
           (node.value.is_object()  ? "{}"
            : node.value.is_array() ? "[]"
                                    : node.source) +
           "\n";
    return;
  }
  out += "\n";
  write(out, node, indent + 2);
}

void write(std::string& out, const YamlNode& node, std::size_t indent) {
  for (const auto& [key, member] : node.members) write_member(out, key, member, indent);
  for (const auto& item : node.items) {
    if (!item.value.is_structured()) {
      out += spaces(indent) + "- " + item.source + "\n";
      continue;
    }
    std::string text;
    write(text, item, indent + 2);
    text[indent] = '-';
    out += text;
  }
}

/// Thrown when the text cannot be edited safely.
struct CannotEdit {};

/// "{dienst: bgi, jaar: 2015}"
std::string short_map(const YamlNode& node) {
  std::string text;
  for (const auto& [key, member] : node.members) {
    const bool is_map = member.value.is_object();
    if (member.value.is_array()) throw CannotEdit();
    text += (text.empty() ? "" : ", ") + key + ": " + (is_map ? short_map(member) : member.source);
  }
  return "{" + text + "}";
}

struct Edit {
  std::size_t start, end;
  std::string text;
};

class Editor {
 public:
  Editor(std::string_view text, const PlacedJson& placed)
      : text_(text), lines_(text), placed_(placed) {}

  std::vector<Edit> edits;

  void run(const YamlNode& wanted) { change(placed_.value, placed_.positions, wanted); }

 private:
  std::size_t offset(const Place& place) const {
    return lines_.start(place.line) + place.column - 1;
  }

  char char_at(std::size_t at) const { return at < text_.size() ? text_[at] : '\0'; }

  bool is_flow(const Positions& positions) const {
    const char c = char_at(offset(positions.value));
    return c == '{' || c == '[';
  }

  void change(const Json& now, const Positions& positions, const YamlNode& wanted) {
    const auto value = to_json(wanted);
    if (now == value) return;
    const bool is_anchored =
        std::string_view("&*!").find(char_at(offset(positions.value))) != std::string_view::npos;
    if (is_anchored) throw CannotEdit();
    if (now.is_object() && value.is_object()) {
      change_map(now, positions, wanted);
    } else if (now.is_array() && value.is_array()) {
      change_list(now, positions, wanted);
    } else if (now.is_primitive() && !now.is_null() && value.is_primitive()) {
      const auto start = offset(positions.value);
      edits.push_back({start, end_of_scalar(positions.value), wanted.source});
    } else {
      throw CannotEdit();
    }
  }

  void change_map(const Json& now, const Positions& positions, const YamlNode& wanted) {
    for (const auto& item : now.items()) {
      const bool stays =
          std::any_of(wanted.members.begin(), wanted.members.end(),
                      [&](const auto& member) { return member.first == item.key(); });
      if (!stays) remove(item.value(), positions.children[member_index(now, item.key())], true);
    }
    std::string block, flow;
    for (const auto& [key, member] : wanted.members) {
      if (now.contains(key)) {
        const auto index = member_index(now, key);
        change(now.at(key), positions.children[index], member);
      } else if (is_flow(positions)) {
        if (member.value.is_structured()) throw CannotEdit();
        flow += (now.empty() && flow.empty() ? "" : ", ") + key + ": " + member.source;
      } else {
        write_member(block, key, member, indent_of_members(positions));
      }
    }
    if (!flow.empty()) insert_in_flow(now, positions, flow);
    if (!block.empty()) insert_lines(end_line(now, positions), block);
  }

  std::size_t indent_of_members(const Positions& positions) const {
    if (positions.children.empty()) throw CannotEdit();
    const auto& key = positions.children.front().key;
    const auto start = lines_.start(key.line);
    const auto before = text_.substr(start, offset(key) - start);
    if (before.find_first_not_of(" -") != std::string_view::npos) throw CannotEdit();
    return key.column - 1;
  }

  static std::string identity(const Json& item) {
    std::string id;
    if (!item.is_object()) return item.dump();
    for (const auto* key : {"aanbieder", "dienst", "van", "gemeente", "jaar"}) {
      const auto found = item.find(key);
      id += (found == item.end() ? std::string("-") : found->dump()) + "/";
    }
    return id;
  }

  void change_list(const Json& now, const Positions& positions, const YamlNode& wanted) {
    std::multimap<std::string, std::size_t> present;
    for (std::size_t i = 0; i < now.size(); ++i) present.emplace(identity(now[i]), i);
    std::vector<const YamlNode*> added;
    for (const auto& item : wanted.items) {
      const auto found = present.lower_bound(identity(to_json(item)));
      if (found == present.end() || found->first != identity(to_json(item))) {
        added.push_back(&item);
        continue;
      }
      change(now[found->second], positions.children[found->second], item);
      present.erase(found);
    }
    for (const auto& [id, index] : present) remove(now[index], positions.children[index], false);
    if (!added.empty()) add_items(now, positions, added);
  }

  void add_items(const Json& now, const Positions& positions,
                 const std::vector<const YamlNode*>& added) {
    if (now.empty() || is_flow(positions)) throw CannotEdit();
    const auto indent = dash_column(positions.children.front());
    const bool is_short = is_flow(positions.children.back());
    std::string text;
    for (const auto* item : added) {
      auto list = yaml_list();
      list.items.push_back(*item);
      if (is_short && item->value.is_object()) {
        text += spaces(indent) + "- " + short_map(*item) + "\n";
      } else {
        write(text, list, indent);
      }
    }
    insert_lines(end_line(now, positions), text);
  }

  /// The column, from 0, of the "-" before an item; it is the first thing on its line.
  std::size_t dash_column(const Positions& item) const {
    const auto start = lines_.start(item.value.line);
    const auto at = text_.find_first_not_of(' ', start);
    const bool is_dash =
        at != std::string_view::npos && char_at(at) == '-' && at < offset(item.value);
    const auto between = is_dash ? text_.substr(at + 1, offset(item.value) - at - 1) : "x";
    if (between.find_first_not_of(' ') != std::string_view::npos) throw CannotEdit();
    return at - start;
  }

  void remove(const Json& now, const Positions& positions, bool is_member) {
    const auto& first = is_member ? positions.key : positions.value;
    const auto start = lines_.start(first.line);
    if (is_member) {
      const auto before = text_.substr(start, offset(first) - start);
      if (before.find_first_not_of(' ') != std::string_view::npos) throw CannotEdit();
    } else {
      dash_column(positions);
    }
    edits.push_back({start, lines_.start(end_line(now, positions) + 1), ""});
  }

  void insert_lines(std::uint32_t after_line, const std::string& block) {
    const auto at = lines_.start(after_line + 1);
    const bool lacks_newline = at == text_.size() && !text_.empty() && text_.back() != '\n';
    edits.push_back({at, at, (lacks_newline ? "\n" : "") + block});
  }

  void insert_in_flow(const Json& now, const Positions& positions, const std::string& text) {
    const auto at = now.empty() ? offset(positions.value) + 1 : end_of_last_child(now, positions);
    edits.push_back({at, at, text});
  }

  /// The byte behind the child that is written last.
  std::size_t end_of_last_child(const Json& now, const Positions& positions) const {
    std::size_t last = 0, index = 0;
    for (const auto& item : now)
      last = std::max(last, end_of_value(item, positions.children[index++]));
    return last;
  }

  std::size_t end_of_value(const Json& now, const Positions& positions) const {
    if (!now.is_structured()) return end_of_scalar(positions.value);
    return is_flow(positions) ? end_of_flow(offset(positions.value))
                              : end_of_last_child(now, positions);
  }

  std::uint32_t end_line(const Json& now, const Positions& positions) const {
    const auto end = end_of_value(now, positions);
    if (end == 0) throw CannotEdit();
    std::uint32_t line = positions.value.line;
    while (lines_.start(line + 1) < end && lines_.start(line + 1) < text_.size()) ++line;
    return line;
  }

  std::size_t end_of_quoted(std::size_t at) const {
    const char quote = text_[at];
    for (++at; at < text_.size(); ++at) {
      if (quote == '"' && text_[at] == '\\') {
        ++at;
      } else if (text_[at] == quote) {
        if (quote == '"' || char_at(at + 1) != quote) return at + 1;
        ++at;
      }
    }
    throw CannotEdit();
  }

  std::size_t end_of_scalar(const Place& place) const {
    const auto start = offset(place);
    const char c = char_at(start);
    if (c == '"' || c == '\'') return end_of_quoted(start);
    if (std::string_view("|>&*!").find(c) != std::string_view::npos) throw CannotEdit();
    const auto end = start + place.length;
    const auto source = text_.substr(start, place.length);
    if (end > text_.size() || source.find('\n') != std::string_view::npos) throw CannotEdit();
    return end;
  }

  /// The byte behind the bracket that closes the one at `at`.
  std::size_t end_of_flow(std::size_t at) const {
    int depth = 0;
    while (at < text_.size()) {
      const char c = text_[at];
      if (c == '"' || c == '\'') {
        at = end_of_quoted(at);
        continue;
      }
      if (c == '#' && at > 0 && (text_[at - 1] == ' ' || text_[at - 1] == '\n')) {
        at = std::min(text_.find('\n', at), text_.size());
        continue;
      }
      if (c == '{' || c == '[') ++depth;
      if ((c == '}' || c == ']') && --depth == 0) return at + 1;
      ++at;
    }
    throw CannotEdit();
  }

  std::string_view text_;
  SourceLines lines_;
  const PlacedJson& placed_;
};

/// The edits stand apart: what is removed or replaced holds no other edit.
std::string applied(std::string_view text, std::vector<Edit> edits) {
  std::stable_sort(edits.begin(), edits.end(),
                   [](const Edit& a, const Edit& b) { return a.start < b.start; });
  std::string result;
  std::size_t at = 0;
  for (const auto& edit : edits) {
    if (edit.start < at) throw CannotEdit();
    result += text.substr(at, edit.start - at);
    result += edit.text;
    at = edit.end;
  }
  return result += text.substr(at);
}

}  // namespace

void YamlNode::add(std::string key, YamlNode node) {
  members.emplace_back(std::move(key), std::move(node));
}

YamlNode yaml_text(std::string_view text) {
  return {Json(text), is_safe_plain(text) ? std::string(text) : Json(text).dump()};
}

YamlNode yaml_number(std::string_view decimal) {
  const std::string source(decimal);
  auto value = read_value(source);
  if (!value.is_number()) throw std::invalid_argument("not a number for YAML: " + source);
  return {std::move(value), source};
}

YamlNode yaml_map() { return {Json::object(), ""}; }
YamlNode yaml_list() { return {Json::array(), ""}; }

YamlNode yaml_of(const Json& value) {
  if (value.is_string()) return yaml_text(value.get_ref<const std::string&>());
  if (!value.is_structured()) return {value, value.dump()};
  auto node = value.is_object() ? yaml_map() : yaml_list();
  for (const auto& item : value.items()) {
    if (value.is_object()) {
      node.add(item.key(), yaml_of(item.value()));
    } else {
      node.items.push_back(yaml_of(item.value()));
    }
  }
  return node;
}

Json to_json(const YamlNode& node) {
  Json result = node.value;
  for (const auto& [key, member] : node.members) result[key] = to_json(member);
  for (const auto& item : node.items) result.push_back(to_json(item));
  return result;
}

std::string to_yaml(const YamlNode& node) {
  std::string out;
  write(out, node, 0);
  return out;
}

std::optional<std::string> edited_yaml(std::string_view text, const YamlNode& wanted) {
  Findings findings;
  const auto placed = read_yaml(text, "", 0, findings);
  if (!findings.empty()) return std::nullopt;
  try {
    Editor editor(text, placed);
    editor.run(wanted);
    auto result = applied(text, std::move(editor.edits));
    // Whatever the text looks like: what comes out reads as it should, or is not used.
    if (read_value(result) != to_json(wanted)) return std::nullopt;
    return result;
  } catch (const CannotEdit&) {
    return std::nullopt;
  }
}

}  // namespace bestek
