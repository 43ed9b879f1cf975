// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "pricing/derivation.hpp"

#include <fmt/format.h>

#include "common/dutch.hpp"

namespace bestek::pricing {

namespace {

constexpr int shown_decimals = 6;

/// What a line counts for in a formula.
Rational factor_of(const Line& line) {
  return line.measure == Measure::percent ? Rational(line.value / 100) : line.value;
}

std::string plain_number(const Rational& value, Measure measure) {
  const int least = measure == Measure::euro ? 2 : 0;
  return dutch::number(value, least, shown_decimals);
}

}  // namespace

Step Derivation::add(Line line) {
  lines_.push_back(std::move(line));
  return {lines_.size() - 1};
}

Step Derivation::given(std::string id, std::string name, std::string letter, Measure measure,
                       const SourcedNumber& number, const std::string& prefix) {
  return add({std::move(id),
              std::move(name),
              std::move(letter),
              measure,
              Origin{number.source, number.reference_date, number.definition,
                     number.path.empty() ? "" : prefix + number.path},
              {},
              Rounding::none,
              {},
              number.value});
}

Step Derivation::step(std::string id, std::string name, std::string letter, Measure measure,
                      Formula formula, Rounding rounding) {
  const auto factor = evaluate(formula, [&](std::size_t i) { return factor_of(lines_.at(i)); });
  const Rational value = measure == Measure::percent ? Rational(factor * 100) : factor;
  return add({std::move(id),
              std::move(name),
              std::move(letter),
              measure,
              std::nullopt,
              std::move(formula),
              rounding,
              {},
              rounded(value, rounding)});
}

Step Derivation::percentage(std::string id, std::string name, std::string letter, Formula formula,
                            std::optional<int> decimals) {
  const auto index =
      step(std::move(id), std::move(name), std::move(letter), Measure::percent, std::move(formula));
  auto& line = lines_.back();
  line.decimals = decimals;
  if (decimals) line.value = round_half_up(line.value, *decimals);
  return index;
}

std::string formula_in_words(const Derivation& derivation, const Line& line) {
  return written(line.formula,
                 {" + ", " - ", " × ", " / ", [](const Rational& n) { return to_exact(n); },
                  [&](std::size_t i) { return derivation.lines().at(i).name; }});
}

std::string formula_in_numbers(const Derivation& derivation, const Line& line) {
  return written(line.formula, {" + ", " - ", " × ", " / ",
                                [](const Rational& n) { return plain_number(n, Measure::amount); },
                                [&](std::size_t i) {
                                  const auto& part = derivation.lines().at(i);
                                  const auto text = plain_number(part.value, part.measure);
                                  return part.measure == Measure::percent ? text + "%" : text;
                                }});
}

std::string formula_in_cells(const Derivation& derivation, const Line& line,
                             const std::function<std::string(std::size_t)>& cell_of) {
  auto text =
      written(line.formula, {"+", "-", "*", "/", [](const Rational& n) { return to_exact(n); },
                             [&](std::size_t i) {
                               const auto& part = derivation.lines().at(i);
                               return part.measure == Measure::percent ? "(" + cell_of(i) + "/100)"
                                                                       : cell_of(i);
                             }});
  if (line.measure == Measure::percent) text = "100*(" + text + ")";
  if (line.decimals) return fmt::format("=ROUND(ROUND({},10),{})", text, *line.decimals);
  return "=" + rounded_in_cells(text, line.rounding);
}

std::string value_text(const Line& line) {
  switch (line.measure) {
    case Measure::euro:
      return "€ " + plain_number(line.value, line.measure);
    case Measure::percent:
      return plain_number(line.value, line.measure) + "%";
    case Measure::hours:
      return plain_number(line.value, line.measure) + " uur";
    case Measure::amount:
      break;
  }
  return plain_number(line.value, line.measure);
}

std::string rounding_text(const Line& line) {
  if (line.decimals)
    return fmt::format("afgerond op {}", dutch::counted(*line.decimals, "decimaal", "decimalen"));
  return bestek::rounding_text(line.rounding);
}

std::string rounded_in_cells(const std::string& formula, Rounding rounding) {
  const auto clean = [&](const std::string& text) { return "ROUND(" + text + ",10)"; };
  const auto of_sixty = clean(clean(formula) + "/0.6");
  switch (rounding) {
    case Rounding::none:
      return formula;
    case Rounding::cent:
      return "ROUND(" + clean(formula) + ",2)";
    case Rounding::multiple_of_60_cents:
      return "ROUND(ROUND(" + of_sixty + ",0)*0.6,2)";
    case Rounding::whole_euro:
      return "ROUND(" + clean(formula) + ",0)";
    case Rounding::cent_up:
      return "ROUNDUP(" + clean(formula) + ",2)";
    case Rounding::multiple_of_60_cents_up:
      return "ROUND(ROUNDUP(" + of_sixty + ",0)*0.6,2)";
    case Rounding::whole_euro_up:
      return "ROUNDUP(" + clean(formula) + ",0)";
  }
  return formula;
}

}  // namespace bestek::pricing
