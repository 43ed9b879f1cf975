// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <string>
#include <vector>

#include "dossier/model.hpp"

/// Contract models against criteria, as in the nota inkoop en contractering § 3.2. All exact: a tie
/// is a tie. Nothing here depends on the order of the models or the criteria.
namespace bestek::scoring {

/// How often a model got each grade.
struct GradeCounts {
  int plus = 0;        ///< "+", voldoet grotendeels
  int plus_minus = 0;  ///< "+/-", voldoet gedeeltelijk
  int minus = 0;       ///< "-", voldoet grotendeels niet
};

struct ModelScore {
  std::string model;  ///< kenmerk
  GradeCounts counts;
  Rational sum;            ///< sum over the criteria of weight x value of the grade
  Rational share;          ///< sum divided by the total weight x the highest value of the scale
  int rank = 0;            ///< 1 + the number of models with a higher sum ("1224")
  bool is_shared = false;  ///< another model has the same rank
};

struct ContractModelScores {
  std::vector<ModelScore> models;               ///< by rank, then in the order of the round
  std::vector<std::string> preferred;           ///< all models of rank 1
  std::vector<std::vector<std::string>> alike;  ///< models with the same grade on every criterion
  std::vector<std::string> undominated;  ///< no other model is nowhere lower and somewhere higher
};

/// Throws std::invalid_argument when there is no criterion with a weight above zero, or when a
/// grade is not in the scale.
ContractModelScores score(const ContractModels& input);

/// The criteria on which `model` has a higher grade value than `other`: their kenmerken.
std::vector<std::string> stronger_on(const ContractModels& input, const std::string& model,
                                     const std::string& other);

}  // namespace bestek::scoring
