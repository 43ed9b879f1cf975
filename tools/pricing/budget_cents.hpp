// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "common/decimal.hpp"

/// Exact amounts for a million lines: whole cents in 128 bits, and fractions that fit in 64. What
/// does not fit is computed with Rational; nothing is ever lost.
namespace bestek::pricing {

/// Whole eurocents. Quantities and tariffs are bounded by their schemas (10^12 units, 15 digits),
/// so a sum of 10^9 lines still fits.
using Cents = __int128;

/// In euro, exact.
Rational euros(Cents cents);

/// Rounded half up to whole cents. Throws std::overflow_error beyond 10^35 euro.
Cents to_cents(const Rational& euro);

/// A number that is not below zero as a fraction of 64-bit numbers, when it fits.
struct Fraction {
  std::int64_t top = 0, bottom = 1;
};

std::optional<Fraction> to_fraction_64(const Rational& value);

/// A number with both faces: the exact one, and the fast one when it fits.
struct Number {
  Rational exact;
  std::optional<Fraction> fast;

  Number() : exact(0), fast(Fraction{}) {}
  explicit Number(Rational value) : exact(std::move(value)), fast(to_fraction_64(exact)) {}
};

/// quantity x price, rounded half up to the cent.
Cents product_in_cents(const Number& quantity, const Number& price);

/// An exact sum of products: numerators by denominator, folded into a Rational when too large.
class ExactSum {
 public:
  void add(const Number& quantity, const Number& price);
  Rational value() const;

 private:
  struct Term {
    Cents top;
    std::int64_t bottom;
  };
  std::vector<Term> terms_;
  Rational rest_ = 0;
};

}  // namespace bestek::pricing
