// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <vector>

#include "office/spreadsheet.hpp"

namespace bestek::workbooks {

/// Charts that do not fit on one page with their table would be cut by the end of the page. They
/// move to a sheet of their own behind that of the table; each of the two says where the other is.
void move_charts_that_do_not_fit(std::vector<office::SheetLayout>& sheets, double text_size);

}  // namespace bestek::workbooks
