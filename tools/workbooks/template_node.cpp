// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "workbooks/template_node.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "common/dutch.hpp"
#include "common/text.hpp"
#include "dossier/model.hpp"
#include "workbooks/sheet_text.hpp"

namespace bestek::workbooks {

SourcePosition TemplateNode::position_of(const Place& place) const {
  return {source_->name, static_cast<int>(place.line),
          SourceLines(source_->text).code_point_column(source_->text, place.line, place.column),
          static_cast<int>(place.length)};
}

void TemplateNode::report(std::string message, std::string help) const {
  findings().push_back(template_finding(position(), std::move(message), std::move(help)));
}

bool TemplateNode::is_block(const std::vector<std::string>& known) const {
  if (!value_->is_object()) {
    report("hier moet een blok met sleutels staan", "sleutels zijn: " + dutch::enumeration(known));
    return false;
  }
  for (const auto& key : keys()) {
    if (std::find(known.begin(), known.end(), key) != known.end()) continue;
    findings().push_back(template_finding(find(key)->key_position(),
                                          fmt::format("onbekende sleutel \"{}\"", key),
                                          suggestion(key, known)));
  }
  return true;
}

std::vector<std::string> TemplateNode::keys() const {
  std::vector<std::string> keys;
  for (const auto& item : value_->items()) keys.push_back(item.key());
  return keys;
}

std::optional<TemplateNode> TemplateNode::find(const std::string& key) const {
  const auto found = value_->find(key);
  if (found == value_->end()) return std::nullopt;
  const auto index = static_cast<std::size_t>(std::distance(value_->begin(), found));
  return TemplateNode(*found, positions_->children.at(index), *source_);
}

std::optional<TemplateNode> TemplateNode::need(const std::string& key) const {
  auto child = find(key);
  if (!child) report(fmt::format("\"{}\" ontbreekt", key), "voeg deze sleutel toe");
  return child;
}

std::vector<TemplateNode> TemplateNode::items() const {
  std::vector<TemplateNode> nodes;
  if (!value_->is_array()) {
    report("hier moet een lijst staan", "begin elke regel van de lijst met een streepje");
    return nodes;
  }
  for (std::size_t i = 0; i < value_->size(); ++i)
    nodes.emplace_back(value_->at(i), positions_->children.at(i), *source_);
  return nodes;
}

std::string TemplateNode::text() const {
  if (value_->is_string()) return value_->get<std::string>();
  report("hier moet tekst staan", "zet een getal, ja/nee-waarde of code tussen aanhalingstekens");
  return "";
}

std::optional<Rational> TemplateNode::number() const {
  if (value_->is_number()) return exact_number(*value_);
  report("hier moet een getal staan", "schrijf het getal zonder aanhalingstekens en met een punt");
  return std::nullopt;
}

bool TemplateNode::yes_or_no() const { return one_of({"nee", "ja"}) == 1; }

std::size_t TemplateNode::one_of(const std::vector<std::string>& words) const {
  const auto word = value_->is_string() ? value_->get<std::string>() : value_->dump();
  const auto found = std::find(words.begin(), words.end(), word);
  if (found != words.end()) return static_cast<std::size_t>(found - words.begin());
  report(fmt::format("\"{}\" kan hier niet staan", word),
         "kies uit: " + dutch::enumeration(words, "of"));
  return 0;
}

}  // namespace bestek::workbooks
