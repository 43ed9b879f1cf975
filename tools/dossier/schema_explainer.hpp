// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <vector>

#include "dossier/schemas.hpp"

namespace bestek {

/// The Dutch reasons why `value` fails `schema`; empty when it does not. `bundle` resolves "$ref".
/// One reason for each mistake: what follows from it is not repeated. Knows the keywords that the
/// project's schemas use; `patternErrorMessage` in a schema is the text for a failed pattern (VS
/// Code shows the same).
std::vector<SchemaProblem> explain_schema(const Json& bundle, const Json& schema,
                                          const Json& value);

}  // namespace bestek
