// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "documents/word/word_document.hpp"

#include <algorithm>
#include <map>
#include <stdexcept>
#include <tuple>
#include <utility>

#include "common/zip_package.hpp"
#include "documents/word/block_writer.hpp"
#include "documents/word/layout.hpp"
#include "documents/word/outline.hpp"
#include "documents/word/parts.hpp"

namespace bestek::documents {
namespace {

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

// `length` of the Markdown.
std::string document_part(word::PartValues& values, word::DocumentState& state, cmark_node* root,
                          std::size_t length) {
  XmlWriter contents;
  if (state.info.table_of_contents)
    write_table_of_contents(contents, state.outline, state.info.numbering);
  constexpr std::size_t usual_growth = 8;
  XmlWriter text(length * usual_growth);
  word::BlockWriter(state, text).write_document(root);
  values.set("inhoudsopgave", contents.take()).set("tekst", text.take());
  return word::house_part("document.xml").fill(values);
}

// The part with `more` before its last tag.
std::string with(std::string part, std::string_view last_tag, const std::string& more) {
  part.insert(part.rfind(last_tag), more);
  return part;
}

void sort_problems(std::vector<MarkdownProblem>& problems) {
  const auto key = [](const MarkdownProblem& problem) {
    return std::tie(problem.line, problem.column);
  };
  std::stable_sort(problems.begin(), problems.end(),
                   [&](const auto& a, const auto& b) { return key(a) < key(b); });
}

}  // namespace

// What is kept between the documents of a writer. Most parts are the same in all of them, or in
// all that are made from one template.
struct WordWriter::Kept {
  explicit Kept(const HouseStyle& house_style) : style(house_style) {}

  const std::string& styles(Numbering numbering, const std::string& language) {
    auto& part = styles_of[{numbering, language}];
    if (part.empty()) {
      part = style.parts ? style.parts->styles[static_cast<std::size_t>(numbering)]
                         : word::styles_part(style, numbering, language);
    }
    return part;
  }

  HouseStyle style;
  PartCache cache{Effort::thorough};
  std::map<std::pair<Numbering, std::string>, std::string> styles_of;
};

WordWriter::WordWriter(const HouseStyle& style) {
  check(style);
  kept_ = std::make_unique<Kept>(style);
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
  auto outline = word::read_outline(tree, lines, info.numbering, result.problems, info.part);
  sort_problems(result.problems);
  if (!result.problems.empty()) return result;

  word::DocumentState state(info, kept_->style, std::move(outline));
  auto values = word::document_values(info, kept_->style);
  const auto document = document_part(values, state, tree.root(), markdown.size());
  result.bytes = package(state, document, values);
  return result;
}

std::string WordWriter::package(const word::DocumentState& state, const std::string& document,
                                word::PartValues& values) const {
  const auto& info = state.info;
  const auto& style = kept_->style;
  const auto* house = style.parts.get();
  const bool custom = !info.input_sha256.empty();
  ZipPackage zip;
  const auto add = [&](const char* name, std::string_view content) {
    zip.add(name, kept_->cache.deflated(name, content));
  };
  add("[Content_Types].xml",
      with(word::content_types_part(custom), "</Types>", house ? house->content_types : ""));
  add("_rels/.rels", word::package_relationships_part(custom));
  zip.add("word/document.xml", document);
  add("word/_rels/document.xml.rels", with(word::document_relationships_part(state.document_links),
                                           "</Relationships>", house ? house->relationships : ""));
  add("word/styles.xml", kept_->styles(info.numbering, info.language));
  const auto fill = [&](const char* name) { return word::house_part(name).fill(values); };
  add("word/settings.xml", fill("settings.xml"));
  values.set("meer_lijstsoorten", house ? house->abstract_numbers : "");
  values.set("meer_lijsten", word::own_lists(state.lists) + (house ? house->numbers : ""));
  add("word/numbering.xml", fill("numbering.xml"));
  add("word/fontTable.xml", fill("fontTable.xml"));
  values.set("voetnoten", state.footnotes.str());
  add("word/footnotes.xml", fill("footnotes.xml"));
  if (!state.footnote_links.empty())
    add("word/_rels/footnotes.xml.rels", word::footnote_relationships_part(state.footnote_links));
  add("word/header1.xml", word::header_part(values, style));
  add("word/header2.xml", word::first_header_part(values, style));
  add("word/footer1.xml", word::footer_part(values, style));
  if (house) {
    const auto add_band = [&](const char* name, const HouseParts::Band& band) {
      if (!band.relationships.empty()) add(name, band.relationships);
    };
    add_band("word/_rels/header1.xml.rels", house->header);
    add_band("word/_rels/header2.xml.rels", house->first_header);
    add_band("word/_rels/footer1.xml.rels", house->footer);
    for (const auto& [name, part] : house->carried) zip.add(name, part);
  }
  zip.add("docProps/core.xml", word::core_properties_part(info));
  add("docProps/app.xml", word::app_properties_part(info));
  if (custom) zip.add("docProps/custom.xml", word::custom_properties_part(info));
  return zip.bytes();
}

WordResult write_word_document(std::string_view markdown, const WordDocumentInfo& info,
                               const HouseStyle& style) {
  return WordWriter(style).write(markdown, info);
}

}  // namespace bestek::documents
