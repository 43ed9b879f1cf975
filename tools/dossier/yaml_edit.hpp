// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/json.hpp"

namespace bestek {

/// A value with the way to write it: scalars keep their source ("61.20", "\"a: b\"").
struct YamlNode {
  Json value;          ///< of a scalar; an empty array or object for the others
  std::string source;  ///< of a scalar
  std::vector<std::pair<std::string, YamlNode>> members{};  ///< of an object, in order
  std::vector<YamlNode> items{};                            ///< of an array

  void add(std::string key, YamlNode node);
};

/// A text, in quotes when it would read as something else without.
YamlNode yaml_text(std::string_view text);
/// A number, from its exact decimal text of at most 15 digits.
YamlNode yaml_number(std::string_view decimal);
YamlNode yaml_map();
YamlNode yaml_list();

/// A value that was read: numbers as JSON writes them.
YamlNode yaml_of(const Json& value);

/// The value as JSON.
Json to_json(const YamlNode& node);

/// The value as YAML, one member or item on a line.
std::string to_yaml(const YamlNode& node);

/// The text with as few changes as possible, so that it reads as `wanted`: comments, quotes and
/// order stay. Items of lists belong together when they have the same dienst, van, gemeente, jaar
/// and aanbieder. Nothing when the text is written in a way that cannot be edited safely.
std::optional<std::string> edited_yaml(std::string_view text, const YamlNode& wanted);

}  // namespace bestek
