// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include <fmt/format.h>

#include <algorithm>

#include "common/text.hpp"
#include "dossier/model/funding.hpp"

namespace bestek {

namespace {

struct Kind {
  ScenarioKind kind;
  const char* name;
};

constexpr Kind kinds[] = {{ScenarioKind::tariff, "tarief"},
                          {ScenarioKind::volume, "volume"},
                          {ScenarioKind::budget, "budget"}};

constexpr const char* form = "schrijf bijvoorbeeld tarief:+2%, volume:-5% of tarief:KENMERK:+2%";

/// The smallest and greatest percentage of a change.
constexpr int least = -100;
constexpr int most = 1000;

ScenarioProblem wrong(std::string_view text, std::string_view why, std::string help = form) {
  return {fmt::format("\"{}\" is geen wijziging van een scenario: {}", text, why), std::move(help)};
}

}  // namespace

std::variant<ScenarioChange, ScenarioProblem> parse_scenario_change(std::string_view text) {
  const auto whole = trimmed(text);
  const auto parts = split(whole, ':');
  if (parts.size() < 2 || parts.size() > 3)
    return wrong(whole, "er hoort een dubbele punt tussen wat verandert en hoeveel");
  const auto kind = std::find_if(std::begin(kinds), std::end(kinds),
                                 [&](const Kind& k) { return parts[0] == k.name; });
  if (kind == std::end(kinds)) {
    const auto guess = suggestion(parts[0], {"tarief", "volume", "budget"});
    return wrong(whole, fmt::format("\"{}\" kan niet veranderen", parts[0]),
                 guess.empty() ? form : guess);
  }
  if (parts.size() == 3 && parts[1].empty())
    return wrong(whole, "tussen de dubbele punten staat geen kenmerk");
  std::string_view number = parts.back();
  const bool negative = number.starts_with('-');
  if (!negative && !number.starts_with('+'))
    return wrong(whole, "het percentage begint niet met + of -");
  if (!number.ends_with('%')) return wrong(whole, "achter het getal staat geen %");
  number = number.substr(1, number.size() - 2);
  if (number.find(',') != std::string_view::npos)
    return wrong(whole, "een percentage heeft een punt, geen komma", "schrijf een punt: +2.5%");
  const auto value = parse_decimal(number);
  if (!value || number.starts_with('-'))
    return wrong(whole, fmt::format("\"{}\" is geen getal", number));
  const Rational percentage = negative ? Rational(-*value) : *value;
  if (percentage < least || percentage > most)
    return wrong(whole, fmt::format("het percentage ligt niet tussen {} en {}", least, most));
  return ScenarioChange{kind->kind, parts.size() == 3 ? parts[1] : "", percentage};
}

std::optional<ScenarioProblem> problem_of_target(const ScenarioChange& change,
                                                 const std::vector<std::string>& services,
                                                 const std::vector<std::string>& municipalities) {
  if (change.target.empty()) return std::nullopt;
  std::vector<std::string> known;
  const bool may_be_service = change.kind != ScenarioKind::budget;
  const bool may_be_municipality = change.kind != ScenarioKind::tariff;
  if (may_be_service) known = services;
  if (may_be_municipality) known.insert(known.end(), municipalities.begin(), municipalities.end());
  const auto count = std::count(known.begin(), known.end(), change.target);
  if (count == 1) return std::nullopt;
  const auto* what = !may_be_municipality ? "dienst"
                     : !may_be_service    ? "gemeente"
                                          : "dienst of gemeente";
  if (count > 1)
    return ScenarioProblem{
        fmt::format("\"{}\" is een dienst en ook een gemeente: \"{}\" is niet eenduidig",
                    change.target, to_text(change)),
        "geef een van de twee een ander kenmerk"};
  const auto guess = suggestion(change.target, known);
  return ScenarioProblem{
      fmt::format("onbekend kenmerk \"{}\" in \"{}\": er is geen {} met die naam", change.target,
                  to_text(change), what),
      guess.empty() ? fmt::format("neem het kenmerk van een {} over", what) : guess};
}

std::string to_text(const ScenarioChange& change) {
  const auto kind = std::find_if(std::begin(kinds), std::end(kinds),
                                 [&](const Kind& k) { return k.kind == change.kind; });
  const auto sign = change.percentage < 0 ? "" : "+";
  return fmt::format("{}:{}{}{}{}%", kind->name, change.target, change.target.empty() ? "" : ":",
                     sign, to_exact(change.percentage));
}

}  // namespace bestek
