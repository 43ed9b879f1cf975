// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

// The named styles: all looks live here, so that a user can change them in Word in one place.
#include "documents/word/layout.hpp"
#include "documents/word/parts.hpp"
#include "documents/word/style_properties.hpp"

namespace bestek::documents::word {
namespace {

constexpr std::string_view grey = "595959";
constexpr std::string_view hairline = "D0D5DA";
constexpr std::string_view note_background = "F3F5F7";

class StylesWriter {
 public:
  StylesWriter(const HouseStyle& style, Numbering numbering)
      : style_(style),
        numbering_(numbering),
        text_(style.text_size_half_points),
        width_(text_width(style)) {}

  std::string write(std::string_view language) {
    xml_.declaration().raw("<w:styles").raw(text_namespaces).raw(">");
    write_defaults(language);
    write_title_styles();
    write_heading_styles();
    write_text_styles();
    write_contents_styles();
    write_page_styles();
    write_table_text_styles();
    write_character_styles();
    write_table_styles();
    return xml_.end("w:styles").take();
  }

 private:
  void write_defaults(std::string_view language) {
    xml_.raw("<w:docDefaults><w:rPrDefault><w:rPr>").raw(fonts(style_.font)).raw(size(text_));
    xml_.empty("w:lang", {{"w:val", language}, {"w:eastAsia", "en-US"}, {"w:bidi", "ar-SA"}});
    xml_.raw("</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>");
    xml_.raw(
        "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name "
        "w:val=\"Normal\"/><w:qFormat/><w:pPr><w:widowControl/><w:suppressAutoHyphens/>");
    xml_.raw(spacing(0, paragraph_space, 271)).raw("</w:pPr></w:style>");
  }

  void write_title_styles() {
    const auto heading = fonts(style_.heading_font);
    write_style(xml_, {"Organisation", "Organisatie", "Normal", "Title", 9, true,
                       "<w:keepNext/>" + spacing(0, 200, 240),
                       heading + bold + "<w:caps/>" + color(style_.accent_color) +
                           letter_spacing(30) + size(text_ - 2)});
    write_style(xml_,
                {"Title", "Title", "Normal", "Subtitle", 10, true, keep_next + spacing(0, 80, 228),
                 heading + bold + color("1F1F1F") + size(text_ * 2 + 10)});
    write_style(xml_, {"Subtitle", "Subtitle", "Normal", "Normal", 11, true,
                       keep_next + spacing(0, 120, 252), heading + color(grey) + size(text_ + 7)});
    write_style(xml_, {"VersionLine", "Versieregel", "Normal", "Normal", 12, true,
                       "<w:keepNext/>" + spacing(120, 0, 240), color(grey) + size(text_ - 2)});
    write_style(xml_, {"TitleRule", "Titelstreep", "Normal", "Normal", 12, false,
                       "<w:pBdr>" + border("w:bottom", 12, 1, style_.accent_color) +
                           "</w:pBdr><w:spacing w:before=\"0\" w:after=\"360\" w:line=\"160\" "
                           "w:lineRule=\"exact\"/>",
                       size(8)});
  }

  void write_heading_styles() {
    const auto heading = fonts(style_.heading_font);
    const auto accent = color(style_.accent_color);
    const bool articles = numbering_ == Numbering::articles;
    const bool chapters = numbering_ == Numbering::chapters;
    const int first_indent = articles ? article_heading_indent : chapter_heading_indent;
    write_style(xml_, {"Heading1", "heading 1", "Normal", "Normal", 9, true,
                       keep_next + (articles || chapters ? numbered(0) : "") +
                           spacing(articles ? 340 : 440, articles ? 100 : 140, 252) +
                           (articles || chapters ? indent(first_indent, first_indent) : "") +
                           outline_level(0),
                       heading + bold + accent + size(articles ? text_ + 4 : text_ + 9)});
    write_style(xml_, {"Heading2", "heading 2", "Normal", "Normal", 9, true,
                       keep_next + (chapters ? numbered(1) : "") + spacing(280, 80, 252) +
                           (chapters ? indent(first_indent, first_indent) : "") + outline_level(1),
                       heading + bold + accent + size(articles ? text_ + 1 : text_ + 4)});
    write_style(xml_, {"Heading3", "heading 3", "Normal", "Normal", 9, true,
                       keep_next + spacing(220, 60, 252) + outline_level(2),
                       heading + bold + color("262626") + size(text_ + 1)});
    write_style(xml_, {"Heading4", "heading 4", "Normal", "Normal", 9, true,
                       keep_next + spacing(180, 40, 252) + outline_level(3),
                       heading + italic + color("262626") + size(text_ + 1)});
  }

  void write_text_styles() {
    const bool articles = numbering_ == Numbering::articles;
    for (int level = 1; level <= 3; ++level) {
      constexpr std::string_view ids[] = {"Clause", "ClauseLetter", "ClauseRoman"};
      constexpr std::string_view names[] = {"Lid", "Lid onder a", "Lid onder i"};
      const int left = clause_indent + (level - 1) * clause_step;
      write_style(xml_, {ids[level - 1],
                         names[level - 1],
                         "Normal",
                         {},
                         13,
                         true,
                         (articles ? numbered(level) : "") + spacing(0, level == 1 ? 110 : 60) +
                             indent(left, level == 1 ? clause_indent : clause_step),
                         {}});
    }
    write_style(xml_, {"ListBullet",
                       "List Bullet",
                       "Normal",
                       {},
                       14,
                       true,
                       spacing(0, 60) + indent(list_step, list_step),
                       {}});
    write_style(xml_, {"ListNumber",
                       "List Number",
                       "Normal",
                       {},
                       14,
                       true,
                       spacing(0, 60) + indent(list_step, list_step),
                       {}});
    write_style(xml_, {"ListContinue",
                       "List Continue",
                       "Normal",
                       {},
                       15,
                       true,
                       spacing(0, 80) + XmlWriter().empty("w:ind", {{"w:left", list_step}}).take(),
                       {}});
    write_style(
        xml_,
        {"Note",
         "Notitie",
         "Normal",
         {},
         16,
         true,
         "<w:keepLines/><w:pBdr>" + border("w:top", 4, 5, note_background) +
             border("w:left", 18, 8, style_.accent_color) +
             border("w:bottom", 4, 5, note_background) + border("w:right", 4, 6, note_background) +
             "</w:pBdr>" + shading(note_background) + spacing(120, 160) +
             XmlWriter().empty("w:ind", {{"w:left", note_indent}, {"w:right", 130}}).take(),
         {}});
    write_style(xml_, {"FootnoteText",
                       "footnote text",
                       "Normal",
                       {},
                       99,
                       false,
                       left_tab(227) + spacing(0, 30, 240) + indent(227, 227),
                       size(page_text_size(style_))});
  }

  void write_contents_styles() {
    const bool articles = numbering_ == Numbering::articles;
    const int first = articles ? 1134 : numbering_ == Numbering::chapters ? 567 : 0;
    const auto hang = [](int left, int hanging) {
      return left > 0 ? indent(left, hanging) : std::string();
    };
    write_style(xml_,
                {"TOCHeading", "TOC Heading", "Normal", "Normal", 39, false,
                 keep_next + spacing(120, 100, 252),
                 fonts(style_.heading_font) + bold + color(style_.accent_color) + size(text_ + 4)});
    write_style(xml_,
                {"TOC1",
                 "toc 1",
                 "Normal",
                 "Normal",
                 39,
                 false,
                 (first > 0 ? left_tab(first) : "") +
                     spacing(numbering_ == Numbering::chapters ? 60 : 0, 30) + hang(first, first),
                 {}});
    write_style(xml_, {"ContentsEnd", "Einde inhoud", "Normal", "Normal", 99, false,
                       "<w:spacing w:before=\"0\" w:after=\"120\" w:line=\"160\" "
                       "w:lineRule=\"exact\"/>",
                       size(8)});
    const int second = first + 567;
    write_style(xml_, {"TOC2", "toc 2", "Normal", "Normal", 39, false,
                       (numbering_ == Numbering::chapters ? left_tab(second) : "") +
                           spacing(0, 20) + hang(second, 567),
                       color("404040")});
  }

  void write_page_styles() {
    const auto right = "<w:tabs>" +
                       XmlWriter().empty("w:tab", {{"w:val", "right"}, {"w:pos", width_}}).take() +
                       "</w:tabs>";
    const auto small = color(grey) + size(page_text_size(style_));
    write_style(xml_,
                {"Header", "header", "Normal", {}, 99, false, right + spacing(0, 0, 240), small});
    write_style(xml_, {"Footer",
                       "footer",
                       "Normal",
                       {},
                       99,
                       false,
                       "<w:pBdr>" + border("w:top", 4, 6, hairline) + "</w:pBdr>" + right +
                           spacing(0, 0, 240),
                       small});
  }

  void write_table_text_styles() {
    write_style(xml_, {"TableText",
                       "Tabeltekst",
                       "Normal",
                       {},
                       20,
                       true,
                       spacing(0, 0, 252),
                       size(table_text_size(style_))});
    write_style(xml_, {"TableHeader",
                       "Tabelkop",
                       "TableText",
                       {},
                       20,
                       true,
                       {},
                       bold + color(style_.accent_color)});
    write_style(xml_, {"TableSpacing", "Tabelafstand", "Normal", "Normal", 99, false,
                       "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"180\" "
                       "w:lineRule=\"exact\"/>",
                       size(8)});
    const auto dotted = "<w:tabs><w:tab w:val=\"right\" w:leader=\"dot\" w:pos=\"" +
                        std::to_string(signature_width()) + "\"/></w:tabs>";
    write_style(xml_, {"SignatureParty",
                       "Ondertekenaar",
                       "Normal",
                       {},
                       21,
                       false,
                       keep_next + spacing(320, 80, 252),
                       bold});
    write_style(xml_, {"SignatureLine",
                       "Ondertekening",
                       "Normal",
                       {},
                       21,
                       false,
                       dotted + spacing(0, 40, 252),
                       {}});
    write_style(xml_, {"SignatureSpace",
                       "Handtekening",
                       "Normal",
                       {},
                       21,
                       false,
                       "<w:pBdr>" + border("w:bottom", 4, 1, "7F7F7F") +
                           "</w:pBdr><w:spacing w:before=\"0\" w:after=\"80\" w:line=\"900\" "
                           "w:lineRule=\"exact\"/>",
                       {}});
  }

  int signature_width() const { return (width_ - signature_gutter) / 2; }

  void write_character_styles() {
    xml_.raw(
        "<w:style w:type=\"character\" w:default=\"1\" w:styleId=\"DefaultParagraphFont\">"
        "<w:name w:val=\"Default Paragraph Font\"/><w:uiPriority w:val=\"1\"/><w:semiHidden/>"
        "<w:unhideWhenUsed/></w:style>");
    write_character_style("Hyperlink", "Hyperlink",
                          color(style_.accent_color) + "<w:u w:val=\"single\"/>");
    write_character_style("FootnoteReference", "footnote reference",
                          "<w:vertAlign w:val=\"superscript\"/>");
    write_character_style("Code", "Code", fonts("Consolas") + "<w:noProof/>");
    write_character_style("HeaderLabel", "Koplabel",
                          bold + color(style_.accent_color) + letter_spacing(10));
  }

  void write_character_style(std::string_view id, std::string_view name, const std::string& run) {
    xml_.start("w:style", {{"w:type", "character"}, {"w:styleId", id}});
    xml_.empty("w:name", {{"w:val", name}});
    xml_.raw("<w:basedOn w:val=\"DefaultParagraphFont\"/><w:uiPriority w:val=\"99\"/>");
    xml_.raw("<w:rPr>").raw(run).raw("</w:rPr>").end("w:style");
  }

  void write_table_styles() {
    xml_.raw(
        "<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name "
        "w:val=\"Normal Table\"/><w:uiPriority w:val=\"99\"/><w:semiHidden/>"
        "<w:unhideWhenUsed/><w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/><w:tblCellMar>"
        "<w:top w:w=\"0\" w:type=\"dxa\"/><w:left w:w=\"108\" w:type=\"dxa\"/><w:bottom "
        "w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"108\" w:type=\"dxa\"/></w:tblCellMar>"
        "</w:tblPr></w:style>");
    xml_.raw(
        "<w:style w:type=\"table\" w:styleId=\"BestekTable\"><w:name w:val=\"Bestek "
        "tabel\"/><w:basedOn w:val=\"TableNormal\"/><w:uiPriority w:val=\"40\"/><w:qFormat/>"
        "<w:tblPr><w:tblBorders>");
    xml_.raw(border("w:top", 4, 0, hairline)).raw(border("w:bottom", 6, 0, style_.accent_color));
    xml_.raw(border("w:insideH", 4, 0, hairline));
    xml_.raw(
        "</w:tblBorders><w:tblCellMar><w:top w:w=\"55\" w:type=\"dxa\"/><w:left w:w=\"90\" "
        "w:type=\"dxa\"/><w:bottom w:w=\"55\" w:type=\"dxa\"/><w:right w:w=\"90\" "
        "w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblStylePr w:type=\"firstRow\"><w:tblPr/>"
        "<w:tcPr><w:tcBorders>");
    xml_.raw(border("w:top", 6, 0, style_.accent_color));
    xml_.raw(border("w:bottom", 6, 0, style_.accent_color)).raw("</w:tcBorders>");
    xml_.raw(shading(note_background)).raw("</w:tcPr></w:tblStylePr></w:style>");
    xml_.raw(
        "<w:style w:type=\"table\" w:styleId=\"SignatureTable\"><w:name "
        "w:val=\"Ondertekeningstabel\"/><w:basedOn w:val=\"TableNormal\"/><w:uiPriority "
        "w:val=\"99\"/><w:tblPr><w:tblCellMar><w:left w:w=\"0\" w:type=\"dxa\"/><w:right "
        "w:w=\"0\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>");
  }

  XmlWriter xml_;
  const HouseStyle& style_;
  Numbering numbering_;
  int text_;
  int width_;
};

}  // namespace

std::string styles_part(const HouseStyle& style, Numbering numbering, std::string_view language) {
  return StylesWriter(style, numbering).write(language);
}

}  // namespace bestek::documents::word
