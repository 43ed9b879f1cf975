// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "common/decimal.hpp"

/// Arithmetic as a sheet template writes it: "uurloon * (1 + toeslagen / 100)". Numbers with a
/// decimal point, names, + - * / and parentheses, and min(…, …) and max(…, …).
namespace bestek::workbooks {

class Arithmetic {
 public:
  /// "toeslagen", or "Tarieven.aanbod" for a column of another sheet.
  const std::vector<std::string>& names() const { return names_; }

  /// Exact, for a value of each name; nothing when something is divided by zero.
  std::optional<Rational> value(const std::vector<Rational>& operands) const;

  /// The same in a spreadsheet, for a cell of each name.
  std::string formula(const std::vector<std::string>& cells) const;

  bool divides() const;

 private:
  friend class ArithmeticReader;
  enum class Kind { number, name, negative, plus, minus, times, divided, least, greatest };
  struct Node {
    Kind kind = Kind::number;
    Rational number;
    std::size_t name = 0;  ///< index in names_
    std::vector<Node> parts{};
  };

  static int strength(Kind kind);
  static std::optional<Rational> value_of(const Node& node, const std::vector<Rational>& operands);
  static std::string formula_of(const Node& node, const std::vector<std::string>& cells);
  static bool divides(const Node& node);

  Node root_;
  std::vector<std::string> names_;  ///< each once
};

/// What is wrong with the text, in Dutch.
struct ArithmeticProblem {
  std::string message, help;
};

std::variant<Arithmetic, ArithmeticProblem> parse_arithmetic(std::string_view text);

}  // namespace bestek::workbooks
