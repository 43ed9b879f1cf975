// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include <fmt/format.h>

#include <map>
#include <set>

#include "common/dutch.hpp"
#include "dossier/rules/rule.hpp"

/// What the nota asks of the steps that the log shows (§ 3.2 a).
namespace bestek::rules {

namespace {

void check_three_providers(Context& context) {
  const auto* first = context.first("presentatie");
  if (first == nullptr) return;
  std::set<std::string> invited;
  for (const auto& event : context.log()) {
    if (*event.step != "presentatie") continue;
    for (const auto* key : {"aanbieders", "aanwezig"}) {
      if (const auto* ids = member(*event.entry, key)) {
        for (const auto& id : *ids) invited.insert(id.get_ref<const std::string&>());
      }
    }
  }
  constexpr std::size_t least = 3;
  if (invited.empty() || invited.size() >= least) return;
  context.report(at_event(*first, "aanbieders"),
                 fmt::format("de procedure is gepresenteerd aan {}; de nota vraagt er ten minste 3",
                             dutch::counted(static_cast<std::int64_t>(invited.size()), "aanbieder",
                                            "aanbieders")),
                 "nodig meer aanbieders uit voordat u verdergaat");
}

/// The day on which each municipality first decided in favour.
std::map<std::string, Date> decisions(const Context& context, std::string_view step) {
  std::map<std::string, Date> days;
  for (const auto& event : context.log()) {
    const auto& decision = text_of(*event.entry, "besluit");
    if (*event.step != step || (decision != "vastgesteld" && decision != "akkoord")) continue;
    each_municipality(*event.entry, [&](const std::string& id) {
      const auto [found, is_new] = days.emplace(id, event.date);
      if (event.date < found->second) found->second = event.date;
    });
  }
  return days;
}

/// Every municipality has decided in `decision_step` before `next_step` begins.
void check_all_decided(Context& context, const char* decision_step, const char* next_step,
                       const char* what) {
  const auto* next = context.first(next_step);
  if (next == nullptr) return;
  const auto days = decisions(context, decision_step);
  std::vector<std::string> missing, late;
  each(context, "gemeenten", [&](const Json& municipality, const Where&) {
    const auto found = days.find(text_of(municipality, "kenmerk"));
    if (found == days.end()) {
      missing.push_back(text_of(municipality, "naam"));
    } else if (found->second > next->date) {
      late.push_back(text_of(municipality, "naam"));
    }
  });
  if (missing.empty() && late.empty()) return;
  const auto& names = missing.empty() ? late : missing;
  context.report(at_event(*next, "datum"),
                 fmt::format("op {} {} {} {} niet besloten over {}", dutch::long_date(next->date),
                             names.size() == 1 ? "had" : "hadden",
                             names.size() == 1 ? "het college van " + names.front()
                                               : "de colleges van " + some_of(names),
                             missing.empty() ? "nog" : "(volgens het verloop)", what),
                 fmt::format("voeg {} toe aan het verloop, of wacht met deze stap", decision_step));
}

void check_first_decision(Context& context) {
  check_all_decided(context, "eerste_besluitvorming", "plenair_overleg",
                    "het onderhandelingsdocument");
}

void check_second_decision(Context& context) {
  check_all_decided(context, "tweede_besluitvorming", "prijsonderhandeling", "de bandbreedtes");
}

void check_legitimation(Context& context) {
  const auto* decision = context.first("eerste_besluitvorming");
  if (decision == nullptr || context.has_reached("legitimering")) return;
  context.report(at_event(*decision, "stap"),
                 "de colleges besluiten, maar het verloop noemt geen gesprek met Wmo-raden",
                 "voeg legitimering toe, of bespreek het onderhandelingsdocument alsnog");
}

void check_open_points(Context& context) {
  const auto* talks = context.first("prijsonderhandeling");
  const auto& status = text_of(context.head().at("versie"), "status");
  if (talks == nullptr && status != "ondertekend") return;
  each(context, "onderhandelpunten", [&](const Json& point, const Where& where) {
    if (text_of(point, "status") != "open") return;
    context.report(
        where / "status",
        talks != nullptr
            ? fmt::format("punt {} staat nog open, terwijl de prijsonderhandelingen op {} "
                          "begonnen",
                          text_of(point, "nr"), dutch::long_date(talks->date))
            : fmt::format("punt {} staat nog open, terwijl de ronde ondertekend is",
                          text_of(point, "nr")),
        "bespreek het punt, en zet het op akkoord of vervallen");
  });
}

void check_meetings(Context& context) {
  const auto* next = context.first("voorbereiding_prijsonderhandelingen");
  if (next == nullptr) next = context.first("prijsonderhandeling");
  const auto* plan = member(context.head(), "overleg");
  if (next == nullptr || plan == nullptr || !plan->contains("aantal_plenair")) return;
  std::int64_t held = 0;
  for (const auto& event : context.log()) held += *event.step == "plenair_overleg" ? 1 : 0;
  const auto planned = plan->at("aantal_plenair").get<std::int64_t>();
  if (held >= planned) return;
  context.report(
      "/ronde/overleg/aantal_plenair",
      fmt::format("er zijn {} plenaire overleggen gepland, het verloop noemt er {}", planned, held),
      "vul het verloop aan, of verlaag het aantal als alle partijen het eerder eens waren");
}

void check_agreement(Context& context) {
  const auto* next = context.first("prijsonderhandeling");
  if (next == nullptr || !context.has_reached("plenair_overleg")) return;
  for (const auto& event : context.log()) {
    if (*event.step == "plenair_overleg" && text_of(*event.entry, "besluit") == "akkoord") return;
  }
  context.report(
      at_event(*next, "datum"),
      "de prijsonderhandelingen beginnen, maar geen plenair overleg eindigde met akkoord",
      "zet besluit: akkoord bij het overleg waarin alle partijen het eens werden");
}

void check_status(Context& context) {
  if (member(context.round(), "verloop") == nullptr) return;
  const auto& status = text_of(context.head().at("versie"), "status");
  const bool decided = !decisions(context, "eerste_besluitvorming").empty() ||
                       !decisions(context, "tweede_besluitvorming").empty();
  if (status == "vastgesteld" && !decided) {
    context.report("/ronde/versie/status",
                   "de status is vastgesteld, maar het verloop noemt geen besluit van een college",
                   "voeg het besluit toe aan het verloop, of zet de status op concept");
  } else if (status == "ondertekend" && !context.has_reached("prijsonderhandeling")) {
    context.report("/ronde/versie/status",
                   "de status is ondertekend, maar het verloop noemt geen prijsonderhandeling",
                   "vul het verloop aan, of zet de status op concept of vastgesteld");
  }
}

constexpr Rule procedure_rule_list[] = {
    {{"B160", "waarschuwing", "de procedure is aan minder dan drie aanbieders gepresenteerd",
      "Met minder dan drie aanbieders is er te weinig keuze en te weinig mededinging.",
      "nota inkoop en contractering, stap 0",
      "verloop:\n  - {aanbieders: [lindehof, molenwerf]}\n"},
     check_three_providers},
    {{"B161", "waarschuwing", "niet elk college besloot over het onderhandelingsdocument",
      "Elk college besluit zelf, voordat het plenair overleg begint.",
      "nota inkoop en contractering, stap 3",
      "verloop:\n  - {}\n  - {}\n  - {}\n  - {gemeenten: [bovendam]}\n"},
     check_first_decision},
    {{"B162", "waarschuwing", "niet elk college besloot over kostprijzen en bandbreedtes",
      "Elk college besluit zelf, voordat er met aanbieders over de prijs wordt gesproken.",
      "nota inkoop en contractering, stap 6",
      "verloop:\n  - {}\n  - {}\n  - {}\n  - {}\n  - {}\n  - {}\n  - {}\n"
      "  - {besluit: aangehouden}\n"},
     check_second_decision},
    {{"B163", "waarschuwing", "de Wmo-raden zijn niet gehoord voor het besluit",
      "De Wmo-raden toetsen de procedure en de punten die voor inwoners van belang zijn.",
      "nota inkoop en contractering, stap 2",
      "verloop:\n  - {}\n  - {}\n  - {stap: voorbereiding}\n"},
     check_legitimation},
    {{"B164", "waarschuwing", "een onderhandelpunt staat nog open",
      "Het convenant kan pas worden opgesteld als alle partijen het eens zijn.",
      "nota inkoop en contractering, stap 4", "onderhandelpunten:\n  - {status: open}\n"},
     check_open_points},
    {{"B165", "advies", "er waren minder plenaire overleggen dan gepland",
      "De nota rekent op het eerste en nog ongeveer twee.", "nota inkoop en contractering, stap 4",
      "ronde:\n  overleg: {aantal_plenair: 4}\n"},
     check_meetings},
    {{"B166", "waarschuwing", "het verloop noemt geen akkoord in het plenair overleg",
      "Pas als alle partijen het eens zijn, volgt de prijs.",
      "nota inkoop en contractering, stap 4",
      "verloop:\n  - {}\n  - {}\n  - {}\n  - {}\n  - {}\n  - {besluit: aangehouden}\n"},
     check_agreement},
    {{"B167", "waarschuwing", "de status past niet bij het verloop",
      "Vastgesteld is wat een college besloot; ondertekend is wat partijen tekenden.", "",
      "ronde:\n  versie: {status: vastgesteld}\n"
      "verloop:\n  - {}\n  - {}\n  - {}\n  - {besluit: aangehouden}\n"
      "  - {}\n  - {}\n  - {}\n  - {besluit: aangehouden}\n"},
     check_status},
};

}  // namespace

Rules procedure_rules() { return procedure_rule_list; }

}  // namespace bestek::rules
