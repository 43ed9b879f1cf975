// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "view/filters.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace bestek::view {
namespace {

using ::testing::HasSubstr;

std::string text(const Json& value, const std::vector<std::string>& filters) {
  const auto result = text_of_value(value, filters);
  const auto* problem = std::get_if<TagProblem>(&result);
  return problem != nullptr ? "! " + problem->message : std::get<std::string>(result);
}

TEST(Filters, FormatValuesAsDutchReadersExpect) {
  EXPECT_EQ(text("1234.56", {"euro"}), "€\u00a01.234,56");
  EXPECT_EQ(text("0.98765", {"euro4"}), "€\u00a00,9877");
  EXPECT_EQ(text("2015-01-01", {"datum"}), "1 januari 2015");
  EXPECT_EQ(text(24, {"voluit"}), "vierentwintig");
  EXPECT_EQ(text("1234.5", {"getal"}), "1.234,5");
  EXPECT_EQ(text(12.5, {"procent"}), "12,5%");
  EXPECT_EQ(text("ijsselmonde", {"hoofdletter"}), "IJsselmonde");
  EXPECT_EQ(text(Json{"a", "b", "c"}, {"lijst"}), "a, b en c");
}

TEST(Filters, WorkOneAfterTheOther) { EXPECT_EQ(text(3, {"voluit", "hoofdletter"}), "Drie"); }

TEST(Filters, ValueWithoutFilterStaysAsItIs) {
  EXPECT_EQ(text("A & B", {}), "A & B");
  EXPECT_EQ(text(7, {}), "7");
}

TEST(Filters, EmptyValuesAreProblems) {
  EXPECT_EQ(text(nullptr, {}), "! is leeg");
  EXPECT_EQ(text("", {"euro"}), "! is leeg");
  EXPECT_EQ(text(Json::array(), {"lijst"}), "! is leeg");
}

TEST(Filters, ValuesThatDoNotFitAreProblems) {
  EXPECT_THAT(text("veel", {"euro"}), HasSubstr("geen getal"));
  EXPECT_THAT(text("2015-02-30", {"datum"}), HasSubstr("geen datum"));
  EXPECT_THAT(text("1.5", {"voluit"}), HasSubstr("geen geheel getal"));
  EXPECT_THAT(text("a", {"lijst"}), HasSubstr("geen lijst"));
  EXPECT_THAT(text("9999999999999", {"voluit"}), HasSubstr("te groot"));
  EXPECT_THAT(text("a", {"eur"}), HasSubstr("onbekend filter"));
  EXPECT_THAT(text(Json{"a"}, {}), HasSubstr("is een lijst"));
  EXPECT_THAT(text(Json{{"a", 1}}, {}), HasSubstr("is een blok"));
  EXPECT_THAT(text(true, {}), HasSubstr("waar of onwaar"));
}

}  // namespace
}  // namespace bestek::view
