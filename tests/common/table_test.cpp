// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "common/table.hpp"

#include <gtest/gtest.h>

#include <sstream>

namespace bestek {
namespace {

std::string printed(void (*print)(std::ostream&, const Table&), const Table& table) {
  std::ostringstream out;
  print(out, table);
  return out.str();
}

const Table cities = {{{"naam"}, {"n", true}}, {{"Eén", "1"}, {"Groningen", "23"}}};

TEST(PrintText, aligns_by_characters) {
  EXPECT_EQ(printed(print_text, cities),
            "naam        n\n"
            "─────────  ──\n"
            "Eén         1\n"
            "Groningen  23\n");
}

TEST(PrintText, leaves_no_blanks_at_the_end_of_a_line) {
  EXPECT_EQ(printed(print_text, {{{"a"}, {"bbb"}}, {{"x", ""}}}), "a  bbb\n─  ───\nx\n");
}

TEST(PrintText, prints_titles_without_rows) {
  EXPECT_EQ(printed(print_text, {{{"a"}}, {}}), "a\n─\n");
}

TEST(PrintMarkdown, aligns_numbers_and_escapes_bars) {
  EXPECT_EQ(printed(print_markdown, {{{"a|b"}, {"n", true}}, {{"x|y", "1"}}}),
            "| a\\|b | n |\n|---|--:|\n| x\\|y | 1 |\n");
}

TEST(PrintCsv, has_semicolons_and_crlf) {
  EXPECT_EQ(printed(print_csv, cities), "\xEF\xBB\xBFnaam;n\r\nEén;1\r\nGroningen;23\r\n");
}

TEST(PrintCsv, quotes_where_needed) {
  EXPECT_EQ(printed(print_csv, {{{"a"}}, {{"x;y"}, {"z\"q"}, {"r\ns"}, {"52,31"}}}),
            "\xEF\xBB\xBF"
            "a\r\n\"x;y\"\r\n\"z\"\"q\"\r\n\"r\ns\"\r\n52,31\r\n");
}

}  // namespace
}  // namespace bestek
