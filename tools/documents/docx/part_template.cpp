// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "documents/docx/part_template.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "common/text.hpp"
#include "documents/docx/paragraph_text.hpp"
#include "documents/docx/part_writer.hpp"
#include "documents/docx/plain_tags.hpp"
#include "documents/docx/section_places.hpp"
#include "documents/docx/xml_tree.hpp"

namespace bestek::documents::docx {

namespace {

/// A tag of a value: the number of marks before it, and which tag it is.
struct Value {
  std::size_t mark = 0;
  std::size_t tag = 0;
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

class PartPreparer {
 public:
  PartPreparer(const std::string& file, Findings& findings, SourceTexts& texts)
      : file_(file),
        findings_(findings),
        text_(texts[file]),
        plain_tags_(result_.prepared, findings, texts) {}

  std::optional<PartTemplate> prepare(const std::string& xml, PartKind kind) {
    pugi::xml_document document;
    if (const auto problem = read_xml(xml, document)) {
      findings_.push_back({"B040",
                           Severity::error,
                           {file_},
                           "",
                           fmt::format("dit onderdeel van het document {}", *problem),
                           "sla het document opnieuw op in Word of LibreOffice"});
      return std::nullopt;
    }
    std::vector<pugi::xml_node> nodes;  // that stay where they are, whatever comes of the tags
    for (auto node = document.first_child(); node; node = next_node(node, document)) {
      if (is(node, "w:p") || kind == PartKind::links || has_plain_tag(node, kind))
        nodes.push_back(node);
    }
    const auto before = findings_.size();
    for (const auto& node : nodes) {
      if (kind == PartKind::text && is(node, "w:p")) read_paragraph(node);
      read_plain(node, kind);
    }
    place_sections(before);
    if (findings_.size() > before) {
      outline_text();
    } else {
      result_.may_lose_paragraphs = places_.may_lose_paragraphs();
      places_.move();
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

  static bool has_plain_tag(pugi::xml_node node, PartKind kind) {
    if (kind == PartKind::properties && node.type() == pugi::node_pcdata)
      return has_tag(node.value());
    return std::any_of(node.attributes_begin(), node.attributes_end(),
                       [](const pugi::xml_attribute& each) { return has_tag(each.value()); });
  }

  /// What the node has of text that is not in a paragraph.
  void read_plain(pugi::xml_node node, PartKind kind) {
    const auto first = result_.prepared.tags.size();
    const auto mark = [&](const char* text, PlainKind plain, const std::string& name) {
      result_.has_tags = true;
      return plain_tags_.marked(text, plain, file_of(name));
    };
    if (kind == PartKind::properties && node.type() == pugi::node_pcdata && has_tag(node.value()))
      node.set_value(mark(node.value(), PlainKind::text, "").c_str());
    for (auto attribute : node.attributes()) {
      const std::string name = attribute.name();
      if (kind == PartKind::links) {
        const auto address = typed_address(attribute.value());
        if (name == "Target" && has_tag(address))
          attribute.set_value(mark(address.c_str(), PlainKind::address, "").c_str());
      } else if (has_tag(attribute.value())) {
        const bool is_code = name == "w:instr";
        const auto what = is_code ? "veldcode" : name == "descr" ? "alternatieve tekst" : name;
        const auto plain = is_code ? PlainKind::field_code : PlainKind::text;
        const bool is_stale = is_code && shows_result(attribute.value());
        attribute.set_value(mark(attribute.value(), plain, what).c_str());
        if (is_stale) mark_stale(node);
      }
    }
    if (result_.prepared.tags.size() > first) note_values(first, ancestor(node, "w:p"));
  }

  /// "brief.docx (koptekst, word/header1.xml; veldcode)"
  std::string file_of(const std::string& what) const {
    if (what.empty()) return file_;
    if (!file_.ends_with(')')) return fmt::format("{} ({})", file_, what);
    return fmt::format("{}; {})", file_.substr(0, file_.size() - 1), what);
  }

  /// The tags from `first` on stand somewhere in this paragraph: in which of its sections is not
  /// known, so they are looked at only when it has none.
  void note_values(std::size_t first, pugi::xml_node paragraph) {
    const bool has_marks = std::any_of(marks_.begin(), marks_.end(), [&](const Mark& mark) {
      return mark.paragraph == paragraph;
    });
    for (auto tag = first; tag < result_.prepared.tags.size() && !has_marks; ++tag)
      values_.push_back({marks_.size(), tag});
  }

  void read_paragraph(pugi::xml_node node) {
    read_text_of(node);
    const auto first = result_.prepared.tags.size();
    if (mark_field_codes(node, plain_tags_, file_of("veldcode"))) result_.has_tags = true;
    note_values(first, node);
  }

  void read_text_of(pugi::xml_node node) {
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
    if (tags.empty() && trimmed(text).empty()) places_.add_blank(node);
    if (is_alone) places_.add_alone(node);
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
    if (is_comment) places_.add_leftover(node);
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
    const auto& last = marks_[end];
    if (!first.element || !last.element) return;
    first.element.append_attribute("index").set_value(std::to_string(first.index).c_str());
    if (places_.place(first, last)) return;
    report(first.tag.position,
           fmt::format("het blok \"{}\" begint en eindigt op plaatsen die niet bij elkaar horen",
                       first.tag.name),
           fmt::format("zet {{{{#{0}}}}} en {{{{/{0}}}}} in dezelfde alinea, of elk alleen in een "
                       "alinea, of elk alleen in een rij van dezelfde tabel",
                       first.tag.name));
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
  PlainTags plain_tags_;
  std::vector<Mark> marks_;
  std::vector<Value> values_;
  std::vector<SectionPair> pairs_;
  SectionPlaces places_;
};

}  // namespace

std::optional<PartTemplate> prepare_part(const std::string& xml, PartKind kind,
                                         const std::string& file, Findings& findings,
                                         SourceTexts& texts) {
  return PartPreparer(file, findings, texts).prepare(xml, kind);
}

}  // namespace bestek::documents::docx
