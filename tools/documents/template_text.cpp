// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "documents/template_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "common/text.hpp"

namespace bestek::documents {

namespace {

constexpr std::size_t deepest_partial = 10;

using Kind = TemplateNode::Kind;

bool is_block_kind(char kind) { return std::string_view("#^/!>").find(kind) != std::string::npos; }

/// Prepares one file; partials are prepared by another one into the same text.
class Preparer {
 public:
  Preparer(PreparedText& result, const FindPartial& find_partial,
           const std::vector<std::string>& partial_names, Findings& findings)
      : result_(result),
        find_partial_(find_partial),
        partial_names_(partial_names),
        findings_(findings) {}

  /// `indent` comes before each line that has text.
  void prepare(const NamedText& source, const SourcePosition& start,
               std::vector<std::string> including, std::string indent) {
    name_ = source.name;
    text_ = source.text;
    line_ = start.line;
    first_column_ = start.column;
    first_node_ = result_.nodes.size();
    including_ = std::move(including);
    indent_ = std::move(indent);
    while (at_ < text_.size()) {
      if (text_[at_] == '\n') {
        end_line();
      } else if (at_ == line_start_ && read_line_with_one_tag()) {
        continue;
      } else if (text_.compare(at_, 2, "{{") == 0) {
        read_tag(nullptr);
      } else {
        copy_character();
      }
    }
    end_sections();
  }

 private:
  void copy_character() {
    const char c = text_[at_++];
    const bool is_control = static_cast<unsigned char>(c) < 0x20 && c != '\t';
    begin_line();
    if (text_node_ == none) {
      text_node_ = result_.nodes.size();
      result_.nodes.push_back({});
    }
    result_.nodes[text_node_].text += is_control ? ' ' : c;
  }

  void begin_line() {
    if (is_line_begun_) return;
    is_line_begun_ = true;
    if (!indent_.empty()) add({Kind::text, 0, 0, indent_});
  }

  std::size_t add(TemplateNode node) {
    text_node_ = none;
    result_.nodes.push_back(std::move(node));
    return result_.nodes.size() - 1;
  }

  void end_line() {
    add({Kind::line_end, result_.lines.size(), 0, ""});
    result_.lines.push_back({name_, line_, 1, 1});
    skip_to(at_ + 1);
  }

  /// The first character of the next line.
  void skip_to(std::size_t at) {
    at_ = at;
    line_start_ = at;
    first_column_ = 1;
    is_line_begun_ = false;
    ++line_;
  }

  SourcePosition position_here(std::size_t length) const {
    const auto before = std::string_view(text_).substr(line_start_, at_ - line_start_);
    return {name_, line_, first_column_ + static_cast<int>(code_points(before)),
            static_cast<int>(length)};
  }

  void report(SourcePosition position, std::string message, std::string help) {
    findings_.push_back(
        {"B040", Severity::error, std::move(position), "", std::move(message), std::move(help)});
  }

  bool is_comment(std::size_t begin) const { return text_.compare(begin, 3, "{{!") == 0; }

  /// Where the tag that begins at `begin` ends, before its }}; or npos. Only a comment may reach
  /// over lines.
  std::size_t end_of_tag(std::size_t begin) const {
    const auto end = text_.find("}}", begin + 2);
    if (text_.find("{{", begin + 2) < end) return std::string::npos;
    return is_comment(begin) || end < text_.find('\n', begin) ? end : std::string::npos;
  }

  /// What the line says further, up to another tag, was to be in this one.
  void recover_from_unclosed_tag() {
    const auto begin = at_;
    const auto position = position_here(2);
    if (is_comment(begin)) {
      report(position, "deze uitleg wordt niet gesloten",
             "zet }} achter de uitleg; in uitleg kan geen {{ staan");
    } else {
      report(position, "deze tag wordt niet gesloten", "zet }} achter de naam, op dezelfde regel");
    }
    at_ = std::min({text_.find("{{", begin + 2), text_.find('\n', begin), text_.size()});
    const auto rest = std::string_view(text_).substr(begin + 2, at_ - begin - 2);
    if (const auto mark = guessed_mark(rest, position)) add_mark(*mark);
  }

  /// A section, partial or comment that stands alone on its line takes the line with it.
  bool read_line_with_one_tag() {
    const auto begin = text_.find_first_not_of(" \t", at_);
    if (begin == std::string::npos || text_.compare(begin, 2, "{{") != 0) return false;
    const auto end = end_of_tag(begin);
    if (end == std::string::npos) return false;
    const auto name = trimmed(std::string_view(text_).substr(begin + 2, end - begin - 2));
    if (name.empty() || !is_block_kind(name.front())) return false;
    const auto newline = std::min(text_.find('\n', end), text_.size());
    if (!trimmed(std::string_view(text_).substr(end + 2, newline - end - 2)).empty()) return false;
    const auto indent = text_.substr(at_, begin - at_);
    at_ = begin;
    read_tag(&indent);
    skip_to(newline == text_.size() ? newline : newline + 1);
    return true;
  }

  /// `indent`: what stands before a tag that is alone on its line.
  void read_tag(const std::string* indent) {
    const auto begin = at_;
    const auto end = end_of_tag(begin);
    if (end == std::string::npos) return recover_from_unclosed_tag();
    const std::string content(trimmed(std::string_view(text_).substr(begin + 2, end - begin - 2)));
    const auto position = position_here(code_points(text_.substr(begin, end + 2 - begin)));
    for (; at_ < end; ++at_) {
      if (text_[at_] != '\n') continue;
      ++line_;
      line_start_ = at_ + 1;
    }
    at_ = end + 2;
    const char kind = content.empty() ? ' ' : content.front();
    const std::string name(is_block_kind(kind) ? trimmed(content.substr(1)) : "");
    if (indent == nullptr && kind != '!') begin_line();
    if (kind == '#' || kind == '^' || kind == '/') return add_mark({kind, name, position});
    if (kind == '>') return include(name, position, indent);
    if (kind != '!') add_variable(content, position);
  }

  void add_variable(const std::string& content, const SourcePosition& position) {
    auto tag = parse_tag(content, position);
    if (!tag) {
      report(position, fmt::format("een tag van de vorm {{{{{}}}}} bestaat hier niet", content),
             "schrijf {{naam}} of {{naam | filter}}; waarden worden altijd veilig ingevoegd");
      return;
    }
    add({Kind::value, result_.tags.size(), 0, ""});
    result_.tags.push_back(std::move(*tag));
  }

  void add_mark(SectionMark mark) {
    auto node = result_.nodes.size();
    if (mark.kind != '/') {
      add({mark.kind == '#' ? Kind::section : Kind::inverted, result_.tags.size(), 0, ""});
      Tag tag{path_of(mark.name), {}, true, mark.position};
      tag.is_guess = mark.is_guess;
      result_.tags.push_back(std::move(tag));
    }
    text_node_ = none;
    marks_.push_back(std::move(mark));
    mark_nodes_.push_back(node);
  }

  /// A section without an end reaches as far as the one around it.
  void end_sections() {
    const auto pairs = pair_sections(marks_, "op regel", findings_);
    std::vector<std::size_t> open;
    const auto end_innermost = [&](std::size_t end) {
      result_.nodes[mark_nodes_[open.back()]].end = end;
      open.pop_back();
    };
    for (std::size_t i = 0; i < marks_.size(); ++i) {
      if (marks_[i].kind != '/') {
        open.push_back(i);
        continue;
      }
      const auto begin = pairs[i].partner;
      if (begin == SectionPair::none) {
        const auto first = open.empty() ? first_node_ : mark_nodes_[open.back()] + 1;
        result_.lost.push_back({first, mark_nodes_[i], path_of(marks_[i].name)});
        continue;
      }
      while (open.back() != begin) end_innermost(mark_nodes_[i]);
      end_innermost(mark_nodes_[i]);
      auto& tag = result_.tags[result_.nodes[mark_nodes_[begin]].index];
      note_closing_name(tag, pairs[i], marks_[i]);
    }
    while (!open.empty()) end_innermost(result_.nodes.size());
  }

  void include(const std::string& name, const SourcePosition& position, const std::string* indent) {
    const bool is_recursive =
        std::find(including_.begin(), including_.end(), name) != including_.end();
    if (is_recursive || including_.size() >= deepest_partial) {
      report(position, fmt::format("het onderdeel \"{}\" voegt zichzelf in", name),
             "verwijder een van de verwijzingen");
      return;
    }
    const auto partial = find_partial_(name);
    if (!partial) {
      const auto help = suggestion(name, partial_names_);
      report(position, fmt::format("er is geen onderdeel \"{}\"", name),
             !help.empty() ? help
                           : fmt::format("verbeter de naam, of zet uw eigen onderdeel in "
                                         "sjablonen/{}.md",
                                         name));
      return;
    }
    result_.sources[partial->name] = partial->text;
    auto including = including_;
    including.push_back(name);
    NamedText body = *partial;
    if (body.text.ends_with('\n')) body.text.pop_back();
    if (indent != nullptr) body.text += '\n';
    text_node_ = none;
    Preparer(result_, find_partial_, partial_names_, findings_)
        .prepare(body, {body.name, 1, 1}, std::move(including),
                 indent == nullptr ? "" : indent_ + *indent);
  }

  static constexpr auto none = std::string::npos;

  PreparedText& result_;
  const FindPartial& find_partial_;
  const std::vector<std::string>& partial_names_;
  Findings& findings_;
  std::string name_;
  std::string text_;
  std::size_t at_ = 0;
  std::size_t line_start_ = 0;
  int line_ = 1;
  int first_column_ = 1;  ///< of the text on this line
  bool is_line_begun_ = false;
  std::vector<std::string> including_;
  std::string indent_;
  std::vector<SectionMark> marks_;
  std::vector<std::size_t> mark_nodes_;  ///< the node of each mark, or the one after it
  std::size_t first_node_ = 0;           ///< of this file
  std::size_t text_node_ = none;         ///< the text at the end, when more may be added to it
};

}  // namespace

std::vector<std::string> path_of(std::string_view text) {
  const auto name = trimmed(text);
  if (name == ".") return {"."};
  return split(name, '.');
}

void note_closing_name(Tag& tag, const SectionPair& pair, const SectionMark& closing) {
  if (!pair.is_misspelt) return;
  tag.closed_as = path_of(closing.name);
  tag.closed_at = closing.position;
}

std::optional<SectionMark> guessed_mark(std::string_view rest, const SourcePosition& position) {
  const auto content = trimmed(rest);
  if (content.empty() || std::string_view("#^/").find(content.front()) == std::string_view::npos)
    return std::nullopt;
  const auto name = trimmed(content.substr(1));
  return SectionMark{content.front(), std::string(name.substr(0, name.find_first_of(" \t}"))),
                     position, true};
}

std::optional<Tag> parse_tag(std::string_view content, const SourcePosition& position) {
  content = trimmed(content);
  if (content.empty() || std::string_view("{&=").find(content.front()) != std::string_view::npos)
    return std::nullopt;
  const auto parts = split(content, '|');
  Tag tag;
  tag.path = path_of(parts.front());
  for (std::size_t i = 1; i < parts.size(); ++i) tag.filters.emplace_back(trimmed(parts[i]));
  tag.position = position;
  return tag;
}

PreparedText prepare_template(const NamedText& source, const SourcePosition& start,
                              const FindPartial& find_partial,
                              const std::vector<std::string>& partial_names, Findings& findings) {
  PreparedText result;
  Preparer(result, find_partial, partial_names, findings).prepare(source, start, {}, "");
  return result;
}

}  // namespace bestek::documents
