// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <istream>
#include <string>

#include "dossier/dossier.hpp"

namespace bestek {

/// Reads the files of a round into `dossier` and merges them: a section of a file becomes a section
/// of the round, lists of several files become one. False when a part could not be read: what is
/// missing then is not a mistake of its own. Throws FileError when `round` itself cannot be read.
bool load_round(Dossier& dossier, const std::string& round, std::istream& input);

}  // namespace bestek
