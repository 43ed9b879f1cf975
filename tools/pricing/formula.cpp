// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "pricing/formula.hpp"

#include <stdexcept>

namespace bestek::pricing {

namespace {

using Kind = Formula::Kind;

Formula combined(Kind kind, Formula a, Formula b) {
  Formula formula{kind, 0, 0, {}};
  formula.parts.push_back(std::move(a));
  formula.parts.push_back(std::move(b));
  return formula;
}

bool is_additive(const Formula& formula) {
  return formula.kind == Kind::sum || formula.kind == Kind::difference;
}

/// Brackets keep the meaning: (a + b) x c, a - (b + c), a / (b x c).
bool needs_brackets(Kind parent, const Formula& part, bool is_right) {
  switch (parent) {
    case Kind::difference:
      return is_right && is_additive(part);
    case Kind::product:
      return is_additive(part) || (is_right && part.kind == Kind::quotient);
    case Kind::quotient:
      return is_additive(part) ||
             (is_right && (part.kind == Kind::product || part.kind == Kind::quotient));
    default:
      return false;
  }
}

const char* sign_of(Kind kind, const Notation& notation) {
  switch (kind) {
    case Kind::sum:
      return notation.plus;
    case Kind::difference:
      return notation.minus;
    case Kind::product:
      return notation.times;
    default:
      return notation.divided;
  }
}

}  // namespace

Formula number(Rational value) { return {Kind::number, std::move(value), 0, {}}; }
Formula line(std::size_t index) { return {Kind::line, 0, index, {}}; }

Formula operator+(Formula a, Formula b) { return combined(Kind::sum, std::move(a), std::move(b)); }

Formula operator-(Formula a, Formula b) {
  return combined(Kind::difference, std::move(a), std::move(b));
}

Formula operator*(Formula a, Formula b) {
  return combined(Kind::product, std::move(a), std::move(b));
}

Formula operator/(Formula a, Formula b) {
  return combined(Kind::quotient, std::move(a), std::move(b));
}

Rational evaluate(const Formula& formula, const std::function<Rational(std::size_t)>& value_of) {
  if (formula.kind == Kind::number) return formula.number;
  if (formula.kind == Kind::line) return value_of(formula.line);
  const auto left = evaluate(formula.parts.at(0), value_of);
  const auto right = evaluate(formula.parts.at(1), value_of);
  switch (formula.kind) {
    case Kind::sum:
      return left + right;
    case Kind::difference:
      return left - right;
    case Kind::product:
      return left * right;
    default:
      if (right == 0) throw std::domain_error("a division by zero");
      return left / right;
  }
}

std::string written(const Formula& formula, const Notation& notation) {
  if (formula.kind == Kind::number) return notation.number(formula.number);
  if (formula.kind == Kind::line) return notation.line(formula.line);
  const auto part = [&](std::size_t i) {
    const auto& child = formula.parts.at(i);
    const auto text = written(child, notation);
    return needs_brackets(formula.kind, child, i == 1) ? "(" + text + ")" : text;
  };
  return part(0) + sign_of(formula.kind, notation) + part(1);
}

}  // namespace bestek::pricing
