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

struct ContractModels {
  std::map<std::string, Rational> scale;  ///< grade -> value
  std::vector<Criterion> criteria;
  std::vector<ContractModel> models;
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
