// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/decimal.hpp"
#include "common/finding.hpp"
#include "common/json.hpp"
#include "view/view.hpp"

/// What a sheet template says in its texts, paths and conditions, and what that becomes for a view.
/// A name that the view does not know, or that is empty where something must stand, is a finding of
/// code B040 at the place in the template; never a blank.
namespace bestek::workbooks {

/// What a template sees: first the row of the table (when there is one), then the whole view.
struct Scope {
  const view::View& view;
  const Json* row = nullptr;
};

/// "dienst.naam"
struct Path {
  std::string text;
  SourcePosition position;
  std::vector<std::string> names;  ///< {"dienst", "naam"}
};

struct TextPart {
  std::string literal;
  std::optional<Path> path;            ///< comes after the literal
  std::vector<std::string> filters{};  ///< of view/filters, one after the other
};

/// "Tarief voor {{dienst.naam}}", taken apart.
struct Text {
  std::vector<TextPart> parts;
  SourcePosition position;
};

/// Holds when the path is neither empty nor false; or, with `equals`, when it is that word.
struct Condition {
  Path path;
  std::optional<std::string> equals;
};

/// One of several; the first whose condition holds is taken.
template <class Item>
struct Choice {
  std::optional<Condition> when;
  Item item;
};
template <class Item>
using Choices = std::vector<Choice<Item>>;

/// A finding of code B040.
Finding template_finding(SourcePosition position, std::string message, std::string help);

std::optional<Path> parse_path(std::string_view text, const SourcePosition& position,
                               Findings& findings);
Text parse_text(std::string_view text, const SourcePosition& position, Findings& findings);

/// The value at the path; null also when something on the way to it is null. Nothing, with a
/// finding, when the view does not know the path.
const Json* find_value(const Path& path, const Scope& scope, Findings& findings);

/// The exact number at the path; nothing when it is null or, with a finding, not a number.
std::optional<Rational> find_number(const Path& path, const Scope& scope, Findings& findings);

std::string render(const Text& text, const Scope& scope, Findings& findings);

bool holds(const std::optional<Condition>& condition, const Scope& scope, Findings& findings);

/// The first choice that holds, or null.
template <class Item>
const Item* choose(const Choices<Item>& choices, const Scope& scope, Findings& findings) {
  for (const auto& choice : choices) {
    if (holds(choice.when, scope, findings)) return &choice.item;
  }
  return nullptr;
}

}  // namespace bestek::workbooks
