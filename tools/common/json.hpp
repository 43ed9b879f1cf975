// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <nlohmann/json.hpp>

namespace bestek {

/// Data in memory: keys sorted, so that printing it is stable.
using Json = nlohmann::json;

/// For results that are printed: keys stay in the order in which they were added.
using OrderedJson = nlohmann::ordered_json;

}  // namespace bestek
