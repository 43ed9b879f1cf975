// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include "dossier/suppressions.hpp"

namespace bestek {

/// The findings as SARIF 2.1.0 (OASIS, 2020), which editors and code platforms show beside the line
/// that they are about. Every code is a rule; an ignored finding stays a result, marked as
/// suppressed. Columns count code points. Paths are relative: to the current folder when the file
/// is below it, else to the folder of the round.
OrderedJson to_sarif(const Dossier& dossier, const JudgedFindings& findings);

}  // namespace bestek
