// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "workbooks/sheet_formula.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace bestek::workbooks {
namespace {

Rational number(const std::string& text) { return parse_decimal(text).value(); }

Operand cell(const std::string& name, const std::string& value = "") {
  return {name, value.empty() ? std::nullopt : std::optional(number(value))};
}

std::string text_of(const Formula& formula) { return std::get<std::string>(formula.value); }

TEST(ProductFormula, multiplies_and_rounds_half_up_to_cents) {
  const auto formula = product_formula({cell("G7", "0.5"), cell("J7", "60.45")});
  EXPECT_EQ(formula.text, R"(=IF(COUNT(G7,J7)<2,"",ROUND(G7*J7,2)))");
  EXPECT_EQ(std::get<Rational>(formula.value), number("30.23"));
}

TEST(ProductFormula, is_empty_while_a_factor_is_missing) {
  EXPECT_EQ(text_of(product_formula({cell("G7", "100"), cell("J7")})), "");
}

TEST(StatisticFormula, adds_what_is_there) {
  const auto formula =
      statistic_formula(Statistic::sum, {cell("L7", "0.10"), cell("L8"), cell("L9", "0.20")});
  EXPECT_EQ(formula.text, R"(=IF(COUNT(L7:L9)=0,"",ROUND(SUM(L7:L9),2)))");
  EXPECT_EQ(std::get<Rational>(formula.value), number("0.3"));
}

TEST(StatisticFormula, is_empty_without_any_amount) {
  for (const auto statistic : {Statistic::sum, Statistic::mean, Statistic::median})
    EXPECT_EQ(text_of(statistic_formula(statistic, {cell("L7"), cell("L8")})), "");
}

TEST(StatisticFormula, knows_mean_least_greatest_and_median) {
  const std::vector<Operand> cells = {cell("L7", "4"), cell("L8", "1"), cell("L9"),
                                      cell("L10", "2.03"), cell("L11", "1.5")};
  const auto value = [&](Statistic statistic) {
    return std::get<Rational>(statistic_formula(statistic, cells).value);
  };
  EXPECT_EQ(value(Statistic::mean), number("2.13"));
  EXPECT_EQ(value(Statistic::minimum), number("1"));
  EXPECT_EQ(value(Statistic::maximum), number("4"));
  EXPECT_EQ(value(Statistic::median), number("1.77"));
  EXPECT_EQ(statistic_formula(Statistic::median, cells).text,
            R"(=IF(COUNT(L7:L11)=0,"",ROUND(MEDIAN(L7:L11),2)))");
}

TEST(CountFormula, counts_what_is_filled) {
  const auto formula = count_formula({cell("B7"), cell("B8")}, 2);
  EXPECT_EQ(formula.text, "=SUMPRODUCT(--(LEN(B7:B8)>0))");
  EXPECT_EQ(std::get<Rational>(formula.value), 2);
}

TEST(WeightedMeanFormula, leaves_out_a_row_without_value_or_weight) {
  const auto formula =
      weighted_mean_formula({cell("J7", "10"), cell("J8"), cell("J9", "40"), cell("J10", "20")},
                            {cell("G7", "1"), cell("G8", "5"), cell("G9"), cell("G10", "3")}, 2);
  EXPECT_EQ(
      formula.text,
      R"(=IFERROR(ROUND(SUMPRODUCT(J7:J10,G7:G10)/SUMPRODUCT(--ISNUMBER(J7:J10),G7:G10),2),""))");
  EXPECT_EQ(std::get<Rational>(formula.value), number("17.5"));
}

TEST(WeightedMeanFormula, is_empty_without_weights) {
  EXPECT_EQ(text_of(weighted_mean_formula({cell("J7", "10")}, {cell("G7")}, 2)), "");
}

std::string multiple(const std::string& amount, const std::string& minimum = "",
                     const std::string& maximum = "") {
  return text_of(multiple_formula(cell("J7", amount), number("0.60"), cell("", minimum).value,
                                  cell("", maximum).value));
}

TEST(MultipleFormula, says_yes_to_a_multiple) {
  EXPECT_EQ(multiple("60.60", "56.40", "63"), "ja");
  EXPECT_EQ(multiple("0.60"), "ja");
}

TEST(MultipleFormula, gives_the_nearest_multiple_and_half_goes_up) {
  EXPECT_EQ(multiple("60.50", "56.40", "63"), "nee, bijvoorbeeld €\u00a060,60");
  EXPECT_EQ(multiple("60.30", "56.40", "63"), "nee, bijvoorbeeld €\u00a060,60");
  EXPECT_EQ(multiple("60.29", "56.40", "63"), "nee, bijvoorbeeld €\u00a060,00");
  EXPECT_EQ(multiple("60.601", "56.40", "63"), "nee, bijvoorbeeld €\u00a060,60");
}

TEST(MultipleFormula, stays_within_the_bounds) {
  EXPECT_EQ(multiple("63.50", "56.40", "63.50"), "nee, bijvoorbeeld €\u00a063,00");
  EXPECT_EQ(multiple("56.50", "56.50", "63"), "nee, bijvoorbeeld €\u00a057,00");
  EXPECT_EQ(multiple("0.10"), "nee, bijvoorbeeld €\u00a00,60");
}

TEST(MultipleFormula, gives_no_example_when_none_fits) {
  EXPECT_EQ(multiple("60.20", "60.15", "60.45"), "nee");
}

TEST(MultipleFormula, is_empty_for_an_empty_cell) { EXPECT_EQ(multiple("", "56.40", "63"), ""); }

TEST(MultipleFormula, does_not_depend_on_the_language_of_the_program) {
  const auto formula = multiple_formula(cell("J7"), number("0.60"), number("56.40"), number("63"));
  EXPECT_EQ(formula.text,
            "=IF(COUNT(J7)=0,\"\",IF(MOD(ROUND(J7*100,4),60)=0,\"ja\",\"nee, bijvoorbeeld "
            "€\u00a0\"&INT(MEDIAN(94,ROUND(ROUND(J7*100,4)/60,0),105)*60/100)&\",\"&RIGHT(\"0\"&"
            "MOD(MEDIAN(94,ROUND(ROUND(J7*100,4)/60,0),105)*60,100),2)))");
}

RC_GTEST_PROP(MultipleFormula, example_is_a_multiple_within_the_bounds, ()) {
  const auto low = *rc::gen::inRange(0, 20000);
  const auto high = low + *rc::gen::inRange(0, 2000);
  const auto cents = *rc::gen::inRange(low, high + 1);
  const auto text = text_of(multiple_formula({"J7", Rational(cents, 100)}, Rational(60, 100),
                                             Rational(low, 100), Rational(high, 100)));
  RC_ASSERT((text == "ja") == (cents % 60 == 0));
  if (text == "ja") return;
  const bool has_multiple = (high / 60) * 60 >= low && high / 60 > 0;
  if (text == "nee") {
    RC_ASSERT((high / 60) * 60 < low);
    return;
  }
  auto amount = text.substr(text.find("\u00a0") + 2);
  amount.erase(amount.find(','), 1);
  const auto example = std::stoi(amount);
  RC_ASSERT(has_multiple || example == 0);
  RC_ASSERT(example % 60 == 0 && example >= low && example <= high);
}

}  // namespace
}  // namespace bestek::workbooks
