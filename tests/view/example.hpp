// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <sstream>

#include "dossier/dossier.hpp"

namespace bestek::view {

/// The round of the Groninger gemeenten, read once.
inline const Dossier& example() {
  static const Dossier dossier = [] {
    std::istringstream nothing;
    return load_and_check(BESTEK_SOURCE_DIR "/examples/groninger-gemeenten-2015", nothing);
  }();
  return dossier;
}

}  // namespace bestek::view
