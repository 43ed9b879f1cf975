// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "common/dutch.hpp"
#include "dossier/rules/rule.hpp"

/// How bids are compared: what must stand in the documents beforehand, and what came in.
namespace bestek::rules {

namespace {

const Json* section_of(const Context& context) { return member(context.round(), "inschrijvingen"); }

template <class F>
void each_bid(const Context& context, F f) {
  const auto* section = section_of(context);
  if (section == nullptr) return;
  const Where top;
  each(*section, "biedingen", Where(top, "inschrijvingen"), f);
}

const std::string& method_of(const Json& section) { return text_of(section, "methode"); }

void check_hundred(Context& context) {
  const auto* section = section_of(context);
  if (section == nullptr) return;
  const Rational sum =
      *number_of(*section, "gewicht_kwaliteit_pct") + *number_of(*section, "gewicht_prijs_pct");
  if (sum == 100) return;
  context.report("/inschrijvingen/gewicht_prijs_pct",
                 fmt::format("kwaliteit en prijs zijn samen {} punten", to_exact(sum)),
                 "verdeel samen precies 100 punten");
}

void check_needs(Context& context) {
  const auto* section = section_of(context);
  if (section == nullptr) return;
  static const std::map<std::string, std::pair<const char*, const char*>> needs = {
      {"gewogen_factor",
       {"prijs", "zet bij prijs de ondergrens en bovengrens die vooraf in de stukken stonden"}},
      {"gunnen_op_waarde",
       {"waarde_kwaliteit_eur", "zeg hoeveel euro de hoogste kwaliteit waard is"}},
      {"logaritmisch",
       {"veelvoud_laagste_prijs", "zeg bij hoeveel keer de laagste prijs er geen punten zijn"}}};
  const auto found = needs.find(method_of(*section));
  if (found == needs.end() || member(*section, found->second.first) != nullptr) return;
  context.report("/inschrijvingen/methode",
                 fmt::format("bij {} ontbreekt {}", found->first, found->second.first),
                 found->second.second);
}

void check_bounds(Context& context) {
  const auto* section = section_of(context);
  if (section == nullptr) return;
  const auto check = [&](const char* block, const char* low, const char* high) {
    const auto* pair = member(*section, block);
    if (pair == nullptr || *number_of(*pair, low) < *number_of(*pair, high)) return;
    context.report(fmt::format("/inschrijvingen/{}/{}", block, high),
                   fmt::format("{} is niet hoger dan {}", high, low), "wissel de twee om");
  };
  check("prijs", "ondergrens_eur", "bovengrens_eur");
  check("schaal", "laagste", "hoogste");
}

void check_fallback(Context& context) {
  const auto* section = section_of(context);
  if (section == nullptr || member(*section, "terugvalregel") != nullptr) return;
  const auto& method = method_of(*section);
  if (method == "gewogen_factor" || method == "gunnen_op_waarde") return;
  context.report("/inschrijvingen/methode",
                 fmt::format("bij de relatieve methode {} ontbreekt een terugvalregel", method),
                 "schrijf bij terugvalregel wat er gebeurt als een inschrijving wegvalt, of kies "
                 "gewogen_factor");
}

void check_one_bid(Context& context) {
  std::map<std::string, std::string> first;
  each_bid(context, [&](const Json& bid, const Where& where) {
    const auto& id = text_of(bid, "aanbieder");
    const auto pointer = (where / "aanbieder").pointer();
    const auto [found, is_new] = first.emplace(id, pointer);
    if (is_new) return;
    context.report(pointer, fmt::format("van {} is er al een bod", id),
                   fmt::format("het eerste staat {}; laat er één staan",
                               context.place_of(found->second, pointer)));
  });
}

void check_grades_complete(Context& context) {
  each_bid(context, [&](const Json& bid, const Where& where) {
    std::vector<std::string> missing;
    for (const auto& criterion : section_of(context)->at("kwaliteitscriteria")) {
      const auto& id = text_of(criterion, "kenmerk");
      if (!bid.at("cijfers").contains(id)) missing.push_back(id);
    }
    if (missing.empty()) return;
    context.report(where / "cijfers",
                   fmt::format("bij het bod van {} ontbreekt een cijfer voor {}",
                               text_of(bid, "aanbieder"), some_of(missing)),
                   "geef voor elk kwaliteitscriterium een cijfer", true);
  });
}

void check_grades_in_scale(Context& context) {
  each_bid(context, [&](const Json& bid, const Where& where) {
    const auto& scale = section_of(context)->at("schaal");
    const auto low = *number_of(scale, "laagste");
    const auto high = *number_of(scale, "hoogste");
    const auto& grades = bid.at("cijfers");
    const Where at(where, "cijfers");
    for (const auto& grade : grades.items()) {
      const auto value = exact_number(grade.value());
      if (value >= low && value <= high) continue;
      context.report(at / grade.key(),
                     fmt::format("cijfer {} ligt buiten de schaal van {} tot en met {}",
                                 to_exact(value), to_exact(low), to_exact(high)),
                     "verbeter het cijfer of de schaal");
    }
  });
}

/// Bids with a price outside the bounds, when the round does with them what `refused` says.
template <class F>
void each_outside(const Context& context, bool refused, F f) {
  each_bid(context, [&](const Json& bid, const Where& where) {
    const auto* bounds = member(*section_of(context), "prijs");
    if (bounds == nullptr || (text_of(*bounds, "buiten_grenzen") == "ongeldig") != refused) return;
    const auto price = *number_of(bid, "prijs_eur");
    const auto low = *number_of(*bounds, "ondergrens_eur");
    const auto high = *number_of(*bounds, "bovengrens_eur");
    if (price >= low && price <= high) return;
    f(where / "prijs_eur", fmt::format("de prijs van {} ligt buiten de grenzen {} en {}",
                                       text_of(bid, "aanbieder"), to_exact(low), to_exact(high)));
  });
}

void check_refused_price(Context& context) {
  each_outside(context, true, [&](const Where& where, std::string message) {
    context.report(where, std::move(message),
                   "haal dit bod weg: de stukken zeggen dat het ongeldig is");
  });
}

void check_price_outside(Context& context) {
  const auto* section = section_of(context);
  const auto* bounds = section == nullptr ? nullptr : member(*section, "prijs");
  if (bounds == nullptr ||
      *number_of(*bounds, "ondergrens_eur") >= *number_of(*bounds, "bovengrens_eur"))
    return;  // B282
  each_outside(context, false, [&](const Where& where, std::string message) {
    context.report(where, std::move(message),
                   "ga na of de prijs klopt en of de aanbieder haar kan waarmaken");
  });
}

void check_quality_weights(Context& context) {
  const auto* section = section_of(context);
  if (section == nullptr) return;
  for (const auto& criterion : section->at("kwaliteitscriteria")) {
    if (*number_of(criterion, "gewicht") > 0) return;
  }
  context.report("/inschrijvingen/kwaliteitscriteria", "alle gewichten van kwaliteit zijn nul",
                 "geef ten minste één kwaliteitscriterium een gewicht", true);
}

/// Models of the nota in which aanbieders do not compete on price and quality.
constexpr std::array<std::string_view, 7> without_competition = {
    "zeeuws_model",      "bestuurlijk_aanbesteden", "dialoogmodel",
    "een_op_een",        "afspraak_per_client",     "beleidsgestuurde_contractfinanciering",
    "klassieke_subsidie"};

void check_competes(Context& context) {
  if (section_of(context) == nullptr) return;
  const auto& model = text_of(context.head(), "contractmodel");
  if (std::find(without_competition.begin(), without_competition.end(), model) ==
      without_competition.end())
    return;
  context.report(
      "/inschrijvingen",
      fmt::format("bij het contractmodel {} worden inschrijvingen niet vergeleken", model),
      "haal de inschrijvingen weg, of kies een contractmodel met concurrentie", true);
}

constexpr Rule bid_rule_list[] = {
    {{"B280", "fout", "de gewichten van kwaliteit en prijs zijn samen geen 100",
      "De punten die een aanbieder kan halen, moeten kloppen met wat in de stukken staat.",
      "art. 2.115 Aanbestedingswet 2012",
      "inschrijvingen:\n"
      "  gewicht_kwaliteit_pct: 50\n"
      "  gewicht_prijs_pct: 40\n"},
     check_hundred},
    {{"B281", "fout", "de methode mist een gegeven",
      "Een gewogen factor heeft prijsgrenzen nodig, gunnen op waarde een waarde in euro, en de "
      "logaritme een veelvoud.",
      "",
      "inschrijvingen:\n"
      "  methode: gunnen_op_waarde    # zonder waarde in euro\n"},
     check_needs},
    {{"B282", "fout", "grenzen staan in de verkeerde volgorde",
      "De bovengrens is hoger dan de ondergrens, en het hoogste cijfer hoger dan het laagste.", "",
      "inschrijvingen:\n"
      "  prijs: {ondergrens_eur: 150, bovengrens_eur: 75}\n"},
     check_bounds},
    {{"B283", "fout", "een relatieve methode heeft geen terugvalregel",
      "Valt een inschrijving achteraf weg, dan kan de rangorde omslaan. De stukken moeten zeggen "
      "wat er dan gebeurt.",
      "ECLI:NL:HR:2014:1078",
      "inschrijvingen:\n"
      "  methode: laagste_prijs       # zonder terugvalregel\n"},
     check_fallback},
    {{"B284", "fout", "een aanbieder heeft twee keer ingeschreven", "Elke aanbieder heeft één bod.",
      "",
      "inschrijvingen:\n"
      "  biedingen:\n"
      "    - {aanbieder: lindehof, prijs_eur: 80}\n"
      "    - {aanbieder: lindehof, prijs_eur: 90}\n"},
     check_one_bid},
    {{"B285", "fout", "bij een bod ontbreekt een cijfer",
      "Een bod zonder cijfer op een kwaliteitscriterium is niet te vergelijken.", "",
      "inschrijvingen:\n"
      "  kwaliteitscriteria:\n"
      "    - {kenmerk: plan, titel: Plan, gewicht: 2}\n"
      "    - {kenmerk: wacht, titel: Wachttijd, gewicht: 1}\n"
      "    - {kenmerk: bereik, titel: Bereikbaarheid, gewicht: 1}\n"
      "  biedingen:\n"
      "    - {aanbieder: lindehof, cijfers: {plan: 7, wacht: 8}}\n"},
     check_grades_complete},
    {{"B286", "fout", "een cijfer ligt buiten de schaal",
      "Zo'n cijfer zou meer of minder dan alle kwaliteitspunten geven.", "",
      "inschrijvingen:\n"
      "  schaal: {laagste: 1, hoogste: 10}\n"
      "  biedingen:\n"
      "    - {aanbieder: lindehof, cijfers: {plan: 11}}\n"},
     check_grades_in_scale},
    {{"B287", "fout", "een prijs buiten de grenzen maakt het bod ongeldig",
      "De stukken zeggen dat zo'n inschrijving niet meetelt: haal haar uit de vergelijking.", "",
      "inschrijvingen:\n"
      "  prijs: {bovengrens_eur: 150, buiten_grenzen: ongeldig}\n"
      "  biedingen:\n"
      "    - {aanbieder: lindehof, prijs_eur: 160}\n"},
     check_refused_price},
    {{"B288", "waarschuwing", "een prijs ligt buiten de grenzen",
      "De prijspunten worden dan begrensd of lopen door; ga na of dat zo bedoeld is.", "",
      "inschrijvingen:\n"
      "  prijs: {bovengrens_eur: 150, buiten_grenzen: begrenzen}\n"
      "  biedingen:\n"
      "    - {aanbieder: lindehof, prijs_eur: 160}\n"},
     check_price_outside},
    {{"B289", "fout", "alle gewichten van de kwaliteitscriteria zijn nul",
      "Dan is kwaliteit niet uit te rekenen.", "",
      "inschrijvingen:\n"
      "  kwaliteitscriteria:\n"
      "    - {kenmerk: plan, gewicht: 0}\n"
      "    - {kenmerk: wacht, gewicht: 0}\n"},
     check_quality_weights},
    {{"B290", "waarschuwing", "bij dit contractmodel concurreren aanbieders niet",
      "Bij bestuurlijk aanbesteden, het Zeeuwse model en subsidie zonder tender krijgt iedereen "
      "die aan de eisen voldoet een contract of gaat het om één partij; een rangorde van "
      "inschrijvingen past daar niet bij.",
      "nota inkoop en contractering § 3.1",
      "ronde: {contractmodel: klassieke_subsidie}\n"
      "contractmodellen: null\n"
      "uitgangspunten: null\n"
      "inschrijvingen: {methode: gewogen_factor}\n"},
     check_competes},
};

}  // namespace

Rules bid_rules() { return bid_rule_list; }

}  // namespace bestek::rules
