// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "documents/word/style_properties.hpp"

#include "documents/word/layout.hpp"

namespace bestek::documents::word {

void write_style(XmlWriter& xml, const ParagraphStyle& style) {
  xml.start("w:style", {{"w:type", "paragraph"}, {"w:styleId", style.id}});
  xml.empty("w:name", {{"w:val", style.name}});
  xml.empty("w:basedOn", {{"w:val", style.based_on}});
  if (!style.next.empty()) xml.empty("w:next", {{"w:val", style.next}});
  xml.empty("w:uiPriority", {{"w:val", style.priority}});
  if (style.quick) xml.raw("<w:qFormat/>");
  if (!style.paragraph.empty()) xml.raw("<w:pPr>").raw(style.paragraph).raw("</w:pPr>");
  if (!style.run.empty()) xml.raw("<w:rPr>").raw(style.run).raw("</w:rPr>");
  xml.end("w:style");
}

std::string spacing(int before, int after, int line) {
  XmlWriter xml;
  if (line == 0) {
    xml.empty("w:spacing", {{"w:before", before}, {"w:after", after}});
  } else {
    xml.empty("w:spacing",
              {{"w:before", before}, {"w:after", after}, {"w:line", line}, {"w:lineRule", "auto"}});
  }
  return xml.take();
}

std::string indent(int left, int hanging) {
  return XmlWriter().empty("w:ind", {{"w:left", left}, {"w:hanging", hanging}}).take();
}

std::string left_tab(int position) {
  XmlWriter xml;
  return xml.raw("<w:tabs>")
      .empty("w:tab", {{"w:val", "left"}, {"w:pos", position}})
      .raw("</w:tabs>")
      .take();
}

std::string numbered(int level) {
  XmlWriter xml;
  xml.raw("<w:numPr>");
  if (level > 0) xml.empty("w:ilvl", {{"w:val", level}});
  return xml.empty("w:numId", {{"w:val", heading_number}}).raw("</w:numPr>").take();
}

std::string border(std::string_view side, int eighths, int space, std::string_view color) {
  XmlWriter xml;
  return xml
      .empty(side, {{"w:val", "single"}, {"w:sz", eighths}, {"w:space", space}, {"w:color", color}})
      .take();
}

std::string fonts(std::string_view font) {
  XmlWriter xml;
  return xml
      .empty("w:rFonts",
             {{"w:ascii", font}, {"w:hAnsi", font}, {"w:eastAsia", font}, {"w:cs", font}})
      .take();
}

std::string color(std::string_view rgb) {
  return XmlWriter().empty("w:color", {{"w:val", rgb}}).take();
}

std::string letter_spacing(int twips) {
  return XmlWriter().empty("w:spacing", {{"w:val", twips}}).take();
}

std::string size(int half_points) {
  XmlWriter xml;
  return xml.empty("w:sz", {{"w:val", half_points}})
      .empty("w:szCs", {{"w:val", half_points}})
      .take();
}

std::string outline_level(int level) {
  return XmlWriter().empty("w:outlineLvl", {{"w:val", level}}).take();
}

std::string shading(std::string_view fill) {
  XmlWriter xml;
  return xml.empty("w:shd", {{"w:val", "clear"}, {"w:color", "auto"}, {"w:fill", fill}}).take();
}

}  // namespace bestek::documents::word
