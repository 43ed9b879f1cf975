// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "documents/docx/part_template.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>
#include <stdexcept>

#include "common/text.hpp"
#include "documents/docx/paragraph_text.hpp"
#include "documents/docx/part_writer.hpp"
#include "documents/docx/xml_tree.hpp"

namespace bestek::documents::docx {

namespace {

/// A tag of a section, as it stands in the tree.
struct Mark {
  char kind = '#';
  std::string name;
  SourcePosition position;
  pugi::xml_node element;
  pugi::xml_node paragraph;
  bool is_alone = false;  ///< nothing else in the paragraph but such tags
};

/// Where a mark goes to: before `place`, or behind it.
struct Move {
  std::size_t mark = 0;
  pugi::xml_node place;
  bool behind = false;
};

std::string shown(std::string text) {
  std::replace_if(
      text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
  return text;
}

/// Word likes to put a no-break space where a space was typed.
std::string with_plain_spaces(std::string text) {
  for (auto at = text.find("\u00a0"); at != std::string::npos; at = text.find("\u00a0"))
    text.replace(at, 2, " ");
  return text;
}

void remove_once(std::vector<pugi::xml_node>& nodes) {
  std::sort(nodes.begin(), nodes.end());
  nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
}

bool is_place(pugi::xml_node node) {
  const std::string_view name = node.name();
  return name.starts_with("w:bookmark") || name.starts_with("w:commentRange");
}

class PartPreparer {
 public:
  PartPreparer(const std::string& file, Findings& findings, SourceTexts& texts)
      : file_(file), findings_(findings), text_(texts[file]) {}

  PartTemplate prepare(const std::string& xml) {
    pugi::xml_document document;
    if (const auto problem = read_xml(xml, document)) {
      findings_.push_back({"B040",
                           Severity::error,
                           {file_},
                           "",
                           fmt::format("dit onderdeel van het document {}", *problem),
                           "sla het document opnieuw op in Word of LibreOffice"});
      return {};
    }
    std::vector<pugi::xml_node> paragraphs;
    for (auto node = document.first_child(); node; node = next_node(node, document)) {
      if (is(node, "w:p")) paragraphs.push_back(node);
    }
    const auto before = findings_.size();
    for (const auto& paragraph : paragraphs) read_paragraph(paragraph);
    pair_marks();
    if (findings_.size() > before) return {};
    move_marks();
    result_.prepared.nodes = template_nodes(document);
    return std::move(result_);
  }

 private:
  void report(SourcePosition position, std::string message, std::string help) {
    findings_.push_back(
        {"B040", Severity::error, std::move(position), "", std::move(message), std::move(help)});
  }

  SourcePosition position_of(const std::string& text, std::size_t begin, std::size_t end) const {
    return {file_, line_, 1 + static_cast<int>(code_points(text.substr(0, begin))),
            static_cast<int>(code_points(text.substr(begin, end - begin)))};
  }

  void read_paragraph(pugi::xml_node node) {
    ParagraphText paragraph(node);
    const auto& text = paragraph.text();
    ++line_;
    text_ += shown(text) + '\n';
    std::vector<std::size_t> unclosed;
    const auto tags = paragraph.tags(unclosed);
    for (const auto begin : unclosed) {
      report(position_of(text, begin, begin + 2), "deze tag wordt niet gesloten",
             "zet }} achter de naam, in dezelfde alinea");
    }
    result_.has_tags = result_.has_tags || !tags.empty();
    const bool is_alone =
        !tags.empty() && holds_only_blocks(text, tags) && !node.child("w:pPr").child("w:sectPr");
    if (tags.empty() && trimmed(text).empty()) blank_.push_back(node);
    if (is_alone) alone_.push_back(node);
    const auto first_mark = marks_.size();
    std::vector<std::string> markers;
    for (const auto& tag : tags)
      markers.push_back(read_tag(tag, position_of(text, tag.begin, tag.end), node, is_alone));
    auto mark = marks_.size();
    for (std::size_t i = tags.size(); i-- > 0;) {
      if (markers[i] != "#") {
        paragraph.replace(tags[i], markers[i]);
        continue;
      }
      --mark;
      marks_[mark].element = paragraph.cut(tags[i], marks_[mark].kind == '/'   ? close_marker
                                                    : marks_[mark].kind == '#' ? open_marker
                                                                               : inverted_marker);
    }
    const bool is_comment = is_alone && marks_.size() == first_mark;
    if (is_comment) leftover_.push_back(node);
  }

  static bool holds_only_blocks(const std::string& text, const std::vector<TypedTag>& tags) {
    std::size_t at = 0;
    std::string rest;
    for (const auto& tag : tags) {
      const auto content = trimmed(tag.content);
      if (content.empty() || std::string_view("#^/!").find(content.front()) == std::string::npos)
        return false;
      rest += text.substr(at, tag.begin - at);
      at = tag.end;
    }
    rest += text.substr(at);
    return trimmed(with_plain_spaces(rest)).empty();
  }

  /// What comes in the place of the tag: "#" for a mark.
  std::string read_tag(const TypedTag& typed, const SourcePosition& position, pugi::xml_node node,
                       bool is_alone) {
    const auto text = with_plain_spaces(typed.content);
    const std::string content(trimmed(text));
    const char kind = content.empty() ? ' ' : content.front();
    if (kind == '!') return "";
    if (kind == '#' || kind == '^' || kind == '/') {
      marks_.push_back({kind,
                        std::string(trimmed(std::string_view(content).substr(1))),
                        position,
                        {},
                        node,
                        is_alone});
      return "#";
    }
    if (kind == '>') {
      report(position, "een onderdeel invoegen kan niet in een Word-sjabloon",
             "zet de tekst van het onderdeel in het document zelf");
      return "";
    }
    auto tag = parse_tag(content, position);
    if (!tag) {
      report(position, fmt::format("een tag van de vorm {{{{{}}}}} bestaat hier niet", content),
             "schrijf {{naam}} of {{naam | filter}}; waarden worden altijd veilig ingevoegd");
      return "";
    }
    result_.prepared.tags.push_back(std::move(*tag));
    return value_marker(result_.prepared.tags.size() - 1);
  }

  void pair_marks() {
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < marks_.size(); ++i) {
      const auto& mark = marks_[i];
      if (mark.kind != '/') {
        open.push_back(i);
      } else if (open.empty()) {
        report(
            mark.position,
            fmt::format("het blok \"{}\" wordt gesloten, maar is niet geopend", mark.name),
            fmt::format("zet {{{{#{}}}}} waar het blok begint, of verwijder deze tag", mark.name));
      } else {
        const auto begin = open.back();
        open.pop_back();
        if (marks_[begin].name != mark.name) {
          report(mark.position,
                 fmt::format("hier hoort {{{{/{}}}}} te staan, niet {{{{/{}}}}}",
                             marks_[begin].name, mark.name),
                 fmt::format("het blok \"{}\" begon in alinea {}", marks_[begin].name,
                             marks_[begin].position.line));
        } else {
          place_section(begin, i);
        }
      }
    }
    for (const auto i : open) {
      report(marks_[i].position, fmt::format("het blok \"{}\" wordt niet gesloten", marks_[i].name),
             fmt::format("zet {{{{/{}}}}} waar het blok eindigt", marks_[i].name));
    }
  }

  void place_section(std::size_t begin, std::size_t end) {
    auto& first = marks_[begin];
    auto& last = marks_[end];
    Tag tag;
    tag.path = parse_tag(first.name, first.position).value_or(Tag{{""}, {}, true, {}}).path;
    tag.is_section = true;
    tag.position = first.position;
    const auto index = result_.prepared.tags.size();
    result_.prepared.tags.push_back(std::move(tag));
    if (!first.element || !last.element) return;
    first.element.append_attribute("index").set_value(std::to_string(index).c_str());
    if (first.paragraph == last.paragraph && first.element.parent() == last.element.parent())
      return;
    if (first.is_alone && last.is_alone && first.paragraph != last.paragraph &&
        first.paragraph.parent() == last.paragraph.parent()) {
      return place_around_paragraphs(begin, end);
    }
    if (place_around_rows(begin, end)) return;
    report(first.position,
           fmt::format("het blok \"{}\" begint en eindigt op plaatsen die niet bij elkaar horen",
                       first.name),
           fmt::format("zet {{{{#{0}}}}} en {{{{/{0}}}}} in dezelfde alinea, of elk alleen in een "
                       "alinea, of elk alleen in een rij van dezelfde tabel",
                       first.name));
  }

  void place_around_paragraphs(std::size_t begin, std::size_t end) {
    for (const auto i : {begin, end}) {
      moves_.push_back({i, marks_[i].paragraph, false});
      leftover_.push_back(marks_[i].paragraph);
    }
    if (!is(marks_[begin].paragraph.parent(), "w:body")) result_.may_lose_paragraphs = true;
  }

  bool place_around_rows(std::size_t begin, std::size_t end) {
    auto table = ancestor(marks_[begin].element, "w:tbl");
    while (table && !is_within(marks_[end].element, table)) table = ancestor(table, "w:tbl");
    if (!table) return false;
    const auto first = row_of(marks_[begin].element, table);
    const auto last = row_of(marks_[end].element, table);
    if (!first || !last || first.parent() != last.parent()) return false;
    if (first == last) {
      if (marks_[begin].paragraph.parent() == marks_[end].paragraph.parent()) return false;
      moves_.push_back({begin, first, false});
      moves_.push_back({end, first, true});
      for (const auto i : {begin, end}) {
        if (marks_[i].is_alone && has_other_paragraph(marks_[i].paragraph))
          leftover_.push_back(marks_[i].paragraph);
      }
    } else {
      if (!holds_only_marks(first) || !holds_only_marks(last)) return false;
      moves_.push_back({begin, first, false});
      moves_.push_back({end, last, false});
      leftover_.push_back(first);
      leftover_.push_back(last);
    }
    result_.may_lose_paragraphs = true;
    return true;
  }

  static pugi::xml_node row_of(pugi::xml_node node, pugi::xml_node table) {
    auto row = ancestor(node, "w:tr");
    while (row && ancestor(row, "w:tbl") != table) row = ancestor(row, "w:tr");
    return row;
  }

  static bool has_other_paragraph(pugi::xml_node paragraph) {
    const auto next = paragraph.next_sibling("w:p");
    return next || paragraph.previous_sibling("w:p");
  }

  bool holds_only_marks(pugi::xml_node row) const {
    for (auto node = row.first_child(); node; node = next_node(node, row)) {
      if (!is(node, "w:p")) continue;
      const auto holds = [&](const std::vector<pugi::xml_node>& list) {
        return std::find(list.begin(), list.end(), node) != list.end();
      };
      if (!holds(alone_) && !holds(blank_)) return false;
    }
    return true;
  }

  /// In the order of the text, so that marks that go to one place keep their order.
  void move_marks() {
    std::stable_sort(moves_.begin(), moves_.end(),
                     [](const Move& a, const Move& b) { return a.mark < b.mark; });
    for (const auto& move : moves_) {
      auto element = marks_[move.mark].element;
      auto parent = move.place.parent();
      if (!move.behind) {
        parent.insert_move_before(element, move.place);
      } else if (const auto next = next_beside_row(move.place)) {
        parent.insert_move_before(element, next);
      } else {
        parent.append_move(element);
      }
    }
    remove_once(leftover_);
    for (auto& node : leftover_) {
      if (is(node, "w:p")) keep_places(node);
      node.parent().remove_child(node);
    }
  }

  /// Behind the marks that were put behind the row already.
  static pugi::xml_node next_beside_row(pugi::xml_node row) {
    auto next = row.next_sibling();
    while (next && is(next, close_marker)) next = next.next_sibling();
    return next;
  }

  static void keep_places(pugi::xml_node paragraph) {
    for (auto child = paragraph.first_child(); child;) {
      const auto next = child.next_sibling();
      if (is_place(child)) paragraph.parent().insert_move_before(child, paragraph);
      child = next;
    }
  }

  const std::string& file_;
  Findings& findings_;
  std::string& text_;
  int line_ = 0;
  PartTemplate result_;
  std::vector<Mark> marks_;
  std::vector<Move> moves_;
  std::vector<pugi::xml_node> alone_, blank_;
  std::vector<pugi::xml_node> leftover_;
};

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

PartTemplate prepare_part(const std::string& xml, const std::string& file, Findings& findings,
                          SourceTexts& texts) {
  return PartPreparer(file, findings, texts).prepare(xml);
}

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
