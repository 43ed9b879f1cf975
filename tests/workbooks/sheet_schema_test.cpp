// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include <gtest/gtest.h>

#include "dossier/schemas.hpp"
#include "sample_view.hpp"
#include "workbooks/sheet_library.hpp"

namespace bestek::workbooks {
namespace {

/// The schema is for the user's editor; the program reads templates itself. Both must agree.
class BuiltInSheets : public ::testing::TestWithParam<std::string> {
 protected:
  std::string text() const {
    return std::string(find_embedded(embedded::workbook_templates(), GetParam() + ".yaml").value());
  }
};

TEST_P(BuiltInSheets, follow_the_schema) {
  Findings findings;
  const auto yaml = read_yaml(text(), GetParam(), 0, findings);
  ASSERT_TRUE(findings.empty());
  for (const auto& problem : check_schema(yaml.value, "bladsjabloon"))
    ADD_FAILURE() << problem.pointer << ": " << problem.message;
}

TEST_P(BuiltInSheets, have_no_findings) {
  Findings findings;
  read_sheet_template(text(), GetParam(), findings);
  for (const auto& finding : findings)
    ADD_FAILURE() << finding.position.line << ": " << finding.message;
}

INSTANTIATE_TEST_SUITE_P(All, BuiltInSheets, ::testing::ValuesIn(SheetLibrary("").names()),
                         [](const auto& one) { return one.param; });

TEST(SheetSchema, refuses_what_the_program_refuses) {
  Findings findings;
  const auto yaml = read_yaml("per: ronde\nklasse: geheim\nbladen: []\n", "x", 0, findings);
  EXPECT_GE(check_schema(yaml.value, "bladsjabloon").size(), 3U);
}

}  // namespace
}  // namespace bestek::workbooks
