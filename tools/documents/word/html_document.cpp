// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "documents/word/html_document.hpp"

#include <cmark-gfm-core-extensions.h>

#include <charconv>

#include "common/xml_writer.hpp"
#include "documents/word/outline.hpp"
#include "documents/word/signature_block.hpp"

namespace bestek::documents {
namespace {

using word::Heading;
using word::NodeKind;
using word::Outline;

/// The name of a font, within quotes in a style sheet.
std::string css_name(std::string name) {
  std::erase_if(name,
                [](char c) { return std::string_view("<>'\"\\").find(c) != std::string::npos; });
  return name;
}

std::string style_sheet(const HouseStyle& style) {
  const auto accent = "#" + style.accent_color;
  return "body{font:" + std::to_string(style.text_size_half_points / 2) + "pt/1.5 '" +
         css_name(style.font) +
         "',sans-serif;max-width:46em;margin:2em auto;padding:0 1em;color:#1a1a1a}"
         "h1,h2,h3,h4,h5{font-family:'" +
         css_name(style.heading_font) + "',sans-serif;line-height:1.25;color:" + accent +
         "}.onder{color:#595959}table{border-collapse:collapse;width:100%;margin:1em 0}"
         "th,td{text-align:left;vertical-align:top;padding:.3em .6em;border-bottom:1px solid "
         "#bfbfbf}"
         "th{border-bottom:2px solid " +
         accent +
         "}.rechts{text-align:right}.midden{text-align:center}"
         "blockquote{margin:1em 0;padding:.5em 1em;background:#f2f2f2;border-left:4px solid " +
         accent +
         "}ol.leden,ol.leden ol{list-style:none;padding-left:0}ol.leden li{padding-left:3em;"
         "text-indent:-3em;margin:.4em 0}ol.leden li>*{text-indent:0}.nummer{display:inline-block;"
         "min-width:3em;text-indent:0}a{color:" +
         accent +
         "}.ondertekening{display:inline-block;"
         "width:46%;margin:1em 3% 1em 0}@media print{body{max-width:none}}";
}

std::string letter(int number) {
  return std::string(1, static_cast<char>('a' + (number - 1) % 26)) + ".";
}

std::string roman(int number) {
  static constexpr std::pair<int, const char*> digits[] = {
      {50, "l"}, {40, "xl"}, {10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"}};
  std::string text;
  for (const auto& [value, word] : digits) {
    for (; number >= value; number -= value) text += word;
  }
  return text + ".";
}

class HtmlWriter {
 public:
  HtmlWriter(const WordDocumentInfo& info, const HouseStyle& style, Outline outline)
      : info_(info), style_(style), outline_(std::move(outline)) {}

  std::string write(cmark_node* root) {
    xml_.raw("<!DOCTYPE html>\n").start("html", {{"lang", info_.language}});
    xml_.raw(
        "<head><meta charset=\"utf-8\"><meta name=\"viewport\" "
        "content=\"width=device-width, initial-scale=1\">");
    xml_.element("title", info_.title).element("style", "");
    auto head = xml_.take();
    head.insert(head.rfind("</style>"), style_sheet(style_));
    xml_ = XmlWriter();
    xml_.raw(head).raw("</head>\n<body>\n");
    write_front();
    if (info_.table_of_contents) write_contents();
    xml_.raw("<main>\n");
    write_blocks(root);
    xml_.raw("</main>\n");
    write_notes();
    xml_.start("footer", {{"class", "onder"}}).element("p", info_.version_line).end("footer");
    return xml_.raw("\n</body>\n</html>\n").take();
  }

 private:
  void line(const char* element, const char* css_class, const std::string& text) {
    if (text.empty()) return;
    xml_.start(element, {{"class", css_class}}).text(text).end(element).raw("\n");
  }

  void write_front() {
    xml_.raw("<header>\n");
    std::string label = info_.class_label;
    if (info_.is_draft) label = label.empty() ? "CONCEPT" : "CONCEPT · " + label;
    line("p", "onder", label);
    line("p", "onder", info_.organisation);
    xml_.element("h1", info_.title).raw("\n");
    line("p", "onder", info_.subtitle);
    line("p", "onder", info_.version_line);
    xml_.raw("</header>\n");
  }

  static std::string id_of(const Heading& heading) {
    return heading.anchor.empty() ? "kop-" + std::to_string(heading.index + 1) : heading.anchor;
  }

  std::string label_of(const Heading& heading) const {
    if (!heading.numbered()) return "";
    return (info_.numbering == Numbering::articles ? "Artikel " : "") + heading.number + " ";
  }

  void write_contents() {
    xml_.raw("<nav><h2>Inhoud</h2>\n<ul>\n");
    for (const auto& heading : outline_.headings) {
      if (heading.level > (info_.numbering == Numbering::articles ? 1 : 2)) continue;
      xml_.raw("<li>").start("a", {{"href", "#" + id_of(heading)}});
      xml_.text(label_of(heading)).text(heading.title).raw("</a></li>\n");
    }
    xml_.raw("</ul></nav>\n");
  }

  void write_blocks(cmark_node* parent) {
    for (auto* node = cmark_node_first_child(parent); node != nullptr; node = cmark_node_next(node))
      write_block(node);
  }

  void write_block(cmark_node* node) {
    switch (cmark_node_get_type(node)) {
      case CMARK_NODE_HEADING:
        return write_heading(node);
      case CMARK_NODE_PARAGRAPH:
        xml_.raw("<p>");
        write_inlines(node);
        xml_.raw("</p>\n");
        return;
      case CMARK_NODE_LIST:
        return write_list(node);
      case CMARK_NODE_BLOCK_QUOTE:
        ++notes_around_;
        xml_.raw("<blockquote>\n");
        write_blocks(node);
        xml_.raw("</blockquote>\n");
        --notes_around_;
        return;
      case CMARK_NODE_THEMATIC_BREAK:
        xml_.raw("<hr>\n");
        return;
      case CMARK_NODE_CODE_BLOCK:
        return write_signatures(node);
      case CMARK_NODE_FOOTNOTE_DEFINITION:
        return;
      default:
        if (word::kind_of(node) == NodeKind::table) write_table(node);
    }
  }

  void write_heading(cmark_node* node) {
    const auto& heading = outline_.headings[outline_.by_node.at(node)];
    if (heading.level == 1) {
      in_article_ = heading.numbered() && info_.numbering == Numbering::articles;
      article_ = heading.number;
      std::fill(std::begin(clauses_), std::end(clauses_), 0);
    }
    const auto element = "h" + std::to_string(heading.level + 1);
    xml_.start(element, {{"id", id_of(heading)}}).text(label_of(heading));
    write_inlines(node);
    xml_.end(element).raw("\n");
  }

  /// The lists of an article are numbered as in Word: 7.1, a., i.
  void write_list(cmark_node* list) {
    const bool ordered = word::is_ordered_list(list);
    const bool is_clause = ordered && in_article_ && notes_around_ == 0 && clause_level_ < 3 &&
                           (lists_around_ == clause_level_);
    if (is_clause) {
      xml_.raw("<ol class=\"leden\">\n");
      ++clause_level_;
    } else if (ordered) {
      // What comes before the first article is lettered, as in Word.
      const bool is_lettered =
          info_.numbering == Numbering::articles && article_.empty() && lists_around_ == 0;
      xml_.start("ol",
                 {{"start", cmark_node_get_list_start(list)}, {"type", is_lettered ? "a" : "1"}});
      xml_.raw("\n");
    } else {
      xml_.raw("<ul>\n");
    }
    ++lists_around_;
    for (auto* item = cmark_node_first_child(list); item != nullptr; item = cmark_node_next(item))
      write_item(item, is_clause);
    --lists_around_;
    if (is_clause) --clause_level_;
    xml_.raw(ordered ? "</ol>\n" : "</ul>\n");
  }

  std::string next_clause() {
    const int level = clause_level_ - 1;
    const int number = ++clauses_[level];
    std::fill(std::begin(clauses_) + level + 1, std::end(clauses_), 0);
    if (level == 0) return article_ + "." + std::to_string(number);
    return level == 1 ? letter(number) : roman(number);
  }

  void write_item(cmark_node* item, bool is_clause) {
    xml_.raw("<li>");
    if (is_clause) xml_.raw("<span class=\"nummer\">").text(next_clause()).raw(" </span>");
    bool is_first = true;
    for (auto* node = cmark_node_first_child(item); node != nullptr; node = cmark_node_next(node)) {
      if (is_first && cmark_node_get_type(node) == CMARK_NODE_PARAGRAPH) {
        write_inlines(node);
        xml_.raw("\n");
      } else {
        write_block(node);
      }
      is_first = false;
    }
    xml_.raw("</li>\n");
  }

  void write_table(cmark_node* table) {
    const auto* alignments = cmark_gfm_extensions_get_table_alignments(table);
    xml_.raw("<table>\n");
    bool is_header = true;
    for (auto* row = cmark_node_first_child(table); row != nullptr; row = cmark_node_next(row)) {
      xml_.raw(is_header ? "<thead>\n<tr>" : "<tr>");
      int column = 0;
      for (auto* cell = cmark_node_first_child(row); cell != nullptr;
           cell = cmark_node_next(cell)) {
        xml_.raw(is_header ? "<th scope=\"col\"" : "<td");
        const auto alignment = alignments[column++];
        xml_.raw(alignment == 'r'   ? " class=\"rechts\">"
                 : alignment == 'c' ? " class=\"midden\">"
                                    : ">");
        write_inlines(cell);
        xml_.raw(is_header ? "</th>" : "</td>");
      }
      xml_.raw(is_header ? "</tr>\n</thead>\n<tbody>\n" : "</tr>\n");
      is_header = false;
    }
    xml_.raw("</tbody>\n</table>\n");
  }

  void write_signatures(cmark_node* node) {
    std::vector<MarkdownProblem> reported;
    for (const auto& each : word::read_signatories(node, reported)) {
      xml_.raw("<div class=\"ondertekening\">\n<p><strong>").text(each.organisation);
      xml_.raw("</strong></p>\n<p>Naam: ").text(each.name.empty() ? "…" : each.name);
      xml_.raw("</p>\n<p>Functie: ").text(each.role.empty() ? "…" : each.role);
      xml_.raw("</p>\n<p>Datum: …</p>\n<p>Handtekening: …</p>\n</div>\n");
    }
  }

  void write_inlines(cmark_node* parent) {
    for (auto* node = cmark_node_first_child(parent); node != nullptr; node = cmark_node_next(node))
      write_inline(node);
  }

  void write_in(const char* element, cmark_node* node) {
    xml_.start(element);
    write_inlines(node);
    xml_.end(element);
  }

  void write_inline(cmark_node* node) {
    switch (cmark_node_get_type(node)) {
      case CMARK_NODE_TEXT:
        xml_.text(word::literal_of(node));
        return;
      case CMARK_NODE_CODE:
        xml_.element("code", word::literal_of(node));
        return;
      case CMARK_NODE_SOFTBREAK:
        xml_.raw(" ");
        return;
      case CMARK_NODE_LINEBREAK:
        xml_.raw("<br>");
        return;
      case CMARK_NODE_EMPH:
        return write_in("em", node);
      case CMARK_NODE_STRONG:
        return write_in("strong", node);
      case CMARK_NODE_LINK:
        return write_link(node);
      case CMARK_NODE_FOOTNOTE_REFERENCE:
        return write_note_reference(word::literal_of(node));
      default:
        write_inlines(node);
    }
  }

  std::string reference_text(const Heading& heading) const {
    if (!heading.numbered()) return heading.title;
    if (info_.numbering == Numbering::articles) return "artikel " + heading.number;
    return (heading.level == 1 ? "hoofdstuk " : "paragraaf ") + heading.number;
  }

  void write_link(cmark_node* link) {
    const auto url = word::url_of(link);
    const bool has_text = cmark_node_first_child(link) != nullptr;
    if (!url.starts_with('#')) {
      xml_.start("a", {{"href", url}});
      if (!has_text) xml_.text(url);
    } else {
      const auto* heading = outline_.find(url.substr(1));
      if (heading == nullptr) return;  // a problem, reported by read_outline
      xml_.start("a", {{"href", "#" + id_of(*heading)}});
      if (!has_text) xml_.text(reference_text(*heading));
    }
    write_inlines(link);
    xml_.end("a");
  }

  void write_note_reference(std::string_view number) {
    const std::string id(number);
    const bool is_first = uses_[id]++ == 0;
    xml_.raw("<sup>");
    if (is_first) {
      xml_.start("a", {{"href", "#noot-" + id}, {"id", "verwijzing-" + id}});
    } else {
      xml_.start("a", {{"href", "#noot-" + id}});
    }
    xml_.text(number).raw("</a></sup>");
  }

  void write_notes() {
    if (uses_.empty()) return;
    xml_.raw("<section aria-label=\"Voetnoten\">\n<hr>\n<ol>\n");
    for (std::size_t i = 0; i < outline_.footnotes.size(); ++i) {
      const auto number = std::to_string(i + 1);
      xml_.start("li", {{"id", "noot-" + number}});
      for (auto* node = cmark_node_first_child(outline_.footnotes[i]); node != nullptr;
           node = cmark_node_next(node)) {
        xml_.raw("<p>");
        write_inlines(node);
        xml_.raw("</p>");
      }
      xml_.start("a", {{"href", "#verwijzing-" + number}, {"aria-label", "terug naar de tekst"}});
      xml_.raw("↩</a></li>\n");
    }
    xml_.raw("</ol>\n</section>\n");
  }

  const WordDocumentInfo& info_;
  const HouseStyle& style_;
  const Outline outline_;
  XmlWriter xml_;
  bool in_article_ = false;
  std::string article_;
  int clauses_[3] = {};
  int clause_level_ = 0;
  int lists_around_ = 0;
  int notes_around_ = 0;
  std::map<std::string, int> uses_;
};

}  // namespace

WordResult write_html_document(std::string_view markdown, const WordDocumentInfo& info,
                               const HouseStyle& style) {
  const auto lines = word::split_lines(markdown);
  auto found = word::source_problems(markdown, lines);
  WordResult result;
  result.problems = std::move(found.problems);
  if (found.blocking) return result;
  const word::MarkdownTree tree(markdown);
  auto outline = word::read_outline(tree, lines, info.numbering, result.problems, info.part);
  if (!result.problems.empty()) return result;
  result.bytes = HtmlWriter(info, style, std::move(outline)).write(tree.root());
  return result;
}

}  // namespace bestek::documents
