// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "dossier/model/cost_price_problems.hpp"
#include "pricing/derivation.hpp"

namespace bestek::pricing {

/// What one element of the law, or a cost outside them, adds to the cost price of one unit.
struct CostPart {
  std::string id;      ///< "beroepskracht"
  std::string letter;  ///< of the law; empty for what it does not name
  std::string name;    ///< Dutch
  Step amount;         ///< in whole cents
};

/// A cost price with all its steps. With `problems` there is none: nothing was filled in.
struct CostPriceResult {
  std::vector<CostPriceProblem> problems;
  std::vector<CostPriceProblem> missing_index;  ///< why `total` is not indexed yet
  Derivation derivation;
  std::optional<Step> per_hour, total;
  std::optional<Step> index;  ///< nothing when there is none
  /// In the order of the law; with the difference by rounding, they add up to `total`.
  std::vector<CostPart> parts;
  std::optional<Step> rounding_difference;

  bool is_computed() const { return total.has_value(); }
  const Rational& amount() const { return derivation.value(*total); }
};

/// The cost price of one `unit` ("uur", "dagdeel"):
///
///   staff per hour = wage x allowances x charges / productivity
///   per hour       = staff + overhead + amounts per hour
///   per unit       = per hour x conversion + amount per unit
///   cost price     = per unit x (1 + risk + innovation) x (1 + index)
///
/// Rounded only where the round says so, and to cents at the end when it says nothing.
CostPriceResult compute_cost_price(const CostPrice& price, const std::string& unit);

}  // namespace bestek::pricing
