// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

namespace bestek {

/// The one table of exit codes. Their meaning never changes.
enum class ExitCode : int {
  good = 0,            ///< nothing wrong
  findings = 1,        ///< findings of severity fout in the user's data
  wrong_use = 2,       ///< unknown option, missing argument
  file_trouble = 3,    ///< a file could not be read or written
  internal_fault = 4,  ///< a fault of ours
};

}  // namespace bestek
