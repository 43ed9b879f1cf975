// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "workbooks/template_parts.hpp"

#include <fmt/format.h>

#include "common/text.hpp"

namespace bestek::workbooks {

namespace {

constexpr int widest_column = 255;  // of Excel, in characters
constexpr int longest_list = 255;   // of choices in Excel, with the commas between them
constexpr int standard_length = 1000;

/// What stands for a value of the view, a number or an ISO date.
std::optional<Bound> bound_of(const Node& block, const std::string& key) {
  const auto node = block.find(key);
  if (!node) return std::nullopt;
  if (!node->is_text()) {
    const auto number = node->number();
    return number ? std::optional<Bound>(*number) : std::nullopt;
  }
  if (const auto date = parse_date(node->text())) return Bound(*date);
  auto path = path_of(*node);
  return path ? std::optional<Bound>(std::move(*path)) : std::nullopt;
}

std::vector<std::string> choices_to_pick(const Node& node) {
  std::vector<std::string> choices;
  int length = 0;
  for (const auto& item : node.items()) {
    choices.push_back(item.text());
    const auto& choice = choices.back();
    length += static_cast<int>(excel_length(choice)) + 1;
    if (choice.empty() || choice.find_first_of(",|") != std::string::npos)
      item.report("een keuze is tekst zonder komma en zonder |", "kies andere woorden");
  }
  if (choices.empty())
    node.report("er moet ten minste één keuze zijn", "noem de keuzes: [ja, nee]");
  if (length - 1 > longest_list)
    node.report(fmt::format("de keuzes zijn samen langer dan {} tekens", longest_list),
                "kies kortere woorden: meer past niet in een keuzelijst van Excel");
  return choices;
}

InputKind kind_of(const Node& block, InputKind standard) {
  const auto node = block.find("soort");
  if (!node) return standard;
  const auto kind = static_cast<InputKind>(
      node->one_of({"getal", "bedrag", "procent", "tekst", "datum", "keuze"}));
  const bool fits = kind == standard || (kind == InputKind::choice && standard == InputKind::text);
  if (!fits)
    node->report("deze soort invoer past niet bij de opmaak van de kolom",
                 "laat soort weg, of kies de opmaak die erbij hoort");
  return kind;
}

void check_bounds(const Node& node, const Input& input) {
  const bool is_bounded = input.kind != InputKind::text && input.kind != InputKind::choice;
  for (const auto* key : {"minimum", "maximum"}) {
    const auto bound = node.find(key);
    if (!bound) continue;
    if (!is_bounded) bound->report("grenzen horen bij getallen en datums", "laat deze grens weg");
    const auto& value = key == std::string("minimum") ? input.minimum : input.maximum;
    const bool is_date = value && std::holds_alternative<Date>(*value);
    const bool is_number = value && std::holds_alternative<Rational>(*value);
    const bool wants_date = input.kind == InputKind::date;
    if (is_bounded && ((is_date && !wants_date) || (is_number && wants_date)))
      bound->report("deze grens past niet bij de soort invoer",
                    "schrijf een getal, of een datum zoals \"2015-01-31\"");
  }
}

}  // namespace

Text text_of(const Node& node) { return parse_text(node.text(), node.position(), node.findings()); }

Text needed_text(const Node& block, const std::string& key) {
  const auto node = block.need(key);
  return node ? text_of(*node) : Text{};
}

Text optional_text(const Node& block, const std::string& key) {
  const auto node = block.find(key);
  return node ? text_of(*node) : Text{};
}

bool yes(const Node& block, const std::string& key) {
  const auto node = block.find(key);
  return node && node->yes_or_no();
}

std::optional<Path> path_of(const Node& node) {
  return parse_path(node.text(), node.position(), node.findings());
}

std::optional<Condition> condition_of(const Node& block) {
  const auto node = block.find("als");
  if (!node) return std::nullopt;
  if (node->is_text()) {
    auto path = path_of(*node);
    return path ? std::optional(Condition{std::move(*path), std::nullopt}) : std::nullopt;
  }
  const auto keys = node->is_list() ? std::vector<std::string>() : node->keys();
  if (keys.size() != 1) {
    node->report("hier moet één voorwaarde staan",
                 "schrijf als: is_vast, of als: {dienst.eenheid: uur}");
    return std::nullopt;
  }
  auto path = parse_path(keys.front(), node->position(), node->findings());
  if (!path) return std::nullopt;
  return Condition{std::move(*path), node->find(keys.front())->text()};
}

std::optional<int> whole_number(const Node& node, int least, int most) {
  const auto number = node.number();
  if (!number) return std::nullopt;
  if (*number >= least && *number <= most && *number == round_half_up(*number, 0))
    return number->convert_to<int>();
  node.report("dit getal kan hier niet",
              fmt::format("kies een heel getal van {} tot en met {}", least, most));
  return std::nullopt;
}

std::optional<double> width_of(const Node& block, const std::string& key) {
  const auto node = block.find(key);
  const auto width = node ? node->number() : std::nullopt;
  if (!width) return std::nullopt;
  if (*width <= 0 || *width > widest_column) {
    node->report("deze breedte kan niet",
                 fmt::format("kies een breedte in tekens, van 1 tot en met {}", widest_column));
  }
  return width->convert_to<double>();
}

std::optional<Colour> named_colour(const Node& block, const std::string& key,
                                   const Colours& colours) {
  const auto node = block.find(key);
  if (!node) return std::nullopt;
  const auto name = node->text();
  const auto found = colours.find(name);
  if (found != colours.end()) return found->second;
  std::vector<std::string> names;
  for (const auto& [known, colour] : colours) names.push_back(known);
  node->report(fmt::format("er is geen kleur \"{}\"", name), suggestion(name, names));
  return std::nullopt;
}

Choices<Text> optional_texts(const Node& block, const std::string& key) {
  const auto node = block.find(key);
  return node ? choices_of<Text>(*node, [](const Node& n) { return std::optional(text_of(n)); })
              : Choices<Text>{};
}

Input input_of(const Node& node, InputKind standard) {
  Input input;
  if (!node.is_block({"soort", "minimum", "maximum", "keuzes", "lengte", "als", "titel", "uitleg",
                      "fouttitel", "fout", "lees"}))
    return input;
  input.kind = kind_of(node, standard);
  input.minimum = bound_of(node, "minimum");
  input.maximum = bound_of(node, "maximum");
  check_bounds(node, input);
  if (const auto choices = node.find("keuzes")) {
    input.choices = choices_to_pick(*choices);
    if (input.kind != InputKind::choice)
      choices->report("keuzes horen bij soort: keuze", "zet soort: keuze bij deze invoer");
  } else if (input.kind == InputKind::choice) {
    node.report("\"keuzes\" ontbreekt", "noem de keuzes: [ja, nee]");
  }
  input.longest = input.kind == InputKind::text ? standard_length : 0;
  if (const auto length = node.find("lengte"))
    input.longest =
        whole_number(*length, 1, static_cast<int>(longest_cell)).value_or(standard_length);
  input.title = needed_text(node, "titel");
  input.error_title = needed_text(node, "fouttitel");
  input.message = optional_texts(node, "uitleg");
  input.error = optional_texts(node, "fout");
  if (const auto name = node.find("lees")) input.name = text_of(*name);
  input.when = condition_of(node);
  return input;
}

}  // namespace bestek::workbooks
