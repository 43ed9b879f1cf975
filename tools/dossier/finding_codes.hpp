// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <span>
#include <string_view>

namespace bestek {

/// What `bestek toets --codes` says of a code. Codes are stable: one is never used for another
/// thing.
struct FindingCode {
  std::string_view code;
  std::string_view severity;
  std::string_view title;        ///< what is wrong
  std::string_view explanation;  ///< why that matters and how to mend it
  std::string_view source =
      {};  ///< law, paragraph of the nota, standard; empty for the format itself
  std::string_view example = {};  ///< a line or a few of YAML in which it goes wrong
};

std::span<const FindingCode> finding_codes();

}  // namespace bestek
