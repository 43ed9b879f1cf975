// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace bestek {

/// One of the shares that together are the whole of the work: `--deel 2/4`.
struct Share {
  std::size_t number = 1;  ///< from 1
  std::size_t count = 1;

  bool is_whole() const { return count == 1; }
  bool holds(std::size_t index) const { return index % count == number - 1; }
};

/// "2/4"; nothing for other text, or for a number above the count.
std::optional<Share> parse_share(std::string_view text);

}  // namespace bestek
