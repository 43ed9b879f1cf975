// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <string_view>

namespace bestek::rules {

/// ISO 13616: the first four characters moved to the end, letters read as 10 to 35, modulo 97 is 1.
constexpr bool is_iban(std::string_view iban) {
  if (iban.size() < 5) return false;
  unsigned rest = 0;
  for (std::size_t i = 0; i < iban.size(); ++i) {
    const char c = iban[(i + 4) % iban.size()];
    if (c >= '0' && c <= '9') {
      rest = (rest * 10 + static_cast<unsigned>(c - '0')) % 97;
    } else if (c >= 'A' && c <= 'Z') {
      rest = (rest * 100 + static_cast<unsigned>(c - 'A') + 10) % 97;
    } else {
      return false;
    }
  }
  return rest == 1;
}

/// BSN and RSIN: nine digits, weighted 9 8 7 6 5 4 3 2 -1, sum divisible by 11.
constexpr bool passes_elfproef(std::string_view digits) {
  if (digits.size() != 9) return false;
  int sum = 0;
  for (std::size_t i = 0; i < 9; ++i) {
    const int digit = digits[i] - '0';
    if (digit < 0 || digit > 9) return false;
    sum += digit * (i == 8 ? -1 : 9 - static_cast<int>(i));
  }
  return sum % 11 == 0;
}

static_assert(passes_elfproef("123456782"));  // iStandaarden, elfproef
static_assert(!passes_elfproef("123456783"));
static_assert(is_iban("GB82WEST12345698765432"));  // the example of ISO 13616
static_assert(!is_iban("GB83WEST12345698765432"));

}  // namespace bestek::rules
