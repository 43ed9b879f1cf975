// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "documents/docx/word_template.hpp"

#include <fmt/format.h>

#include <map>
#include <pugixml.hpp>

#include "documents/docx/part_mender.hpp"
#include "documents/docx/plain_tags.hpp"
#include "documents/docx/xml_tree.hpp"
#include "documents/template_renderer.hpp"

namespace bestek::documents::docx {

namespace {

constexpr const char* content_types = "[Content_Types].xml";
constexpr std::size_t most_text = std::size_t{96} << 20U;  // of all parts with text together

struct TextKind {
  std::string_view content_type;  ///< the end of it
  const char* name;               ///< Dutch; empty for the text itself
  PartKind kind = PartKind::text;
};

constexpr TextKind text_kinds[] = {
    {"wordprocessingml.document.main+xml", ""},
    {"wordprocessingml.header+xml", "koptekst"},
    {"wordprocessingml.footer+xml", "voettekst"},
    {"wordprocessingml.footnotes+xml", "voetnoten"},
    {"wordprocessingml.endnotes+xml", "eindnoten"},
    {"core-properties+xml", "eigenschappen", PartKind::properties},
    {"extended-properties+xml", "eigenschappen", PartKind::properties},
    {"custom-properties+xml", "eigenschappen", PartKind::properties}};

constexpr TextKind links_kind = {"", "koppelingen", PartKind::links};

Finding unreadable(const std::string& file, const std::string& message) {
  return {
      "B040",  Severity::error,
      {file},  "",
      message, "open het sjabloon in Word of LibreOffice en sla het op als Word-document (.docx)"};
}

/// "word/_rels/document.xml.rels"
std::string links_of(const std::string& part) {
  const auto name = part.rfind('/') + 1;
  return fmt::format("{}_rels/{}.rels", part.substr(0, name), part.substr(name));
}

/// A tag that would stay in the document: Word keeps the text of these in parts of their own,
/// beside the numbers that it was made from.
void refuse_tags_in_pictures(const PackagePart& part, const std::string& file, Findings& findings) {
  const bool is_chart = part.name.starts_with("word/charts/");
  if (!is_chart && !part.name.starts_with("word/diagrams/")) return;
  if (!part.name.ends_with(".xml") || !has_tag(unpacked(part))) return;
  const auto* what = is_chart ? "een grafiek" : "SmartArt";
  findings.push_back({"B040",
                      Severity::error,
                      {fmt::format("{} ({})", file, part.name)},
                      "",
                      fmt::format("in {} staat een tag, en die kan bestek niet invullen", what),
                      "zet deze tekst boven of onder het plaatje, of in een tekstvak erop"});
}

/// The kinds of the parts that hold text, by their names.
std::map<std::string, const TextKind*> text_parts(const std::vector<PackagePart>& parts) {
  const auto* list = find_part(parts, content_types);
  if (list == nullptr) throw PackageError("dit is geen Word-document (.docx)");
  pugi::xml_document document;
  if (read_xml(unpacked(*list), document))
    throw PackageError("de lijst van onderdelen is beschadigd");
  std::map<std::string, const TextKind*> found;
  bool has_text = false;
  for (const auto& part : document.child("Types").children("Override")) {
    const std::string_view type = part.attribute("ContentType").value();
    const std::string name = part.attribute("PartName").value();
    if (type.find("macroEnabled") != std::string_view::npos ||
        type.find("vbaProject") != std::string_view::npos)
      throw PackageError("dit document bevat macro's");
    for (const auto& kind : text_kinds) {
      if (!type.ends_with(kind.content_type) || name.empty()) continue;
      found[name.substr(1)] = &kind;
      has_text = has_text || *kind.name == '\0';
      if (kind.kind == PartKind::text) found[links_of(name.substr(1))] = &links_kind;
    }
  }
  if (!has_text) throw PackageError("dit is geen Word-document (.docx)");
  return found;
}

}  // namespace

std::optional<WordTemplate> WordTemplate::read(const std::string& bytes, const std::string& file,
                                               Findings& findings, SourceTexts& texts) {
  WordTemplate result;
  try {
    auto parts = read_package(bytes);
    const auto kinds = text_parts(parts);
    std::size_t text_size = 0;
    for (auto& part : parts) {
      const auto kind = kinds.find(part.name);
      result.parts_.push_back({part, std::nullopt});
      if (kind == kinds.end()) {
        refuse_tags_in_pictures(part, file, findings);
        continue;
      }
      const auto xml = unpacked(part);
      text_size += xml.size();
      if (text_size > most_text) throw PackageError("dit document bevat meer dan 96 MiB aan tekst");
      const std::string name = kind->second->name;
      auto filled = prepare_part(
          xml, kind->second->kind,
          name.empty() ? file : fmt::format("{} ({}, {})", file, name, part.name), findings, texts);
      if (!filled) return std::nullopt;
      if (filled->has_tags) result.parts_.back().filled = std::move(filled);
    }
  } catch (const PackageError& error) {
    findings.push_back(unreadable(file, error.what()));
    return std::nullopt;
  }
  return result;
}

std::string WordTemplate::fill(const view::View& view, Findings& findings) const {
  const auto before = findings.size();
  ZipPackage zip;
  for (const auto& part : parts_) {
    if (!part.filled) {
      zip.add(part.as_it_is.name, part.as_it_is.packed);
      continue;
    }
    auto xml = render(part.filled->prepared, view, Escape::word, findings).text;
    if (findings.size() > before) continue;
    if (part.filled->may_lose_paragraphs) xml = mended(xml);
    zip.add(part.as_it_is.name, xml);
  }
  return findings.size() > before ? "" : zip.bytes();
}

std::vector<Tag> WordTemplate::tags() const {
  std::vector<Tag> all;
  for (const auto& part : parts_) {
    if (!part.filled) continue;
    const auto& tags = part.filled->prepared.tags;
    all.insert(all.end(), tags.begin(), tags.end());
  }
  return all;
}

std::vector<const PreparedText*> WordTemplate::texts() const {
  std::vector<const PreparedText*> all;
  for (const auto& part : parts_) {
    if (part.filled) all.push_back(&part.filled->prepared);
  }
  return all;
}

}  // namespace bestek::documents::docx
