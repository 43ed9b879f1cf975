// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "dossier/model.hpp"
#include "scoring/decision_rule.hpp"
#include "scoring/performance.hpp"
#include "scoring/rank_acceptability.hpp"
#include "scoring/rank_reversal.hpp"
#include "scoring/sensitivity.hpp"

/// Everything that `bestek score` and the templates say about the contract models of a round.
namespace bestek::scoring {

/// A set of weights as it is used: from the criteria themselves, or one of the round's sets.
struct NamedWeights {
  std::string id, title;
  std::vector<Rational> points;  ///< as written; of an order the centroid weights
  Weights weights;               ///< with sum 1
};

/// "gelijk" or "ronde" for the weights of the criteria, then the sets of the round.
std::vector<NamedWeights> weight_sets(const ContractModels& input);

/// The ranking at one set of weights and one value of "+/-".
struct SetRanking {
  std::size_t set = 0;  ///< of ContractModelAnalysis::sets
  Rational theta;
  std::vector<Rational> scores;  ///< 0 to 1, of the remaining models
  std::vector<Place> places;
  Indices winners;
};

/// How far one ranking can be trusted.
struct SetSensitivity {
  std::size_t set = 0;
  Rational theta;
  Indices winners;
  std::vector<std::vector<Stretch>> by_weight;  ///< for each criterion
  std::vector<Interval> stable;                 ///< for each criterion; empty with one criterion
  std::vector<Stretch> by_theta;
};

/// When the best model stands above the next best one.
struct BestTwo {
  std::size_t first = 0, second = 0;  ///< of the remaining models
  bool is_tie = false;                ///< at the first set and theta of the round
  DecisionRule rule;
  std::string sentence;
};

struct AnalysisOptions {
  std::vector<std::string> sets;  ///< kenmerken; empty for all
  std::vector<Rational> thetas;   ///< empty for those of the round
  std::int64_t samples = 0;       ///< 0: exact where possible, else standard_samples
  std::uint64_t seed = 1;
};

struct ContractModelAnalysis {
  DecisionMatrix all;           ///< levels of every model
  std::vector<Indices> failed;  ///< hard requirements that each model fails
  Indices remaining;            ///< models that fail none: all that follows is about them
  DecisionMatrix levels;        ///< of those that remain
  Dominance dominance;
  Indices count_front;
  std::vector<Indices> alike;  ///< groups of two and more
  std::vector<NamedWeights> sets;
  std::vector<SetRanking> rankings;         ///< the first is the base: first set, first theta
  std::vector<SetSensitivity> sensitivity;  ///< of each set, at the first theta
  std::optional<BestTwo> best_two;          ///< nothing when all remaining models are alike
  RankAcceptability acceptability;
  std::vector<Omission> omissions;  ///< of the base; at most 50 models

  /// Winners of the base ranking.
  const Indices& preferred() const { return rankings.front().winners; }
};

/// Throws std::invalid_argument for an unknown set, weights that are all zero, a grade that lacks,
/// or when no model remains.
ContractModelAnalysis analyse(const ContractModels& input, const AnalysisOptions& options = {});

/// The scale of the round as theta: the value of "+/-" when "+" is 1 and "-" is 0.
Rational theta_of(const ContractModels& input);

/// Values 1, theta and 0 for the levels.
DecisionMatrix valued(const DecisionMatrix& levels, const Rational& theta);

}  // namespace bestek::scoring
