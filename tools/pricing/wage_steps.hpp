// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <optional>

#include "pricing/derivation.hpp"

namespace bestek::pricing {

/// What staff costs, in euro per hour.
struct WageSteps {
  std::optional<Step> per_paid_hour;  ///< nothing when only billable hours are known
  Step per_billable_hour;
  std::optional<Step> unbillable;  ///< the difference; nothing when it is not known apart
};

/// Wages of the mix, allowances, employer's charges and productivity, in the order of Berenschot
/// and of the official example of SZW (handleiding projectadministratie 3.1.2). Needs a cost price
/// without problems.
WageSteps wage_steps(Derivation& derivation, const StaffCost& staff,
                     const Productivity& productivity);

/// The two amounts per hour of the Jeugdwet.
WageSteps wage_steps(Derivation& derivation, const StaffCostPerHour& staff);

}  // namespace bestek::pricing
