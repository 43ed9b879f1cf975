// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include "dossier/dossier.hpp"

namespace bestek {

/// Checks what the schemas cannot say: dates that exist, kenmerken that are unique and known,
/// and values that agree with each other. Adds findings. Expects a round that fits its schema.
void check_rules(Dossier& dossier);

}  // namespace bestek
