// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include "dossier/dossier.hpp"
#include "dossier/model/agreement.hpp"

namespace bestek {

/// What is known of the file with Deel 3 of the contractstandaard, whose text is fixed.
struct Part3File {
  std::string sha256;   ///< of the file; as pinned in the round when there is no folder; or empty
  std::string problem;  ///< Dutch, why there is no hash; or empty
};

/// Looks in the folder of the round; the file may not lie outside it. A dossier on standard input
/// has no folder: then only the pinned hash is known.
Part3File part_3_file(const Dossier& dossier, const ContractStandard& standard);

}  // namespace bestek
