// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <string_view>

#include "common/date.hpp"
#include "common/decimal.hpp"

/// Values as tests write them.
namespace bestek::testing {

inline Date day(std::string_view iso) { return parse_date(iso).value(); }
inline Rational exact(std::string_view text) { return parse_decimal(text).value(); }

}  // namespace bestek::testing
