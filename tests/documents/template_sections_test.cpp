// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "documents/template_sections.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/text.hpp"

namespace bestek::documents {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// "#a ^b /b /a": each mark at a line of its own; "?" after a name is a guess.
std::vector<SectionMark> marks_of(const std::string& text) {
  std::vector<SectionMark> marks;
  for (const auto& word : split(text, ' ')) {
    const bool is_guess = word.ends_with('?');
    marks.push_back({word.front(),
                     word.substr(1, word.size() - (is_guess ? 2 : 1)),
                     {"sjabloon", static_cast<int>(marks.size()) + 1, 1, 1},
                     is_guess});
  }
  return marks;
}

struct Paired {
  std::vector<int> partners;  ///< from 1; 0: none
  std::vector<std::string> findings;
};

Paired pair(const std::string& text) {
  Findings findings;
  Paired result;
  for (const auto& each : pair_sections(marks_of(text), "op regel", findings))
    result.partners.push_back(
        each.partner == SectionPair::none ? 0 : static_cast<int>(each.partner) + 1);
  for (const auto& each : findings)
    result.findings.push_back(std::to_string(each.position.line) + ": " + each.message);
  return result;
}

TEST(TemplateSections, NestAndRepeat) {
  const auto [partners, findings] = pair("#a #b /b ^c /c /a #a /a");
  EXPECT_THAT(partners, ElementsAre(6, 3, 2, 5, 4, 1, 8, 7));
  EXPECT_THAT(findings, IsEmpty());
}

TEST(TemplateSections, OneThatIsNotClosedLeavesTheOthersWhole) {
  const auto [partners, findings] = pair("#a #b /a #c /c");
  EXPECT_THAT(partners, ElementsAre(3, 0, 1, 5, 4));
  EXPECT_THAT(findings, ElementsAre("2: het blok \"b\" wordt niet gesloten"));
}

TEST(TemplateSections, OneThatIsNotOpenedLeavesTheOthersWhole) {
  const auto [partners, findings] = pair("#a /b #c /c /a");
  EXPECT_THAT(partners, ElementsAre(5, 0, 4, 3, 1));
  EXPECT_THAT(findings, ElementsAre("2: het blok \"b\" wordt gesloten, maar is niet geopend"));
}

TEST(TemplateSections, AClosingNameMayBeMisspelt) {
  Findings findings;
  const auto pairs = pair_sections(marks_of("#o #gemeenten /gemeente /o"), "in alinea", findings);
  EXPECT_EQ(pairs.at(1).partner, 2U);
  EXPECT_TRUE(pairs.at(1).is_misspelt);
  EXPECT_TRUE(pairs.at(2).is_misspelt);
  EXPECT_FALSE(pairs.at(0).is_misspelt);
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].position.line, 3);
  EXPECT_EQ(findings[0].message, "hier hoort {{/gemeenten}} te staan, niet {{/gemeente}}");
  EXPECT_EQ(findings[0].help, "het blok \"gemeenten\" begon in alinea 2");
}

TEST(TemplateSections, TwoThatAreClosedInTheWrongOrderAreOneMistake) {
  const auto [partners, findings] = pair("#a #b /a /b #c /c");
  EXPECT_THAT(partners, ElementsAre(4, 3, 2, 1, 6, 5));
  EXPECT_THAT(findings, ElementsAre("3: hier hoort {{/b}} te staan, niet {{/a}}"));
}

TEST(TemplateSections, ALaterSectionOfThatNameDoesNotCloseAnEarlierOne) {
  EXPECT_THAT(pair("#a #b /a #a #b /b /a").findings,
              ElementsAre("2: het blok \"b\" wordt niet gesloten"));
}

TEST(TemplateSections, AGuessHasItsFindingAlready) {
  EXPECT_THAT(pair("#a? /a").findings, IsEmpty());
  EXPECT_THAT(pair("#a?").findings, IsEmpty());
  EXPECT_THAT(pair("/a?").findings, IsEmpty());
}

TEST(TemplateSections, AllThatAreLeftOpenAreTold) {
  EXPECT_THAT(pair("#a ^b").findings, ElementsAre("2: het blok \"b\" wordt niet gesloten",
                                                  "1: het blok \"a\" wordt niet gesloten"));
}

}  // namespace
}  // namespace bestek::documents
