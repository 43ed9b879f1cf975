// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "scoring/weights.hpp"

#include <stdexcept>

namespace bestek::scoring {

Weights normalised(const std::vector<Rational>& points) {
  Rational total = 0;
  for (const auto& value : points) {
    if (value < 0) throw std::invalid_argument("a weight is negative");
    total += value;
  }
  if (total == 0) throw std::invalid_argument("the weights are all zero");
  Weights weights;
  for (const auto& value : points) weights.emplace_back(value / total);
  return weights;
}

Weights equal_weights(std::size_t criteria) {
  return normalised(std::vector<Rational>(criteria, Rational(1)));
}

Weights rank_order_centroid(const Indices& order) {
  const auto count = order.size();
  Weights weights(count, Rational(-1));
  Rational sum = 0;
  for (auto k = count; k > 0; --k) {
    sum += Rational(1, static_cast<long>(k));
    const auto criterion = order[k - 1];
    if (criterion >= count || weights[criterion] >= 0)
      throw std::invalid_argument("an order names each criterion once");
    weights[criterion] = sum / static_cast<long>(count);
  }
  if (count == 0) throw std::invalid_argument("no criteria");
  return weights;
}

}  // namespace bestek::scoring
