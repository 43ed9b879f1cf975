// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include "workbooks/reader_file.hpp"

namespace bestek::workbooks {

/// Makes the workbook that a returned one came from, as the round makes it now. `dossier` has no
/// errors, and must live as long as the result does.
MakeWorkbook current_workbooks(const Dossier& dossier);

}  // namespace bestek::workbooks
