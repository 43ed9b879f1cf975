// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <string>
#include <vector>

#include "scoring/weights.hpp"

namespace bestek::scoring {

/// Levels of a grade in an ordinal matrix.
constexpr int level_minus = 0;
constexpr int level_plus_minus = 1;
constexpr int level_plus = 2;

/// How much a criterion's weight counts in the comparison of two models, when "+" is worth 1, "-"
/// is worth 0 and "+/-" is worth theta.
enum class Step {
  whole,  ///< "+" against "-": 1
  upper,  ///< "+" against "+/-": 1 - theta
  lower,  ///< "+/-" against "-": theta
};

struct RuleTerm {
  std::size_t criterion = 0;
  Step step = Step::whole;

  bool operator==(const RuleTerm&) const = default;
};

/// When the first of two models scores higher than the second: exactly when the terms for the first
/// exceed those for the second. Holds for all weights and every theta.
struct DecisionRule {
  std::vector<RuleTerm> for_first, for_second;
};

/// `levels` holds level_minus, level_plus_minus and level_plus.
DecisionRule decision_rule(const DecisionMatrix& levels, std::size_t first, std::size_t second);

/// The score of the first minus that of the second.
Rational difference(const DecisionRule& rule, const Weights& weights, const Rational& theta);

/// The names that a sentence needs.
struct RuleNames {
  std::string first, second;
  std::vector<std::string> criteria;
};

/// "A staat boven B dan en slechts dan als gewicht van x > (1 - theta) x (gewicht van y + gewicht
/// van z)". Without terms on one side it says that the weights do not matter, and when.
std::string sentence(const DecisionRule& rule, const RuleNames& names);

/// One side of the inequality; "0" without terms.
std::string expression(const std::vector<RuleTerm>& terms,
                       const std::vector<std::string>& criteria);

}  // namespace bestek::scoring
