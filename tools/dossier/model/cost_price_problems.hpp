// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dossier/model/cost_price.hpp"

namespace bestek {

/// Why a cost price cannot be computed from what is written.
struct CostPriceProblem {
  std::string code;  ///< of the finding, "B210"
  std::string path;  ///< JSON pointer from the cost price: "/c_niet_productief"
  bool at_key = false;
  std::string message, help;  ///< Dutch, as in a finding
};

/// All of them; none when the cost price can be computed. `unit` is that of the service; empty when
/// it is not known.
std::vector<CostPriceProblem> cost_price_problems(const CostPrice& price, std::string_view unit);

/// The sum of the shares of a staff mix, in percent.
Rational share_total_pct(const StaffCost& staff);

/// Hours of a full-time job in a year that cannot be billed.
Rational unbillable_hours(const WorkingHours& hours);

/// True when the mix has a wage per month.
bool has_monthly_wages(const StaffCost& staff);

}  // namespace bestek
