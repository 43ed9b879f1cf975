// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

// What stands around the text on every page: header, footer, watermark; and the footnotes.
#include "documents/word/column_widths.hpp"
#include "documents/word/layout.hpp"
#include "documents/word/parts.hpp"

namespace bestek::documents::word {

const std::string_view text_namespaces =
    " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
    " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

namespace {

constexpr std::string_view drawing_namespaces =
    " xmlns:v=\"urn:schemas-microsoft-com:vml\""
    " xmlns:o=\"urn:schemas-microsoft-com:office:office\""
    " xmlns:w10=\"urn:schemas-microsoft-com:office:word\"";

// The shape type that Word calls WordArt "plain text" (136); constant in every file with a
// watermark.
constexpr std::string_view text_shape_type =
    "<v:shapetype id=\"_x0000_t136\" coordsize=\"21600,21600\" o:spt=\"136\" adj=\"10800\" "
    "path=\"m@7,l@8,m@5,21600l@6,21600e\"><v:formulas><v:f eqn=\"sum #0 0 10800\"/>"
    "<v:f eqn=\"prod #0 2 1\"/><v:f eqn=\"sum 21600 0 @1\"/><v:f eqn=\"sum 0 0 @2\"/>"
    "<v:f eqn=\"sum 21600 0 @3\"/><v:f eqn=\"if @0 @3 0\"/><v:f eqn=\"if @0 21600 @1\"/>"
    "<v:f eqn=\"if @0 0 @2\"/><v:f eqn=\"if @0 @4 21600\"/><v:f eqn=\"mid @5 @6\"/>"
    "<v:f eqn=\"mid @8 @5\"/><v:f eqn=\"mid @7 @8\"/><v:f eqn=\"mid @6 @7\"/>"
    "<v:f eqn=\"sum @6 0 @5\"/></v:formulas><v:path textpathok=\"t\" o:connecttype=\"custom\" "
    "o:connectlocs=\"@9,0;@10,10800;@11,21600;@12,10800\" o:connectangles=\"270,180,90,0\"/>"
    "<v:textpath on=\"t\" fitshape=\"t\"/><v:handles><v:h position=\"#0,bottomRight\" "
    "xrange=\"6629,14971\"/></v:handles><o:lock v:ext=\"edit\" text=\"t\" shapetype=\"t\"/>"
    "</v:shapetype>";

void write_watermark(XmlWriter& xml, const HouseStyle& style, int index) {
  const auto suffix = std::to_string(index);
  const auto font = "font-family:\"" + style.heading_font + "\";font-size:1pt";
  xml.raw("<w:r><w:rPr><w:noProof/></w:rPr><w:pict>").raw(text_shape_type);
  xml.start("v:shape",
            {{"id", "PowerPlusWaterMarkObject" + suffix},
             {"o:spid", "_x0000_s205" + suffix},
             {"type", "#_x0000_t136"},
             {"alt", "CONCEPT"},
             {"style",
              "position:absolute;margin-left:0;margin-top:0;width:410pt;height:96pt;rotation:315;"
              "z-index:-251658752;mso-position-horizontal:center;"
              "mso-position-horizontal-relative:margin;mso-position-vertical:center;"
              "mso-position-vertical-relative:margin"},
             {"o:allowincell", "f"},
             {"fillcolor", "#ececec"},
             {"stroked", "f"}});
  xml.empty("v:textpath", {{"style", font}, {"string", "CONCEPT"}});
  xml.raw("<w10:wrap anchorx=\"margin\" anchory=\"margin\"/></v:shape></w:pict></w:r>");
}

void write_text_run(XmlWriter& xml, std::string_view text) {
  if (text.empty()) return;
  xml.raw("<w:r><w:t xml:space=\"preserve\">").text(text).raw("</w:t></w:r>");
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

void write_field(XmlWriter& xml, std::string_view instruction) {
  xml.raw(
      "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText "
      "xml:space=\"preserve\">");
  xml.text(instruction)
      .raw("</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>");
  xml.raw("<w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>");
}

// A part of its own, since Word wants one even when there are no notes in the text.
constexpr std::string_view separators =
    "<w:footnote w:type=\"separator\" w:id=\"-1\"><w:p><w:pPr><w:spacing w:after=\"0\" "
    "w:line=\"240\" w:lineRule=\"auto\"/></w:pPr><w:r><w:separator/></w:r></w:p></w:footnote>"
    "<w:footnote w:type=\"continuationSeparator\" w:id=\"0\"><w:p><w:pPr><w:spacing w:after=\"0\" "
    "w:line=\"240\" w:lineRule=\"auto\"/></w:pPr><w:r><w:continuationSeparator/></w:r></w:p>"
    "</w:footnote>";

}  // namespace

std::string header_part(const WordDocumentInfo& info, const HouseStyle& style, bool first_page) {
  XmlWriter xml;
  const auto* house = style.parts.get();
  if (house != nullptr && !house->header.content.empty()) {
    xml.raw(first_page ? house->first_header.content : house->header.content);
  } else {
    xml.declaration().raw("<w:hdr").raw(text_namespaces).raw(">");
  }
  xml.raw("<w:p").raw(drawing_namespaces).raw("><w:pPr><w:pStyle w:val=\"Header\"/></w:pPr>");
  if (info.is_draft) write_watermark(xml, style, first_page ? 1 : 2);
  std::string label = info.class_label;
  if (info.is_draft) label = label.empty() ? "CONCEPT" : "CONCEPT · " + label;
  if (!first_page) {  // on the first page the title is in the title block
    const int half_points = page_text_size(style);
    const int label_width = estimated_width(label, half_points, true, false) * 5 / 4;
    write_text_run(xml, shortened(info.title, half_points, text_width(style) - label_width));
  }
  xml.raw("<w:r><w:tab/></w:r>");
  if (!label.empty()) {
    xml.raw("<w:r><w:rPr><w:rStyle w:val=\"HeaderLabel\"/></w:rPr><w:t xml:space=\"preserve\">");
    xml.text(label).raw("</w:t></w:r>");
  }
  return xml.raw("</w:p></w:hdr>").take();
}

std::string footer_part(const WordDocumentInfo& info, const HouseStyle& style) {
  XmlWriter xml;
  if (style.parts && !style.parts->footer.content.empty()) {
    xml.raw(style.parts->footer.content);
  } else {
    xml.declaration().raw("<w:ftr").raw(text_namespaces).raw(">");
  }
  xml.raw("<w:p><w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr>");
  write_text_run(xml, info.version_line);
  xml.raw("<w:r><w:tab/></w:r>");
  write_text_run(xml, "Pagina ");
  write_field(xml, " PAGE ");
  write_text_run(xml, " van ");
  write_field(xml, " NUMPAGES ");
  return xml.raw("</w:p></w:ftr>").take();
}

std::string footnotes_part(const DocumentState& state) {
  XmlWriter xml;
  xml.declaration().raw("<w:footnotes").raw(text_namespaces).raw(">").raw(separators);
  return xml.raw(state.footnotes.str()).end("w:footnotes").take();
}

}  // namespace bestek::documents::word
