// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <string>
#include <string_view>

#include "common/json.hpp"

namespace bestek {

/// What a plain (unquoted) YAML scalar means.
struct PlainScalar {
  Json value;
  std::string problem;  ///< Dutch, empty when there is none
  std::string help;
};

/// The YAML 1.2 core schema, kept narrow (see read_yaml). A number in a form that could also be a
/// code ("45E12", "0x1F", "1_000", more than 15 digits) is a problem, and is then text.
PlainScalar read_plain_scalar(std::string_view text);

}  // namespace bestek
