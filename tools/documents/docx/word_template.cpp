// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "documents/docx/word_template.hpp"

#include <fmt/format.h>

#include <map>
#include <pugixml.hpp>

#include "documents/docx/xml_tree.hpp"
#include "documents/template_renderer.hpp"

namespace bestek::documents::docx {

namespace {

constexpr const char* content_types = "[Content_Types].xml";
constexpr std::size_t most_text = std::size_t{96} << 20U;  // of all parts with text together

struct TextKind {
  std::string_view content_type;  ///< the end of it
  const char* name;               ///< Dutch; empty for the text itself
};

constexpr TextKind text_kinds[] = {{"wordprocessingml.document.main+xml", ""},
                                   {"wordprocessingml.header+xml", "koptekst"},
                                   {"wordprocessingml.footer+xml", "voettekst"},
                                   {"wordprocessingml.footnotes+xml", "voetnoten"},
                                   {"wordprocessingml.endnotes+xml", "eindnoten"}};

Finding unreadable(const std::string& file, const std::string& message) {
  return {
      "B040",  Severity::error,
      {file},  "",
      message, "open het sjabloon in Word of LibreOffice en sla het op als Word-document (.docx)"};
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
    }
  }
  if (!has_text) throw PackageError("dit is geen Word-document (.docx)");
  return found;
}

}  // namespace

std::optional<WordTemplate> WordTemplate::read(const std::string& bytes, const std::string& file,
                                               Findings& findings, SourceTexts& texts) {
  const auto before = findings.size();
  WordTemplate result;
  try {
    auto parts = read_package(bytes);
    const auto kinds = text_parts(parts);
    std::size_t text_size = 0;
    for (auto& part : parts) {
      const auto kind = kinds.find(part.name);
      result.parts_.push_back({part, std::nullopt});
      if (kind == kinds.end()) continue;
      const auto xml = unpacked(part);
      text_size += xml.size();
      if (text_size > most_text) throw PackageError("dit document bevat meer dan 96 MiB aan tekst");
      const std::string name = kind->second->name;
      auto filled =
          prepare_part(xml, name.empty() ? file : fmt::format("{} ({}, {})", file, name, part.name),
                       findings, texts);
      if (filled.has_tags) result.parts_.back().filled = std::move(filled);
    }
  } catch (const PackageError& error) {
    findings.push_back(unreadable(file, error.what()));
  }
  if (findings.size() > before) return std::nullopt;
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
