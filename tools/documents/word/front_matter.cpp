// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

// The table of contents.
#include "documents/word/parts.hpp"
#include "documents/word/text_direction.hpp"

namespace bestek::documents::word {
namespace {

void write_line(XmlWriter& xml, std::string_view style, std::string_view text) {
  if (text.empty()) return;
  xml.raw("<w:p><w:pPr>").empty("w:pStyle", {{"w:val", style}}).raw("</w:pPr>");
  write_text_runs(xml, text);
  xml.raw("</w:p>");
}

void write_entry(XmlWriter& xml, const Heading& heading, Numbering numbering) {
  const auto bookmark = contents_bookmark(heading);
  xml.start("w:hyperlink", {{"w:anchor", bookmark}, {"w:history", "1"}});
  if (heading.numbered()) {
    xml.raw("<w:r><w:t>").text(numbering == Numbering::articles ? "Artikel " : "");
    xml.text(heading.number).raw("</w:t></w:r><w:r><w:tab/></w:r>");
  }
  write_text_runs(xml, heading.title);
  xml.end("w:hyperlink");
}

}  // namespace

// Without page numbers, so that it is right before Word has laid out the pages: \n. The entries are
// what Word itself makes of it: \h hyperlinks, \o the headings, \z \u as Word adds them.
void write_table_of_contents(XmlWriter& xml, const Outline& outline, Numbering numbering) {
  const int deepest = numbering == Numbering::articles ? 1 : 2;
  bool is_first = true;
  for (const auto& heading : outline.headings) {
    if (heading.level > deepest) continue;
    if (is_first) {
      xml.raw(
          "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"Table of Contents\"/>"
          "<w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>");
      write_line(xml, "TOCHeading", "Inhoud");
    } else {
      xml.raw("</w:p>");
    }
    xml.raw("<w:p><w:pPr>").empty("w:pStyle", {{"w:val", heading.level == 1 ? "TOC1" : "TOC2"}});
    xml.raw("</w:pPr>");
    if (is_first) {
      xml.raw(
          "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText "
          "xml:space=\"preserve\">");
      xml.raw(deepest == 1 ? " TOC \\o &quot;1-1&quot; " : " TOC \\o &quot;1-2&quot; ");
      xml.raw(
          "\\n \\h \\z \\u </w:instrText></w:r><w:r><w:fldChar "
          "w:fldCharType=\"separate\"/></w:r>");
    }
    is_first = false;
    write_entry(xml, heading, numbering);
  }
  if (is_first) return;
  xml.raw(
      "</w:p><w:p><w:pPr><w:pStyle w:val=\"ContentsEnd\"/></w:pPr><w:r><w:fldChar "
      "w:fldCharType=\"end\"/></w:r></w:p></w:sdtContent></w:sdt>");
}

}  // namespace bestek::documents::word
