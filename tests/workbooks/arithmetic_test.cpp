// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "workbooks/arithmetic.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "workbooks/sheet_formula.hpp"

namespace bestek::workbooks {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

Arithmetic parsed(const std::string& text) { return std::get<Arithmetic>(parse_arithmetic(text)); }

std::string problem(const std::string& text) {
  return std::get<ArithmeticProblem>(parse_arithmetic(text)).message;
}

std::string value(const std::string& text) { return to_exact(parsed(text).value({}).value()); }

TEST(Arithmetic, multiplies_before_it_adds) { EXPECT_EQ(value("1 + 2 * 3"), "7"); }

TEST(Arithmetic, works_from_left_to_right) {
  EXPECT_EQ(value("10 - 4 - 3"), "3");
  EXPECT_EQ(value("24 / 4 / 3"), "2");
}

TEST(Arithmetic, keeps_to_parentheses_and_signs) {
  EXPECT_EQ(value("(1 + 2) * 3"), "9");
  EXPECT_EQ(value("-(2 - 5)"), "3");
  EXPECT_EQ(value("2 * -3"), "-6");
}

TEST(Arithmetic, is_exact) {
  EXPECT_EQ(value("0.1 + 0.2"), "0.3");
  EXPECT_EQ(value("1 / 3"), "1/3");
}

TEST(Arithmetic, takes_the_least_and_the_greatest) {
  EXPECT_EQ(value("min(3, 1 + 1, 7)"), "2");
  EXPECT_EQ(value("max(3, min(9, 5))"), "5");
}

TEST(Arithmetic, names_each_column_once) {
  EXPECT_THAT(parsed("a * (1 + Tarieven.b) - a").names(), ElementsAre("a", "Tarieven.b"));
}

TEST(Arithmetic, gives_nothing_when_it_divides_by_zero) {
  EXPECT_FALSE(parsed("1 / (a - a)").value({Rational(4)}));
}

TEST(Arithmetic, becomes_the_same_in_a_spreadsheet) {
  EXPECT_EQ(parsed("a - (b - a) * 2 / (b + 1)").formula({"C4", "'Blad 1'!D4"}),
            "C4-('Blad 1'!D4-C4)*2/('Blad 1'!D4+1)");
  EXPECT_EQ(parsed("-(a + 1)").formula({"C4"}), "-(C4+1)");
  EXPECT_EQ(parsed("min(a, 0.5)").formula({"C4"}), "MIN(C4,0.5)");
}

TEST(Arithmetic, says_what_is_wrong) {
  EXPECT_THAT(problem("1 +"), HasSubstr("te vroeg"));
  EXPECT_THAT(problem("1 2"), HasSubstr("\"2\" kan hier niet staan"));
  EXPECT_THAT(problem("som(a)"), HasSubstr("onbekende functie \"som\""));
  EXPECT_THAT(problem("1,5"), HasSubstr("\",5\""));
  EXPECT_THAT(problem("1.2.3"), HasSubstr("\"1.2.3\""));
  EXPECT_THAT(problem(""), HasSubstr("te vroeg"));
  EXPECT_THAT(problem(std::string(60, '(') + "1"), HasSubstr("dieper"));
  EXPECT_THAT(problem(std::string(1001, '1')), HasSubstr("langer"));
}

TEST(ArithmeticFormula, rounds_half_up_where_it_is_told_to) {
  const auto formula = arithmetic_formula(parsed("a / b"), {{"A1", 1}, {"B1", 8}}, 2);
  EXPECT_EQ(formula.text, R"(=IF(COUNT(A1,B1)<2,"",IFERROR(ROUND(A1/B1,2),"")))");
  EXPECT_EQ(to_exact(std::get<Rational>(formula.value)), "0.13");
}

TEST(ArithmeticFormula, is_empty_while_an_operand_is_missing) {
  const auto formula = arithmetic_formula(parsed("a + b"), {{"A1", 1}, {"B1", {}}}, std::nullopt);
  EXPECT_EQ(formula.text, R"(=IF(COUNT(A1,B1)<2,"",A1+B1))");
  EXPECT_EQ(std::get<std::string>(formula.value), "");
}

TEST(ArithmeticFormula, is_empty_when_something_is_divided_by_zero) {
  const auto formula = arithmetic_formula(parsed("1 / a"), {{"A1", 0}}, std::nullopt);
  EXPECT_EQ(std::get<std::string>(formula.value), "");
}

/// A sum of products of numbers in parentheses, written and computed.
RC_GTEST_PROP(Arithmetic, computes_what_is_written, ()) {
  constexpr std::size_t most = 6;
  const auto factors_of_one =
      rc::gen::resize(most, rc::gen::container<std::vector<int>>(rc::gen::inRange(-99, 99)));
  const auto sums =
      *rc::gen::resize(most, rc::gen::container<std::vector<std::vector<int>>>(factors_of_one));
  std::string text = "0";
  Rational expected = 0;
  for (const auto& factors : sums) {
    text += " + (1";
    Rational product = 1;
    for (const int factor : factors) {
      text += (factor < 0 ? " * (-" : " * (") + std::to_string(std::abs(long{factor})) + ")";
      product *= factor;
    }
    text += ")";
    expected += product;
  }
  const auto arithmetic = parsed(text);
  RC_ASSERT(*arithmetic.value({}) == expected);
  RC_ASSERT(*parsed(arithmetic.formula({})).value({}) == expected);
}

}  // namespace
}  // namespace bestek::workbooks
