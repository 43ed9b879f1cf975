// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "common/json.hpp"
#include "view/fields.hpp"

/// What a tag does with the value of a field, in documents and in sheets: {{tarief | euro}}.
namespace bestek::view {

/// Why a value cannot be shown: Dutch, for a finding at the tag.
struct TagProblem {
  std::string message;
  std::string help;
};

using TagText = std::variant<std::string, TagProblem>;

/// The value as text after its filters. Filters: euro, euro4, datum, voluit, getal, procent,
/// hoofdletter, lijst. A value that is empty, a list or a block without a filter for it, a filter
/// that does not fit the value, and an unknown filter are problems.
TagText text_of_value(const Json& value, const std::vector<std::string>& filters);

/// The names of all filters, sorted.
std::vector<std::string> filter_names();

bool is_filter(std::string_view name);

/// "onbekend filter "eur"", with the nearest name as help.
TagProblem unknown_filter(const std::string& name);

/// True when a value of this kind can have the filter, which is one that there is.
bool filter_fits(std::string_view name, FieldKind kind);

}  // namespace bestek::view
