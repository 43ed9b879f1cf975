// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "workbooks/sheet_formula.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "common/text.hpp"

namespace bestek::workbooks {

namespace {

constexpr std::string_view no_example = "nee";
constexpr std::string_view before_example = "nee, bijvoorbeeld €\u00a0";

Rational rounded_down(const Rational& value) {
  const auto nearest_whole = round_half_up(value, 0);
  return nearest_whole > value ? Rational(nearest_whole - 1) : nearest_whole;
}

Rational rounded_up(const Rational& value) { return -rounded_down(-value); }

std::string amount_text(const Rational& cents) {
  auto text = to_fixed(cents / 100, 2);
  std::replace(text.begin(), text.end(), '.', ',');
  return text;
}

/// How many steps fit in the amount, as near as the bounds allow: the formula and its value.
struct Steps {
  std::string formula;
  std::optional<Rational> value;
};

Steps nearest_steps(const Operand& amount, const std::string& step_cents, const Rational& lowest,
                    const std::optional<Rational>& highest) {
  const auto steps = fmt::format("ROUND(ROUND({}*100,4)/{},0)", amount.cell, step_cents);
  const auto low = to_exact(lowest);
  Steps result{highest ? fmt::format("MEDIAN({},{},{})", low, steps, to_exact(*highest))
                       : fmt::format("MAX({},{})", low, steps),
               std::nullopt};
  if (!amount.value) return result;
  const Rational step(*parse_decimal(step_cents));
  auto value = round_half_up(round_half_up(*amount.value * 100, 4) / step, 0);
  value = std::max(value, lowest);
  result.value = highest ? std::min(value, *highest) : value;
  return result;
}

}  // namespace

Formula product_formula(const std::vector<Operand>& factors) {
  std::vector<std::string> cells;
  std::optional<Rational> product = Rational(1);
  for (const auto& factor : factors) {
    cells.push_back(factor.cell);
    product =
        product && factor.value ? std::optional(Rational(*product * *factor.value)) : std::nullopt;
  }
  Formula formula{fmt::format(R"(=IF(COUNT({})<{},"",ROUND({},2)))", joined(cells, ","),
                              cells.size(), joined(cells, "*")),
                  ""};
  if (product) formula.value = round_half_up(*product, 2);
  return formula;
}

namespace {

std::string range_of(const std::vector<Operand>& cells) {
  return cells.front().cell + ":" + cells.back().cell;
}

Rational sum_of(const std::vector<Rational>& numbers) {
  return std::accumulate(numbers.begin(), numbers.end(), Rational(0));
}

Rational median_of(std::vector<Rational> numbers) {
  std::sort(numbers.begin(), numbers.end());
  const auto middle = numbers.size() / 2;
  return numbers.size() % 2 == 1 ? numbers[middle]
                                 : Rational((numbers[middle - 1] + numbers[middle]) / 2);
}

/// `numbers` has at least one.
Rational value_of(Statistic statistic, const std::vector<Rational>& numbers) {
  switch (statistic) {
    case Statistic::sum:
      return sum_of(numbers);
    case Statistic::count:
      return numbers.size();
    case Statistic::mean:
      return sum_of(numbers) / numbers.size();
    case Statistic::minimum:
      return *std::min_element(numbers.begin(), numbers.end());
    case Statistic::maximum:
      return *std::max_element(numbers.begin(), numbers.end());
    case Statistic::median:
      break;
  }
  return median_of(numbers);
}

const char* function_of(Statistic statistic) {
  constexpr const char* functions[] = {"SUM", "COUNT", "AVERAGE", "MIN", "MAX", "MEDIAN"};
  return functions[static_cast<std::size_t>(statistic)];
}

}  // namespace

Formula statistic_formula(Statistic statistic, const std::vector<Operand>& cells, int places) {
  std::vector<Rational> numbers;
  for (const auto& cell : cells) {
    if (cell.value) numbers.push_back(*cell.value);
  }
  Formula formula{fmt::format(R"(=IF(COUNT({0})=0,"",ROUND({1}({0}),{2})))", range_of(cells),
                              function_of(statistic), places),
                  ""};
  if (!numbers.empty()) formula.value = round_half_up(value_of(statistic, numbers), places);
  return formula;
}

Formula count_formula(const std::vector<Operand>& cells, std::size_t filled) {
  return {fmt::format("=SUMPRODUCT(--(LEN({})>0))", range_of(cells)), Rational(filled)};
}

Formula weighted_mean_formula(const std::vector<Operand>& cells,
                              const std::vector<Operand>& weights, int places) {
  const auto range = range_of(cells), by = range_of(weights);
  Formula formula{fmt::format(R"(=IFERROR(ROUND(SUMPRODUCT({0},{1})/)"
                              R"(SUMPRODUCT(--ISNUMBER({0}),{1}),{2}),""))",
                              range, by, places),
                  ""};
  Rational sum, weight;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (!cells[i].value || !weights[i].value) continue;
    sum += *cells[i].value * *weights[i].value;
    weight += *weights[i].value;
  }
  if (weight != 0) formula.value = round_half_up(sum / weight, places);
  return formula;
}

Formula arithmetic_formula(const Arithmetic& arithmetic, const std::vector<Operand>& operands,
                           std::optional<int> places) {
  std::vector<std::string> cells;
  std::vector<Rational> values;
  for (const auto& operand : operands) {
    cells.push_back(operand.cell);
    if (operand.value) values.push_back(*operand.value);
  }
  auto text = arithmetic.formula(cells);
  if (places) text = fmt::format("ROUND({},{})", text, *places);
  if (arithmetic.divides()) text = fmt::format(R"(IFERROR({},""))", text);
  if (!cells.empty())
    text = fmt::format(R"(IF(COUNT({})<{},"",{}))", joined(cells, ","), cells.size(), text);
  Formula formula{"=" + text, ""};
  if (values.size() < cells.size()) return formula;
  if (const auto value = arithmetic.value(values))
    formula.value = places ? round_half_up(*value, *places) : *value;
  return formula;
}

Formula multiple_formula(const Operand& amount, const Rational& step,
                         const std::optional<Rational>& minimum,
                         const std::optional<Rational>& maximum) {
  const Rational step_cents = step * 100;
  const auto cents = to_exact(step_cents);
  const Rational lowest = minimum ? rounded_up(*minimum * 100 / step_cents) : Rational(1);
  const auto highest =
      maximum ? std::optional(rounded_down(*maximum * 100 / step_cents)) : std::nullopt;
  const auto steps = nearest_steps(amount, cents, lowest, highest);
  const bool has_example = !highest || lowest <= *highest;
  const auto otherwise =
      has_example ? fmt::format(R"("{0}"&INT({1}*{2}/100)&","&RIGHT("0"&MOD({1}*{2},100),2))",
                                before_example, steps.formula, cents)
                  : fmt::format(R"("{}")", no_example);
  Formula formula{fmt::format(R"(=IF(COUNT({0})=0,"",IF(MOD(ROUND({0}*100,4),{1})=0,"ja",{2})))",
                              amount.cell, cents, otherwise),
                  ""};
  if (!amount.value) return formula;
  const Rational multiple = round_half_up(*amount.value * 100, 4) / step_cents;
  if (multiple == rounded_down(multiple)) {
    formula.value = "ja";
  } else if (has_example) {
    formula.value = std::string(before_example) + amount_text(*steps.value * step_cents);
  } else {
    formula.value = std::string(no_example);
  }
  return formula;
}

}  // namespace bestek::workbooks
