// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "common/decimal.hpp"

/// The formulas of a sheet. Each has the value that a spreadsheet program will compute for it, so
/// that the sheet is right before anything recalculates it. No formula depends on the language of
/// the program: TEXT() would read "0,00" differently in Dutch and English.
namespace bestek::workbooks {

struct Formula {
  std::string text;                           ///< with the "=" in front
  std::variant<std::string, Rational> value;  ///< computed exactly
};

/// A cell that a formula refers to, and what it holds now; nothing for an empty cell.
struct Operand {
  std::string cell;  ///< "J7"
  std::optional<Rational> value;
};

/// The product, rounded half up to cents; "" while a factor is missing.
Formula product_formula(const std::vector<Operand>& factors);

/// The sum of a column of amounts in cents; "" while there is none.
Formula sum_formula(const std::vector<Operand>& cells);

/// "ja" when the amount is a multiple of `step`; else "nee, bijvoorbeeld € 60,60" with the nearest
/// multiple from `minimum` to `maximum`, or "nee" when there is none. "" for an empty cell.
/// `step` is a number of whole cents, in euro.
Formula multiple_formula(const Operand& amount, const Rational& step,
                         const std::optional<Rational>& minimum,
                         const std::optional<Rational>& maximum);

}  // namespace bestek::workbooks
