// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

// The parts of the package that hold no text: what is where, settings, metadata.
#include <chrono>

#include "documents/word/parts.hpp"

namespace bestek::documents::word {
namespace {

constexpr std::string_view relationships_namespace =
    " xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"";
constexpr std::string_view office_relationship =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
constexpr std::string_view word_type =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.";

void write_relationship(XmlWriter& xml, std::string_view id, std::string_view type,
                        std::string_view target) {
  const auto full_type = std::string(office_relationship).append(type);
  xml.empty("Relationship", {{"Id", id}, {"Type", full_type}, {"Target", target}});
}

void write_override(XmlWriter& xml, std::string_view part, const std::string& type) {
  xml.empty("Override", {{"PartName", part}, {"ContentType", type}});
}

// "2014-03-01T00:00:00Z", by the calendar alone: no locale, no time zone.
std::string iso_time(std::chrono::sys_seconds time) {
  const auto day = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss clock(time - day);
  const auto padded = [](long value, std::size_t width) {
    const auto digits = std::to_string(value);
    return digits.size() < width ? std::string(width - digits.size(), '0') + digits : digits;
  };
  return padded(int{date.year()}, 4) + '-' + padded(unsigned{date.month()}, 2) + '-' +
         padded(unsigned{date.day()}, 2) + 'T' + padded(clock.hours().count(), 2) + ':' +
         padded(clock.minutes().count(), 2) + ':' + padded(clock.seconds().count(), 2) + 'Z';
}

}  // namespace

std::string content_types_part(bool has_custom_properties) {
  const std::string word(word_type);
  XmlWriter xml;
  xml.declaration();
  xml.raw(
      "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
      "<Default Extension=\"rels\" "
      "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
      "<Default Extension=\"xml\" ContentType=\"application/xml\"/>");
  write_override(xml, "/word/document.xml", word + "document.main+xml");
  write_override(xml, "/word/styles.xml", word + "styles+xml");
  write_override(xml, "/word/numbering.xml", word + "numbering+xml");
  write_override(xml, "/word/settings.xml", word + "settings+xml");
  write_override(xml, "/word/fontTable.xml", word + "fontTable+xml");
  write_override(xml, "/word/footnotes.xml", word + "footnotes+xml");
  write_override(xml, "/word/header1.xml", word + "header+xml");
  write_override(xml, "/word/header2.xml", word + "header+xml");
  write_override(xml, "/word/footer1.xml", word + "footer+xml");
  write_override(xml, "/docProps/core.xml",
                 "application/vnd.openxmlformats-package.core-properties+xml");
  write_override(xml, "/docProps/app.xml",
                 "application/vnd.openxmlformats-officedocument.extended-properties+xml");
  if (has_custom_properties) {
    write_override(xml, "/docProps/custom.xml",
                   "application/vnd.openxmlformats-officedocument.custom-properties+xml");
  }
  return xml.end("Types").take();
}

std::string package_relationships_part(bool has_custom_properties) {
  XmlWriter xml;
  xml.declaration().raw("<Relationships").raw(relationships_namespace).raw(">");
  write_relationship(xml, "rId1", "officeDocument", "word/document.xml");
  xml.empty("Relationship", {{"Id", "rId2"},
                             {"Type",
                              "http://schemas.openxmlformats.org/package/2006/relationships/"
                              "metadata/core-properties"},
                             {"Target", "docProps/core.xml"}});
  write_relationship(xml, "rId3", "extended-properties", "docProps/app.xml");
  if (has_custom_properties) {
    write_relationship(xml, "rId4", "custom-properties", "docProps/custom.xml");
  }
  return xml.end("Relationships").take();
}

std::string document_relationships_part(const Links& links) {
  XmlWriter xml;
  xml.declaration().raw("<Relationships").raw(relationships_namespace).raw(">");
  write_relationship(xml, "rId1", "styles", "styles.xml");
  write_relationship(xml, "rId2", "numbering", "numbering.xml");
  write_relationship(xml, "rId3", "settings", "settings.xml");
  write_relationship(xml, "rId4", "fontTable", "fontTable.xml");
  write_relationship(xml, "rId5", "footnotes", "footnotes.xml");
  write_relationship(xml, "rId6", "header", "header1.xml");
  write_relationship(xml, "rId7", "header", "header2.xml");
  write_relationship(xml, "rId8", "footer", "footer1.xml");
  links.write(xml);
  return xml.end("Relationships").take();
}

std::string footnote_relationships_part(const Links& links) {
  XmlWriter xml;
  xml.declaration().raw("<Relationships").raw(relationships_namespace).raw(">");
  links.write(xml);
  return xml.end("Relationships").take();
}

std::string core_properties_part(const WordDocumentInfo& info) {
  const auto time = iso_time(info.created);
  XmlWriter xml;
  xml.declaration();
  xml.raw(
      "<cp:coreProperties "
      "xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" "
      "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" "
      "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">");
  xml.element("dc:title", info.title);
  if (!info.subtitle.empty()) xml.element("dc:subject", info.subtitle);
  xml.element("dc:creator", info.organisation);
  xml.element("cp:lastModifiedBy", info.organisation);
  for (const std::string_view name : {"dcterms:created", "dcterms:modified"}) {
    xml.start(name, {{"xsi:type", "dcterms:W3CDTF"}}).text(time).end(name);
  }
  if (!info.class_label.empty()) xml.element("cp:category", info.class_label);
  if (info.is_draft) xml.element("cp:contentStatus", "concept");
  xml.element("dc:language", info.language);
  return xml.end("cp:coreProperties").take();
}

std::string app_properties_part(const WordDocumentInfo& info) {
  XmlWriter xml;
  xml.declaration();
  xml.raw(
      "<Properties "
      "xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">");
  xml.element("Application", "bestek");
  if (!info.organisation.empty()) xml.element("Company", info.organisation);
  return xml.end("Properties").take();
}

std::string custom_properties_part(const WordDocumentInfo& info) {
  XmlWriter xml;
  xml.declaration();
  xml.raw(
      "<Properties "
      "xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\" "
      "xmlns:vt=\"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes\">"
      "<property fmtid=\"{D5CDD505-2E9C-101B-9397-08002B2CF9AE}\" pid=\"2\" "
      "name=\"bestek invoer SHA-256\">");
  xml.element("vt:lpwstr", info.input_sha256);
  return xml.raw("</property>").end("Properties").take();
}

}  // namespace bestek::documents::word
