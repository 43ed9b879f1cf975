// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "common/table.hpp"
#include "dossier/model.hpp"
#include "pricing/tariff_report.hpp"

/// The forms in which `bestek tarief` says the same.
namespace bestek::pricing {

struct TariffOverview {
  const Round& round;
  ReportChoice choice;
  std::vector<TariffReport> reports;
  std::vector<std::string> without_tariff;  ///< kenmerken of services
  std::vector<std::int64_t> minutes;        ///< of a declaration to compute; or empty
};

/// `resultaat` of schemas/tarief.schema.json.
OrderedJson tariff_json(const TariffOverview& overview);

/// For a terminal of 80 columns.
void print_tariffs(std::ostream& out, const TariffOverview& overview);

/// Every step of each cost price.
void print_derivations(std::ostream& out, const TariffOverview& overview);

/// One row for each tariff.
Table tariff_table(const TariffOverview& overview);

/// An amount as a string of the JSON: "61.20"; exact when it is not a whole number of cents.
std::string amount_text(const Rational& amount);

/// "per uur, van 1 januari 2015 tot en met 31 december 2015"
std::string period_text(const TariffReport& report);

/// The tariff that is paid for an hour: fixed, or agreed with the provider of the overview.
std::optional<Rational> paid_per_hour(const TariffReport& report);

}  // namespace bestek::pricing
