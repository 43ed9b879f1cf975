// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include <fmt/format.h>

#include <algorithm>

#include "common/dutch.hpp"
#include "common/text.hpp"
#include "dossier/rules/rule.hpp"

/// The section `bekostiging`: what must be there and add up before bestek budget can compute.
namespace bestek::rules {

namespace {

/// Calls f(item, where) for each item of a list of the section.
template <class F>
void each_funding(const Context& context, const char* key, F f) {
  const auto* section = member(context.round(), "bekostiging");
  if (section == nullptr) return;
  const Where top;
  const Where at(top, "bekostiging");
  each(*section, key, at, f);
}

std::vector<std::string> participants(const Context& context, const Json& item) {
  std::vector<std::string> ids;
  if (const auto* listed = member(item, "gemeenten")) {
    for (const auto& id : *listed) ids.push_back(id.get<std::string>());
    if (!ids.empty()) return ids;
  }
  each(context, "gemeenten", [&](const Json& municipality, const Where&) {
    ids.push_back(text_of(municipality, "kenmerk"));
  });
  return ids;
}

void need_inhabitants(Context& context, const Json& item, const Where& where) {
  std::vector<std::string> missing;
  for (const auto& id : participants(context, item)) {
    const auto* municipality = context.municipality(id);
    if (municipality != nullptr && member(*municipality, "inwoners") == nullptr)
      missing.push_back(text_of(*municipality, "naam"));
  }
  if (missing.empty()) return;
  context.report(where,
                 fmt::format("\"{}\" rekent met inwoners, maar het aantal ontbreekt bij {}",
                             text_of(item, "titel"), some_of(missing)),
                 "vul inwoners in bij deze gemeenten, of noem bij gemeenten alleen wie meedoet");
}

bool is_by_inhabitants(const Json& distribution) {
  const auto& key = text_of(distribution, "sleutel");
  return key == "inwoners" ||
         (key == "ontwikkelmodel" && text_of(distribution, "sleutel_basis") != "gebruik");
}

void check_inhabitants(Context& context) {
  each_funding(context, "verdelingen", [&](const Json& item, const Where& where) {
    if (is_by_inhabitants(item)) need_inhabitants(context, item, where / "titel");
  });
  each_funding(context, "bijdragen", [&](const Json& item, const Where& where) {
    need_inhabitants(context, item, where / "titel");
  });
}

void check_sum(Context& context, const Json& item, const Where& where, const std::string& name) {
  Rational sum = 0;
  each(item, "aandelen", where,
       [&](const Json& share, const Where&) { sum += *number_of(share, "aandeel_pct"); });
  if (sum == 100) return;
  context.report(where / "aandelen",
                 fmt::format("de aandelen van {} zijn samen {}, geen 100%", name,
                             dutch::number(sum, 0, 9) + "%"),
                 sum < 100
                     ? fmt::format("verdeel ook de laatste {}%", dutch::number(100 - sum, 0, 9))
                     : fmt::format("haal er {}% af", dutch::number(sum - 100, 0, 9)),
                 true);
}

void check_shares(Context& context) {
  each_funding(context, "volumeverdeling", [&](const Json& item, const Where& where) {
    check_sum(context, item, where, text_of(item, "dienst"));
  });
  each_funding(context, "verdelingen", [&](const Json& item, const Where& where) {
    if (member(item, "aandelen") != nullptr)
      check_sum(context, item, where, fmt::format("\"{}\"", text_of(item, "titel")));
  });
}

std::vector<std::string> ids_of(const Context& context, const char* list) {
  std::vector<std::string> ids;
  each(context, list,
       [&](const Json& item, const Where&) { ids.push_back(text_of(item, "kenmerk")); });
  return ids;
}

void check_scenarios(Context& context) {
  each_funding(context, "scenarios", [&](const Json& item, const Where& at) {
    each(item, "wijzigingen", at, [&](const Json& text, const Where& where) {
      const auto parsed = parse_scenario_change(text.get_ref<const std::string&>());
      if (const auto* problem = std::get_if<ScenarioProblem>(&parsed))
        return context.report(where, problem->message, problem->help);
      const auto problem =
          problem_of_target(std::get<ScenarioChange>(parsed), ids_of(context, "diensten"),
                            ids_of(context, "gemeenten"));
      if (problem) context.report(where, problem->message, problem->help);
    });
  });
}

/// Does any volume of this year (and of this service) weigh something?
bool has_use(const Context& context, std::int64_t year, const std::string& service,
             const std::vector<std::string>& among) {
  bool found = false;
  each(context, "volumes", [&](const Json& volume, const Where&) {
    found = found ||
            (volume.at("jaar").get<std::int64_t>() == year &&
             (service.empty() || text_of(volume, "dienst") == service) &&
             *number_of(volume, "hoeveelheid") > 0 &&
             std::find(among.begin(), among.end(), text_of(volume, "gemeente")) != among.end());
  });
  return found;
}

void check_by_use(Context& context, const Json& item, const Where& where) {
  const auto year = item.at("jaar").get<std::int64_t>();
  const auto& service = text_of(item, "dienst");
  if (has_use(context, year, service, participants(context, item))) return;
  context.report(
      where / "sleutel",
      fmt::format("\"{}\" verdeelt naar gebruik, maar in {} is er geen hoeveelheid{}",
                  text_of(item, "titel"), year, service.empty() ? "" : " van " + service),
      "voeg hoeveelheden van dit jaar toe, of kies een andere sleutel");
}

void check_facilities(Context& context, const Json& item, const Where& where) {
  const auto whole = *number_of(item, "bedrag_eur");
  const auto execution = number_of(item, "uitvoeringskosten_eur").value_or(0);
  const auto among = participants(context, item);
  Rational hosted = 0;
  each(item, "voorzieningen", where, [&](const Json& facility, const Where& at) {
    hosted += *number_of(facility, "bedrag_eur");
    const auto& id = text_of(facility, "gemeente");
    if (context.municipality(id) != nullptr &&
        std::find(among.begin(), among.end(), id) == among.end())
      context.report(at / "gemeente", fmt::format("{} doet niet mee aan deze verdeling", id),
                     "voeg de gemeente toe aan gemeenten, of haal de voorziening weg");
  });
  if (hosted + execution <= whole) return;
  context.report(
      where / "bedrag_eur",
      fmt::format("voorzieningen en uitvoeringskosten zijn samen {}, meer dan het bedrag van {}",
                  dutch::euro(hosted + execution), dutch::euro(whole)),
      "controleer de bedragen; voor het basisdeel van elke gemeente blijft niets over");
}

/// The keys of a distribution that belong to one sleutel, and what that sleutel needs.
void check_distribution_keys(Context& context, const Json& item, const Where& where) {
  struct Owner {
    const char *field, *key;
    bool is_needed;
  };
  constexpr Owner owners[] = {{"aandelen", "aandelen", true},
                              {"dienst", "gebruik", false},
                              {"voorzieningen", "ontwikkelmodel", true},
                              {"sleutel_basis", "ontwikkelmodel", false}};
  const auto& key = text_of(item, "sleutel");
  for (const auto& owner : owners) {
    const bool is_there = member(item, owner.field) != nullptr;
    const bool also_basis =
        std::string_view(owner.field) == "dienst" && text_of(item, "sleutel_basis") == "gebruik";
    if (is_there && key != owner.key && !also_basis) {
      context.report(where / owner.field,
                     fmt::format("{} hoort bij de sleutel {}, maar de sleutel is {}", owner.field,
                                 owner.key, key),
                     "kies de andere sleutel, of haal dit weg", true);
    } else if (!is_there && key == owner.key && owner.is_needed) {
      context.report(where / "sleutel",
                     fmt::format("bij de sleutel {} ontbreekt {}", key, owner.field),
                     fmt::format("voeg {} toe", owner.field));
    }
  }
}

void check_distributions(Context& context) {
  each_funding(context, "verdelingen", [&](const Json& item, const Where& where) {
    check_distribution_keys(context, item, where);
    const auto& key = text_of(item, "sleutel");
    if (key == "gebruik" || text_of(item, "sleutel_basis") == "gebruik")
      check_by_use(context, item, where);
    check_facilities(context, item, where);
    const auto among = participants(context, item);
    each(item, "aandelen", where, [&](const Json& share, const Where& at) {
      const auto& id = text_of(share, "gemeente");
      if (context.municipality(id) != nullptr &&
          std::find(among.begin(), among.end(), id) == among.end())
        context.report(at / "gemeente", fmt::format("{} doet niet mee aan deze verdeling", id),
                       "voeg de gemeente toe aan gemeenten, of haal het aandeel weg");
    });
  });
}

void check_steps(Context& context) {
  each_funding(context, "budgetstappen", [&](const Json& item, const Where& where) {
    if (member(item, "begin") != nullptr && member(item, "gemeentebudgetten_jaar") != nullptr)
      context.report(
          where / "begin",
          "deze stappen gaan over de budgetten van de gemeenten, en hebben ook een begin",
          "laat begin of gemeentebudgetten_jaar weg", true);
    Rational rest = 100;
    each(item, "stappen", where, [&](const Json& step, const Where& at) {
      const Rational before = rest;
      rest -=
          (text_of(step, "over") == "begin" ? Rational(100) : rest) * *number_of(step, "pct") / 100;
      if (rest >= 0 || before < 0) return;
      context.report(at / "pct",
                     fmt::format("na deze stap is er {} te weinig: er gaat samen meer dan 100% af",
                                 dutch::number(-rest, 0, 9) + "%"),
                     "verlaag een percentage, of neem het over vorige");
    });
  });
}

void check_room(Context& context) {
  const auto* section = member(context.round(), "bekostiging");
  if (section == nullptr) return;
  const auto limit = number_of(*section, "signaal_pct").value_or(70);
  each_funding(context, "bestedingsruimten", [&](const Json& item, const Where& where) {
    const auto room = *number_of(item, "ruimte_eur");
    const auto spent = *number_of(item, "besteed_eur");
    if (spent * 100 < room * limit || spent == 0) return;
    const auto whose = member(item, "aanbieder") != nullptr  ? text_of(item, "aanbieder")
                       : member(item, "gemeente") != nullptr ? text_of(item, "gemeente")
                                                             : std::string("alle aanbieders samen");
    const auto part = room == 0 ? std::string("meer dan de ruimte van niets")
                                : fmt::format("{}%", dutch::number(spent * 100 / room, 1, 1));
    context.report(where / "besteed_eur",
                   fmt::format("van de bestedingsruimte van {} in {} is {} gebruikt (signaal "
                               "vanaf {}%)",
                               whose, item.at("jaar").get<int>(), part, dutch::number(limit, 0, 2)),
                   "voer binnen twee weken het gesprek en beslis binnen twee weken daarna");
  });
}

bool offers(const Context& context, const std::string& provider, const std::string& service) {
  const auto* found = context.provider(provider);
  if (found == nullptr || context.service(service) == nullptr) return true;
  const auto* services = member(*found, "diensten");
  return services != nullptr &&
         std::find(services->begin(), services->end(), service) != services->end();
}

void check_offer(Context& context) {
  const auto check = [&](const std::string& provider, const std::string& service,
                         const Where& where) {
    if (provider.empty() || offers(context, provider, service)) return;
    context.report(where, fmt::format("{} biedt {} niet aan", provider, service),
                   "kies een andere aanbieder, of voeg de dienst toe bij deze aanbieder");
  };
  each(context, "volumes", [&](const Json& volume, const Where& where) {
    check(text_of(volume, "aanbieder"), text_of(volume, "dienst"), where / "aanbieder");
  });
  each_funding(context, "volumeverdeling", [&](const Json& item, const Where& at) {
    each(item, "aandelen", at, [&](const Json& share, const Where& where) {
      check(text_of(share, "aanbieder"), text_of(item, "dienst"), where / "aanbieder");
    });
  });
}

void check_funding_unit(Context& context) {
  each_funding(context, "bijdragen", [&](const Json& item, const Where& where) {
    const auto amount = *number_of(item, "bedrag");
    if (text_of(item, "eenheid") != "eurocent_per_inwoner" || amount == 0 || amount >= 1) return;
    context.report(
        where / "eenheid",
        fmt::format("deze bijdrage is minder dan één eurocent per inwoner: {} voor 10.000 inwoners",
                    dutch::euro(amount * 100)),
        fmt::format("klopt dat? Met euro_per_inwoner is het {}", dutch::euro(amount * 10000)));
  });
}

// An example is laid over the base round of the tests; it says all that the rule needs.
constexpr Rule funding_rule_list[] = {
    {{"B234", "fout", "het aantal inwoners ontbreekt bij een gemeente die ernaar verdeeld wordt",
      "Een verdeling naar inwoners en een bijdrage per inwoner hebben van elke gemeente een aantal "
      "nodig. Niets wordt geschat.",
      "",
      "bekostiging:\n  bijdragen:\n    - {kenmerk: a, titel: A, jaar: 2015, bedrag: 45, "
      "eenheid: eurocent_per_inwoner}\n"},
     check_inhabitants},
    {{"B235", "fout", "aandelen zijn samen geen 100 procent",
      "Dan zou er hoeveelheid of geld verdwijnen of bijkomen.", "",
      "bekostiging:\n  volumeverdeling:\n    - {dienst: bgi, aandelen: [{aanbieder: lindehof, "
      "aandeel_pct: 99}]}\n"},
     check_shares},
    {{"B236", "fout", "een wijziging van een scenario is niet te lezen",
      "Een wijziging is tarief, volume of budget, een dubbele punt en een percentage met teken: "
      "tarief:+2%. Een kenmerk ertussen beperkt haar tot één dienst of gemeente.",
      "",
      "bekostiging:\n  scenarios:\n    - {kenmerk: a, titel: A, wijzigingen: [\"tarief:2%\"]}\n"},
     check_scenarios},
    {{"B237", "fout", "een verdeling mist iets, of er blijft niets te verdelen",
      "Elke sleutel heeft eigen gegevens. In het ontwikkelmodel gaan voorzieningen (b) en "
      "uitvoeringskosten van het bedrag af; de rest is het basisdeel (a).",
      "Gezamenlijk plan Beschermd Wonen en Opvang, BMWE-gemeenten 2018 (provinciaal "
      "ontwikkelmodel)",
      "bekostiging:\n  verdelingen:\n    - {kenmerk: a, titel: A, jaar: 2015, bedrag_eur: 10, "
      "sleutel: aandelen}\n"},
     check_distributions},
    {{"B238", "fout", "budgetstappen nemen meer weg dan er is, of hebben twee beginpunten",
      "Kortingen en reserveringen zijn samen hoogstens het hele begin.",
      "Keuzenota Sociaal Domein, verdeling macrobudget (RTA)",
      "bekostiging:\n  budgetstappen:\n    - {kenmerk: a, titel: A, stappen: [{naam: x, pct: 60, "
      "soort: korting, over: begin}, {naam: y, pct: 50, soort: korting, over: begin}]}\n"},
     check_steps},
    {{"B239", "waarschuwing", "de bestedingsruimte is voor een groot deel gebruikt",
      "Vanaf het signaal hoort er een gesprek: binnen twee weken, en binnen twee weken daarna een "
      "besluit.",
      "Contractstandaard Wmo 1.2, artikel 1.5",
      "bekostiging:\n  bestedingsruimten:\n    - {jaar: 2015, ruimte_eur: 100, besteed_eur: 70, "
      "peildatum: 2015-08-31}\n"},
     check_room},
    {{"B250", "fout", "een hoeveelheid gaat naar een aanbieder die de dienst niet aanbiedt",
      "Voor die aanbieder is er dan geen tarief.", "",
      "volumes:\n  - {gemeente: bovendam, dienst: bgg, jaar: 2015, aanbieder: molenwerf}\n"},
     check_offer},
    {{"B251", "advies", "een bijdrage is minder dan één eurocent per inwoner",
      "\"0,45 ct. per inwoner\" is zo geschreven 0,45 eurocent, maar meestal zijn het 45 cent: een "
      "factor 100.",
      "OOGO-verslag 30 oktober 2015, agendapunt 9",
      "gemeenten:\n  - {inwoners: 1000}\n  - {inwoners: 2000}\nbekostiging:\n  bijdragen:\n"
      "    - {kenmerk: a, titel: A, jaar: 2015, bedrag: 0.45, eenheid: eurocent_per_inwoner}\n"},
     check_funding_unit},
};

}  // namespace

Rules funding_rules() { return funding_rule_list; }

}  // namespace bestek::rules
