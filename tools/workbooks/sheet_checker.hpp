// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include "workbooks/sheet_template.hpp"

namespace bestek::workbooks {

/// Holds a sheet template against everything that a view may hold (view/fields), without a round.
/// Unknown names, names that its class may not see, values that do not fit a filter, a format or a
/// bound, and rows that are no list are errors; what can be empty in some rounds where something
/// must stand is advice. Code B040, at the place in the template.
Findings check_sheet_template(const SheetTemplate& sheet_template);

}  // namespace bestek::workbooks
