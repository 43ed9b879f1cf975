// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include "workbooks/sheet_template.hpp"
#include "workbooks/template_node.hpp"

/// The parts that all blocks of a sheet template share.
namespace bestek::workbooks {

using Node = TemplateNode;

Text text_of(const Node& node);
Text needed_text(const Node& block, const std::string& key);
Text optional_text(const Node& block, const std::string& key);

bool yes(const Node& block, const std::string& key);

std::optional<Path> path_of(const Node& node);

/// `als: pad`, or `als: {pad: woord}`.
std::optional<Condition> condition_of(const Node& block);

/// A whole number from `least` to `most`; nothing, with a finding, for anything else.
std::optional<int> whole_number(const Node& node, int least, int most);

/// What block["breedte"] or another key says about a width, in characters.
std::optional<double> width_of(const Node& block, const std::string& key);

using Colours = std::map<std::string, Colour>;

/// The colour that block[key] names.
std::optional<Colour> named_colour(const Node& block, const std::string& key,
                                   const Colours& colours);

/// The texts of block[key]; none without it.
Choices<Text> optional_texts(const Node& block, const std::string& key);

Input input_of(const Node& node, InputKind standard);

/// One value, or a list of {als, dan} of which the first that holds is taken.
template <class Item, class Read>
Choices<Item> choices_of(const Node& node, const Read& read) {
  Choices<Item> choices;
  const auto add = [&](std::optional<Condition> when, const Node& item) {
    if (std::optional<Item> value = read(item))
      choices.push_back({std::move(when), std::move(*value)});
  };
  if (!node.is_list()) {
    add(std::nullopt, node);
    return choices;
  }
  for (const auto& item : node.items()) {
    if (!item.is_block({"als", "dan"})) continue;
    if (const auto value = item.need("dan")) add(condition_of(item), *value);
  }
  return choices;
}

}  // namespace bestek::workbooks
