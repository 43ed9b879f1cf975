// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "pricing/budget_cents.hpp"

#include <algorithm>
#include <limits>
#include <stdexcept>

namespace bestek::pricing {

namespace {

using Integer = boost::multiprecision::cpp_int;

constexpr std::size_t most_terms = 16;

bool multiply(Cents a, Cents b, Cents& product) { return !__builtin_mul_overflow(a, b, &product); }

}  // namespace

Rational euros(Cents cents) { return Rational(Integer(cents), 100); }

Cents to_cents(const Rational& euro) {
  static const Integer bound = boost::multiprecision::pow(Integer(10), 37);
  const Rational cents = round_half_up(euro, 2) * 100;
  if (abs(cents) > bound) throw std::overflow_error("an amount beyond 10^35 euro");
  return static_cast<Cents>(numerator(cents));
}

std::optional<Fraction> to_fraction_64(const Rational& value) {
  static const Integer bound = std::numeric_limits<std::int64_t>::max();
  const Integer top = numerator(value);
  const Integer bottom = denominator(value);
  if (top < 0 || top > bound || bottom > bound) return std::nullopt;
  return Fraction{static_cast<std::int64_t>(top), static_cast<std::int64_t>(bottom)};
}

Cents product_in_cents(const Number& quantity, const Number& price) {
  if (quantity.fast && price.fast) {
    // (200 x top + bottom) / (2 x bottom), in whole numbers, is half up for what is not negative.
    Cents top = 0;
    Cents bottom = 0;
    Cents sum = 0;
    if (multiply(quantity.fast->top, price.fast->top, top) && multiply(top, 200, top) &&
        multiply(quantity.fast->bottom, price.fast->bottom, bottom) &&
        !__builtin_add_overflow(top, bottom, &sum) && multiply(bottom, 2, bottom))
      return sum / bottom;
  }
  return to_cents(quantity.exact * price.exact);
}

void ExactSum::add(const Number& quantity, const Number& price) {
  if (quantity.fast && price.fast) {
    const Cents top = static_cast<Cents>(quantity.fast->top) * price.fast->top;
    std::int64_t bottom = 0;
    if (!__builtin_mul_overflow(quantity.fast->bottom, price.fast->bottom, &bottom)) {
      const auto found = std::find_if(terms_.begin(), terms_.end(),
                                      [&](const Term& term) { return term.bottom == bottom; });
      if (found == terms_.end() && terms_.size() < most_terms) {
        terms_.push_back({top, bottom});
        return;
      }
      Cents sum = 0;
      if (found != terms_.end() && !__builtin_add_overflow(found->top, top, &sum)) {
        found->top = sum;
        return;
      }
    }
  }
  rest_ += quantity.exact * price.exact;
}

Rational ExactSum::value() const {
  Rational sum = rest_;
  for (const auto& term : terms_) sum += Rational(Integer(term.top), Integer(term.bottom));
  return sum;
}

}  // namespace bestek::pricing
