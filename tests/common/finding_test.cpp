// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "common/finding.hpp"

#include <gtest/gtest.h>

#include <sstream>

namespace bestek {
namespace {

std::string printed(const Findings& findings, const SourceTexts& texts = {},
                    bool in_colour = false) {
  std::ostringstream out;
  print_findings(out, findings, texts, in_colour);
  return out.str();
}

Finding at(int line, int column, int length = 1) {
  return {"B012", Severity::error, {"a.yaml", line, column, length}, "", "melding", ""};
}

TEST(PrintFindings, shows_place_line_mark_and_help) {
  const Finding finding{"B012", Severity::error, {"a.yaml", 2, 8, 5},
                        "/kvk", "een melding",   "een hulp"};
  EXPECT_EQ(printed({finding}, {{"a.yaml", "x: 1\n  kvk: \"123\"\n"}}),
            "a.yaml:2:8: fout[B012]: een melding\n"
            "     2 |   kvk: \"123\"\n"
            "       |        ^~~~~\n"
            "       = hulp: een hulp\n");
}

TEST(PrintFindings, counts_columns_in_characters) {
  EXPECT_EQ(printed({at(1, 8, 3)}, {{"a.yaml", "één: {€, abc}"}}),
            "a.yaml:1:8: fout[B012]: melding\n"
            "     1 | één: {€, abc}\n"
            "       |        ^~~\n");
}

TEST(PrintFindings, does_not_mark_past_the_end_of_the_line) {
  EXPECT_EQ(printed({at(1, 3, 100)}, {{"a.yaml", "abcd\nefgh"}}),
            "a.yaml:1:3: fout[B012]: melding\n     1 | abcd\n       |   ^~\n");
}

TEST(PrintFindings, leaves_out_lines_that_are_not_there_too_long_or_unreadable) {
  const std::string only_message = ": fout[B012]: melding\n";
  EXPECT_EQ(printed({at(9, 1)}, {{"a.yaml", "x"}}), "a.yaml:9:1" + only_message);
  EXPECT_EQ(printed({at(1, 1)}, {{"a.yaml", std::string(1000, 'x')}}), "a.yaml:1:1" + only_message);
  EXPECT_EQ(printed({at(1, 1)}, {{"a.yaml", "x\xff"}}), "a.yaml:1:1" + only_message);
  EXPECT_EQ(printed({at(1, 1)}, {}), "a.yaml:1:1" + only_message);
  EXPECT_EQ(printed({at(0, 0)}, {{"a.yaml", "x"}}), "a.yaml" + only_message);
}

TEST(PrintFindings, shows_tabs_and_control_characters_as_blanks) {
  EXPECT_EQ(printed({at(1, 2)}, {{"a.yaml", "\tx\x1b[31m\r\n"}}),
            "a.yaml:1:2: fout[B012]: melding\n     1 |  x [31m\n       |  ^\n");
}

TEST(PrintFindings, prints_no_control_characters_from_a_message) {
  auto finding = at(1, 1);
  finding.message = "\"\x1b[31mrood\a\nregel\" is fout";
  finding.help = "\x1b[0m";
  const auto text = printed({finding}, {});
  EXPECT_EQ(text.find('\x1b'), std::string::npos) << text;
  EXPECT_EQ(text.find('\a'), std::string::npos) << text;
  EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 2) << text;
}

TEST(PrintFindings, colours_only_the_severity) {
  EXPECT_EQ(printed({at(0, 0)}, {}, true), "a.yaml: \x1b[1;31mfout[B012]\x1b[0m: melding\n");
  auto warning = at(0, 0);
  warning.severity = Severity::warning;
  EXPECT_EQ(printed({warning}, {}, true), "a.yaml: \x1b[1;33mwaarschuwing[B012]\x1b[0m: melding\n");
}

TEST(SortFindings, orders_by_file_line_and_column_and_drops_repeats) {
  Finding other_file = at(1, 1);
  other_file.position.file = "0.yaml";
  Findings findings = {at(10, 1), at(2, 5), at(2, 1), at(2, 5), other_file};
  sort_findings(findings);
  ASSERT_EQ(findings.size(), 4U);
  EXPECT_EQ(findings[0].position.file, "0.yaml");
  EXPECT_EQ(findings[1].position.column, 1);
  EXPECT_EQ(findings[2].position.column, 5);
  EXPECT_EQ(findings[3].position.line, 10);
}

TEST(SortFindings, keeps_different_messages_at_one_place) {
  auto other = at(1, 1);
  other.message = "een andere melding";
  Findings findings = {at(1, 1), other};
  sort_findings(findings);
  EXPECT_EQ(findings.size(), 2U);
}

TEST(Summary, counts_each_severity) {
  auto advice = at(1, 1);
  advice.severity = Severity::advice;
  auto warning = at(1, 1);
  warning.severity = Severity::warning;
  EXPECT_EQ(summary({}), "geen bevindingen");
  EXPECT_EQ(summary({at(1, 1)}), "1 fout");
  EXPECT_EQ(summary({at(1, 1), at(2, 1), warning, advice, advice}),
            "2 fouten, 1 waarschuwing en 2 adviezen");
}

TEST(HasErrors, looks_at_errors_alone) {
  auto warning = at(1, 1);
  warning.severity = Severity::warning;
  EXPECT_FALSE(has_errors({warning}));
  EXPECT_TRUE(has_errors({warning, at(1, 1)}));
}

TEST(FindingsAsJson, have_dutch_keys_in_order) {
  EXPECT_EQ(to_json({at(2, 3)}).dump(),
            R"([{"code":"B012","ernst":"fout","bestand":"a.yaml","regel":2,"kolom":3,"pad":"",)"
            R"("melding":"melding","hulp":""}])");
}

}  // namespace
}  // namespace bestek
