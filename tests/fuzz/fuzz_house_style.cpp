// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <sstream>
#include <string>
#include <string_view>

#include "common/zip_package.hpp"
#include "documents/docx/house_document.hpp"
#include "documents/docx/package_reader.hpp"
#include "documents/docx/xml_tree.hpp"
#include "documents/word/word_document.hpp"

using namespace bestek;
using namespace bestek::documents;

namespace {

/// What a zip file can hold as the name of a file.
bool is_name(std::string_view text) {
  return !text.empty() && text.back() != '/' &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
}

/// A document in which the input replaces or adds parts, since few inputs are a zip file by chance.
/// A line "@word/styles.xml" begins a part.
std::string as_document(const std::string& input) {
  std::map<std::string, std::string> parts = {
      {"[Content_Types].xml",
       "<Types><Default Extension=\"png\" ContentType=\"image/png\"/></Types>"},
      {"word/document.xml",
       "<w:document><w:body><w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/>"
       "<w:pgMar w:top=\"1440\" w:right=\"1440\" w:bottom=\"1440\" w:left=\"1440\"/>"
       "<w:headerReference w:type=\"default\" r:id=\"a\"/></w:sectPr></w:body></w:document>"},
      {"word/_rels/document.xml.rels",
       "<Relationships><Relationship Id=\"a\" Type=\"header\" Target=\"h.xml\"/></Relationships>"},
      {"word/styles.xml", "<w:styles/>"},
      {"word/h.xml", "<w:hdr><w:p/></w:hdr>"}};
  std::istringstream lines(input);
  std::string* part = &parts["word/styles.xml"];
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with('@') && is_name(line.substr(1))) {
      part = &parts[line.substr(1)];
      part->clear();
    } else {
      *part += line + '\n';
    }
  }
  ZipPackage zip;
  for (const auto& [name, bytes] : parts) zip.add(name, bytes);
  return zip.bytes();
}

bool is_carried(const HouseStyle& style, const std::string& name) {
  return std::any_of(style.parts->carried.begin(), style.parts->carried.end(),
                     [&](const auto& carried) { return carried.first == name; });
}

/// A document in this style: a package that can be read, and of which our own parts are XML.
void write_in(const HouseStyle& style) {
  WordDocumentInfo info;
  info.title = "Titel";
  info.numbering = Numbering::articles;
  const auto written = WordWriter{style}.write("## Kop\n\n1. een\n", info);
  if (!written.problems.empty()) std::abort();
  for (const auto& part : docx::read_package(written.bytes)) {
    if (is_carried(style, part.name)) continue;
    pugi::xml_document document;
    if (docx::read_xml(docx::unpacked(part), document)) std::abort();
  }
}

void read(const std::string& bytes) {
  Findings findings;
  const auto style = docx::read_house_document(bytes, "huisstijl.docx", HouseStyle{}, findings);
  if (style.has_value() != findings.empty()) std::abort();
  if (style) write_in(*style);
}

}  // namespace

/// Any bytes as the .docx of a house style: used, or refused with a finding.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string input(reinterpret_cast<const char*>(data), size);
  read(input);
  read(as_document(input));
  return 0;
}
