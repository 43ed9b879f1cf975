// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <vector>

#include "scoring/decision_matrix.hpp"

namespace bestek::scoring {

inline std::vector<int> ranks(const std::vector<Place>& ranking) {
  std::vector<int> result;
  for (const auto& place : ranking) result.push_back(place.rank);
  return result;
}

}  // namespace bestek::scoring
