// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "common/decimal.hpp"

/// Arithmetic as data: one formula is computed exactly, read by people and put in a sheet, so that
/// the three cannot differ.
namespace bestek::pricing {

struct Formula {
  enum class Kind { number, line, sum, difference, product, quotient };

  Kind kind = Kind::number;
  Rational number = 0;
  std::size_t line = 0;  ///< of a derivation, for Kind::line
  std::vector<Formula> parts;
};

Formula number(Rational value);
Formula line(std::size_t index);
Formula operator+(Formula a, Formula b);
Formula operator-(Formula a, Formula b);
Formula operator*(Formula a, Formula b);
Formula operator/(Formula a, Formula b);

/// Exact. `value_of` gives the value of a line, a percentage as a fraction. Throws
/// std::domain_error for a division by zero.
Rational evaluate(const Formula& formula, const std::function<Rational(std::size_t)>& value_of);

/// How the operators and what stands between them are written.
struct Notation {
  const char *plus, *minus, *times, *divided;
  std::function<std::string(const Rational&)> number;
  std::function<std::string(std::size_t)> line;
};

/// With brackets only where they are needed.
std::string written(const Formula& formula, const Notation& notation);

}  // namespace bestek::pricing
