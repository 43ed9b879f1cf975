// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "common/dutch.hpp"

#include <gtest/gtest.h>

#include <stdexcept>
#include <utility>

#include "exact_values.hpp"

namespace bestek::dutch {
namespace {

using bestek::testing::exact;

TEST(Euro, has_points_a_comma_and_a_no_break_space) {
  EXPECT_EQ(euro(exact("1234.56")), "€\u00a01.234,56");
  EXPECT_EQ(euro(exact("0")), "€\u00a00,00");
  EXPECT_EQ(euro(exact("999")), "€\u00a0999,00");
  EXPECT_EQ(euro(exact("1000")), "€\u00a01.000,00");
  EXPECT_EQ(euro(exact("47746914")), "€\u00a047.746.914,00");
  EXPECT_EQ(euro(exact("-1234.5")), "€\u00a0-1.234,50");
}

TEST(Euro, rounds_half_up_to_the_asked_decimals) {
  EXPECT_EQ(euro(exact("0.995")), "€\u00a01,00");
  EXPECT_EQ(euro(exact("1.00005"), 4), "€\u00a01,0001");
  EXPECT_EQ(euro(exact("999999.995")), "€\u00a01.000.000,00");
}

TEST(Number, prints_no_more_decimals_than_needed) {
  EXPECT_EQ(number(exact("1234.5")), "1.234,5");
  EXPECT_EQ(number(exact("4")), "4");
  EXPECT_EQ(number(exact("4"), 1, 4), "4,0");
  EXPECT_EQ(number(exact("2.50"), 0, 2), "2,5");
  EXPECT_EQ(number(Rational(1, 3)), "0,33");
  EXPECT_EQ(number(exact("0.001")), "0");
  EXPECT_EQ(number(exact("-1234567.891")), "-1.234.567,89");
}

TEST(Percentage, follows_number) {
  EXPECT_EQ(percentage(exact("12.5")), "12,5%");
  EXPECT_EQ(percentage(exact("0")), "0%");
}

TEST(LongDate, is_in_dutch) {
  const std::pair<const char*, const char*> dates[] = {
      {"2015-01-01", "1 januari 2015"},   {"2015-02-28", "28 februari 2015"},
      {"2015-03-09", "9 maart 2015"},     {"2015-04-30", "30 april 2015"},
      {"2015-05-05", "5 mei 2015"},       {"2015-06-06", "6 juni 2015"},
      {"2015-07-07", "7 juli 2015"},      {"2015-08-08", "8 augustus 2015"},
      {"2015-09-09", "9 september 2015"}, {"2015-10-10", "10 oktober 2015"},
      {"2015-11-11", "11 november 2015"}, {"2015-12-31", "31 december 2015"}};
  for (const auto& [iso, text] : dates) EXPECT_EQ(long_date(*parse_date(iso)), text);
}

TEST(InWords, follows_the_official_spelling) {
  const std::pair<std::int64_t, const char*> words[] = {
      {0, "nul"},
      {1, "een"},
      {2, "twee"},
      {3, "drie"},
      {4, "vier"},
      {5, "vijf"},
      {6, "zes"},
      {7, "zeven"},
      {8, "acht"},
      {9, "negen"},
      {10, "tien"},
      {11, "elf"},
      {12, "twaalf"},
      {13, "dertien"},
      {14, "veertien"},
      {15, "vijftien"},
      {16, "zestien"},
      {17, "zeventien"},
      {18, "achttien"},
      {19, "negentien"},
      {20, "twintig"},
      {21, "eenentwintig"},
      {22, "tweeëntwintig"},
      {23, "drieëntwintig"},
      {24, "vierentwintig"},
      {30, "dertig"},
      {32, "tweeëndertig"},
      {40, "veertig"},
      {50, "vijftig"},
      {60, "zestig"},
      {70, "zeventig"},
      {80, "tachtig"},
      {88, "achtentachtig"},
      {90, "negentig"},
      {99, "negenennegentig"},
      {100, "honderd"},
      {101, "honderdeen"},
      {111, "honderdelf"},
      {200, "tweehonderd"},
      {222, "tweehonderdtweeëntwintig"},
      {999, "negenhonderdnegenennegentig"},
      {1000, "duizend"},
      {1001, "duizend een"},
      {1100, "duizend honderd"},
      {2000, "tweeduizend"},
      {2015, "tweeduizend vijftien"},
      {10000, "tienduizend"},
      {22000, "tweeëntwintigduizend"},
      {100000, "honderdduizend"},
      {1000000, "een miljoen"},
      {1234567, "een miljoen tweehonderdvierendertigduizend vijfhonderdzevenenzestig"},
      {2000000000, "twee miljard"},
      {-5, "min vijf"}};
  for (const auto& [value, text] : words) EXPECT_EQ(in_words(value), text) << value;
}

TEST(InWords, refuses_what_is_too_large) {
  EXPECT_NO_THROW(in_words(999'999'999'999));
  EXPECT_NO_THROW(in_words(-999'999'999'999));
  EXPECT_THROW(in_words(1'000'000'000'000), std::out_of_range);
  EXPECT_THROW(in_words(-1'000'000'000'000), std::out_of_range);
  EXPECT_THROW(in_words(INT64_MIN), std::out_of_range);
}

TEST(Enumeration, has_a_word_before_the_last) {
  EXPECT_EQ(enumeration({}), "");
  EXPECT_EQ(enumeration({"a"}), "a");
  EXPECT_EQ(enumeration({"a", "b"}), "a en b");
  EXPECT_EQ(enumeration({"a", "b", "c"}), "a, b en c");
  EXPECT_EQ(enumeration({"a", "b", "c"}, "of"), "a, b of c");
}

TEST(Capitalised, makes_the_first_letter_large) {
  EXPECT_EQ(capitalised("gemeente"), "Gemeente");
  EXPECT_EQ(capitalised("Gemeente"), "Gemeente");
  EXPECT_EQ(capitalised(""), "");
  EXPECT_EQ(capitalised("2b"), "2b");
}

TEST(Capitalised, keeps_ij_together) {
  EXPECT_EQ(capitalised("ijsselstein"), "IJsselstein");
  EXPECT_EQ(capitalised("ij"), "IJ");
  EXPECT_EQ(capitalised("i"), "I");
}

TEST(Counted, chooses_singular_or_plural) {
  EXPECT_EQ(counted(0, "fout", "fouten"), "0 fouten");
  EXPECT_EQ(counted(1, "fout", "fouten"), "1 fout");
  EXPECT_EQ(counted(2, "fout", "fouten"), "2 fouten");
}

}  // namespace
}  // namespace bestek::dutch
