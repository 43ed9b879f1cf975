// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include <fmt/format.h>

#include <map>
#include <set>
#include <tuple>
#include <unordered_set>

#include "common/dutch.hpp"
#include "dossier/rules/rule.hpp"

/// What is there but not used, used but not there, or there twice.
namespace bestek::rules {

namespace {

using Ids = std::unordered_set<std::string>;

Ids ids_used(const Context& context, const char* list, const char* key) {
  Ids used;
  each(context, list, [&](const Json& item, const Where&) { used.insert(text_of(item, key)); });
  return used;
}

/// Reports the kenmerk of each item of `list` that `used` lacks.
template <class Message>
void report_unused(Context& context, const char* items, const Ids& used, const Message& message,
                   const char* help) {
  each(context, items, [&](const Json& item, const Where& where) {
    if (!used.contains(text_of(item, "kenmerk")))
      context.report(where / "kenmerk", message(text_of(item, "naam")), help);
  });
}

void check_offered(Context& context) {
  if (member(context.round(), "aanbieders") == nullptr) return;
  Ids offered;
  each(context, "aanbieders", [&](const Json& provider, const Where&) {
    for (const auto& id : provider.at("diensten")) offered.insert(id.get_ref<const std::string&>());
  });
  report_unused(
      context, "diensten", offered,
      [](const auto& name) { return fmt::format("geen enkele aanbieder biedt {} aan", name); },
      "zoek een aanbieder voor deze dienst, vul diensten bij een aanbieder aan, of verwijder de "
      "dienst");
}

void check_municipality_volume(Context& context) {
  if (member(context.round(), "volumes") == nullptr) return;
  report_unused(
      context, "gemeenten", ids_used(context, "volumes", "gemeente"),
      [](const auto& name) { return fmt::format("{} heeft nog geen hoeveelheden", name); },
      "voeg bij volumes een regel toe voor elke dienst die deze gemeente verwacht");
}

void check_service_volume(Context& context) {
  if (member(context.round(), "volumes") == nullptr) return;
  report_unused(
      context, "diensten", ids_used(context, "volumes", "dienst"),
      [](const auto& name) { return fmt::format("{} heeft nog geen hoeveelheden", name); },
      "voeg bij volumes een regel toe voor elke gemeente die deze dienst verwacht");
}

void check_service_tariff(Context& context) {
  if (member(context.round(), "tarieven") == nullptr) return;
  report_unused(
      context, "diensten", ids_used(context, "tarieven", "dienst"),
      [](const auto& name) { return fmt::format("{} heeft nog geen tarief", name); },
      "voeg bij tarieven een regel toe voor deze dienst");
}

bool offers(const Json& provider, const std::string& service) {
  for (const auto& id : provider.at("diensten")) {
    if (id == service) return true;
  }
  return false;
}

void check_tariff_for_offered(Context& context) {
  each(context, "tarieven", [&](const Json& tariff, const Where& at) {
    const auto& service = text_of(tariff, "dienst");
    each(tariff, "onderhandeld", at, [&](const Json& agreed, const Where& where) {
      const auto* provider = context.provider(text_of(agreed, "aanbieder"));
      if (provider == nullptr || offers(*provider, service)) return;
      context.report(where / "aanbieder",
                     fmt::format("{} biedt {} niet aan, maar heeft er wel een tarief voor",
                                 text_of(*provider, "naam"), service),
                     fmt::format("voeg {} toe aan de diensten van de aanbieder, of verwijder deze "
                                 "regel",
                                 service));
    });
  });
}

void check_agreed_once(Context& context) {
  each(context, "tarieven", [&](const Json& tariff, const Where& at) {
    Ids seen;
    each(tariff, "onderhandeld", at, [&](const Json& agreed, const Where& where) {
      const auto& id = text_of(agreed, "aanbieder");
      if (seen.insert(id).second) return;
      context.report(where / "aanbieder",
                     fmt::format("voor {} staat hier al een tarief in deze periode", id),
                     "laat alleen het tarief staan dat is afgesproken; bij een nieuw tarief hoort "
                     "een nieuwe periode");
    });
  });
}

void check_agreed_with_all(Context& context) {
  std::map<std::string, Ids> agreed;
  each(context, "tarieven", [&](const Json& tariff, const Where& at) {
    each(tariff, "onderhandeld", at, [&](const Json& item, const Where&) {
      agreed[text_of(tariff, "dienst")].insert(text_of(item, "aanbieder"));
    });
  });
  each(context, "aanbieders", [&](const Json& provider, const Where& where) {
    const Where services(where, "diensten");
    for (std::size_t i = 0; i < provider.at("diensten").size(); ++i) {
      const auto found = agreed.find(provider.at("diensten")[i].get_ref<const std::string&>());
      if (found == agreed.end() || found->second.contains(text_of(provider, "kenmerk"))) continue;
      context.report(services / i,
                     fmt::format("met {} is nog geen tarief afgesproken voor {}",
                                 text_of(provider, "naam"), found->first),
                     "met andere aanbieders is dat wel gebeurd; vul onderhandeld aan, of haal de "
                     "dienst weg bij deze aanbieder");
    }
  });
}

void check_volume_once(Context& context) {
  std::map<std::tuple<std::string, std::string, std::int64_t, std::string>, std::size_t> seen;
  std::size_t index = 0;
  each(context, "volumes", [&](const Json& volume, const Where& where) {
    const auto [first, is_new] = seen.emplace(
        std::tuple(text_of(volume, "gemeente"), text_of(volume, "dienst"),
                   volume.at("jaar").get<std::int64_t>(), text_of(volume, "aanbieder")),
        index++);
    if (is_new) return;
    const Where top;
    const Where rows(top, "volumes");
    context.report(
        where / "hoeveelheid",
        fmt::format("{}, {} en {} hebben al een hoeveelheid ({})", text_of(volume, "gemeente"),
                    text_of(volume, "dienst"), volume.at("jaar").get<std::int64_t>(),
                    context.place_of(rows / first->second, where)),
        "tel de twee bij elkaar op, of verwijder de dubbele regel");
  });
}

void check_budget_once(Context& context) {
  each(context, "gemeenten", [&](const Json& municipality, const Where& at) {
    std::set<std::int64_t> seen;
    each(municipality, "budget", at, [&](const Json& budget, const Where& where) {
      const auto year = budget.at("jaar").get<std::int64_t>();
      if (seen.insert(year).second) return;
      context.report(
          where / "jaar",
          fmt::format("{} heeft al een budget voor {}", text_of(municipality, "naam"), year),
          "laat één bedrag per jaar staan");
    });
  });
}

void check_criterion_used(Context& context) {
  const auto* principles = member(context.round(), "uitgangspunten");
  const auto* models = member(context.round(), "contractmodellen");
  if (principles == nullptr || principles->empty() || models == nullptr) return;
  Ids used;
  for (const auto& principle : *principles) {
    for (const auto& id : principle.at("criteria")) used.insert(id.get_ref<const std::string&>());
  }
  const Where top;
  const Where at(top, "contractmodellen");
  each(*models, "criteria", at, [&](const Json& criterion, const Where& where) {
    if (used.contains(text_of(criterion, "kenmerk"))) return;
    context.report(
        where / "kenmerk",
        fmt::format("criterium {} hoort bij geen enkel uitgangspunt", text_of(criterion, "titel")),
        "noem het bij criteria van het uitgangspunt dat het meet, of laat het weg");
  });
}

std::string theme_of(const std::string& nr) { return nr.substr(0, nr.find('.')); }

void check_theme_exists(Context& context) {
  if (member(context.round(), "onderhandelthemas") == nullptr) return;
  const auto themes = ids_used(context, "onderhandelthemas", "nr");
  each(context, "onderhandelpunten", [&](const Json& point, const Where& where) {
    const auto theme = theme_of(text_of(point, "nr"));
    if (themes.contains(theme)) return;
    context.report(
        where / "nr",
        fmt::format("punt {} hoort bij thema {}, en dat is er niet", text_of(point, "nr"), theme),
        "voeg het thema toe aan onderhandelthemas, of verbeter het nummer");
  });
}

void check_theme_used(Context& context) {
  if (member(context.round(), "onderhandelpunten") == nullptr) return;
  Ids used;
  each(context, "onderhandelpunten",
       [&](const Json& point, const Where&) { used.insert(theme_of(text_of(point, "nr"))); });
  each(context, "onderhandelthemas", [&](const Json& theme, const Where& where) {
    if (used.contains(text_of(theme, "nr"))) return;
    context.report(where / "nr", fmt::format("thema {} heeft geen punten", text_of(theme, "titel")),
                   "voeg een punt toe, of verwijder het thema: het geeft een lege kop");
  });
}

void check_scale(Context& context) {
  const auto& scale = text_of(context.head(), "schaalniveau");
  const auto* list = member(context.round(), "gemeenten");
  if (list == nullptr || (scale == "lokaal") == (list->size() == 1)) return;
  context.report(
      "/ronde/schaalniveau",
      fmt::format("schaalniveau {} past niet bij {}", scale,
                  dutch::counted(static_cast<std::int64_t>(list->size()), "gemeente", "gemeenten")),
      "lokaal is binnen één gemeente; regionaal en bovenregionaal zijn voor gemeenten die "
      "samen inkopen");
}

constexpr Rule reference_rule_list[] = {
    {{"B120", "waarschuwing", "geen enkele aanbieder biedt een dienst aan",
      "Inwoners kunnen deze dienst dan niet krijgen.", "",
      "aanbieders:\n  - {diensten: [bgi]}\n  - {diensten: [bgi]}\n  - {diensten: [bgi]}\n"},
     check_offered},
    {{"B121", "advies", "een gemeente heeft geen hoeveelheden",
      "Zonder hoeveelheden telt de gemeente niet mee in de raming.", "",
      "volumes:\n  - {}\n  - {}\n  - {gemeente: bovendam, jaar: 2016}\n"},
     check_municipality_volume},
    {{"B122", "advies", "een dienst heeft geen hoeveelheden",
      "Zonder hoeveelheden telt de dienst niet mee in de raming.", "",
      "volumes:\n  - {}\n  - {dienst: bgi, jaar: 2016}\n"},
     check_service_volume},
    {{"B123", "waarschuwing", "een dienst heeft geen tarief",
      "Een convenant noemt voor elke dienst een tarief.", "nota inkoop en contractering, stap 7",
      "tarieven:\n  - {}\n  - {dienst: bgi, geldig: {van: 2016-01-01, tot: 2016-12-31}}\n"},
     check_service_tariff},
    {{"B124", "fout", "een tarief voor een dienst die de aanbieder niet aanbiedt",
      "De aanbieder krijgt anders een convenant met een tarief voor iets dat hij niet levert.", "",
      "aanbieders:\n  - {}\n  - {}\n  - {diensten: [bgg]}\n"},
     check_tariff_for_offered},
    {{"B125", "fout", "een aanbieder heeft twee tarieven voor dezelfde dienst en periode",
      "Dan is niet te zien welk tarief geldt.", "",
      "tarieven:\n  - onderhandeld:\n    - {aanbieder: lindehof}\n    - {aanbieder: lindehof}\n"},
     check_agreed_once},
    {{"B126", "advies", "met een aanbieder is nog geen tarief afgesproken",
      "Voor deze dienst zijn er met andere aanbieders al tarieven.",
      "nota inkoop en contractering, stap 7",
      "aanbieders:\n  - {}\n  - {}\n  - {diensten: [bgi, bgg]}\n"},
     check_agreed_with_all},
    {{"B127", "fout", "een hoeveelheid staat er twee keer",
      "Per gemeente, dienst en jaar is er één hoeveelheid; anders telt de raming dubbel.", "",
      "volumes:\n  - {gemeente: bovendam, dienst: bgi, jaar: 2015}\n"
      "  - {gemeente: bovendam, dienst: bgi, jaar: 2015}\n"},
     check_volume_once},
    {{"B128", "fout", "een gemeente heeft twee budgetten voor hetzelfde jaar",
      "Dan is niet te zien welk budget geldt.", "",
      "gemeenten:\n  - budget:\n    - {jaar: 2015, bedrag_eur: 900000}\n"
      "    - {jaar: 2015, bedrag_eur: 900000}\n"},
     check_budget_once},
    {{"B129", "advies", "een criterium hoort bij geen enkel uitgangspunt",
      "Het telt mee in de keuze van het contractmodel, terwijl niemand erom vroeg.",
      "nota inkoop en contractering § 2.1 en § 3.2",
      "uitgangspunten:\n  - {criteria: [samenwerking]}\n"
      "  - {criteria: [samenwerking]}\n"},
     check_criterion_used},
    {{"B130", "waarschuwing", "een onderhandelpunt hoort bij een thema dat er niet is",
      "Het deel van het nummer voor de punt is het thema; het punt komt anders onder een kop "
      "zonder "
      "titel.",
      "", "onderhandelpunten:\n  - {nr: \"9.1\"}\n"},
     check_theme_exists},
    {{"B131", "advies", "een thema heeft geen punten", "Het geeft een lege kop in het document.",
      "",
      "onderhandelthemas:\n  - {nr: \"1\", titel: Toegang}\n  - {nr: \"2\", titel: Wachttijd}\n"
      "  - {nr: \"3\", titel: Leeg}\n"},
     check_theme_used},
    {{"B132", "waarschuwing", "het schaalniveau past niet bij het aantal gemeenten",
      "Lokaal is binnen één gemeente.", "nota inkoop en contractering § 3.2",
      "ronde:\n  schaalniveau: lokaal\n"},
     check_scale},
};

}  // namespace

Rules reference_rules() { return reference_rule_list; }

}  // namespace bestek::rules
