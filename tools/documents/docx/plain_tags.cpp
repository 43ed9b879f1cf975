// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "documents/docx/plain_tags.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "common/text.hpp"
#include "documents/docx/part_writer.hpp"
#include "documents/docx/xml_tree.hpp"

namespace bestek::documents::docx {

namespace {

/// Where in a field code a value comes: "HYPERLINK "https://…" is within quotes, "= 2 *" computes.
TagPlace place_in_code(std::string_view before) {
  bool is_quoted = false;
  for (std::size_t i = 0; i < before.size(); ++i) {
    if (before[i] == '\\') {
      ++i;
    } else if (before[i] == '"') {
      is_quoted = !is_quoted;
    }
  }
  if (is_quoted) return TagPlace::quoted_in_field;
  return trimmed(before).starts_with('=') ? TagPlace::number_in_field : TagPlace::word_in_field;
}

TagPlace place_of(PlainKind kind, std::string_view before) {
  if (kind == PlainKind::field_code) return place_in_code(before);
  if (kind == PlainKind::text) return TagPlace::plain;
  return trimmed(before).empty() ? TagPlace::address : TagPlace::address_part;
}

/// A field while its code is read.
struct Field {
  pugi::xml_node begin;
  std::string code;
  std::vector<pugi::xml_node> pieces;  ///< of the code, since its last inner field
};

void mark_pieces(Field& field, PlainTags& tags, const std::string& file, bool& has_tags) {
  std::string text;
  for (const auto& piece : field.pieces) text += piece.text().get();
  if (has_tag(text)) {
    has_tags = true;
    auto first = field.pieces.front();
    first.text().set(tags.marked(text, PlainKind::field_code, file, field.code).c_str());
    auto space = first.attribute("xml:space");
    if (!space) space = first.append_attribute("xml:space");
    space.set_value("preserve");
    for (auto piece = field.pieces.begin() + 1; piece != field.pieces.end(); ++piece)
      piece->text().set("");
    if (field.begin && shows_result(field.code + text)) mark_stale(field.begin);
  }
  field.code += text;
  field.pieces.clear();
}

bool is_of(pugi::xml_node node, pugi::xml_node paragraph) {
  return ancestor(node, "w:p") == paragraph;
}

}  // namespace

bool has_tag(std::string_view text) { return text.find("{{") != std::string_view::npos; }

bool shows_result(std::string_view field_code) {
  return !trimmed(field_code).starts_with("HYPERLINK");
}

void mark_stale(pugi::xml_node field) {
  auto dirty = field.attribute("w:dirty");
  if (!dirty) dirty = field.append_attribute("w:dirty");
  dirty.set_value("true");
}

std::string PlainTags::marked(const std::string& text, PlainKind kind, const std::string& file,
                              const std::string& before) {
  auto& lines = texts_[file];
  const auto line = 1 + static_cast<int>(std::count(lines.begin(), lines.end(), '\n'));
  lines += text + '\n';
  std::string result;
  std::size_t at = 0;
  while (true) {
    const auto begin = text.find("{{", at);
    result += text.substr(at, begin - at);
    if (begin == std::string::npos) return result;
    const auto end = text.find("}}", begin + 2);
    const bool is_closed = end != std::string::npos && text.find("{{", begin + 2) >= end;
    const SourcePosition position{
        file, line, 1 + static_cast<int>(code_points(text.substr(0, begin))),
        is_closed ? static_cast<int>(code_points(text.substr(begin, end + 2 - begin))) : 2};
    if (is_closed) {
      const auto place = place_of(kind, before + text.substr(0, begin));
      result += marker_of(text.substr(begin + 2, end - begin - 2), place, position);
      at = end + 2;
    } else {
      report(position, "deze tag wordt niet gesloten", "zet }} achter de naam");
      at = std::min(text.find("{{", begin + 2), text.size());
    }
  }
}

std::string PlainTags::marker_of(const std::string& typed, TagPlace place,
                                 const SourcePosition& position) {
  const auto content = trimmed(typed);
  const char kind = content.empty() ? ' ' : content.front();
  if (kind == '!') return "";
  if (std::string_view("#^/>").find(kind) != std::string_view::npos) {
    report(position, "hier kan alleen een gegeven staan, geen blok of onderdeel",
           "zet het blok in de tekst, om dit alles heen");
    return "";
  }
  auto tag = parse_tag(content, position);
  if (!tag) {
    report(position, fmt::format("een tag van de vorm {{{{{}}}}} bestaat hier niet", content),
           "schrijf {{naam}} of {{naam | filter}}; waarden worden altijd veilig ingevoegd");
    return "";
  }
  tag->place = place;
  prepared_.tags.push_back(std::move(*tag));
  return value_marker(prepared_.tags.size() - 1);
}

void PlainTags::report(const SourcePosition& position, std::string message, std::string help) {
  findings_.push_back({"B040", Severity::error, position, "", std::move(message), std::move(help)});
}

bool mark_field_codes(pugi::xml_node paragraph, PlainTags& tags, const std::string& file) {
  bool has_tags = false;
  std::vector<Field> open;
  for (auto node = paragraph.first_child(); node; node = next_node(node, paragraph)) {
    const bool is_mark = is(node, "w:fldChar");
    if ((!is_mark && !is(node, "w:instrText")) || !is_of(node, paragraph)) continue;
    // The code of a field that began in an earlier paragraph.
    if (!is_mark && open.empty()) open.push_back({});
    if (!is_mark) {
      open.back().pieces.push_back(node);
      continue;
    }
    if (!open.empty()) mark_pieces(open.back(), tags, file, has_tags);
    const std::string_view type = node.attribute("w:fldCharType").value();
    if (type == "begin") open.push_back({node, "", {}});
    if (type == "end" && !open.empty()) open.pop_back();
  }
  if (!open.empty()) mark_pieces(open.back(), tags, file, has_tags);
  return has_tags;
}

std::string typed_address(const std::string& target) {
  static constexpr std::pair<std::string_view, char> escapes[] = {
      {"%7B", '{'}, {"%7D", '}'}, {"%7C", '|'}, {"%20", ' '}};
  std::string typed;
  bool is_in_tag = false;
  for (std::size_t at = 0; at < target.size();) {
    std::string escape = target.substr(at, 3);
    std::transform(escape.begin(), escape.end(), escape.begin(),
                   [](char c) { return c >= 'a' && c <= 'f' ? static_cast<char>(c - 32) : c; });
    const auto* found = std::find_if(std::begin(escapes), std::end(escapes),
                                     [&](const auto& each) { return each.first == escape; });
    const bool is_brace =
        found != std::end(escapes) && (found->second == '{' || found->second == '}');
    if (found != std::end(escapes) && (is_brace || is_in_tag)) {
      typed += found->second;
      at += 3;
    } else {
      typed += target[at++];
    }
    if (typed.ends_with("{{")) is_in_tag = true;
    if (typed.ends_with("}}")) is_in_tag = false;
  }
  return typed;
}

}  // namespace bestek::documents::docx
