// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "documents/docx/part_template.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "common/text.hpp"
#include "documents/docx/paragraph_text.hpp"
#include "documents/docx/part_writer.hpp"
#include "documents/docx/xml_tree.hpp"

namespace bestek::documents::docx {

namespace {

/// A tag of a section, as it stands in the tree.
struct Mark {
  SectionMark tag;
  pugi::xml_node element;
  pugi::xml_node paragraph;
  bool is_alone = false;  ///< nothing else in the paragraph but such tags
  std::size_t index = 0;  ///< of its tag, when it opens a section
};

/// A tag of a value: the number of marks before it, and which tag it is.
struct Value {
  std::size_t mark = 0;
  std::size_t tag = 0;
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
    place_sections(before);
    if (findings_.size() > before) {
      outline_text();
    } else {
      move_marks();
      result_.prepared.nodes = template_nodes(document);
    }
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
    result_.has_tags = result_.has_tags || !tags.empty() || !unclosed.empty();
    const bool is_alone =
        !tags.empty() && holds_only_blocks(text, tags) && !node.child("w:pPr").child("w:sectPr");
    if (tags.empty() && trimmed(text).empty()) blank_.push_back(node);
    if (is_alone) alone_.push_back(node);
    const auto first_mark = marks_.size();
    std::vector<std::string> markers;
    auto lost = unclosed.begin();
    for (const auto& tag : tags) {
      for (; lost != unclosed.end() && *lost < tag.begin; ++lost) guess_tag(text, *lost, node);
      markers.push_back(read_tag(tag, position_of(text, tag.begin, tag.end), node, is_alone));
    }
    for (; lost != unclosed.end(); ++lost) guess_tag(text, *lost, node);
    if (!unclosed.empty()) return;
    auto mark = marks_.size();
    for (std::size_t i = tags.size(); i-- > 0;) {
      if (markers[i] != "#") {
        paragraph.replace(tags[i], markers[i]);
        continue;
      }
      --mark;
      const char kind = marks_[mark].tag.kind;
      marks_[mark].element = paragraph.cut(tags[i], kind == '/'   ? close_marker
                                                    : kind == '#' ? open_marker
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
      const std::string name(trimmed(std::string_view(content).substr(1)));
      add_mark({{kind, name, position}, {}, node, is_alone});
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
    values_.push_back({marks_.size(), result_.prepared.tags.size()});
    result_.prepared.tags.push_back(std::move(*tag));
    return value_marker(result_.prepared.tags.size() - 1);
  }

  void add_mark(Mark mark) {
    mark.index = result_.prepared.tags.size();
    if (mark.tag.kind != '/') {
      Tag tag;
      tag.path = path_of(mark.tag.name);
      tag.is_section = true;
      tag.position = mark.tag.position;
      tag.is_guess = mark.tag.is_guess;
      result_.prepared.tags.push_back(std::move(tag));
    }
    marks_.push_back(std::move(mark));
  }

  /// What a tag without its }} was to be, as far as another {{.
  void guess_tag(const std::string& text, std::size_t begin, pugi::xml_node node) {
    const auto end =
        std::min({text.find("{{", begin + 2), text.find(ParagraphText::other, begin), text.size()});
    const auto rest = with_plain_spaces(text.substr(begin + 2, end - begin - 2));
    if (auto mark = guessed_mark(rest, position_of(text, begin, begin + 2)))
      add_mark({std::move(*mark), {}, node, false});
  }

  /// `before`: how many findings there were before this part.
  void place_sections(std::size_t before) {
    std::vector<SectionMark> tags;
    for (const auto& mark : marks_) tags.push_back(mark.tag);
    pairs_ = pair_sections(std::move(tags), "in alinea", findings_);
    const bool is_whole = findings_.size() == before;
    for (std::size_t i = 0; i < marks_.size(); ++i) {
      const auto end = pairs_[i].partner;
      const bool is_pair = marks_[i].tag.kind != '/' && end != SectionPair::none;
      if (is_pair && (is_whole || marks_[i].tag.name == marks_[end].tag.name))
        place_section(i, end);
    }
  }

  void place_section(std::size_t begin, std::size_t end) {
    auto& first = marks_[begin];
    auto& last = marks_[end];
    if (!first.element || !last.element) return;
    first.element.append_attribute("index").set_value(std::to_string(first.index).c_str());
    if (first.paragraph == last.paragraph && first.element.parent() == last.element.parent())
      return;
    if (first.is_alone && last.is_alone && first.paragraph != last.paragraph &&
        first.paragraph.parent() == last.paragraph.parent()) {
      return place_around_paragraphs(begin, end);
    }
    if (place_around_rows(begin, end)) return;
    report(first.tag.position,
           fmt::format("het blok \"{}\" begint en eindigt op plaatsen die niet bij elkaar horen",
                       first.tag.name),
           fmt::format("zet {{{{#{0}}}}} en {{{{/{0}}}}} in dezelfde alinea, of elk alleen in een "
                       "alinea, of elk alleen in een rij van dezelfde tabel",
                       first.tag.name));
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

  /// Of a part with mistakes: its values and sections in the order of the text, without the text.
  void outline_text() {
    auto& nodes = result_.prepared.nodes;
    std::vector<std::size_t> begins{0};  // the first node in each section that is open
    std::vector<std::size_t> open;
    const auto end_innermost = [&] {
      nodes[begins.back() - 1].end = nodes.size();
      begins.pop_back();
      open.pop_back();
    };
    auto value = values_.begin();
    const auto write_values_before = [&](std::size_t mark) {
      for (; value != values_.end() && value->mark == mark; ++value)
        nodes.push_back({TemplateNode::Kind::value, value->tag, 0, ""});
    };
    for (std::size_t i = 0; i < marks_.size(); ++i) {
      write_values_before(i);
      const auto& mark = marks_[i];
      if (mark.tag.kind != '/') {
        const auto kind =
            mark.tag.kind == '#' ? TemplateNode::Kind::section : TemplateNode::Kind::inverted;
        nodes.push_back({kind, mark.index, 0, ""});
        begins.push_back(nodes.size());
        open.push_back(i);
      } else if (pairs_[i].partner == SectionPair::none) {
        result_.prepared.lost.push_back({begins.back(), nodes.size(), path_of(mark.tag.name)});
      } else {
        note_closing_name(result_.prepared.tags[marks_[pairs_[i].partner].index], pairs_[i],
                          mark.tag);
        while (open.back() != pairs_[i].partner) end_innermost();
        end_innermost();
      }
    }
    write_values_before(marks_.size());
    while (!open.empty()) end_innermost();
  }

  const std::string& file_;
  Findings& findings_;
  std::string& text_;
  int line_ = 0;
  PartTemplate result_;
  std::vector<Mark> marks_;
  std::vector<Value> values_;
  std::vector<SectionPair> pairs_;
  std::vector<Move> moves_;
  std::vector<pugi::xml_node> alone_, blank_;
  std::vector<pugi::xml_node> leftover_;
};

}  // namespace

PartTemplate prepare_part(const std::string& xml, const std::string& file, Findings& findings,
                          SourceTexts& texts) {
  return PartPreparer(file, findings, texts).prepare(xml);
}

}  // namespace bestek::documents::docx
