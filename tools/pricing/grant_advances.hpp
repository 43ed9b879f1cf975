// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <vector>

#include "dossier/model/agreement.hpp"

namespace bestek::pricing {

struct Advance {
  Date on;
  Rational amount_eur;  ///< whole cents
};

/// The advances of a subsidy (Awb art. 4:95): the share of the amount, rounded half up to the cent,
/// in equal parts by largest remainder, so that they add up to it. The first is due on the first
/// day; the others come in equal steps of whole months (rounded down).
std::vector<Advance> advances(const Grant& grant);

/// Their sum.
Rational advance_total(const Grant& grant);

}  // namespace bestek::pricing
