// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "documents/word/word_document.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <tuple>
#include <utility>

#include "documents/word/block_writer.hpp"
#include "documents/word/layout.hpp"
#include "documents/word/outline.hpp"
#include "documents/word/parts.hpp"
#include "documents/word/zip_package.hpp"

namespace bestek::documents {
namespace {

using word::DeflatedPart;

void require(bool holds, const char* what) {
  if (!holds) throw std::invalid_argument(std::string("house style: ") + what);
}

bool is_color(std::string_view text) {
  return text.size() == 6 &&
         text.find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
}

void check(const HouseStyle& style) {
  require(!style.font.empty() && !style.heading_font.empty(), "a font has no name");
  require(is_color(style.accent_color), "the accent colour is not RRGGBB");
  require(style.text_size_half_points >= 16 && style.text_size_half_points <= 28,
          "the text size is not 8 to 14 pt");
  for (const int margin :
       {style.margin_top_mm, style.margin_bottom_mm, style.margin_left_mm, style.margin_right_mm}) {
    require(margin >= 10 && margin <= 60, "a margin is not 10 to 60 mm");
  }
}

// First page: its own header, without the title that stands below it. The footer is the same.
void write_section(word::XmlWriter& xml, const HouseStyle& style) {
  xml.raw(
      "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId6\"/>"
      "<w:headerReference w:type=\"first\" r:id=\"rId7\"/>"
      "<w:footerReference w:type=\"default\" r:id=\"rId8\"/>"
      "<w:footerReference w:type=\"first\" r:id=\"rId8\"/>");
  xml.empty("w:pgSz", {{"w:w", word::page_width}, {"w:h", word::page_height}});
  xml.empty("w:pgMar", {{"w:top", word::twips_from_mm(style.margin_top_mm)},
                        {"w:right", word::twips_from_mm(style.margin_right_mm)},
                        {"w:bottom", word::twips_from_mm(style.margin_bottom_mm)},
                        {"w:left", word::twips_from_mm(style.margin_left_mm)},
                        {"w:header", word::twips_from_mm(style.margin_top_mm) / 2},
                        {"w:footer", word::twips_from_mm(style.margin_bottom_mm) / 2},
                        {"w:gutter", 0}});
  xml.raw("<w:titlePg/></w:sectPr>");
}

std::string document_part(word::DocumentState& state, cmark_node* root) {
  word::XmlWriter xml;
  xml.declaration().raw("<w:document").raw(word::text_namespaces).raw("><w:body>");
  write_title_block(xml, state.info);
  if (state.info.table_of_contents) {
    write_table_of_contents(xml, state.outline, state.info.numbering);
  }
  word::BlockWriter(state, xml).write_document(root);
  write_section(xml, state.style);
  return xml.raw("</w:body></w:document>").take();
}

void sort_problems(std::vector<MarkdownProblem>& problems) {
  const auto key = [](const MarkdownProblem& problem) {
    return std::tie(problem.line, problem.column);
  };
  std::stable_sort(problems.begin(), problems.end(),
                   [&](const auto& a, const auto& b) { return key(a) < key(b); });
}

std::shared_ptr<const DeflatedPart> deflated(const std::string& part) {
  return std::make_shared<const DeflatedPart>(word::deflate_part(part));
}

}  // namespace

// Compressed once for all documents of a writer. Styles depend on the language too: those are for
// Dutch.
struct WordWriter::ConstantParts {
  explicit ConstantParts(const HouseStyle& house_style) : style(house_style) {
    const std::string language = WordDocumentInfo{}.language;
    for (const bool custom : {false, true}) {
      content_types[custom] = deflated(word::content_types_part(custom));
      package_relationships[custom] = deflated(word::package_relationships_part(custom));
    }
    for (const auto numbering : {Numbering::none, Numbering::articles, Numbering::chapters}) {
      styles[static_cast<std::size_t>(numbering)] =
          deflated(word::styles_part(style, numbering, language));
    }
    settings = deflated(word::settings_part(language));
    font_table = deflated(word::font_table_part(style));
    plain_relationships = deflated(word::document_relationships_part({}));
  }

  using Part = std::shared_ptr<const DeflatedPart>;
  HouseStyle style;
  std::array<Part, 2> content_types;
  std::array<Part, 2> package_relationships;
  std::array<Part, 3> styles;
  Part settings;
  Part font_table;
  Part plain_relationships;
};

WordWriter::WordWriter(const HouseStyle& style) {
  check(style);
  parts_ = std::make_unique<const ConstantParts>(style);
}

WordWriter::~WordWriter() = default;
WordWriter::WordWriter(WordWriter&&) noexcept = default;
WordWriter& WordWriter::operator=(WordWriter&&) noexcept = default;

WordResult WordWriter::write(std::string_view markdown, const WordDocumentInfo& info) const {
  const auto lines = word::split_lines(markdown);
  auto found = word::source_problems(markdown, lines);
  WordResult result;
  result.problems = std::move(found.problems);
  if (found.blocking) return result;

  const word::MarkdownTree tree(markdown);
  auto outline = word::read_outline(tree, lines, info.numbering, result.problems);
  sort_problems(result.problems);
  if (!result.problems.empty()) return result;

  word::DocumentState state(info, parts_->style, std::move(outline));
  result.bytes = package(state, document_part(state, tree.root()));
  return result;
}

std::string WordWriter::package(const word::DocumentState& state, std::string document) const {
  const auto& info = state.info;
  const auto& style = parts_->style;
  const bool custom = !info.input_sha256.empty();
  const bool usual_language = info.language == WordDocumentInfo{}.language;
  word::ZipPackage zip;
  zip.add("[Content_Types].xml", parts_->content_types[custom]);
  zip.add("_rels/.rels", parts_->package_relationships[custom]);
  zip.add("word/document.xml", std::move(document));
  if (state.document_links.empty()) {
    zip.add("word/_rels/document.xml.rels", parts_->plain_relationships);
  } else {
    zip.add("word/_rels/document.xml.rels",
            word::document_relationships_part(state.document_links));
  }
  if (usual_language) {
    zip.add("word/styles.xml", parts_->styles[static_cast<std::size_t>(info.numbering)]);
    zip.add("word/settings.xml", parts_->settings);
  } else {
    zip.add("word/styles.xml", word::styles_part(style, info.numbering, info.language));
    zip.add("word/settings.xml", word::settings_part(info.language));
  }
  zip.add("word/numbering.xml", word::numbering_part(style, info.numbering, state.lists));
  zip.add("word/fontTable.xml", parts_->font_table);
  zip.add("word/footnotes.xml", word::footnotes_part(state));
  if (!state.footnote_links.empty()) {
    zip.add("word/_rels/footnotes.xml.rels",
            word::footnote_relationships_part(state.footnote_links));
  }
  zip.add("word/header1.xml", word::header_part(info, style, false));
  zip.add("word/header2.xml", word::header_part(info, style, true));
  zip.add("word/footer1.xml", word::footer_part(info));
  zip.add("docProps/core.xml", word::core_properties_part(info));
  zip.add("docProps/app.xml", word::app_properties_part(info));
  if (custom) zip.add("docProps/custom.xml", word::custom_properties_part(info));
  return zip.bytes();
}

WordResult write_word_document(std::string_view markdown, const WordDocumentInfo& info,
                               const HouseStyle& style) {
  return WordWriter(style).write(markdown, info);
}

}  // namespace bestek::documents
