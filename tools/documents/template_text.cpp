// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "documents/template_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "common/text.hpp"

namespace bestek::documents {

namespace {

constexpr std::size_t deepest_partial = 10;

struct OpenSection {
  std::string name;
  std::size_t tag;
};

/// Prepares one file; partials are prepared by another one into the same text.
class Preparer {
 public:
  Preparer(PreparedText& result, const FindPartial& find_partial,
           const std::vector<std::string>& partial_names, Findings& findings)
      : result_(result),
        find_partial_(find_partial),
        partial_names_(partial_names),
        findings_(findings) {}

  void prepare(const NamedText& source, const SourcePosition& start,
               std::vector<std::string> including) {
    name_ = source.name;
    text_ = source.text;
    line_ = start.line;
    first_column_ = start.column;
    including_ = std::move(including);
    while (at_ < text_.size()) {
      if (text_[at_] == '\n') {
        end_line();
      } else if (text_.compare(at_, 2, "{{") == 0) {
        read_tag();
      } else {
        copy_character();
      }
    }
    for (const auto& section : open_) {
      report(result_.tags[section.tag].position,
             fmt::format("het blok \"{}\" wordt niet gesloten", section.name),
             fmt::format("zet {{{{/{}}}}} waar het blok eindigt", section.name));
    }
  }

 private:
  void copy_character() {
    const char c = text_[at_++];
    const bool is_control = static_cast<unsigned char>(c) < 0x20 && c != '\t';
    result_.mustache += is_control ? ' ' : c;
  }

  void end_line() {
    result_.mustache += fmt::format("{}{}{}", line_mark_begin, result_.lines.size(), line_mark_end);
    result_.lines.push_back({name_, line_, 1, 1});
    skip_to(at_ + 1);
  }

  /// The first character of the next line.
  void skip_to(std::size_t at) {
    at_ = at;
    line_start_ = at;
    first_column_ = 1;
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

  /// A tag that stands alone on its line takes the line with it.
  bool is_alone(std::size_t begin, std::size_t end) const {
    const auto before = text_.substr(line_start_, begin - line_start_);
    const auto newline = text_.find('\n', end);
    const auto after = text_.substr(end, newline == std::string::npos ? newline : newline - end);
    return trimmed(before).empty() && trimmed(after).empty();
  }

  void skip_rest_of_line() {
    const auto newline = text_.find('\n', at_);
    skip_to(newline == std::string::npos ? text_.size() : newline + 1);
  }

  void read_tag() {
    const auto end = text_.find("}}", at_ + 2);
    const auto newline = text_.find('\n', at_);
    if (end == std::string::npos || newline < end) {
      report(position_here(2), "deze tag wordt niet gesloten",
             "zet }} achter de naam, op dezelfde regel");
      at_ += 2;
      return;
    }
    const auto begin = at_;
    const std::string content(trimmed(std::string_view(text_).substr(begin + 2, end - begin - 2)));
    const auto position = position_here(end + 2 - begin);
    const char kind = content.empty() ? ' ' : content.front();
    const bool is_block = kind == '#' || kind == '^' || kind == '/' || kind == '!' || kind == '>';
    const bool is_standalone = is_block && is_alone(begin, end + 2);
    at_ = end + 2;
    const std::string name(trimmed(std::string_view(content).substr(is_block ? 1 : 0)));
    if (is_standalone) skip_rest_of_line();
    if (kind == '#' || kind == '^') return open_section(kind, name, position);
    if (kind == '/') return close_section(name, position);
    if (kind == '>') return include(name, position, is_standalone);
    if (kind == '!') return;
    add_variable(content, kind, position);
  }

  void add_variable(const std::string& content, char kind, const SourcePosition& position) {
    if (kind == '{' || kind == '&' || kind == '=' || content.empty()) {
      report(position, fmt::format("een tag van de vorm {{{{{}}}}} bestaat hier niet", content),
             "schrijf {{naam}} of {{naam | filter}}; waarden worden altijd veilig ingevoegd");
      return;
    }
    auto parts = split(content, '|');
    Tag tag;
    tag.path = path_of(parts.front());
    for (std::size_t i = 1; i < parts.size(); ++i) tag.filters.emplace_back(trimmed(parts[i]));
    tag.position = position;
    result_.mustache += fmt::format("{{{{{}}}}}", result_.tags.size());
    result_.tags.push_back(std::move(tag));
  }

  static std::vector<std::string> path_of(std::string_view text) {
    const auto name = trimmed(text);
    if (name == ".") return {"."};
    return split(name, '.');
  }

  void open_section(char kind, const std::string& name, const SourcePosition& position) {
    open_.push_back({name, result_.tags.size()});
    result_.mustache += fmt::format("{{{{{}{}}}}}", kind, result_.tags.size());
    result_.tags.push_back({path_of(name), {}, true, position});
  }

  void close_section(const std::string& name, const SourcePosition& position) {
    if (open_.empty()) {
      report(position, fmt::format("het blok \"{}\" wordt gesloten, maar is niet geopend", name),
             fmt::format("zet {{{{#{}}}}} waar het blok begint, of verwijder deze tag", name));
      return;
    }
    const auto section = open_.back();
    if (section.name != name) {
      report(position,
             fmt::format("hier hoort {{{{/{}}}}} te staan, niet {{{{/{}}}}}", section.name, name),
             fmt::format("het blok \"{}\" begon op regel {}", section.name,
                         result_.tags[section.tag].position.line));
    }
    open_.pop_back();
    result_.mustache += fmt::format("{{{{/{}}}}}", section.tag);
  }

  void include(const std::string& name, const SourcePosition& position, bool is_standalone) {
    const bool is_recursive =
        std::find(including_.begin(), including_.end(), name) != including_.end();
    if (is_recursive || including_.size() >= deepest_partial) {
      report(position, fmt::format("het onderdeel \"{}\" voegt zichzelf in", name),
             "verwijder een van de verwijzingen");
      return;
    }
    const auto partial = find_partial_(name);
    if (!partial) {
      report(position, fmt::format("er is geen onderdeel \"{}\"", name),
             suggestion(name, partial_names_));
      return;
    }
    result_.sources[partial->name] = partial->text;
    auto including = including_;
    including.push_back(name);
    NamedText body = *partial;
    if (body.text.ends_with('\n')) body.text.pop_back();
    if (is_standalone) body.text += '\n';
    Preparer(result_, find_partial_, partial_names_, findings_)
        .prepare(body, {body.name, 1, 1}, std::move(including));
  }

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
  std::vector<std::string> including_;
  std::vector<OpenSection> open_;
};

}  // namespace

PreparedText prepare_template(const NamedText& source, const SourcePosition& start,
                              const FindPartial& find_partial,
                              const std::vector<std::string>& partial_names, Findings& findings) {
  PreparedText result;
  Preparer(result, find_partial, partial_names, findings).prepare(source, start, {});
  return result;
}

}  // namespace bestek::documents
