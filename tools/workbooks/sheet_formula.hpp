// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "office/spreadsheet.hpp"
#include "workbooks/arithmetic.hpp"

/// The formulas of a sheet template.
namespace bestek::workbooks {

using office::Formula;

/// A cell that a formula refers to, and what it holds now; nothing for an empty cell.
struct Operand {
  std::string cell;  ///< "J7"
  std::optional<Rational> value;
};

/// The product, rounded half up to cents; "" while a factor is missing.
Formula product_formula(const std::vector<Operand>& factors);

/// What the cells of a column say together.
enum class Statistic { sum, count, mean, minimum, maximum, median };

/// The statistic of a column, rounded half up to `places` decimals; "" while there is no number in
/// it.
Formula statistic_formula(Statistic statistic, const std::vector<Operand>& cells, int places = 2);

/// How many of the cells are filled; they may hold texts.
Formula count_formula(const std::vector<Operand>& cells, std::size_t filled);

/// The mean of a column, each cell weighted by the one beside it in another column, rounded half up
/// to `places` decimals. A row that lacks one of the two does not count; "" while all weights are
/// zero.
Formula weighted_mean_formula(const std::vector<Operand>& cells,
                              const std::vector<Operand>& weights, int places);

/// What the arithmetic gives for these operands, one for each of its names, rounded half up to
/// `places` decimals, if any. "" while an operand is missing or something is divided by zero.
Formula arithmetic_formula(const Arithmetic& arithmetic, const std::vector<Operand>& operands,
                           std::optional<int> places);

/// "ja" when the amount is a multiple of `step`; else "nee, bijvoorbeeld € 60,60" with the nearest
/// multiple from `minimum` to `maximum`, or "nee" when there is none. "" for an empty cell.
/// `step` is a number of whole cents, in euro.
Formula multiple_formula(const Operand& amount, const Rational& step,
                         const std::optional<Rational>& minimum,
                         const std::optional<Rational>& maximum);

}  // namespace bestek::workbooks
