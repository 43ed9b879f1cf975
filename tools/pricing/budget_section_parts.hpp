// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include "pricing/budget_result.hpp"

/// The sections on the parts of `bekostiging`, and how all sections write numbers.
namespace bestek::pricing::sections {

/// "1.234,50"
std::string money(const Rational& amount);
std::string money(Cents cents);
/// A dash for nothing.
std::string money(const std::optional<Cents>& cents);

/// "98,9%", one decimal; a dash for nothing.
std::string percent(const std::optional<Rational>& value);

/// "37,5%", with the decimals that it has.
std::string exact_percent(const Rational& value);

BudgetSection steps_section(const Round& round, const BudgetSteps& steps);
BudgetSection rooms_section(const Round& round, const BudgetResult& result);
BudgetSection distribution_section(const Round& round, const DistributedAmount& divided);
BudgetSection contribution_section(const Round& round, const ContributionResult& computed);

}  // namespace bestek::pricing::sections
