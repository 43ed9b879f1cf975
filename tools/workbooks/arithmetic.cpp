// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "workbooks/arithmetic.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "common/text.hpp"

namespace bestek::workbooks {

namespace {

constexpr std::size_t longest_calculation = 1000;
constexpr int deepest = 50;

bool is_name_start(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

bool is_name_part(char c) { return is_name_start(c) || is_digit(c) || c == '.'; }

}  // namespace

/// Reads from left to right; throws ArithmeticProblem, which parse_arithmetic catches.
class ArithmeticReader {
 public:
  explicit ArithmeticReader(std::string_view text) : text_(text) {}

  Arithmetic read() {
    if (text_.size() > longest_calculation)
      throw ArithmeticProblem{
          fmt::format("deze berekening is langer dan {} tekens", longest_calculation),
          "verdeel de berekening over meer kolommen"};
    result_.root_ = sum();
    if (peek() != '\0') unexpected();
    return std::move(result_);
  }

 private:
  using Kind = Arithmetic::Kind;
  using Node = Arithmetic::Node;

  char peek() {
    while (at_ < text_.size() && text_[at_] == ' ') ++at_;
    return at_ < text_.size() ? text_[at_] : '\0';
  }

  bool take(char wanted) {
    if (peek() != wanted) return false;
    ++at_;
    return true;
  }

  [[noreturn]] void unexpected() {
    const std::string help = "schrijf zoals: uren * (1 + opslag / 100), met een punt in getallen";
    if (peek() == '\0') throw ArithmeticProblem{"de berekening houdt te vroeg op", help};
    throw ArithmeticProblem{fmt::format("\"{}\" kan hier niet staan", text_.substr(at_)), help};
  }

  Node sum() {
    auto node = product();
    while (true) {
      if (take('+')) {
        node = Node{Kind::plus, 0, 0, {std::move(node), product()}};
      } else if (take('-')) {
        node = Node{Kind::minus, 0, 0, {std::move(node), product()}};
      } else {
        return node;
      }
    }
  }

  Node product() {
    auto node = factor();
    while (true) {
      if (take('*')) {
        node = Node{Kind::times, 0, 0, {std::move(node), factor()}};
      } else if (take('/')) {
        node = Node{Kind::divided, 0, 0, {std::move(node), factor()}};
      } else {
        return node;
      }
    }
  }

  Node factor() {
    if (++depth_ > deepest)
      throw ArithmeticProblem{fmt::format("deze berekening is dieper dan {} haakjes", deepest),
                              "verdeel de berekening over meer kolommen"};
    auto node = unguarded_factor();
    --depth_;
    return node;
  }

  Node unguarded_factor() {
    if (take('-')) return Node{Kind::negative, 0, 0, {factor()}};
    if (take('(')) {
      auto node = sum();
      if (!take(')')) unexpected();
      return node;
    }
    if (is_digit(peek())) return number();
    if (is_name_start(peek())) return name();
    unexpected();
  }

  Node number() {
    const auto start = at_;
    while (at_ < text_.size() && (is_digit(text_[at_]) || text_[at_] == '.')) ++at_;
    const auto value = parse_decimal(text_.substr(start, at_ - start));
    if (value) return Node{Kind::number, *value, 0, {}};
    at_ = start;
    unexpected();
  }

  Node name() {
    const auto start = at_;
    while (at_ < text_.size() && is_name_part(text_[at_])) ++at_;
    const std::string word(text_.substr(start, at_ - start));
    if (peek() == '(') return function(word);
    auto& names = result_.names_;
    const auto found = std::find(names.begin(), names.end(), word);
    const auto index = static_cast<std::size_t>(found - names.begin());
    if (found == names.end()) names.push_back(word);
    return Node{Kind::name, 0, index, {}};
  }

  Node function(const std::string& word) {
    if (word != "min" && word != "max")
      throw ArithmeticProblem{fmt::format("onbekende functie \"{}\"", word),
                              suggestion(word, {"min", "max"})};
    Node node{word == "min" ? Kind::least : Kind::greatest, 0, 0, {}};
    take('(');
    do node.parts.push_back(sum());
    while (take(','));
    if (!take(')')) unexpected();
    return node;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  int depth_ = 0;
  Arithmetic result_;
};

std::variant<Arithmetic, ArithmeticProblem> parse_arithmetic(std::string_view text) {
  try {
    return ArithmeticReader(text).read();
  } catch (ArithmeticProblem& problem) {
    return std::move(problem);
  }
}

std::optional<Rational> Arithmetic::value(const std::vector<Rational>& operands) const {
  return value_of(root_, operands);
}

std::optional<Rational> Arithmetic::value_of(const Node& node,
                                             const std::vector<Rational>& operands) {
  if (node.kind == Kind::number) return node.number;
  if (node.kind == Kind::name) return operands.at(node.name);
  std::optional<Rational> result;
  for (const auto& part : node.parts) {
    const auto value = value_of(part, operands);
    if (!value) return std::nullopt;
    if (!result) {
      result = node.kind == Kind::negative ? Rational(-*value) : *value;
      continue;
    }
    if (node.kind == Kind::plus) *result += *value;
    if (node.kind == Kind::minus) *result -= *value;
    if (node.kind == Kind::times) *result *= *value;
    if (node.kind == Kind::least) result = std::min(*result, *value);
    if (node.kind == Kind::greatest) result = std::max(*result, *value);
    if (node.kind != Kind::divided) continue;
    if (*value == 0) return std::nullopt;
    *result /= *value;
  }
  return result;
}

std::string Arithmetic::formula(const std::vector<std::string>& cells) const {
  return formula_of(root_, cells);
}

/// How firmly an operator holds its parts together.
int Arithmetic::strength(Kind kind) {
  if (kind == Kind::plus || kind == Kind::minus) return 1;
  if (kind == Kind::times || kind == Kind::divided) return 2;
  return kind == Kind::negative ? 3 : 4;
}

std::string Arithmetic::formula_of(const Node& node, const std::vector<std::string>& cells) {
  const auto part = [&](std::size_t index, int needed) {
    auto text = formula_of(node.parts[index], cells);
    return strength(node.parts[index].kind) < needed ? "(" + text + ")" : text;
  };
  const auto between = [&](const char* sign) {
    const bool order_matters = node.kind == Kind::minus || node.kind == Kind::divided;
    const int own = strength(node.kind);
    return part(0, own) + sign + part(1, order_matters ? own + 1 : own);
  };
  switch (node.kind) {
    case Kind::number:
      return to_exact(node.number);
    case Kind::name:
      return cells.at(node.name);
    case Kind::negative:
      return "-" + part(0, strength(Kind::negative) + 1);
    case Kind::plus:
      return between("+");
    case Kind::minus:
      return between("-");
    case Kind::times:
      return between("*");
    case Kind::divided:
      return between("/");
    case Kind::least:
    case Kind::greatest:
      break;
  }
  std::vector<std::string> parts;
  for (const auto& each : node.parts) parts.push_back(formula_of(each, cells));
  return (node.kind == Kind::least ? "MIN(" : "MAX(") + joined(parts, ",") + ")";
}

bool Arithmetic::divides() const { return divides(root_); }

bool Arithmetic::divides(const Node& node) {
  return node.kind == Kind::divided || std::any_of(node.parts.begin(), node.parts.end(),
                                                   [](const Node& part) { return divides(part); });
}

}  // namespace bestek::workbooks
