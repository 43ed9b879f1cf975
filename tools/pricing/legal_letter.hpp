// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <string>

namespace bestek::pricing {

/// The letter of the legal element that a path lies in: "b" of "/b_overhead/opslag_pct"; "" for a
/// number outside the elements, such as "/risico_pct".
inline std::string letter_of(const std::string& path) {
  return path.size() > 2 && path[0] == '/' && path[2] == '_' ? path.substr(1, 1) : "";
}

}  // namespace bestek::pricing
