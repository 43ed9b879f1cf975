// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include <cstdint>
#include <cstdlib>
#include <string>

#include "common/zip_package.hpp"
#include "documents/docx/package_reader.hpp"
#include "documents/docx/part_mender.hpp"
#include "documents/docx/word_template.hpp"
#include "documents/template_renderer.hpp"

using namespace bestek;
using namespace bestek::documents;

namespace {

/// The input as the body of a document, since few inputs are a zip file by chance.
std::string as_document(const std::string& xml) {
  ZipPackage zip;
  zip.add("[Content_Types].xml",
          "<Types><Override PartName=\"/word/document.xml\" ContentType=\"application/"
          "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>");
  zip.add("word/document.xml", xml);
  return zip.bytes();
}

void fill(const std::string& bytes) {
  static const Json view = {{"a", "x\ny"}, {"b", true}, {"l", {{{"a", "1"}}, {{"a", "2"}}}}};
  Findings findings;
  SourceTexts texts;
  const auto read = docx::WordTemplate::read(bytes, "a.docx", findings, texts);
  if (!read && findings.empty()) std::abort();
  if (!read) return;
  for (const auto* text : read->texts()) {
    Findings values;
    find_wrong_values(*text, view, values);  // of a template with mistakes too
  }
  if (!findings.empty()) return;
  const auto made = read->fill(view, findings);
  if (made.empty() == findings.empty()) std::abort();
  if (made.empty()) return;
  for (const auto& part : docx::read_package(made)) {
    if (part.name == "word/document.xml") docx::mended(docx::unpacked(part));  // throws: not XML
  }
}

}  // namespace

/// Any bytes as a template in Word: filled, or refused with a finding.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string input(reinterpret_cast<const char*>(data), size);
  fill(input);
  fill(as_document(input));
  return 0;
}
