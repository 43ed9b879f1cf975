// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <string>
#include <vector>

#include "dossier/model.hpp"
#include "pricing/budget_cents.hpp"

/// Amounts divided over municipalities, to the last cent.
namespace bestek::pricing {

/// `whole` in proportion to `weights` by largest remainder: everyone gets the cents that fit whole,
/// what is left goes cent by cent to the largest remainders, and among equal ones to the first. The
/// parts add up to the whole. Throws std::invalid_argument when a weight is below zero, or all are
/// zero while there is something to divide.
std::vector<Cents> divide(Cents whole, const std::vector<Rational>& weights);

struct DistributedPart {
  std::string municipality, cluster;
  Rational weight;       ///< inhabitants, units, euro or percent
  Cents basic = 0;       ///< by the key; component a of the development model
  Cents facilities = 0;  ///< component b of the development model

  Cents amount() const { return basic + facilities; }
};

struct DistributedAmount {
  const Distribution* distribution = nullptr;
  Cents whole = 0, execution = 0;
  std::string weight_unit;             ///< "inwoners", "uur", "euro raming", "procent"
  std::vector<DistributedPart> parts;  ///< in the order of the round

  Cents basic() const;
  Cents facilities() const;
};

/// Divides one amount. Throws std::invalid_argument for what the rules report before (inhabitants
/// that are missing, facilities above the whole).
DistributedAmount distribute(const Round& round, const Distribution& distribution);

/// The municipalities that take part: all of the round when the list is empty.
std::vector<const Municipality*> participants(const Round& round,
                                              const std::vector<std::string>& ids);

struct ContributionPart {
  std::string municipality;
  int inhabitants = 0;
  Cents amount = 0;  ///< inhabitants x the amount, rounded half up
};

struct ContributionYear {
  int year = 0;
  Rational per_inhabitant_eur;  ///< exact, after the indices
  std::vector<ContributionPart> parts;

  Cents total() const;
};

/// Each year from the first up to the last index.
std::vector<ContributionYear> contribution_years(const Round& round,
                                                 const MunicipalContribution& contribution);

}  // namespace bestek::pricing
