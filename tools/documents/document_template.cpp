// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "documents/document_template.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "common/embedded.hpp"
#include "common/files.hpp"
#include "common/hash.hpp"
#include "common/text.hpp"
#include "dossier/schemas.hpp"
#include "dossier/yaml_reader.hpp"
#include "embedded/document_templates.hpp"
#include "view/fields.hpp"

namespace bestek::documents {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view extension = ".md";
constexpr std::string_view word_extension = ".docx";
constexpr std::string_view rule = "---\n";

/// Not the house style, nor what Word leaves while it is open (~$brief.docx).
bool is_word_template(const fs::path& path) {
  std::error_code ignored;
  const auto name = path.filename().string();
  return name != "huisstijl.docx" && !name.starts_with('~') && fs::is_regular_file(path, ignored);
}

/// A template cut in two: the YAML between the first two rules, and the rest.
struct Halves {
  std::string head;
  std::string body;
  int body_line = 1;
};

std::optional<Halves> cut(const std::string& text) {
  if (!text.starts_with(rule)) return std::nullopt;
  const auto end = text.find("\n---\n", rule.size() - 1);
  if (end == std::string::npos) return std::nullopt;
  Halves halves;
  // The rule becomes a comment, so that lines keep their number.
  halves.head = "#--\n" + text.substr(rule.size(), end + 1 - rule.size());
  halves.body = text.substr(end + 1 + rule.size());
  halves.body_line = static_cast<int>(std::count(
                         text.begin(), text.begin() + static_cast<std::ptrdiff_t>(end), '\n')) +
                     3;
  return halves;
}

Numbering numbering_of(const std::string& word) {
  if (word == "artikelen") return Numbering::articles;
  return word == "hoofdstukken" ? Numbering::chapters : Numbering::none;
}

/// A head: all of it that fits the schema.
struct Head {
  Json json;             ///< with what was left out
  PlacedJson written;    ///< as it was written
  bool is_known = true;  ///< it says for whom the document is and who may see it
};

/// A head that does not say for whom the document is goes for a document of the round.
void fill_in(Json& head) {
  for (const auto& [key, value] : {std::pair("per", "ronde"), std::pair("klasse", "deelbaar")})
    if (!head.contains(key)) head[key] = value;
}

Head unknown_head(const Json& usual) {
  Head head{usual, {Json::object(), {}}, false};
  fill_in(head.json);
  return head;
}

/// `usual` says what a key is when the head leaves it out.
Head read_head(const std::string& text, const std::string& file, const Json& usual,
               Findings& findings) {
  const auto before = findings.size();
  auto placed = text.empty() ? PlacedJson{Json::object(), {}} : read_yaml(text, file, 0, findings);
  if (findings.size() > before) return unknown_head(usual);
  const auto position = [&](const SchemaProblem& problem) -> SourcePosition {
    const auto key = problem.pointer.empty() ? "" : problem.pointer.substr(1);
    const auto found = placed.value.is_object() ? placed.value.find(key) : placed.value.end();
    if (!placed.value.is_object() || found == placed.value.end()) return {file, 1, 1, 1};
    const auto& where = placed.positions.children.at(member_index(placed.value, key));
    const auto& place = problem.at_key ? where.key : where.value;
    return {file, static_cast<int>(place.line), static_cast<int>(place.column),
            static_cast<int>(place.length)};
  };
  auto whole = placed.value;
  if (whole.is_object()) whole.insert(usual.begin(), usual.end());
  for (const auto& problem : check_schema(whole, "documentsjabloon")) {
    findings.push_back({"B040", Severity::error, position(problem), problem.pointer,
                        problem.message, problem.help});
    const auto wrong = split(problem.pointer, '/');
    if (whole.is_object() && wrong.size() > 1) whole.erase(wrong[1]);
  }
  if (!whole.is_object()) return unknown_head(usual);
  const bool is_known = whole.contains("per") && whole.contains("klasse");
  fill_in(whole);
  return {std::move(whole), std::move(placed), is_known};
}

/// A line of the head as a template of its own, with the right line number.
PreparedText prepare_head_text(const Head& head, const char* key, const std::string& file,
                               Findings& findings) {
  const auto found = head.json.find(key);
  if (found == head.json.end()) return {};
  SourcePosition start{file, 1, 1};
  if (head.written.value.contains(key)) {
    const auto index = member_index(head.written.value, key);
    const auto& where = head.written.positions.children.at(index).value;
    start.line = static_cast<int>(where.line);
    start.column = static_cast<int>(where.column);
  }
  const auto no_partials = [](const std::string&) { return std::optional<NamedText>(); };
  return prepare_template({file, found->get<std::string>()}, start, no_partials, {}, findings);
}

void read_scope_of_head(const Head& head, const std::string& file, DocumentTemplate& result) {
  const auto scope = head.json.find("voor");
  if (scope == head.json.end()) return;
  const auto index = member_index(head.written.value, "voor");
  const auto& place = head.written.positions.children.at(index).key;
  result.scope = read_scope(*scope);
  result.scope_position.file = file;
  result.scope_position.line = static_cast<int>(place.line);
  result.scope_position.column = static_cast<int>(place.column);
  result.scope_position.length = static_cast<int>(place.length);
}

void read_texts_of_head(const Head& head, const std::string& file, DocumentTemplate& result,
                        Findings& findings) {
  result.subject = view::subject_named(head.json.at("per"));
  result.needs = head.json.value("vraagt", std::vector<std::string>());
  result.is_confidential = head.json.at("klasse") == "vertrouwelijk";
  result.title = prepare_head_text(head, "titel", file, findings);
  result.subtitle = prepare_head_text(head, "ondertitel", file, findings);
  result.file_name = prepare_head_text(head, "bestand", file, findings);
  read_scope_of_head(head, file, result);
  result.is_head_known = head.is_known;
  if (result.subject != view::Subject::provider || result.is_confidential) return;
  result.is_head_known = false;
  findings.push_back({"B040",
                      Severity::error,
                      {file, 1, 1, 1},
                      "",
                      "een document per aanbieder kan niet deelbaar zijn",
                      "kies klasse: vertrouwelijk, of per: ronde"});
}

/// What the head of a template in Word says when it says nothing: by what its tags ask for.
Json usual_head(const std::string& name, const docx::WordTemplate& word) {
  const auto tags = word.tags();
  const auto is_own = [](const Tag& tag) {
    const auto* field = view::fields().find(tag.path.front());
    return field != nullptr && field->is_confidential && field->subject.empty();
  };
  const bool is_per_provider = std::any_of(tags.begin(), tags.end(), is_own);
  return {{"titel", name},
          {"per", is_per_provider ? "aanbieder" : "ronde"},
          {"klasse", is_per_provider ? "vertrouwelijk" : "deelbaar"},
          {"bestand", is_per_provider ? name + "-{{aanbieder.kenmerk}}" : name}};
}

bool asks_for(const std::vector<Tag>& tags, const std::string& name) {
  return std::any_of(tags.begin(), tags.end(),
                     [&](const Tag& tag) { return tag.path.front() == name; });
}

}  // namespace

bool DocumentTemplate::uses(const std::string& name_in_view) const {
  return asks_for(word ? word->tags() : body.tags, name_in_view);
}

std::vector<const PreparedText*> DocumentTemplate::texts() const {
  auto all = word ? word->texts() : std::vector<const PreparedText*>{&body};
  for (const auto* text : {&title, &subtitle, &file_name}) all.push_back(text);
  return all;
}

TemplateLibrary::TemplateLibrary(fs::path round_folder) {
  std::error_code ignored;
  const auto own = round_folder / "sjablonen";
  if (!round_folder.empty() && fs::is_directory(own, ignored)) own_ = own;
}

TemplateLibrary TemplateLibrary::in(const fs::path& templates_folder) {
  TemplateLibrary library({});
  library.own_ = templates_folder.empty() ? fs::path(".") : templates_folder;
  return library;
}

std::vector<std::string> TemplateLibrary::names() const {
  std::set<std::string> names;
  const auto add = [&](const std::string& file) {
    if (file.ends_with(extension) && file.find('/') == std::string::npos)
      names.insert(file.substr(0, file.size() - extension.size()));
  };
  for (const auto& file : embedded_paths(embedded::document_templates())) add(file);
  if (!own_.empty()) {
    for (const auto& path : matching_files(own_, "*.md")) add(path.filename().string());
    for (const auto& path : matching_files(own_, "*.docx")) {
      if (is_word_template(path)) names.insert(path.stem().string());
    }
  }
  return {names.begin(), names.end()};
}

std::vector<std::string> TemplateLibrary::partial_names() const {
  std::vector<std::string> names;
  for (const auto& file : embedded_paths(embedded::document_templates())) {
    if (file.find('/') != std::string::npos)
      names.push_back(file.substr(0, file.size() - extension.size()));
  }
  return names;
}

std::optional<NamedText> TemplateLibrary::find(const std::string& name) const {
  const auto file = name + std::string(extension);
  const bool leaves_folder = name.find("..") != std::string::npos || name.starts_with('/');
  std::error_code ignored;
  if (!own_.empty() && !leaves_folder && fs::exists(own_ / file, ignored)) {
    auto text = read_file(own_ / file);
    std::erase(text, '\r');
    return NamedText{(own_ / file).string(), std::move(text)};
  }
  const auto text = find_embedded(embedded::document_templates(), file);
  if (!text) return std::nullopt;
  return NamedText{"sjablonen/" + file, std::string(*text)};
}

std::optional<DocumentTemplate> TemplateLibrary::load_word(const std::string& name,
                                                           Findings& findings,
                                                           SourceTexts& texts) const {
  const auto path = own_ / (name + std::string(word_extension));
  const auto file = path.string();
  const auto bytes = read_file(path);
  auto word = docx::WordTemplate::read(bytes, file, findings, texts);
  if (!word) return std::nullopt;
  DocumentTemplate result;
  result.name = name;
  result.file = file;
  result.word = std::make_shared<const docx::WordTemplate>(std::move(*word));
  const auto head_path = own_ / (name + ".yaml");
  std::error_code ignored;
  const auto head_text = fs::exists(head_path, ignored) ? read_file(head_path) : std::string();
  const auto head_file = head_text.empty() ? file : head_path.string();
  if (!head_text.empty()) texts[head_file] = head_text;
  const auto head = read_head(head_text, head_file, usual_head(name, *result.word), findings);
  for (const char* key : {"ondertitel", "nummering", "inhoudsopgave", "deel"}) {
    if (!head.json.contains(key)) continue;
    findings.push_back({"B040",
                        Severity::error,
                        {head_file, 1, 1, 1},
                        "",
                        fmt::format("\"{}\" hoort niet bij een Word-sjabloon", key),
                        "regel dit in het Word-document zelf, en verwijder de sleutel"});
  }
  read_texts_of_head(head, head_file, result, findings);
  result.hash = sha256(bytes + head_text);
  return result;
}

std::optional<DocumentTemplate> TemplateLibrary::load(const std::string& name, Findings& findings,
                                                      SourceTexts& texts) const {
  const auto before = findings.size();
  const bool is_word =
      !own_.empty() && is_word_template(own_ / (name + std::string(word_extension)));
  auto result = is_word ? load_word(name, findings, texts) : load_markdown(name, findings, texts);
  if (result) result->is_sound = findings.size() == before;
  return result;
}

std::optional<DocumentTemplate> TemplateLibrary::load_markdown(const std::string& name,
                                                               Findings& findings,
                                                               SourceTexts& texts) const {
  const auto source = find(name);
  if (!source) throw std::out_of_range("no template " + name);
  texts[source->name] = source->text;
  if (const auto at = first_invalid_utf8(source->text)) {
    findings.push_back({"B040",
                        Severity::error,
                        {source->name},
                        "",
                        "dit sjabloon is geen geldige UTF-8",
                        "sla het bestand op als UTF-8"});
    return std::nullopt;
  }
  DocumentTemplate result;
  result.name = name;
  result.file = source->name;
  const auto halves = cut(source->text);
  if (!halves) {
    findings.push_back({"B040",
                        Severity::error,
                        {source->name, 1, 1, 1},
                        "",
                        "dit sjabloon heeft geen kop",
                        "begin met een regel ---, dan titel, per, klasse, bestand en nummering, en "
                        "sluit de kop af met een regel ---"});
  }
  const auto head = halves ? read_head(halves->head, source->name, Json::object(), findings)
                           : unknown_head(Json::object());
  result.numbering = numbering_of(head.json.value("nummering", "geen"));
  result.part = head.json.value("deel", 0);
  result.has_contents = head.json.value("inhoudsopgave", "nee") == "ja";
  read_texts_of_head(head, source->name, result, findings);
  const auto find_partial = [this](const std::string& partial) { return find(partial); };
  result.body = prepare_template({source->name, halves ? halves->body : source->text},
                                 {source->name, halves ? halves->body_line : 1, 1}, find_partial,
                                 partial_names(), findings);
  texts.insert(result.body.sources.begin(), result.body.sources.end());
  std::string all = source->text;
  for (const auto& [file, text] : result.body.sources) all += text;
  result.hash = sha256(all);
  return result;
}

}  // namespace bestek::documents
