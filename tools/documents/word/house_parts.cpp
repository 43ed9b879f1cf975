// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

// The parts of the house style, filled in for one document.
#include "documents/word/column_widths.hpp"
#include "documents/word/layout.hpp"
#include "documents/word/parts.hpp"
#include "documents/word/text_direction.hpp"

namespace bestek::documents::word {

namespace {

void set_look(PartValues& values, const HouseStyle& style) {
  values.set("lettertype", style.font).set("kop_lettertype", style.heading_font);
  values.set_block("ander_kop_lettertype", style.heading_font != style.font);
  values.set("accentkleur", style.accent_color);
  values.set("tekstgrootte", style.text_size_half_points);
  values.set("tabeltekst", table_text_size(style));
  values.set("kleine_tekst", page_text_size(style));
}

void set_page(PartValues& values, const HouseStyle& style) {
  values.set("bladbreedte", page_width).set("bladhoogte", page_height);
  values.set("marge_boven", twips_from_mm(style.margin_top_mm));
  values.set("marge_onder", twips_from_mm(style.margin_bottom_mm));
  values.set("marge_links", twips_from_mm(style.margin_left_mm));
  values.set("marge_rechts", twips_from_mm(style.margin_right_mm));
  values.set("tekstbreedte", text_width(style));
  values.set("ondertekenbreedte", signature_width(style));
}

// As w:r elements, each with its direction; nothing for no text.
std::string runs(std::string_view text) {
  XmlWriter xml;
  if (!text.empty()) write_text_runs(xml, text);
  return xml.take();
}

void set_front(PartValues& values, const WordDocumentInfo& info) {
  values.set("organisatie", runs(info.organisation));
  values.set("titel", runs(info.title)).set("ondertitel", runs(info.subtitle));
  values.set("versieregel", info.version_line);
  values.set_block("concept", info.is_draft);
  values.set("deel", info.part == 0 ? "" : std::to_string(info.part) + ".");
}

// A title that would run into the label on the right ends in …
std::string shortened(std::string title, int half_points, int width) {
  const auto fits = [&](const std::string& text) {
    return estimated_width(text, half_points, false, false) <= width;
  };
  if (fits(title)) return title;
  while (!title.empty() && !fits(title)) {
    const auto space = title.find_last_of(' ');
    title.resize(space == std::string::npos ? 0 : space);
  }
  return title + "…";
}

void set_header(PartValues& values, const WordDocumentInfo& info, const HouseStyle& style) {
  std::string label = info.class_label;
  if (info.is_draft) label = label.empty() ? "CONCEPT" : "CONCEPT · " + label;
  const int half_points = page_text_size(style);
  const int label_width = estimated_width(label, half_points, true, false) * 5 / 4;
  values.set("koptitel", runs(shortened(info.title, half_points, text_width(style) - label_width)));
  values.set("koplabel", label).set("kop_nummer", 2);
}

// Our own line below what the municipality has there.
std::string below(const HouseParts::Band& band, const std::string& ours) {
  return band.content.empty() ? ours : band.content + ours.substr(ours.find("<w:p"));
}

}  // namespace

PartValues style_values(const HouseStyle& style, Numbering numbering, std::string_view language) {
  PartValues values;
  set_look(values, style);
  set_page(values, style);
  values.set("taal", std::string(language));
  values.set_block("artikelen", numbering == Numbering::articles);
  values.set_block("hoofdstukken", numbering == Numbering::chapters);
  values.set_block("genummerd", numbering != Numbering::none);
  return values;
}

PartValues document_values(const WordDocumentInfo& info, const HouseStyle& style) {
  auto values = style_values(style, info.numbering, info.language);
  set_front(values, info);
  set_header(values, info, style);
  values.set("eigen_bladzijde", style.parts ? style.parts->page : "");
  return values;
}

std::string styles_part(const HouseStyle& style, Numbering numbering, std::string_view language) {
  return house_part("styles.xml").fill(style_values(style, numbering, language));
}

std::string header_part(const PartValues& values, const HouseStyle& style) {
  auto part = house_part("header.xml").fill(values);
  return style.parts ? below(style.parts->header, part) : part;
}

std::string first_header_part(PartValues& values, const HouseStyle& style) {
  values.set("koptitel", "").set("kop_nummer", 1);
  auto part = house_part("header.xml").fill(values);
  return style.parts ? below(style.parts->first_header, part) : part;
}

std::string footer_part(const PartValues& values, const HouseStyle& style) {
  auto part = house_part("footer.xml").fill(values);
  return style.parts ? below(style.parts->footer, part) : part;
}

std::string own_lists(const std::vector<OwnList>& lists) {
  constexpr int ordered = 2;  // w:abstractNumId in numbering.xml
  XmlWriter xml;
  for (std::size_t i = 0; i < lists.size(); ++i) {
    xml.start("w:num", {{"w:numId", first_own_number + static_cast<int>(i)}});
    xml.empty("w:abstractNumId", {{"w:val", ordered}});
    xml.start("w:lvlOverride", {{"w:ilvl", lists[i].level}});
    xml.empty("w:startOverride", {{"w:val", lists[i].start}}).raw("</w:lvlOverride></w:num>");
  }
  return xml.take();
}

}  // namespace bestek::documents::word
