// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "documents/document_maker.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "common/dutch.hpp"
#include "common/files.hpp"
#include "common/hash.hpp"
#include "common/version.hpp"
#include "documents/docx/house_document.hpp"
#include "documents/office_converter.hpp"
#include "documents/template_renderer.hpp"
#include "documents/word/html_document.hpp"

namespace bestek::documents {

namespace {

std::string version_line(const Json& round) {
  const auto& version = round.at("versie");
  const auto date = parse_date(version.at("datum").get<std::string>());
  return fmt::format("Versie {} · {} · {}", version.at("nummer").get<std::string>(),
                     dutch::long_date(date.value()), version.at("status").get<std::string>());
}

/// Who the document is from: a municipality's own letters and decisions are its own.
std::string organisation(const view::View& view) {
  if (const auto* municipality = view.find("gemeente"))
    return "Gemeente " + municipality->at("naam").get<std::string>();
  const auto lead = view.at("penvoerder").at("naam").get<std::string>();
  const auto count = view.at("gemeenten_aantal").get<int>();
  if (count < 2) return "Gemeente " + lead;
  return fmt::format("Gemeente {}, namens {} gemeenten", lead, count);
}

bool is_plain_file_name(const std::string& name) {
  const bool only_safe = std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_' || c == '.';
  });
  constexpr std::size_t longest = 120;
  return only_safe && !name.empty() && name.size() <= longest && name.front() != '.';
}

std::string head_text(const PreparedText& prepared, const view::View& view, Findings& findings) {
  return render(prepared, view, Escape::none, findings).text;
}

/// The Markdown's line becomes the template's line.
Finding to_finding(const MarkdownProblem& problem, const RenderedText& rendered,
                   const PreparedText& prepared) {
  const auto index = static_cast<std::size_t>(std::max(0, problem.line - 1));
  SourcePosition position =
      index < rendered.lines.size() ? prepared.lines.at(rendered.lines[index]) : SourcePosition();
  position.column = std::max(1, problem.column);
  return {"B041", Severity::error, position, "", problem.message, problem.help};
}

}  // namespace

namespace {

constexpr std::pair<Format, const char*> formats[] = {{Format::docx, "docx"},
                                                      {Format::html, "html"},
                                                      {Format::markdown, "md"},
                                                      {Format::odt, "odt"},
                                                      {Format::pdf, "pdf"}};

bool is_of_office(Format format) { return format == Format::odt || format == Format::pdf; }

WordDocumentInfo info_of(const DocumentTask& task, std::chrono::sys_seconds created,
                         Document& planned) {
  const auto& view = task.view;
  WordDocumentInfo info;
  info.title = head_text(task.source->title, view, planned.findings);
  info.subtitle = head_text(task.source->subtitle, view, planned.findings);
  info.organisation = organisation(view);
  info.version_line = version_line(view.at("ronde"));
  info.class_label = task.source->is_confidential ? "Vertrouwelijk" : "";
  info.is_draft = view.at("ronde").at("is_concept").get<bool>();
  info.numbering = task.source->numbering;
  info.part = task.source->part;
  info.table_of_contents = task.source->has_contents;
  info.created = created;
  info.input_sha256 = planned.input_hash;
  return info;
}

/// For reading and comparing: the text as the template makes it, under its title.
WordResult with_title(const std::string& text, const WordDocumentInfo& info) {
  WordResult result;
  result.bytes = "# " + info.title + "\n\n";
  for (const auto& line : {info.subtitle, info.version_line})
    if (!line.empty()) result.bytes += line + "\n\n";
  result.bytes += text;
  return result;
}

void fill_word_template(const DocumentTask& task, Document& planned) {
  if (task.format == Format::html || task.format == Format::markdown) {
    planned.findings.push_back(
        {"B040",
         Severity::error,
         {task.source->file},
         "",
         fmt::format("van een Word-sjabloon kan geen {} worden gemaakt", name_of(task.format)),
         "kies --formaat docx, odt of pdf"});
    return;
  }
  planned.bytes = task.source->word->fill(task.view, planned.findings);
}

void write_markdown(const DocumentTask& task, const DocumentLook& look,
                    std::chrono::sys_seconds created, Document& planned) {
  const auto info = info_of(task, created, planned);
  const auto rendered = render(task.source->body, task.view, Escape::markdown, planned.findings);
  if (!planned.findings.empty()) return;
  // Markdown too is held against what a document can hold: the same text in every format.
  auto result = task.format == Format::html || task.format == Format::markdown
                    ? write_html_document(rendered.text, info, look.style)
                    : look.writer.write(rendered.text, info);
  if (task.format == Format::markdown && result.problems.empty())
    result = with_title(rendered.text, info);
  for (const auto& problem : result.problems)
    planned.findings.push_back(to_finding(problem, rendered, task.source->body));
  planned.bytes = std::move(result.bytes);
}

}  // namespace

std::string name_of(Format format) {
  const auto found = std::find_if(std::begin(formats), std::end(formats),
                                  [&](const auto& each) { return each.first == format; });
  return found->second;
}

std::vector<std::string> format_names() {
  std::vector<std::string> names;
  for (const auto& [format, name] : formats) names.emplace_back(name);
  return names;
}

Format format_named(const std::string& name) {
  for (const auto& [format, known] : formats) {
    if (name == known) return format;
  }
  throw std::out_of_range("no format " + name);
}

HouseStyle word_style(const office::HouseStyle& style) {
  HouseStyle result;
  result.font = style.font;
  result.heading_font = style.heading_font;
  result.accent_color = style.accent_color;
  result.text_size_half_points =
      static_cast<int>(numerator(round_half_up(style.text_size_pt * 2, 0)));
  result.margin_top_mm = style.margin_top_mm;
  result.margin_bottom_mm = style.margin_bottom_mm;
  result.margin_left_mm = style.margin_left_mm;
  result.margin_right_mm = style.margin_right_mm;
  return result;
}

HouseStyle load_word_style(const std::filesystem::path& round_folder, office::HouseStyle& style,
                           Findings& findings) {
  auto base = word_style(style);
  const auto path = round_folder / "sjablonen" / "huisstijl.docx";
  std::error_code ignored;
  if (round_folder.empty() || !std::filesystem::exists(path, ignored)) return base;
  const auto bytes = read_file(path);
  style.text += sha256(bytes);
  return docx::read_house_document(bytes, path.string(), base, findings).value_or(base);
}

Document plan_document(const DocumentTask& task, const office::HouseStyle& style) {
  Document document;
  const auto name = head_text(task.source->file_name, task.view, document.findings);
  if (document.findings.empty() && !is_plain_file_name(name)) {
    const SourcePosition position{task.source->file, 1, 1, 1};
    document.findings.push_back(
        {"B040", Severity::error, position, "",
         fmt::format("\"{}\" kan geen naam van een bestand zijn", name),
         "gebruik bij bestand alleen letters, cijfers, punten en streepjes"});
  }
  document.file_name = name + "." + name_of(task.format);
  document.input_hash = sha256(fmt::format("{}\n{}\n{}\n{}", version_text, task.source->hash,
                                           style.text, task.view_fingerprint));
  return document;
}

void write_document(const DocumentTask& task, const DocumentLook& look,
                    std::chrono::sys_seconds created, Document& planned) {
  if (is_of_office(task.format)) require_office(name_of(task.format));
  if (task.source->word) {
    fill_word_template(task, planned);
  } else {
    write_markdown(task, look, created, planned);
  }
  if (is_of_office(task.format) && planned.findings.empty())
    planned.bytes = converted_by_office(planned.bytes, name_of(task.format));
}

}  // namespace bestek::documents
