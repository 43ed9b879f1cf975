// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "common/text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace bestek {
namespace {

using ::testing::ElementsAre;

std::string utf8(char32_t c) {
  const auto byte = [](char32_t value) {
    return static_cast<char>(static_cast<unsigned char>(value));
  };
  if (c < 0x80) return {byte(c)};
  if (c < 0x800) return {byte(0xC0 | c >> 6), byte(0x80 | (c & 0x3F))};
  if (c < 0x10000)
    return {byte(0xE0 | c >> 12), byte(0x80 | (c >> 6 & 0x3F)), byte(0x80 | (c & 0x3F))};
  return {byte(0xF0 | c >> 18), byte(0x80 | (c >> 12 & 0x3F)), byte(0x80 | (c >> 6 & 0x3F)),
          byte(0x80 | (c & 0x3F))};
}

TEST(FirstInvalidUtf8, accepts_the_first_and_last_of_each_length) {
  for (const char32_t c :
       {0x0U, 0x7FU, 0x80U, 0x7FFU, 0x800U, 0xD7FFU, 0xE000U, 0xFFFFU, 0x10000U, 0x10FFFFU}) {
    EXPECT_EQ(first_invalid_utf8(utf8(c)), std::nullopt) << std::hex << static_cast<unsigned>(c);
  }
  EXPECT_EQ(first_invalid_utf8(""), std::nullopt);
  EXPECT_EQ(first_invalid_utf8("Eén cliënt, € 5 — 😀"), std::nullopt);
}

TEST(FirstInvalidUtf8, refuses_surrogates_and_what_lies_above_unicode) {
  EXPECT_EQ(first_invalid_utf8(utf8(0xD800)), 0U);
  EXPECT_EQ(first_invalid_utf8(utf8(0xDFFF)), 0U);
  EXPECT_EQ(first_invalid_utf8(utf8(0x110000)), 0U);
  EXPECT_EQ(first_invalid_utf8("\xF5\x80\x80\x80"), 0U);
  EXPECT_EQ(first_invalid_utf8("\xFF"), 0U);
}

TEST(FirstInvalidUtf8, refuses_overlong_forms) {
  EXPECT_EQ(first_invalid_utf8("\xC0\xAF"), 0U);
  EXPECT_EQ(first_invalid_utf8("\xC1\xBF"), 0U);
  EXPECT_EQ(first_invalid_utf8("\xE0\x80\xAF"), 0U);
  EXPECT_EQ(first_invalid_utf8("\xE0\x9F\xBF"), 0U);
  EXPECT_EQ(first_invalid_utf8("\xF0\x80\x80\xAF"), 0U);
  EXPECT_EQ(first_invalid_utf8("\xF0\x8F\xBF\xBF"), 0U);
}

TEST(FirstInvalidUtf8, refuses_what_is_cut_off_and_says_where) {
  EXPECT_EQ(first_invalid_utf8("ab\xC3"), 2U);
  EXPECT_EQ(first_invalid_utf8("ab\xE2\x82"), 2U);
  EXPECT_EQ(first_invalid_utf8("ab\xF0\x9F\x98"), 2U);
  EXPECT_EQ(first_invalid_utf8("é\x80"), 2U);
  EXPECT_EQ(first_invalid_utf8("\xE2\x28\xA1"), 0U);
}

RC_GTEST_PROP(FirstInvalidUtf8Property, accepts_every_code_point_and_counts_it_as_one, ()) {
  const auto points = *rc::gen::container<std::vector<std::uint32_t>>(
      rc::gen::suchThat(rc::gen::inRange<std::uint32_t>(0, 0x110000),
                        [](std::uint32_t c) { return c < 0xD800 || c > 0xDFFF; }));
  std::string text;
  for (const auto c : points) text += utf8(c);
  RC_ASSERT(!first_invalid_utf8(text));
  RC_ASSERT(code_points(text) == points.size());
}

TEST(CodePoints, counts_characters_not_bytes) {
  EXPECT_EQ(code_points(""), 0U);
  EXPECT_EQ(code_points("cliënt"), 6U);
  EXPECT_EQ(code_points("€😀"), 2U);
}

TEST(Padded, fills_up_by_columns) {
  EXPECT_EQ(padded("één", 5), "één  ");
  EXPECT_EQ(padded("één", 5, true), "  één");
  EXPECT_EQ(padded("langer", 3), "langer");
}

TEST(Wrapped, breaks_at_spaces) {
  EXPECT_THAT(wrapped("een twee drie", 8), ElementsAre("een twee", "drie"));
  EXPECT_THAT(wrapped("een twee drie", 7), ElementsAre("een", "twee", "drie"));
  EXPECT_THAT(wrapped("", 8), ElementsAre(""));
  EXPECT_THAT(wrapped("  veel   ruimte  ", 20), ElementsAre("veel ruimte"));
}

TEST(Wrapped, keeps_a_long_word_whole) {
  EXPECT_THAT(wrapped("a inkoopsamenwerkingsverband b", 10),
              ElementsAre("a", "inkoopsamenwerkingsverband", "b"));
}

TEST(Nearest, finds_a_plausible_slip) {
  const std::vector<std::string> names = {"gemeenten", "diensten", "aanbieders"};
  EXPECT_EQ(nearest("gemeentes", names), "gemeenten");
  EXPECT_EQ(nearest("dienst", names), "diensten");
  EXPECT_EQ(nearest("diensten", names), "diensten");
}

TEST(Nearest, finds_two_letters_that_changed_places) {
  EXPECT_EQ(nearest("toest", {"toets", "dossier", "score"}), "toets");
  EXPECT_EQ(nearest("scroe", {"toets", "dossier", "score"}), "score");
}

TEST(Nearest, finds_nothing_in_something_else) {
  EXPECT_EQ(nearest("zonnehoek", {"lindehof", "molenwerf"}), std::nullopt);
  EXPECT_EQ(nearest("x", {}), std::nullopt);
  EXPECT_EQ(nearest(std::string(100'000, 'a'), {std::string(100'001, 'a')}), std::nullopt);
}

TEST(Suggestion, asks_for_the_nearest_or_lists_a_few) {
  EXPECT_EQ(suggestion("jsn", {"tekst", "json"}), "bedoelde u \"json\"?");
  EXPECT_EQ(suggestion("pdf", {"tekst", "json"}), "kies uit: tekst of json");
  EXPECT_EQ(suggestion("pdf", {}), "");
  EXPECT_EQ(suggestion("pdf", std::vector<std::string>(13, "iets-heel-anders")), "");
}

TEST(Split, keeps_empty_parts) {
  EXPECT_THAT(split("/a//b", '/'), ElementsAre("", "a", "", "b"));
  EXPECT_THAT(split("", '/'), ElementsAre(""));
}

TEST(Trimmed, takes_blanks_from_both_ends) {
  EXPECT_EQ(trimmed(" \t a b \r\n"), "a b");
  EXPECT_EQ(trimmed(" \n"), "");
}

RC_GTEST_PROP(JoinedProperty, undoes_split, (const std::string& text)) {
  RC_ASSERT(joined(split(text, ';'), ";") == text);
}

}  // namespace
}  // namespace bestek
