// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "scoring/decision_rule.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "common/text.hpp"

namespace bestek::scoring {

namespace {

Step step_between(const Rational& higher, const Rational& lower) {
  if (higher == level_plus && lower == level_minus) return Step::whole;
  if (higher == level_plus && lower == level_plus_minus) return Step::upper;
  if (higher == level_plus_minus && lower == level_minus) return Step::lower;
  throw std::invalid_argument("not a level of a grade");
}

Rational factor(Step step, const Rational& theta) {
  switch (step) {
    case Step::whole:
      return 1;
    case Step::upper:
      return 1 - theta;
    case Step::lower:
      return theta;
  }
  return 0;
}

std::string weights_of(const std::vector<RuleTerm>& terms, Step step,
                       const std::vector<std::string>& criteria, std::size_t& count) {
  std::vector<std::string> parts;
  for (const auto& term : terms) {
    if (term.step == step) parts.push_back("gewicht " + criteria.at(term.criterion));
  }
  count = parts.size();
  return joined(parts, " + ");
}

/// "A ... nooit onder B": one of the two is nowhere lower.
std::string one_sided(const std::string& better, const std::string& worse,
                      const std::vector<RuleTerm>& terms,
                      const std::vector<std::string>& criteria) {
  std::vector<std::string> names;
  for (const auto& term : terms) names.push_back(criteria.at(term.criterion));
  return fmt::format("{} staat bij geen enkel gewicht onder {}: nergens lager, en hoger op {}",
                     better, worse, joined(names, ", "));
}

}  // namespace

DecisionRule decision_rule(const DecisionMatrix& levels, std::size_t first, std::size_t second) {
  DecisionRule rule;
  for (std::size_t k = 0; k < levels.columns(); ++k) {
    const auto& a = levels.values.at(first)[k];
    const auto& b = levels.values.at(second)[k];
    if (a > b) rule.for_first.push_back({k, step_between(a, b)});
    if (a < b) rule.for_second.push_back({k, step_between(b, a)});
  }
  return rule;
}

Rational difference(const DecisionRule& rule, const Weights& weights, const Rational& theta) {
  Rational sum = 0;
  for (const auto& term : rule.for_first)
    sum += weights.at(term.criterion) * factor(term.step, theta);
  for (const auto& term : rule.for_second)
    sum -= weights.at(term.criterion) * factor(term.step, theta);
  return sum;
}

std::string expression(const std::vector<RuleTerm>& terms,
                       const std::vector<std::string>& criteria) {
  std::vector<std::string> parts;
  for (const auto& [step, prefix] :
       {std::pair(Step::whole, ""), std::pair(Step::upper, "(1 − θ) × "),
        std::pair(Step::lower, "θ × ")}) {
    std::size_t count = 0;
    const auto sum = weights_of(terms, step, criteria, count);
    if (count == 0) continue;
    const bool needs_brackets = count > 1 && step != Step::whole;
    parts.push_back(prefix + (needs_brackets ? "(" + sum + ")" : sum));
  }
  return parts.empty() ? "0" : joined(parts, " + ");
}

std::string sentence(const DecisionRule& rule, const RuleNames& names) {
  const auto& [first, second, criteria] = names;
  if (rule.for_first.empty() && rule.for_second.empty())
    return fmt::format("{} en {} krijgen op elk criterium hetzelfde oordeel", first, second);
  if (rule.for_second.empty()) return one_sided(first, second, rule.for_first, criteria);
  if (rule.for_first.empty()) return one_sided(second, first, rule.for_second, criteria);
  return fmt::format("{} staat boven {} dan en slechts dan als {} > {}", first, second,
                     expression(rule.for_first, criteria), expression(rule.for_second, criteria));
}

}  // namespace bestek::scoring
