// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "common/dutch.hpp"
#include "dossier/rules/rule.hpp"

/// The sections `gunning` and `subsidie`: decisions about providers.
namespace bestek::rules {

namespace {

/// Calls f(item, where) for each item of a list in a section at the top.
template <class F>
void each_in(const Context& context, const char* section, const char* key, F f) {
  const auto* found = member(context.round(), section);
  if (found == nullptr) return;
  const Where top;
  const Where at(top, section);
  each(*found, key, at, f);
}

void check_once(Context& context, const char* section, const char* key, const char* what) {
  std::set<std::string> seen;
  each_in(context, section, key, [&](const Json& item, const Where& where) {
    const auto& id = text_of(item, "aanbieder");
    if (seen.insert(id).second) return;
    context.report(where / "aanbieder", fmt::format("over {} is er al een {}", id, what),
                   "laat één van de twee staan");
  });
}

void check_decisions(Context& context) {
  check_once(context, "gunning", "besluiten", "besluit");
  check_once(context, "subsidie", "beschikkingen", "beschikking");
}

void check_everyone_decided(Context& context) {
  if (member(context.round(), "gunning") == nullptr) return;
  std::set<std::string> decided;
  each_in(context, "gunning", "besluiten",
          [&](const Json& item, const Where&) { decided.insert(text_of(item, "aanbieder")); });
  std::vector<std::string> missing;
  each(context, "aanbieders", [&](const Json& provider, const Where&) {
    if (!decided.contains(text_of(provider, "kenmerk")))
      missing.push_back(text_of(provider, "naam"));
  });
  if (missing.empty()) return;
  context.report("/gunning/besluiten", fmt::format("over {} is nog geen besluit", some_of(missing)),
                 "voeg voor elke aanbieder een besluit met redenen toe: gegund of afgewezen", true);
}

void check_awarded_services(Context& context) {
  each_in(context, "gunning", "besluiten", [&](const Json& item, const Where& at) {
    const auto* provider = context.provider(text_of(item, "aanbieder"));
    if (provider == nullptr) return;
    const auto& offered = provider->at("diensten");
    each(item, "diensten", at, [&](const Json& service, const Where& where) {
      if (std::find(offered.begin(), offered.end(), service) != offered.end()) return;
      context.report(where,
                     fmt::format("{} biedt de dienst {} niet aan", text_of(*provider, "naam"),
                                 service.get<std::string>()),
                     "verbeter het kenmerk, of voeg de dienst toe bij de aanbieder");
    });
  });
}

void check_standstill(Context& context) {
  const auto* award = member(context.round(), "gunning");
  if (award == nullptr || text_of(context.head(), "rechtsvorm") != "sas") return;
  constexpr int least = 20;
  const auto days = number_of(*award, "standstill_dagen").value_or(least);
  if (days >= least) return;
  context.report(
      "/gunning/standstill_dagen",
      fmt::format("de opschortende termijn is {} dagen, dat moeten er ten minste {} zijn",
                  dutch::number(days), least),
      "haal de sleutel weg, dan rekent bestek met 20 kalenderdagen");
}

void check_start_after_standstill(Context& context) {
  const auto* award = member(context.round(), "gunning");
  if (award == nullptr) return;
  const auto sent = date_of(*award, "datum");
  const auto start = date_of(context.head().at("looptijd"), "ingang");
  const auto days = number_of(*award, "standstill_dagen").value_or(20);
  if (!sent || !start || days_between(*sent, *start) > days) return;
  context.report("/gunning/datum",
                 fmt::format("de looptijd begint op {}, voordat de opschortende termijn voorbij is",
                             dutch::long_date(*start)),
                 "verstuur de gunningsberichten eerder, of laat de looptijd later beginnen");
}

void check_section_fits(Context& context) {
  const bool is_subsidy = text_of(context.head(), "rechtsvorm") == "subsidie";
  if (is_subsidy && member(context.round(), "gunning") != nullptr) {
    context.report("/gunning/datum",
                   "bij een subsidie is er geen gunning maar een beschikking voor elke aanbieder",
                   "haal gunning weg en zet de beschikkingen bij subsidie");
  }
  if (!is_subsidy && member(context.round(), "subsidie") != nullptr) {
    context.report("/subsidie/regeling",
                   fmt::format("deze ronde heeft rechtsvorm {}, geen subsidie",
                               text_of(context.head(), "rechtsvorm")),
                   "kies rechtsvorm: subsidie, of haal subsidie weg", true);
  }
}

void check_ceiling(Context& context) {
  const auto* subsidy = member(context.round(), "subsidie");
  if (subsidy == nullptr) return;
  const auto ceiling = *number_of(*subsidy, "plafond_eur");
  Rational sum = 0;
  each_in(context, "subsidie", "beschikkingen",
          [&](const Json& item, const Where&) { sum += *number_of(item, "bedrag_eur"); });
  if (sum <= ceiling) return;
  context.report("/subsidie/plafond_eur",
                 fmt::format("de beschikkingen zijn samen {}, meer dan het subsidieplafond van {}",
                             dutch::euro(sum), dutch::euro(ceiling)),
                 "verlaag bedragen of wijs aanvragen af: boven het plafond moet u weigeren");
}

void check_grant_dates(Context& context) {
  const auto* subsidy = member(context.round(), "subsidie");
  const auto deadline = subsidy == nullptr ? std::nullopt : date_of(*subsidy, "aanvragen_voor");
  each_in(context, "subsidie", "beschikkingen", [&](const Json& item, const Where& where) {
    const auto day = [&](const char* key) { return date_of(item, key); };
    if (day("van") && day("tot") && *day("tot") < *day("van")) {
      context.report(where / "tot", "de periode eindigt voordat zij begint", "verbeter de datums");
    }
    if (day("aanvraag") && day("besluit") && *day("besluit") < *day("aanvraag")) {
      context.report(where / "besluit", "het besluit is van vóór de aanvraag",
                     "verbeter de datums; zonder aanvraag is er geen subsidie");
    }
    if (day("aanvraag") && deadline && *day("aanvraag") >= *deadline) {
      context.report(where / "aanvraag",
                     fmt::format("de aanvraag is te laat: zij moest er vóór {} zijn",
                                 dutch::long_date(*deadline)),
                     "verbeter de datum, of wijs de aanvraag af");
    }
    if (day("tot") && day("vaststelling_aanvragen_voor") &&
        *day("vaststelling_aanvragen_voor") <= *day("tot")) {
      context.report(where / "vaststelling_aanvragen_voor",
                     "de vaststelling moet worden aangevraagd terwijl de periode nog loopt",
                     "kies een dag na het einde van de periode");
    }
  });
}

void check_decision_time(Context& context) {
  constexpr int most = 56;
  each_in(context, "subsidie", "beschikkingen", [&](const Json& item, const Where& where) {
    const auto asked = date_of(item, "aanvraag");
    const auto decided = date_of(item, "besluit");
    if (!asked || !decided || days_between(*asked, *decided) <= most) return;
    context.report(
        where / "besluit",
        fmt::format("tussen aanvraag en besluit zitten {}, meer dan acht weken",
                    dutch::counted(days_between(*asked, *decided), "dag", "dagen")),
        "controleer of de regeling een langere termijn geeft, of of u de aanvrager op tijd hebt "
        "laten weten wanneer het besluit komt");
  });
}

constexpr Rule award_rule_list[] = {
    {{"B371", "fout", "over een aanbieder zijn er twee besluiten",
      "Een gunningsbericht of een beschikking kan maar één uitkomst hebben.", "",
      "gunning: {datum: 2014-06-20, besluiten: [{aanbieder: lindehof, uitkomst: gegund, redenen: "
      "[Voldoet.]}, {aanbieder: lindehof, uitkomst: afgewezen, redenen: [Te laat.]}]}\n"},
     check_decisions},
    {{"B372", "waarschuwing", "over een aanbieder is nog geen besluit",
      "Elke aanbieder die meedeed, krijgt op hetzelfde moment bericht, met de redenen.",
      "Aanbestedingswet 2012, artikel 2.130",
      "gunning: {datum: 2014-06-20, besluiten: [{aanbieder: lindehof, uitkomst: gegund, redenen: "
      "[Voldoet.]}]}\n"},
     check_everyone_decided},
    {{"B373", "fout", "een dienst is gegund aan wie haar niet aanbiedt",
      "Het gunningsbericht en bijlage 1 noemen dan een dienst waarvoor er geen aanbod is.", "",
      "gunning: {datum: 2014-06-20, besluiten: [{aanbieder: molenwerf, uitkomst: gegund, diensten: "
      "[bgg], redenen: [Voldoet.]}]}\n"},
     check_awarded_services},
    {{"B374", "waarschuwing", "de opschortende termijn is te kort",
      "Een aanbieder heeft ten minste 20 kalenderdagen om een kort geding te beginnen. De termijn "
      "begint op de dag na het versturen.",
      "Aanbestedingswet 2012, artikel 2.127",
      "ronde:\n  rechtsvorm: sas\ngunning: {datum: 2014-06-20, standstill_dagen: 15, besluiten: "
      "[{aanbieder: molenwerf, uitkomst: gegund, redenen: [Voldoet.]}]}\n"},
     check_standstill},
    {{"B375", "waarschuwing", "de looptijd begint binnen de opschortende termijn",
      "Zolang de termijn loopt, tekenen de gemeenten niet.", "Aanbestedingswet 2012, artikel 2.127",
      "gunning: {datum: 2014-12-20, besluiten: [{aanbieder: molenwerf, uitkomst: gegund, redenen: "
      "[Voldoet.]}]}\n"},
     check_start_after_standstill},
    {{"B376", "waarschuwing", "gunning en subsidie gaan niet samen",
      "Een opdracht wordt gegund; een subsidie wordt verleend met een beschikking waartegen "
      "bezwaar "
      "openstaat.",
      "Algemene wet bestuursrecht, artikel 4:21",
      "ronde:\n  rechtsvorm: subsidie\ngunning: {datum: 2014-06-20, besluiten: [{aanbieder: "
      "molenwerf, uitkomst: gegund, redenen: [Voldoet.]}]}\n"},
     check_section_fits},
    {{"B377", "fout", "de beschikkingen gaan boven het subsidieplafond",
      "Een subsidie wordt geweigerd voor zover het plafond daardoor zou worden overschreden.",
      "Algemene wet bestuursrecht, artikel 4:25, tweede lid",
      "subsidie:\n  regeling: {naam: A, artikel: artikel 1}\n  aanvragen_voor: 2013-10-01\n  "
      "plafond_eur: 10\n  doelen: [{nr: \"1\", doel: A, huidig: B, gewenst: C, resultaten: [{nr: "
      "\"1.1\", resultaat: A, indicator: B, streefwaarde: C, meting: D}]}]\n  beschikkingen: "
      "[{aanbieder: lindehof, kenmerk: A, aanvraag: 2013-09-01, besluit: 2013-10-01, van: "
      "2014-01-01, tot: 2014-12-31, bedrag_eur: 11, activiteiten: [a], resultaten: [\"1.1\"], "
      "voorschotten: {pct: 95, aantal: 4}, vaststelling_aanvragen_voor: 2015-04-01, "
      "accountantsverklaring: nee}]\n"},
     check_ceiling},
    {{"B378", "fout", "de datums van een beschikking kloppen niet",
      "Eerst komt de aanvraag, op tijd, dan het besluit; na de periode de vaststelling.",
      "Algemene wet bestuursrecht, artikelen 4:1 en 4:44",
      "subsidie:\n  regeling: {naam: A, artikel: artikel 1}\n  aanvragen_voor: 2013-10-01\n  "
      "plafond_eur: 11\n  doelen: [{nr: \"1\", doel: A, huidig: B, gewenst: C, resultaten: [{nr: "
      "\"1.1\", resultaat: A, indicator: B, streefwaarde: C, meting: D}]}]\n  beschikkingen: "
      "[{aanbieder: lindehof, kenmerk: A, aanvraag: 2013-10-01, besluit: 2013-10-01, van: "
      "2014-01-01, tot: 2014-12-31, bedrag_eur: 11, activiteiten: [a], resultaten: [\"1.1\"], "
      "voorschotten: {pct: 95, aantal: 4}, vaststelling_aanvragen_voor: 2015-04-01, "
      "accountantsverklaring: nee}]\n"},
     check_grant_dates},
    {{"B379", "advies", "een besluit op een aanvraag kwam na meer dan acht weken",
      "Zegt de regeling niets, dan is een redelijke termijn na acht weken in ieder geval voorbij.",
      "Algemene wet bestuursrecht, artikel 4:13",
      "subsidie:\n  regeling: {naam: A, artikel: artikel 1}\n  aanvragen_voor: 2013-10-01\n  "
      "plafond_eur: 11\n  doelen: [{nr: \"1\", doel: A, huidig: B, gewenst: C, resultaten: [{nr: "
      "\"1.1\", resultaat: A, indicator: B, streefwaarde: C, meting: D}]}]\n  beschikkingen: "
      "[{aanbieder: lindehof, kenmerk: A, aanvraag: 2013-09-01, besluit: 2013-10-28, van: "
      "2014-01-01, tot: 2014-12-31, bedrag_eur: 11, activiteiten: [a], resultaten: [\"1.1\"], "
      "voorschotten: {pct: 95, aantal: 4}, vaststelling_aanvragen_voor: 2015-04-01, "
      "accountantsverklaring: nee}]\n"},
     check_decision_time},
};

}  // namespace

Rules award_rules() { return award_rule_list; }

}  // namespace bestek::rules
