// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <map>

#include "dossier/model/fields.hpp"

namespace bestek {

/// An uitgangspunt of the municipalities, and the criteria that measure it.
struct Principle {
  std::string id, title, text;
  std::vector<std::string> criteria;  ///< may be empty
  std::string source;                 ///< or empty
};

struct Criterion {
  std::string id, title;
  Rational weight;
  std::string question{};  ///< "+" is always the favourable answer
};

struct ContractModel {
  std::string id, title;
  std::map<std::string, std::string> grades;  ///< criterion -> "+", "+/-" or "-"
  std::string legal_title{};                  ///< overeenkomst, convenant, subsidie
  std::string description{};
  std::string application{};  ///< what it is meant for; or empty
};

/// How the weights of a set were agreed.
enum class WeightMethod { points, order, swing };

/// Weights to lay beside those of the criteria: of one municipality, or one scenario.
struct WeightSet {
  std::string id, title;
  WeightMethod method = WeightMethod::points;
  std::map<std::string, Rational> points;  ///< criterion -> points; with points and swing
  std::vector<std::string> order;          ///< criteria, the heaviest first; with order
};

/// What a model must reach, declared beforehand.
struct MinimumGrade {
  std::string criterion;
  std::string grade;  ///< "+" or "+/-"
  std::string reason;
};

struct ContractModels {
  std::map<std::string, Rational> scale;  ///< grade -> value
  std::vector<Criterion> criteria;
  std::vector<ContractModel> models;
  std::vector<WeightSet> weight_sets{};
  std::vector<MinimumGrade> minimum_grades{};
  std::vector<Rational> thetas{};  ///< other values of "+/-" to compare
};

struct ExclusionGround {
  std::string number, text, source;
};

struct SuitabilityRequirement {
  std::string number, requirement;
  std::string evidence;           ///< kind of bewijsmiddel
  std::string explanation;        ///< or empty
  std::optional<int> max_months;  ///< greatest age of the evidence on the day of the statement
};

/// Read the sections of criteria.yaml.
Principle read_principle(const Json& item);
ContractModels read_contract_models(const Json& section);
ExclusionGround read_exclusion_ground(const Json& item);
SuitabilityRequirement read_suitability_requirement(const Json& item);

}  // namespace bestek
