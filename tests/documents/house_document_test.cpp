// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "documents/docx/house_document.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "common/zip_package.hpp"
#include "documents/docx/package_reader.hpp"
#include "documents/docx/xml_tree.hpp"

namespace bestek::documents::docx {
namespace {

using ::testing::HasSubstr;

constexpr std::string_view header_type = "header";
constexpr std::string_view theme_type =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/theme";

std::string link(std::string_view id, std::string_view type, std::string_view target) {
  return fmt::format("<Relationship Id=\"{}\" Type=\"{}\" Target=\"{}\"/>", id, type, target);
}

/// A document of A4 with a header, as another program may write it.
class HouseDocument : public ::testing::Test {
 protected:
  std::map<std::string, std::string> parts_ = {
      {"[Content_Types].xml", "<Types/>"},
      {"word/document.xml",
       "<w:document><w:body><w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/>"
       "<w:pgMar w:right=\"1440\" w:left=\"1440\"/>"
       "<w:headerReference w:type=\"default\" r:id=\"a\"/></w:sectPr></w:body></w:document>"},
      {"word/styles.xml", "<w:styles/>"},
      {"word/kop.xml", "<w:hdr><w:p/></w:hdr>"}};
  std::string links_ = link("a", header_type, "kop.xml");
  Findings findings_;

  std::optional<HouseStyle> read() {
    parts_["word/_rels/document.xml.rels"] = "<Relationships>" + links_ + "</Relationships>";
    ZipPackage zip;
    for (const auto& [name, bytes] : parts_) zip.add(name, bytes);
    return read_house_document(zip.bytes(), "huisstijl.docx", HouseStyle{}, findings_);
  }

  /// The part of a document in this style; every part that is ours must be XML.
  std::string part_of_document(const std::string& name) {
    const auto style = read();
    EXPECT_TRUE(style) << to_json(findings_).dump();
    if (!style) return "";
    const auto parts = read_package(WordWriter{*style}.write("## Kop\n", {}).bytes);
    for (const auto& part : parts) {
      pugi::xml_document xml;
      if (!part.name.starts_with("word/media/")) {
        EXPECT_EQ(read_xml(unpacked(part), xml).value_or(""), "") << part.name;
      }
    }
    const auto* found = find_part(parts, name);
    return found == nullptr ? "" : unpacked(*found);
  }
};

TEST_F(HouseDocument, gives_its_header_and_its_picture) {
  parts_["word/_rels/kop.xml.rels"] =
      "<Relationships>" + link("i", "image", "media/logo.png") + "</Relationships>";
  parts_["word/media/logo.png"] = "PNG";
  EXPECT_EQ(part_of_document("word/media/logo.png"), "PNG");
  EXPECT_THAT(part_of_document("word/_rels/header1.xml.rels"), HasSubstr("media/logo.png"));
}

TEST_F(HouseDocument, may_have_its_header_in_no_folder) {
  links_ = link("a", header_type, "/kop.xml");
  parts_["kop.xml"] = "<w:hdr><w:p w:rsidR=\"00AA\"/></w:hdr>";
  EXPECT_THAT(part_of_document("word/header1.xml"), HasSubstr("00AA"));
}

TEST_F(HouseDocument, may_have_a_theme_with_a_strange_name) {
  links_ += link("t", theme_type, "theme/a&amp;b.xml");
  parts_["word/theme/a&b.xml"] = "<a:theme/>";
  EXPECT_THAT(part_of_document("word/_rels/document.xml.rels"),
              HasSubstr("Target=\"/word/theme/a&amp;b.xml\""));
}

TEST_F(HouseDocument, may_count_its_lists_beyond_all_measure) {
  parts_["word/numbering.xml"] =
      "<w:numbering><w:abstractNum w:abstractNumId=\"2147483647\"/>"
      "<w:num w:numId=\"2147483647\"><w:abstractNumId w:val=\"2147483647\"/></w:num></w:numbering>";
  EXPECT_THAT(part_of_document("word/numbering.xml"),
              HasSubstr("<w:abstractNum w:abstractNumId=\"100010000\""));
}

TEST_F(HouseDocument, with_margins_beyond_all_measure_is_refused) {
  auto& document = parts_["word/document.xml"];
  document.replace(document.find("1440"), 4, "-2147483648");
  EXPECT_FALSE(read());
  ASSERT_EQ(findings_.size(), 1U);
  EXPECT_THAT(findings_[0].message, HasSubstr("te smal of te breed"));
}

TEST_F(HouseDocument, cannot_bring_a_part_that_is_ours) {
  for (const auto* target :
       {"document.xml", "_rels/kop.xml.rels", "/docProps/core.xml", "/[Content_Types].xml"}) {
    parts_["docProps/core.xml"] = "<a/>";
    parts_["word/_rels/kop.xml.rels"] =
        "<Relationships>" + link("i", "image", target) + "</Relationships>";
    findings_.clear();
    EXPECT_FALSE(read()) << target;
    ASSERT_EQ(findings_.size(), 1U);
    EXPECT_THAT(findings_[0].message, HasSubstr("staat op een vreemde plek"));
  }
}

}  // namespace
}  // namespace bestek::documents::docx
