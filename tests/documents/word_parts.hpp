// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

// Small Word documents with tags, and what becomes of them.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "common/zip_package.hpp"
#include "documents/docx/package_reader.hpp"
#include "documents/docx/word_template.hpp"

namespace bestek::documents::docx {

inline constexpr std::string_view namespaces =
    " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
    " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""
    " xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\""
    " xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:wps=\"urn:wps\"";

inline constexpr std::string_view word_type =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.";

inline constexpr std::string_view core_properties =
    "<Override PartName=\"/docProps/core.xml\" "
    "ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>";

using Parts = std::vector<std::pair<std::string, std::string>>;

inline std::string part(const std::string& root, const std::string& inside) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:" + root +
         std::string(namespaces) + ">" + inside + "</w:" + root + ">";
}

inline std::string document(const std::string& body) {
  return part("document", "<w:body>" + body + "<w:sectPr/></w:body>");
}

inline std::string docx(const Parts& parts) {
  std::string types =
      "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">";
  const auto add = [&](const std::string& name, const std::string& type) {
    types += "<Override PartName=\"/" + name + "\" ContentType=\"" + std::string(word_type) + type +
             "+xml\"/>";
  };
  for (const auto& [name, content] : parts) {
    if (name == "word/document.xml") add(name, "document.main");
    if (name == "docProps/core.xml") types += core_properties;
    for (const std::string kind : {"header", "footer", "footnotes", "endnotes", "comments"})
      if (name.starts_with("word/" + kind)) add(name, kind);
  }
  ZipPackage zip;
  zip.add("[Content_Types].xml", types + "</Types>");
  for (const auto& [name, content] : parts) zip.add(name, content);
  return zip.bytes();
}

inline std::string text(const std::string& text) {
  return "<w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
}
inline std::string paragraph(const std::string& inside) {
  return "<w:p>" + text(inside) + "</w:p>";
}
inline std::string cell(const std::string& inside) { return "<w:tc>" + inside + "</w:tc>"; }
inline std::string row(const std::string& inside) { return "<w:tr>" + inside + "</w:tr>"; }
inline std::string table(const std::string& inside) {
  return "<w:tbl><w:tblPr/>" + inside + "</w:tbl>";
}

inline const Json view = {{"naam", "Zorg & Zo \"Noord\" <B.V.>"},
                          {"regels", "een\ntwee"},
                          {"stuur", std::string("a\x01") + "b"},
                          {"ja", true},
                          {"nee", false},
                          {"niets", nullptr},
                          {"bedrag", "1234.5"},
                          {"aantal", 12},
                          {"ja_nee", "ja"},
                          {"post", "info@a.nl"},
                          {"site", "https://a.nl/b?c=d&e"},
                          {"geen", Json::array()},
                          {"lijst", {{{"x", "A"}}, {{"x", "B"}}}}};

class WordTemplateTest : public ::testing::Test {
 protected:
  /// The part of the filled document, or empty with findings.
  std::string filled(const Parts& parts, const std::string& name = "word/document.xml") {
    const auto read = WordTemplate::read(docx(parts), "brief.docx", findings_, texts_);
    if (!read || !findings_.empty()) return "";
    const auto bytes = read->fill(view, findings_);
    if (bytes.empty()) return "";
    const auto made = read_package(bytes);
    const auto* found = find_part(made, name);
    return found == nullptr ? "" : unpacked(*found);
  }

  /// What stands in the body.
  std::string body(const std::string& xml) {
    const auto all = filled({{"word/document.xml", document(xml)}});
    const auto begin = all.find("<w:body>");
    if (begin == std::string::npos) return all;
    return all.substr(begin + 8, all.find("<w:sectPr") - begin - 8);
  }

  Findings findings_;
  SourceTexts texts_;
};

}  // namespace bestek::documents::docx
