// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "dossier/rules/rule.hpp"

/// Sets of weights beside those of the criteria, and what a contract model must reach at least.
namespace bestek::rules {

namespace {

template <class F>
void each_weight_set(const Context& context, F f) {
  const auto* section = models_section(context);
  if (section == nullptr) return;
  const Where top;
  each(*section, "gewichtensets", Where(top, "contractmodellen"), f);
}

bool is_order(const Json& set) { return text_of(set, "wijze") == "volgorde"; }

/// The weights of a set that has them as its method asks.
const Json* weights_of(const Json& set) {
  return is_order(set) ? nullptr : member(set, "gewichten");
}

void check_method(Context& context) {
  each_weight_set(context, [&](const Json& set, const Where& where) {
    const auto* wanted = is_order(set) ? "volgorde" : "gewichten";
    const auto* other = is_order(set) ? "gewichten" : "volgorde";
    const auto report = [&](const std::string& message) {
      context.report(where / "wijze", message,
                     "punten en swing hebben gewichten; bij volgorde staat alleen de volgorde");
    };
    if (member(set, wanted) == nullptr)
      report(fmt::format("bij de wijze {} ontbreekt {}", text_of(set, "wijze"), wanted));
    if (member(set, other) != nullptr)
      report(fmt::format("bij de wijze {} hoort geen {}", text_of(set, "wijze"), other));
    if (text_of(set, "wijze") != "punten" && member(set, "totaal") != nullptr)
      report(fmt::format("bij de wijze {} hoort geen totaal", text_of(set, "wijze")));
  });
}

void check_complete(Context& context) {
  each_weight_set(context, [&](const Json& set, const Where& where) {
    const auto* key = is_order(set) ? "volgorde" : "gewichten";
    const auto* given = member(set, key);
    if (given == nullptr) return;  // B270
    std::vector<std::string> missing;
    for (const auto& criterion : models_section(context)->at("criteria")) {
      const auto& id = text_of(criterion, "kenmerk");
      const bool is_there = is_order(set)
                                ? std::find(given->begin(), given->end(), id) != given->end()
                                : given->contains(id);
      if (!is_there) missing.push_back(id);
    }
    if (missing.empty()) return;
    context.report(
        where / key,
        fmt::format("in de gewichtenset {} ontbreekt {}", text_of(set, "titel"), some_of(missing)),
        is_order(set) ? "noem elk criterium in de volgorde"
                      : "geef elk criterium een gewicht; 0 mag ook",
        true);
  });
}

Rational sum_of(const Json& weights) {
  Rational sum = 0;
  for (const auto& weight : weights) sum += exact_number(weight);
  return sum;
}

void check_total(Context& context) {
  each_weight_set(context, [&](const Json& set, const Where& where) {
    const auto* weights = weights_of(set);
    const auto total = number_of(set, "totaal");
    if (weights == nullptr || !total || sum_of(*weights) == *total) return;
    context.report(where / "totaal",
                   fmt::format("de gewichten van {} tellen op tot {}, niet tot {}",
                               text_of(set, "titel"), to_exact(sum_of(*weights)), to_exact(*total)),
                   "verbeter een gewicht of het totaal");
  });
}

void check_not_all_zero(Context& context) {
  each_weight_set(context, [&](const Json& set, const Where& where) {
    const auto* weights = weights_of(set);
    if (weights == nullptr || sum_of(*weights) > 0) return;
    context.report(
        where / "gewichten",
        fmt::format("in de gewichtenset {} zijn alle gewichten nul", text_of(set, "titel")),
        "geef ten minste één criterium een gewicht", true);
  });
}

void check_swing(Context& context) {
  each_weight_set(context, [&](const Json& set, const Where& where) {
    const auto* weights = weights_of(set);
    if (weights == nullptr || text_of(set, "wijze") != "swing") return;
    Rational highest = 0;
    for (const auto& weight : *weights) highest = std::max(highest, exact_number(weight));
    if (highest == 100) return;
    context.report(where / "gewichten",
                   fmt::format("bij swing krijgt de grootste stap 100, hier {}", to_exact(highest)),
                   "geef de stap die het meest telt 100 en de andere een deel daarvan; of kies "
                   "punten",
                   true);
  });
}

void check_reserved(Context& context) {
  each_weight_set(context, [&](const Json& set, const Where& where) {
    const auto& id = text_of(set, "kenmerk");
    if (id != "ronde" && id != "gelijk") return;
    context.report(where / "kenmerk",
                   fmt::format("\"{}\" is de naam van de gewichten bij de criteria zelf", id),
                   "geef deze set een ander kenmerk");
  });
}

void check_enough_models(Context& context) {
  const auto* section = models_section(context);
  if (section == nullptr || section->at("modellen").size() > 1) return;
  context.report("/contractmodellen/modellen", "er is maar één contractmodel om te vergelijken",
                 "voeg de andere contractmodellen toe; de nota noemt er dertien", true);
}

int level(const std::string& grade) { return grade == "+" ? 2 : grade == "+/-" ? 1 : 0; }

bool fails(const Json& model, const Json& requirement) {
  const auto& grade = text_of(model.at("beoordeling"), text_of(requirement, "criterium").c_str());
  return !grade.empty() && level(grade) < level(text_of(requirement, "minimaal"));
}

void check_someone_passes(Context& context) {
  const auto* section = models_section(context);
  const auto* requirements = section == nullptr ? nullptr : member(*section, "harde_eisen");
  if (requirements == nullptr) return;
  const auto& models = section->at("modellen");
  const bool all_fail = std::all_of(models.begin(), models.end(), [&](const Json& model) {
    return std::any_of(requirements->begin(), requirements->end(),
                       [&](const Json& requirement) { return fails(model, requirement); });
  });
  if (!all_fail) return;
  context.report("/contractmodellen/harde_eisen", "geen enkel contractmodel haalt de harde eisen",
                 "controleer de oordelen, of stel een eis minder streng", true);
}

void check_chosen_passes(Context& context) {
  const auto* section = models_section(context);
  if (section == nullptr) return;
  const Where top;
  each(*section, "harde_eisen", Where(top, "contractmodellen"),
       [&](const Json& requirement, const Where& where) {
         for (const auto& model : section->at("modellen")) {
           if (text_of(model, "kenmerk") != text_of(context.head(), "contractmodel") ||
               !fails(model, requirement))
             continue;
           context.report(where / "minimaal",
                          fmt::format("{}, het model van deze ronde, haalt deze eis niet",
                                      text_of(model, "titel")),
                          "kies een ander contractmodel, of leg uit waarom de eis vervalt");
         }
       });
}

constexpr Rule weight_rule_list[] = {
    {{"B270", "fout", "een gewichtenset past niet bij zijn wijze",
      "Punten en swing geven elk criterium een getal; bij volgorde ligt alleen de volgorde vast.",
      "",
      "contractmodellen:\n  gewichtensets:\n"
      "    - {kenmerk: raad, titel: Raad, wijze: volgorde, gewichten: {samenwerking: 1, invloed: "
      "1}}\n"},
     check_method},
    {{"B271", "fout", "in een gewichtenset ontbreekt een criterium",
      "Zonder gewicht is niet te zien of het criterium vergeten is of niet telt.", "",
      "contractmodellen:\n  gewichtensets:\n"
      "    - {kenmerk: raad, titel: Raad, wijze: punten, gewichten: {samenwerking: 1}}\n"},
     check_complete},
    {{"B272", "fout", "gewichten tellen niet op tot het totaal dat erbij staat",
      "Een vergeten of dubbel geteld gewicht verandert de rangorde.", "",
      "contractmodellen:\n  gewichtensets:\n"
      "    - {kenmerk: raad, titel: Raad, wijze: punten, totaal: 100, gewichten: {samenwerking: "
      "50, invloed: 40}}\n"},
     check_total},
    {{"B273", "fout", "in een gewichtenset zijn alle gewichten nul",
      "Dan krijgt elk contractmodel dezelfde score.", "",
      "contractmodellen:\n  gewichtensets:\n"
      "    - {kenmerk: raad, titel: Raad, wijze: punten, gewichten: {samenwerking: 0, invloed: "
      "0}}\n"},
     check_not_all_zero},
    {{"B274", "advies", "bij swing heeft geen criterium 100",
      "Swing vergelijkt elke stap van slechtst naar best met de belangrijkste, die 100 krijgt.", "",
      "contractmodellen:\n  gewichtensets:\n"
      "    - {kenmerk: raad, titel: Raad, wijze: swing, gewichten: {samenwerking: 60, invloed: "
      "40}}\n"},
     check_swing},
    {{"B275", "fout", "een gewichtenset heeft een gereserveerde naam",
      "In de uitkomst heten de gewichten bij de criteria zelf ronde, of gelijk als ze gelijk zijn.",
      "",
      "contractmodellen:\n  gewichtensets:\n"
      "    - {kenmerk: gelijk, titel: Raad, wijze: volgorde, volgorde: [invloed, "
      "samenwerking]}\n"},
     check_reserved},
    {{"B276", "fout", "er is maar één contractmodel", "Met één model valt er niets te vergelijken.",
      "nota inkoop en contractering § 3.1",
      "contractmodellen:\n  modellen:\n    - {kenmerk: samen}\n    - null\n"},
     check_enough_models},
    {{"B277", "fout", "geen enkel contractmodel haalt de harde eisen",
      "Dan blijft er niets over om te kiezen.", "",
      "contractmodellen:\n  harde_eisen:\n"
      "    - {criterium: samenwerking, minimaal: \"+\", reden: x}\n"
      "    - {criterium: invloed, minimaal: \"+\", reden: x}\n"},
     check_someone_passes},
    {{"B278", "waarschuwing", "het gekozen contractmodel haalt een harde eis niet",
      "Een eis die vooraf is gesteld, geldt ook voor het model van de ronde.", "",
      "contractmodellen:\n  harde_eisen:\n"
      "    - {criterium: invloed, minimaal: \"+\", reden: x}\n"},
     check_chosen_passes},
};

}  // namespace

Rules weight_rules() { return weight_rule_list; }

}  // namespace bestek::rules
