// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "documents/word/outline.hpp"

#include <algorithm>
#include <utility>

#include "common/text.hpp"
#include "documents/word/heading_mark.hpp"
#include "documents/word/layout.hpp"
#include "documents/word/signature_block.hpp"

namespace bestek::documents::word {
namespace {

constexpr int max_depth = 64;  // nodes around a node; a bound for everything that recurses

bool is_block(cmark_node_type type) {
  return (type & CMARK_NODE_TYPE_MASK) == CMARK_NODE_TYPE_BLOCK;
}

class OutlineReader {
 public:
  OutlineReader(const std::vector<std::string_view>& lines, Numbering numbering,
                std::vector<MarkdownProblem>& problems, int part)
      : lines_(lines),
        numbering_(numbering),
        problems_(problems),
        prefix_(part == 0 ? "" : std::to_string(part) + ".") {}

  Outline read(cmark_node* root) {
    check_all(root);
    for (cmark_node* node : heading_nodes_) read_heading(node);
    for (cmark_node* link : links_) check_link(link);
    return std::move(outline_);
  }

 private:
  void problem(cmark_node* node, std::string message, std::string help) {
    while (node != nullptr && cmark_node_get_start_line(node) == 0) node = cmark_node_parent(node);
    const int line = node == nullptr ? 1 : cmark_node_get_start_line(node);
    const int column = node == nullptr ? 1 : std::max(1, cmark_node_get_start_column(node));
    problems_.push_back({line, column, std::move(message), std::move(help)});
  }

  std::string_view source_line(cmark_node* node) const {
    const auto line = static_cast<std::size_t>(cmark_node_get_start_line(node));
    return line >= 1 && line <= lines_.size() ? lines_[line - 1] : std::string_view();
  }

  void check_all(cmark_node* root) {
    int depth = 0;  // nodes around this one
    int lists = 0;
    const auto enter = [&](cmark_node* node) {
      const auto type = cmark_node_get_type(node);
      check(node, type);
      if (type == CMARK_NODE_LIST && ++lists == max_list_depth + 1) {
        problem(node, "Deze lijst zit te diep: hoogstens 6 lijsten in elkaar.",
                "Maak er minder niveaus van.");
      }
      if (depth++ > max_depth && !std::exchange(too_deep_, true)) {
        problem(node, "Deze tekst zit te diep in andere opmaak.",
                "Gebruik minder lijsten, citaten of nadruk in elkaar.");
      }
    };
    const auto leave = [&](cmark_node* node) {
      --depth;
      const auto type = cmark_node_get_type(node);
      if (type == CMARK_NODE_LIST) --lists;
      if (type == CMARK_NODE_FOOTNOTE_DEFINITION) in_footnote_ = false;
    };
    walk(root, enter, leave);
  }

  void check(cmark_node* node, cmark_node_type type) {
    if (is_block(type)) {
      check_block(node, type);
    } else {
      check_inline(node, type);
    }
  }

  void check_block(cmark_node* node, cmark_node_type type) {
    cmark_node* const parent = cmark_node_parent(node);
    const bool top_level =
        (parent == nullptr ? type : cmark_node_get_type(parent)) == CMARK_NODE_DOCUMENT;
    switch (type) {
      case CMARK_NODE_HTML_BLOCK:
        html_problem(node);
        break;
      case CMARK_NODE_CODE_BLOCK:
        check_code_block(node, top_level);
        break;
      case CMARK_NODE_HEADING:
        check_heading(node, top_level);
        break;
      case CMARK_NODE_THEMATIC_BREAK:
        if (top_level) break;
        problem(node, "Een nieuwe pagina kan niet in een lijst, citaat of voetnoot.",
                "Zet --- helemaal vooraan op een eigen regel, met lege regels eromheen.");
        break;
      case CMARK_NODE_FOOTNOTE_DEFINITION:
        in_footnote_ = true;
        outline_.footnotes.push_back(node);
        if (cmark_node_first_child(node) != nullptr) break;
        problem(node, "Deze voetnoot is leeg.",
                "Schrijf de tekst van de voetnoot achter de dubbele punt.");
        break;
      case CMARK_NODE_LIST:
      case CMARK_NODE_BLOCK_QUOTE:
        check_not_in_footnote(node);
        break;
      default:
        if (kind_of(node) == NodeKind::table) check_not_in_footnote(node);
    }
  }

  void check_not_in_footnote(cmark_node* node) {
    if (!in_footnote_) return;
    problem(node, "In een voetnoot kan alleen gewone tekst.",
            "Zet de lijst, de tabel of het citaat in de tekst zelf.");
  }

  void check_inline(cmark_node* node, cmark_node_type type) {
    switch (type) {
      case CMARK_NODE_HTML_INLINE:
        html_problem(node);
        break;
      case CMARK_NODE_IMAGE:
        problem(node, "Een afbeelding kan niet in een document.",
                "Haal de afbeelding weg; een logo staat in de huisstijl.");
        break;
      case CMARK_NODE_LINK:
        links_.push_back(node);
        break;
      case CMARK_NODE_TEXT:
        check_text(node);
        break;
      case CMARK_NODE_FOOTNOTE_REFERENCE:
        ++outline_.footnote_uses[std::string(literal_of(node))];
        if (!in_footnote_) break;
        problem(node, "Een voetnoot kan niet in een andere voetnoot.",
                "Zet de verwijzing in de tekst zelf.");
        break;
      default:
        break;
    }
  }

  void html_problem(cmark_node* node) {
    problem(node, "HTML kan niet in een document.",
            "Haal de HTML weg, of zet \\ voor het teken < als het gewone tekst is.");
  }

  void check_code_block(cmark_node* node, bool top_level) {
    if (cmark_node_get_fenced(node, &ignored_, &ignored_, &ignored_char_) == 0) {
      problem(node, "Tekst met vier spaties ervoor is een codeblok, en dat kan niet.",
              "Haal de spaties voor de regel weg.");
    } else if (!is_signature_block(node)) {
      problem(node, "Dit blok kan niet: alleen een blok ondertekening bestaat.",
              "Schrijf ```ondertekening boven het blok, of maak er gewone tekst van.");
    } else if (!top_level) {
      problem(node, "Een blok ondertekening kan niet in een lijst, citaat of voetnoot.",
              "Zet het blok helemaal vooraan op de regel.");
    } else {
      static_cast<void>(read_signatories(node, problems_));
    }
  }

  void check_heading(cmark_node* node, bool top_level) {
    const auto line = source_line(node);
    const auto start = line.find_first_not_of(" \t>");
    const int level = cmark_node_get_heading_level(node);
    if (!top_level) {
      problem(node, "Een kop kan niet in een lijst, citaat of voetnoot.",
              "Zet de kop helemaal vooraan op een eigen regel.");
    } else if (start != std::string_view::npos && line[start] != '#') {
      problem(node, "Door de streepjes eronder wordt deze tekst een kop.",
              "Zet een lege regel boven ---; schrijf een kop met ## ervoor.");
    } else if (level == 1 || level == 6) {
      problem(node, level == 1 ? "Een kop met # kan niet." : "Een kop met ###### kan niet.",
              "Koppen beginnen met ##, ###, #### of #####. De titel van het document staat "
              "bovenaan in het sjabloon.");
    } else {
      heading_nodes_.push_back(node);
    }
  }

  void check_text(cmark_node* node) {
    const auto text = literal_of(node);
    if (text.find('[') == std::string_view::npos) return;
    if (text.find("[^") != std::string_view::npos && has_unescaped(source_line(node), "[^")) {
      const auto start = text.find("[^");
      const auto end = text.find(']', start);
      problem(node,
              "Voetnoot " + std::string(text.substr(start, end - start + 1)) + " bestaat niet.",
              "Schrijf de voetnoot op een eigen regel: [^naam]: tekst.");
    }
    if (text.find("[](#") != std::string_view::npos && has_unescaped(source_line(node), "[](#")) {
      problem(node, "Deze verwijzing is niet te lezen.",
              "Schrijf [](#anker), zonder spaties in de naam.");
    }
  }

  void read_heading(cmark_node* node) {
    Heading heading;
    heading.node = node;
    heading.level = cmark_node_get_heading_level(node) - 1;
    heading.line = cmark_node_get_start_line(node);
    heading.index = static_cast<int>(outline_.headings.size());
    const bool unnumbered = take_mark(heading);
    heading.title = plain_text(node);
    if (heading.title.find_first_not_of(" \t") == std::string::npos) {
      problem(node, "Deze kop heeft geen tekst.", "Schrijf de tekst van de kop achter ##.");
    }
    heading.number = next_number(heading.level, unnumbered);
    outline_.by_node.emplace(node, outline_.headings.size());
    add_anchor(heading);
    outline_.headings.push_back(std::move(heading));
  }

  // Reads {#anker -} and takes it off the text. True when the heading has no number.
  bool take_mark(Heading& heading) {
    cmark_node* const last = cmark_node_last_child(heading.node);
    if (last == nullptr || cmark_node_get_type(last) != CMARK_NODE_TEXT) return false;
    const std::string text(literal_of(last));
    const auto mark = read_heading_mark(text, source_line(heading.node));
    if (!mark) return false;
    if (!mark->valid) {
      problem(heading.node, "De aanduiding " + std::string(mark->text) + " is niet te lezen.",
              "Schrijf {#anker}, {-} of {#anker -}; een anker heeft letters, cijfers, - en _.");
    }
    std::string rest(text, 0, text.rfind(mark->text));
    rest.erase(rest.find_last_not_of(" \t") + 1);
    cmark_node_set_literal(last, rest.c_str());
    heading.anchor = mark->anchor;
    return mark->unnumbered;
  }

  std::string next_number(int level, bool unnumbered) {
    if (level == 1) {
      chapter_numbered_ = !unnumbered && numbering_ != Numbering::none;
      section_ = 0;
      return chapter_numbered_ ? prefix_ + std::to_string(++chapter_) : std::string();
    }
    if (level != 2 || unnumbered || !chapter_numbered_ || numbering_ != Numbering::chapters) {
      return {};
    }
    return std::to_string(chapter_) + "." + std::to_string(++section_);
  }

  void add_anchor(const Heading& heading) {
    if (heading.anchor.empty()) return;
    const auto [first, is_new] = outline_.by_anchor.emplace(heading.anchor, heading.index);
    if (is_new) return;
    const int line = outline_.headings[first->second].line;
    problem(
        heading.node, "Anker #" + heading.anchor + " bestaat twee keer.",
        "Geef deze kop een ander anker; het eerste staat op regel " + std::to_string(line) + ".");
  }

  void check_link(cmark_node* link) {
    const auto url = url_of(link);
    const auto is_heading = [](cmark_node* node) {
      return node != nullptr && cmark_node_get_type(node) == CMARK_NODE_HEADING;
    };
    if (is_heading(cmark_node_parent(link))) {
      problem(link, "Een kop kan geen verwijzing bevatten.", "Zet de verwijzing in de tekst.");
    }
    if (!url.starts_with('#')) {
      if (url.starts_with("https://") || url.starts_with("http://") || url.starts_with("mailto:")) {
        return;
      }
      problem(
          link, "Deze koppeling kan niet: \"" + std::string(url) + "\".",
          "Een koppeling begint met https://, http:// of mailto:, of verwijst naar een #anker.");
      return;
    }
    const auto anchor = url.substr(1);
    if (outline_.find(anchor) != nullptr) return;
    std::vector<std::string> known;
    for (const auto& [name, heading] : outline_.by_anchor) known.push_back(name);
    const auto meant = nearest(anchor, known, anchor.size() / 3 + 1);  // tarieven for tarief
    problem(link, "Anker #" + std::string(anchor) + " bestaat niet.",
            meant ? "Bedoelde u #" + *meant + "?"
                  : "Zet {#" + std::string(anchor) + "} achter de kop die u bedoelt.");
  }

  const std::vector<std::string_view>& lines_;
  const Numbering numbering_;
  std::vector<MarkdownProblem>& problems_;
  const std::string prefix_;
  Outline outline_;
  std::vector<cmark_node*> heading_nodes_;
  std::vector<cmark_node*> links_;
  bool in_footnote_ = false;
  bool too_deep_ = false;
  int chapter_ = 0;
  int section_ = 0;
  bool chapter_numbered_ = false;
  int ignored_ = 0;
  char ignored_char_ = 0;
};

}  // namespace

const Heading* Outline::find(std::string_view anchor) const {
  const auto found = by_anchor.find(anchor);
  return found == by_anchor.end() ? nullptr : &headings[found->second];
}

Outline read_outline(const MarkdownTree& tree, const std::vector<std::string_view>& lines,
                     Numbering numbering, std::vector<MarkdownProblem>& problems, int part) {
  return OutlineReader(lines, numbering, problems, part).read(tree.root());
}

}  // namespace bestek::documents::word
