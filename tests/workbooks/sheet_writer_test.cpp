// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include <gmock/gmock.h>
#include <stdlib.h>

#include "office/spreadsheet_writer.hpp"
#include "sample_view.hpp"
#include "zip_parts.hpp"

namespace bestek::workbooks {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using namespace std::chrono;

constexpr sys_seconds created = sys_days(year(2014) / 3 / 1) + hours(12);
const std::string hash(64, 'a');

std::string workbook_of(const Json& view) {
  Findings findings;
  const auto layout = lay_out_text(built_in_template(), view, findings);
  EXPECT_TRUE(findings.empty());
  return office::to_xlsx(layout, created, hash);
}

class TimeZone {
 public:
  explicit TimeZone(const char* name) {
    ::setenv("TZ", name, 1);
    ::tzset();
  }
  ~TimeZone() {
    ::unsetenv("TZ");
    ::tzset();
  }
};

TEST(SheetWriter, gives_the_same_bytes_in_every_time_zone) {
  const auto view = sample_view();
  const auto bytes = workbook_of(view);
  const TimeZone tokyo("Asia/Tokyo");
  EXPECT_EQ(workbook_of(view), bytes);
}

TEST(SheetWriter, keeps_the_time_it_was_given_and_the_hash_of_the_input) {
  const auto parts = testing::zip_parts(workbook_of(sample_view()));
  EXPECT_THAT(parts.at("docProps/core.xml"), HasSubstr("2014-03-01T12:00:00Z"));
  EXPECT_THAT(parts.at("docProps/core.xml"), HasSubstr("<dc:creator>Gemeente Groningen<"));
  EXPECT_THAT(parts.at("docProps/custom.xml"), HasSubstr(hash));
}

TEST(SheetWriter, protects_every_sheet_and_opens_only_the_input) {
  const auto parts = testing::zip_parts(workbook_of(sample_view()));
  for (const auto* sheet : {"xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"})
    EXPECT_THAT(parts.at(sheet), HasSubstr("<sheetProtection sheet=\"1\""));
  const auto& styles = parts.at("xl/styles.xml");
  const auto first = styles.find("<protection locked=\"0\"/>");
  ASSERT_NE(first, std::string::npos);
  EXPECT_EQ(styles.find("<protection locked=\"1", first + 1), std::string::npos);
}

TEST(SheetWriter, writes_the_bounds_of_the_input) {
  const auto parts = testing::zip_parts(workbook_of(sample_view()));
  const auto& sheet = parts.at("xl/worksheets/sheet2.xml");
  EXPECT_THAT(sheet, HasSubstr("<formula1>56.4</formula1><formula2>63</formula2>"));
  EXPECT_THAT(sheet, HasSubstr("Vul een bedrag in van"));
}

TEST(SheetWriter, never_makes_a_formula_of_what_a_user_wrote) {
  auto view = sample_view();
  for (const std::string sign : {"=", "+", "-", "@"}) {
    view["tarieven"][0]["dienst"]["naam"] = sign + "SUM(1)";
    const auto parts = testing::zip_parts(workbook_of(view));
    const auto& sheet = parts.at("xl/worksheets/sheet2.xml");
    EXPECT_THAT(sheet, HasSubstr("<is><t>" + sign + "SUM(1)</t></is>"));
    EXPECT_THAT(sheet, Not(HasSubstr("SUM(1)</f>")));
  }
}

TEST(SheetWriter, writes_markup_and_unicode_as_text) {
  auto view = sample_view();
  view["aanbieder"]["naam"] = "Zorg & <Kade> \"é€\"";
  const auto parts = testing::zip_parts(workbook_of(view));
  EXPECT_THAT(parts.at("xl/worksheets/sheet1.xml"),
              HasSubstr("Zorg &amp; &lt;Kade&gt; &quot;é€&quot;"));
}

}  // namespace
}  // namespace bestek::workbooks
