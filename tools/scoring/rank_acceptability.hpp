// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <cstdint>
#include <map>

#include "scoring/weights.hpp"

/// SMAA (Lahdelma, Hokkanen and Salminen 1998): when nobody agrees on the weights, over which share
/// of all possible weights does an alternative take which place? Weights are uniform on the simplex
/// (none negative, sum 1). Identical alternatives share the better place.
namespace bestek::scoring {

struct Acceptability {
  std::map<int, Rational> shares;  ///< rank -> share of the weights; ranks that never occur lack
  Weights central;                 ///< mean of the weights that give the first place; or empty

  /// The share of the first place.
  Rational first() const;
};

struct RankAcceptability {
  std::vector<Acceptability> alternatives;
  std::int64_t samples = 0;  ///< 0: exact
  std::uint64_t seed = 0;

  bool is_exact() const { return samples == 0; }
};

constexpr std::size_t most_exact_criteria = 6;
constexpr std::size_t most_exact_profiles = 15;
constexpr std::int64_t standard_samples = 100'000;

/// Whether the exact shares are within reach: at most 6 criteria and 15 distinct profiles.
bool can_be_exact(const DecisionMatrix& matrix);

/// Exact shares by cutting the simplex into cells. Throws std::invalid_argument beyond the bounds.
RankAcceptability exact_acceptability(const DecisionMatrix& matrix);

/// Shares by drawing weights. The same bytes on every machine: the generator is std::mt19937_64,
/// whose stream the standard fixes; weights are gaps between sorted 32-bit numbers and scores are
/// whole numbers, so no floating point is involved. Throws std::invalid_argument for fewer than one
/// sample.
RankAcceptability sampled_acceptability(const DecisionMatrix& matrix, std::int64_t samples,
                                        std::uint64_t seed);

/// Of a share estimated from that many draws: sqrt(p (1 - p) / N).
double standard_error(const Rational& share, std::int64_t samples);

}  // namespace bestek::scoring
