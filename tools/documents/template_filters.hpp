// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <string>
#include <variant>
#include <vector>

#include "common/json.hpp"

namespace bestek::documents {

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

}  // namespace bestek::documents
