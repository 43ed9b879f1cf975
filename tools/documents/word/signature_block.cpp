// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "documents/word/signature_block.hpp"

#include <utility>

#include "documents/word/layout.hpp"
#include "documents/word/text_direction.hpp"

namespace bestek::documents::word {
namespace {

constexpr std::size_t most_on_a_page = 8;  // with more, each pair is still kept together

bool is_punctuation(char c) {
  return std::string_view("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~").find(c) != std::string_view::npos;
}

std::string trimmed(const std::string& text) {
  const auto start = text.find_first_not_of(" \t");
  if (start == std::string::npos) return {};
  return text.substr(start, text.find_last_not_of(" \t") - start + 1);
}

// Splits at semicolons; a backslash before punctuation makes it text, as everywhere in Markdown.
std::vector<std::string> split_fields(std::string_view line) {
  std::vector<std::string> fields(1);
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '\\' && i + 1 < line.size() && is_punctuation(line[i + 1])) {
      fields.back() += line[++i];
    } else if (line[i] == ';') {
      fields.emplace_back();
    } else {
      fields.back() += line[i];
    }
  }
  for (auto& field : fields) field = trimmed(field);
  return fields;
}

std::string or_blank(std::string field) {
  return field == "…" || field == "..." ? std::string() : std::move(field);
}

void write_line(XmlWriter& xml, std::string_view style, std::string_view text, bool keep_next) {
  xml.start("w:p").start("w:pPr").empty("w:pStyle", {{"w:val", style}});
  xml.raw(keep_next ? "<w:keepNext/>" : "<w:keepNext w:val=\"0\"/>").end("w:pPr");
  write_text_runs(xml, text);
  xml.end("w:p");
}

// "Naam:" and a dotted line to the tab stop of the style.
void write_blank(XmlWriter& xml, std::string_view label, bool keep_next) {
  xml.raw("<w:p><w:pPr><w:pStyle w:val=\"SignatureLine\"/>");
  if (keep_next) xml.empty("w:keepNext");
  xml.raw("</w:pPr><w:r><w:t xml:space=\"preserve\">").text(label).raw(" </w:t></w:r>");
  xml.raw("<w:r><w:tab/></w:r></w:p>");
}

// What is known, or the place to write it.
void write_field(XmlWriter& xml, std::string_view label, std::string_view value, bool keep_next) {
  if (value.empty()) {
    write_blank(xml, label, keep_next);
  } else {
    write_line(xml, "SignatureLine", value, keep_next);
  }
}

// Two signatories stand beside each other in one row, which is never broken over pages. When the
// row stays with the next one, all its paragraphs say so: Word looks at any, LibreOffice at the
// first, whose style would keep it with the next paragraph. They hang
// at its foot: the lines to fill in are level, also beside a name of two lines.
void start_cell(XmlWriter& xml, int width) {
  xml.start("w:tc").start("w:tcPr").empty("w:tcW", {{"w:w", width}, {"w:type", "dxa"}});
  xml.raw("<w:vAlign w:val=\"bottom\"/>").end("w:tcPr");
}

void write_empty_cell(XmlWriter& xml, int width) {
  start_cell(xml, width);
  xml.raw("<w:p><w:pPr><w:pStyle w:val=\"SignatureLine\"/></w:pPr></w:p></w:tc>");
}

void write_cell(XmlWriter& xml, const Signatory& signatory, int width, bool keep_next) {
  start_cell(xml, width);
  write_line(xml, "SignatureParty", signatory.organisation, keep_next);
  write_blank(xml, "Plaats:", keep_next);
  write_blank(xml, "Datum:", keep_next);
  write_line(xml, "SignatureSpace", "Handtekening:", keep_next);
  write_field(xml, "Naam:", signatory.name, keep_next);
  write_field(xml, "Functie:", signatory.role, keep_next);
  xml.end("w:tc");
}

void write_pair(XmlWriter& xml, const Signatory& left, const Signatory* right, int column,
                bool keep_next) {
  xml.raw("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
  write_cell(xml, left, column, keep_next);
  write_empty_cell(xml, signature_gutter);
  if (right == nullptr) {
    write_empty_cell(xml, column);
  } else {
    write_cell(xml, *right, column, keep_next);
  }
  xml.end("w:tr");
}

}  // namespace

bool is_signature_block(cmark_node* code_block) {
  const char* info = cmark_node_get_fence_info(code_block);
  return info != nullptr && trimmed(info) == "ondertekening";
}

std::vector<Signatory> read_signatories(cmark_node* code_block,
                                        std::vector<MarkdownProblem>& problems) {
  std::vector<Signatory> signatories;
  const auto problems_before = problems.size();
  const int first_line = cmark_node_get_start_line(code_block) + 1;
  const auto lines = split_lines(literal_of(code_block));
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].find_first_not_of(" \t") == std::string_view::npos) continue;
    auto fields = split_fields(lines[i]);
    if (fields.size() == 3 && !fields[0].empty()) {
      signatories.push_back(
          {std::move(fields[0]), or_blank(std::move(fields[1])), or_blank(std::move(fields[2]))});
      continue;
    }
    problems.push_back({first_line + static_cast<int>(i), 1,
                        "Deze regel in het blok ondertekening is niet te lezen.",
                        "Schrijf: organisatie; naam; functie. Zet … voor een naam of functie die "
                        "nog niet bekend is."});
  }
  if (signatories.empty() && problems.size() == problems_before) {
    problems.push_back({first_line - 1, 1, "Het blok ondertekening is leeg.",
                        "Zet op elke regel wie tekent: organisatie; naam; functie."});
  }
  return signatories;
}

void write_signatures(XmlWriter& xml, const std::vector<Signatory>& signatories, int width) {
  const int column = (width - signature_gutter) / 2;
  xml.raw("<w:tbl><w:tblPr><w:tblStyle w:val=\"SignatureTable\"/>");
  xml.empty("w:tblW", {{"w:w", 2 * column + signature_gutter}, {"w:type", "dxa"}});
  xml.raw("<w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>");
  xml.empty("w:gridCol", {{"w:w", column}}).empty("w:gridCol", {{"w:w", signature_gutter}});
  xml.empty("w:gridCol", {{"w:w", column}}).end("w:tblGrid");
  const bool one_page = signatories.size() <= most_on_a_page;
  for (std::size_t i = 0; i < signatories.size(); i += 2) {
    const bool has_right = i + 1 < signatories.size();
    write_pair(xml, signatories[i], has_right ? &signatories[i + 1] : nullptr, column,
               one_page && i + 2 < signatories.size());
  }
  xml.end("w:tbl");
}

}  // namespace bestek::documents::word
