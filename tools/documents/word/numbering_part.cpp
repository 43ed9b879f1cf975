// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "documents/word/layout.hpp"
#include "documents/word/parts.hpp"

namespace bestek::documents::word {
namespace {

enum AbstractList { headings = 0, bullets = 1, ordered = 2 };

struct Level {
  std::string_view format;
  std::string text;
  std::string_view style{};  // linked paragraph style
  int indent = 0;
  int hanging = 0;
  std::string_view run_properties{};
};

void write_level(XmlWriter& xml, int index, const Level& level) {
  xml.start("w:lvl", {{"w:ilvl", index}}).empty("w:start", {{"w:val", 1}});
  xml.empty("w:numFmt", {{"w:val", level.format}});
  if (!level.style.empty()) xml.empty("w:pStyle", {{"w:val", level.style}});
  xml.empty("w:suff", {{"w:val", "tab"}});
  xml.empty("w:lvlText", {{"w:val", level.text}}).raw("<w:lvlJc w:val=\"left\"/>");
  // No tab stop: the tab goes to the indent, also where a paragraph has an indent of its own.
  xml.start("w:pPr").empty("w:ind", {{"w:left", level.indent}, {"w:hanging", level.hanging}});
  xml.end("w:pPr").raw(level.run_properties).end("w:lvl");
}

void start_list(XmlWriter& xml, AbstractList list, std::string_view identifier) {
  xml.start("w:abstractNum", {{"w:abstractNumId", list}});
  xml.empty("w:nsid", {{"w:val", identifier}}).raw("<w:multiLevelType w:val=\"multilevel\"/>");
}

std::string own_number(int index) { return std::string("%").append(std::to_string(index + 1)); }

// Of part 2: "Artikel 2.1" and lid "2.1.1".
void write_article_levels(XmlWriter& xml, int part) {
  const auto prefix = part == 0 ? std::string() : std::to_string(part) + ".";
  write_level(xml, 0,
              {"decimal", "Artikel " + prefix + "%1", "Heading1", article_heading_indent,
               article_heading_indent});
  write_level(xml, 1, {"decimal", prefix + "%1.%2", "Clause", clause_indent, clause_indent});
  write_level(xml, 2,
              {"lowerLetter", "%3.", "ClauseLetter", clause_indent + clause_step, clause_step});
  write_level(xml, 3,
              {"lowerRoman", "%4.", "ClauseRoman", clause_indent + 2 * clause_step, clause_step});
}

void write_chapter_levels(XmlWriter& xml) {
  write_level(xml, 0,
              {"decimal", "%1", "Heading1", chapter_heading_indent, chapter_heading_indent});
  write_level(xml, 1,
              {"decimal", "%1.%2", "Heading2", chapter_heading_indent, chapter_heading_indent});
}

void write_ordered_levels(XmlWriter& xml) {
  constexpr std::string_view formats[] = {"decimal", "lowerLetter", "lowerRoman"};
  for (int i = 0; i < max_list_depth; ++i) {
    write_level(xml, i, {formats[i % 3], own_number(i) + ".", {}, (i + 1) * list_step, list_step});
  }
}

void write_bullet_levels(XmlWriter& xml, const HouseStyle& style) {
  constexpr std::string_view bullets_by_level[] = {"•", "–"};
  const std::string color = "<w:rPr><w:color w:val=\"" + style.accent_color + "\"/></w:rPr>";
  for (int i = 0; i < max_list_depth; ++i) {
    write_level(xml, i,
                {"bullet",
                 std::string(bullets_by_level[i % 2]),
                 {},
                 (i + 1) * list_step,
                 list_step,
                 color});
  }
}

void write_number(XmlWriter& xml, int number, AbstractList list) {
  xml.start("w:num", {{"w:numId", number}});
  xml.empty("w:abstractNumId", {{"w:val", list}}).end("w:num");
}

void write_own_list(XmlWriter& xml, int number, const OwnList& list) {
  xml.start("w:num", {{"w:numId", number}});
  xml.empty("w:abstractNumId", {{"w:val", AbstractList::ordered}});
  xml.start("w:lvlOverride", {{"w:ilvl", list.level}});
  xml.empty("w:startOverride", {{"w:val", list.start}}).raw("</w:lvlOverride></w:num>");
}

}  // namespace

std::string numbering_part(const HouseStyle& style, Numbering numbering,
                           const std::vector<OwnList>& lists, int part) {
  XmlWriter xml;
  xml.declaration().raw("<w:numbering").raw(text_namespaces).raw(">");
  if (numbering != Numbering::none) {
    start_list(xml, AbstractList::headings, "1B5A0001");
    if (numbering == Numbering::articles) {
      write_article_levels(xml, part);
    } else {
      write_chapter_levels(xml);
    }
    xml.end("w:abstractNum");
  }
  start_list(xml, AbstractList::bullets, "1B5A0002");
  write_bullet_levels(xml, style);
  xml.end("w:abstractNum");
  start_list(xml, AbstractList::ordered, "1B5A0003");
  write_ordered_levels(xml);
  xml.end("w:abstractNum");
  if (numbering != Numbering::none) write_number(xml, heading_number, AbstractList::headings);
  write_number(xml, bullet_number, AbstractList::bullets);
  for (std::size_t i = 0; i < lists.size(); ++i) {
    write_own_list(xml, first_own_number + static_cast<int>(i), lists[i]);
  }
  return xml.end("w:numbering").take();
}

}  // namespace bestek::documents::word
