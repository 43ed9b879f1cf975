// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "common/share.hpp"

#include <charconv>

namespace bestek {

namespace {

constexpr std::size_t most_shares = 100'000;

std::optional<std::size_t> parse_count(std::string_view text) {
  std::size_t value = 0;
  const auto* end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, value);
  const bool is_count = read.ec == std::errc() && read.ptr == end && value > 0;
  return is_count && value <= most_shares ? std::optional(value) : std::nullopt;
}

}  // namespace

std::optional<Share> parse_share(std::string_view text) {
  const auto slash = text.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  const auto number = parse_count(text.substr(0, slash));
  const auto count = parse_count(text.substr(slash + 1));
  if (!number || !count || *number > *count) return std::nullopt;
  return Share{*number, *count};
}

}  // namespace bestek
