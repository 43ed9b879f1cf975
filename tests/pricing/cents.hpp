// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include "exact_values.hpp"
#include "pricing/budget_cents.hpp"

namespace bestek::pricing {

inline Cents cents(std::string_view euro) { return to_cents(bestek::testing::exact(euro)); }

}  // namespace bestek::pricing
