// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "common/decimal.hpp"

namespace bestek::scoring {

using Integer = boost::multiprecision::cpp_int;

/// Indices of alternatives or criteria of a matrix.
using Indices = std::vector<std::size_t>;

/// Alternatives against criteria. More is always better. An ordinal matrix holds levels (0, 1, 2),
/// a cardinal one what each grade counts.
struct DecisionMatrix {
  std::vector<std::string> alternatives;      ///< kenmerken
  std::vector<std::string> criteria;          ///< kenmerken
  std::vector<std::vector<Rational>> values;  ///< [alternative][criterion]

  std::size_t rows() const { return alternatives.size(); }
  std::size_t columns() const { return criteria.size(); }
};

/// Throws std::invalid_argument when there is no alternative, no criterion, or a row of another
/// length.
void check_shape(const DecisionMatrix& matrix);

/// The matrix with these alternatives only, in this order.
DecisionMatrix with_alternatives(const DecisionMatrix& matrix, const Indices& kept);

/// Alternatives with the same values on every criterion; in the order of their first member. An
/// alternative that is alone in its profile is a group of one.
std::vector<Indices> profiles(const DecisionMatrix& matrix);

/// All values multiplied by their least common denominator.
struct WholeMatrix {
  std::vector<std::vector<Integer>> values;
  Integer scale = 1;  ///< what the values were multiplied by
};
WholeMatrix in_whole_numbers(const std::vector<std::vector<Rational>>& values);

/// Place in a competition ranking ("1224"): 1 + how many have a better score.
struct Place {
  int rank = 1;
  bool is_shared = false;  ///< another has the same rank

  bool operator==(const Place&) const = default;
};

/// Places by score, the highest first. Exact: equal scores share a place.
std::vector<Place> places(const std::vector<Rational>& scores);

/// The alternatives with rank 1.
Indices winners(const std::vector<Place>& ranking);

}  // namespace bestek::scoring
