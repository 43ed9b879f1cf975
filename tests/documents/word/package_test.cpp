// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

// The zip: what is in it, and that it is always the same.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <ctime>

#include "common/zip_package.hpp"
#include "docx_reader.hpp"

namespace bestek::documents::test {
namespace {

using testing::ElementsAre;

constexpr std::string_view sample_text =
    "## Kop {#a}\n\n1. lid met [link](https://a.nl)[^1]\n\n| a | b |\n|---|--:|\n| c | 1 "
    "|\n\n[^1]: "
    "Bron.\n";

class TimeZone {
 public:
  explicit TimeZone(const char* name) { set(name); }
  TimeZone(const TimeZone&) = delete;
  TimeZone& operator=(const TimeZone&) = delete;
  ~TimeZone() {
    unsetenv("TZ");
    tzset();
  }
  static void set(const char* name) {
    setenv("TZ", name, 1);
    tzset();
  }
};

TEST(Package, content_types_come_first) {
  EXPECT_THAT(part_names(write("tekst", article_document())),
              ElementsAre("[Content_Types].xml", "_rels/.rels", "word/document.xml",
                          "word/_rels/document.xml.rels", "word/styles.xml", "word/settings.xml",
                          "word/numbering.xml", "word/fontTable.xml", "word/footnotes.xml",
                          "word/header1.xml", "word/header2.xml", "word/footer1.xml",
                          "docProps/core.xml", "docProps/app.xml", "docProps/custom.xml"));
}

TEST(Package, is_the_same_every_time_in_every_time_zone) {
  const auto expected = write(sample_text, article_document());
  EXPECT_EQ(write(sample_text, article_document()), expected);
  const TimeZone restored("America/Caracas");
  for (const char* zone : {"UTC", "Pacific/Apia", "Asia/Kolkata", "ABC-13:37DEF"}) {
    TimeZone::set(zone);
    EXPECT_EQ(write(sample_text, article_document()), expected) << zone;
  }
}

TEST(Package, one_writer_for_many_documents_gives_the_same_bytes) {
  const WordWriter writer{HouseStyle{}};
  writer.write("## Iets anders\n\n1. a\n", article_document());
  EXPECT_EQ(writer.write(sample_text, article_document()).bytes,
            write(sample_text, article_document()));
}

TEST(Package, another_language_has_other_styles) {
  auto info = article_document();
  info.language = "fy-NL";
  EXPECT_THAT(read_part(write(sample_text, info), "word/styles.xml"),
              testing::HasSubstr("<w:lang w:val=\"fy-NL\""));
}

TEST(ZipPackage, parts_that_were_deflated_before_are_the_same_bytes) {
  const std::string content = "inhoud inhoud inhoud inhoud inhoud";
  ZipPackage plain;
  plain.add("a.xml", content);
  ZipPackage ready;
  ready.add("a.xml", std::make_shared<const DeflatedPart>(deflate_part(content)));
  EXPECT_EQ(read_part(ready.bytes(), "a.xml"), content);
  EXPECT_EQ(ready.bytes(), plain.bytes());
}

}  // namespace
}  // namespace bestek::documents::test
