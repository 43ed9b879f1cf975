// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

// Writes Markdown (the bestek dialect, see below) as a Word document. Pure: text in, bytes out; the
// same input gives the same bytes, whatever the locale or the time zone.
//
// The dialect: CommonMark with GFM tables and footnotes, and
//   ## Kop {#anker}   heading with a name; {-} or {#anker -}: without a number. ## is level 1.
//   [](#anker)        cross-reference: a field that reads "artikel 7", "hoofdstuk 3" or the title
//   1. …              at top level in a numbered article: a lid ("7.1"), then a., then i.
//   > …               a shaded note            ---  on its own: a new page
//   ```ondertekening  one signatory a line: organisatie; naam of …; functie
// Raw HTML, images and code blocks do not exist in it: they are problems, with their line.
#pragma once

#include <array>
#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bestek {
struct DeflatedPart;
}  // namespace bestek

namespace bestek::documents {

namespace word {
struct DocumentState;
class PartValues;
}  // namespace word

// How the numbered headings of a document are counted.
enum class Numbering {
  none,
  articles,  // "Artikel 1", leden "1.1"
  chapters,  // "1", "1.1"
};

// What a .docx of the municipality gives: its styles, its page, and what stands around the text.
// All are whole XML documents or elements, fit for a package that WordWriter makes.
struct HouseParts {
  std::array<std::string, 3> styles;  // styles.xml, by Numbering
  std::string abstract_numbers;       // w:abstractNum elements of its styles
  std::string numbers;                // w:num elements of its styles
  struct Band {
    std::string content;        // the part up to its closing tag; empty: there is none
    std::string relationships;  // its .rels part, or empty
  };
  Band header, first_header, footer;
  std::vector<std::pair<std::string, std::shared_ptr<const DeflatedPart>>> carried;
  std::string content_types;  // Default and Override elements for those
  std::string relationships;  // Relationship elements of the document
  std::string page;           // w:pgSz and w:pgMar
};

struct HouseStyle {
  std::string font = "Calibri";
  std::string heading_font = "Calibri";
  std::string accent_color = "1F4E79";  // RRGGBB
  int text_size_half_points = 21;       // 16 to 28: 21 is 10.5 pt
  int margin_top_mm = 27;               // margins: 10 to 60 mm
  int margin_bottom_mm = 25;
  int margin_left_mm = 25;
  int margin_right_mm = 25;
  std::shared_ptr<const HouseParts> parts = nullptr;  // of the municipality's own .docx, if any
};

struct WordDocumentInfo {
  std::string title;
  std::string subtitle;
  std::string organisation;  // in the title block, and as the author
  std::string
      version_line;  // in the title block and the footer: "Versie 0.3 · 1 maart 2014 · concept"
  std::string class_label;  // in the header: "Vertrouwelijk", or empty
  bool is_draft = false;    // CONCEPT, in the header and behind the text
  Numbering numbering = Numbering::none;
  int part = 0;  // articles of part 2 are numbered 2.1, 2.2; 0: no parts
  bool table_of_contents = false;
  std::chrono::sys_seconds created{};
  std::string input_sha256;  // custom property "bestek invoer SHA-256"; empty: no such property
  std::string language = "nl-NL";
};

// Something in the Markdown that cannot become part of a document. The texts are Dutch, for the
// user.
struct MarkdownProblem {
  int line = 0;    // 1-based, in the Markdown as given
  int column = 0;  // 1-based, in bytes
  std::string message;
  std::string help;
};

struct WordResult {
  std::string bytes;                      // the .docx; empty when there are problems
  std::vector<MarkdownProblem> problems;  // all of them, in the order of the text
};

// Writes many documents in one house style: a part that is the same as in the document before is
// compressed only once. Not for several threads at a time.
class WordWriter {
 public:
  // Throws std::invalid_argument when a value of the house style is out of its bounds.
  explicit WordWriter(const HouseStyle& style);
  ~WordWriter();
  WordWriter(WordWriter&&) noexcept;
  WordWriter& operator=(WordWriter&&) noexcept;

  WordResult write(std::string_view markdown, const WordDocumentInfo& info) const;

 private:
  struct Kept;
  std::string package(const word::DocumentState& state, const std::string& document,
                      word::PartValues& values) const;

  std::unique_ptr<Kept> kept_;
};

// One document: the same as WordWriter(style).write(markdown, info).
WordResult write_word_document(std::string_view markdown, const WordDocumentInfo& info,
                               const HouseStyle& style = {});

}  // namespace bestek::documents
