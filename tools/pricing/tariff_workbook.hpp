// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include "office/spreadsheet.hpp"
#include "pricing/tariff_output.hpp"

namespace bestek::pricing {

/// A sheet with all tariffs, and one for each: every step of the cost price as a live formula from
/// the inputs, with its source; the parts as a stacked bar; benchmark and bounds as a chart.
/// Confidential: it holds the cost price of the municipalities.
office::WorkbookLayout tariff_workbook(const TariffOverview& overview,
                                       const office::HouseStyle& style);

}  // namespace bestek::pricing
