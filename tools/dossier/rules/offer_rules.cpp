// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include <fmt/format.h>

#include <map>
#include <set>

#include "common/dutch.hpp"
#include "dossier/rules/rule.hpp"

/// What aanbieders offer on the sheets that came back.
namespace bestek::rules {

namespace {

/// The tariff period of a service that begins on a day, by service and day.
using Periods = std::map<std::pair<std::string, std::string>, const Json*>;

Periods periods_of(const Context& context) {
  Periods periods;
  each(context, "tarieven", [&](const Json& tariff, const Where&) {
    periods.emplace(std::pair(text_of(tariff, "dienst"), text_of(tariff.at("geldig"), "van")),
                    &tariff);
  });
  return periods;
}

/// Calls f(offer, offered tariff, where) for each offered tariff.
template <class F>
void each_offered(const Context& context, F f) {
  each(context, "aanbiedingen", [&](const Json& offer, const Where& at) {
    each(offer, "tarieven", at,
         [&](const Json& offered, const Where& where) { f(offer, offered, where); });
  });
}

/// Calls f(tariff period, offered tariff, where) for each offered tariff of a period that exists.
template <class F>
void each_in_period(const Context& context, F f) {
  if (member(context.round(), "aanbiedingen") == nullptr) return;
  const auto periods = periods_of(context);
  each_offered(context, [&](const Json&, const Json& offered, const Where& where) {
    const auto found = periods.find({text_of(offered, "dienst"), text_of(offered, "van")});
    if (found != periods.end()) f(*found->second, offered, where);
  });
}

void check_one_offer(Context& context) {
  std::map<std::string, std::string> first;
  each(context, "aanbiedingen", [&](const Json& offer, const Where& where) {
    const auto pointer = (where / "aanbieder").pointer();
    const auto& id = text_of(offer, "aanbieder");
    const auto [found, is_new] = first.emplace(id, pointer);
    if (is_new) return;
    context.report(pointer, fmt::format("van {} is er al een aanbieding", id),
                   fmt::format("de eerste staat {}; laat de laatst ontvangen aanbieding staan",
                               context.place_of(found->second, pointer)));
  });
}

void check_offered_once(Context& context) {
  each(context, "aanbiedingen", [&](const Json& offer, const Where& at) {
    std::set<std::pair<std::string, std::string>> seen;
    each(offer, "tarieven", at, [&](const Json& offered, const Where& where) {
      const auto& service = text_of(offered, "dienst");
      const auto& from = text_of(offered, "van");
      if (seen.emplace(service, from).second) return;
      context.report(where / "dienst",
                     fmt::format("{} biedt hier {} vanaf {} nog een keer aan",
                                 text_of(offer, "aanbieder"), service, from),
                     "laat alleen het tarief staan dat op het blad staat");
    });
  });
}

bool delivers(const Json& provider, const std::string& service) {
  for (const auto& id : provider.at("diensten")) {
    if (id == service) return true;
  }
  return false;
}

void check_offer_of_own_service(Context& context) {
  each_offered(context, [&](const Json& offer, const Json& offered, const Where& where) {
    const auto& service = text_of(offered, "dienst");
    const auto* provider = context.provider(text_of(offer, "aanbieder"));
    if (provider == nullptr || context.service(service) == nullptr || delivers(*provider, service))
      return;
    context.report(where / "dienst",
                   fmt::format("{} biedt {} niet aan, maar noemt er wel een tarief voor",
                               text_of(*provider, "naam"), service),
                   "voeg de dienst toe bij de aanbieder, of verwijder dit aangeboden tarief");
  });
}

void check_period_exists(Context& context) {
  const auto periods = periods_of(context);
  each_offered(context, [&](const Json&, const Json& offered, const Where& where) {
    const auto& service = text_of(offered, "dienst");
    const auto& from = text_of(offered, "van");
    if (context.service(service) == nullptr || !parse_date(from)) return;  // B020, B023
    if (periods.contains({service, from})) return;
    context.report(where / "van",
                   fmt::format("in tarieven begint voor {} geen periode op {}", service, from),
                   "neem de datum over van geldig: van bij deze dienst");
  });
}

void check_offer_inside_bandwidth(Context& context) {
  each_in_period(context, [&](const Json& tariff, const Json& offered, const Where& where) {
    const auto* band = member(tariff, "bandbreedte");
    if (band == nullptr) return;
    const auto amount = *number_of(offered, "tarief");
    const auto low = *number_of(*band, "minimum");
    const auto high = *number_of(*band, "maximum");
    if (amount >= low && amount <= high) return;
    context.report(where / "tarief",
                   fmt::format("{} ligt buiten de bandbreedte van {} tot en met {}",
                               dutch::euro(amount), dutch::euro(low), dutch::euro(high)),
                   "bespreek het tarief in de prijsonderhandeling (stap 7)");
  });
}

void check_offer_equals_fixed(Context& context) {
  each_in_period(context, [&](const Json& tariff, const Json& offered, const Where& where) {
    const auto fixed = number_of(tariff, "vast");
    const auto amount = *number_of(offered, "tarief");
    if (!fixed || amount == *fixed) return;
    context.report(
        where / "tarief",
        fmt::format("{} is niet het vaste tarief van {}", dutch::euro(amount), dutch::euro(*fixed)),
        "een vast tarief geldt voor alle aanbieders; bespreek het met de aanbieder");
  });
}

/// Calls f(received, where) for each offer whose day of receipt exists.
template <class F>
void each_received(const Context& context, F f) {
  each(context, "aanbiedingen", [&](const Json& offer, const Where& where) {
    if (const auto received = date_of(offer, "ontvangen")) f(*received, where / "ontvangen");
  });
}

void check_after_start(Context& context) {
  const auto* start = context.first("presentatie");
  if (start == nullptr) return;
  each_received(context, [&](Date received, const Where& where) {
    if (received >= start->date) return;
    context.report(where,
                   fmt::format("de aanbieding is van {}, de aanbieders zijn pas op {} uitgenodigd",
                               dutch::long_date(received), dutch::long_date(start->date)),
                   "verbeter de datum van ontvangst, of die van de presentatie in verloop");
  });
}

void check_before_end(Context& context) {
  const auto* end = context.first("afronding");
  if (end == nullptr) return;
  each_received(context, [&](Date received, const Where& where) {
    if (received <= end->date) return;
    context.report(where,
                   fmt::format("de aanbieding kwam op {} binnen, na de afronding op {}",
                               dutch::long_date(received), dutch::long_date(end->date)),
                   "verbeter de datum, of leg vast waarom deze aanbieding nog meetelt");
  });
}

void check_offer_cents(Context& context) {
  each_offered(context, [&](const Json&, const Json& offered, const Where& where) {
    const auto amount = *number_of(offered, "tarief");
    if (round_half_up(amount, 2) == amount) return;
    context.report(
        where / "tarief",
        fmt::format("{} heeft meer dan twee decimalen", dutch::number(amount, 2, 6)),
        fmt::format("een tarief is een heel aantal centen, zoals {}", to_fixed(amount, 2)));
  });
}

/// The services of an aanbieder for which the round asks a tariff and the offer has none.
std::vector<std::string> not_offered(const Periods& periods, const Json& offer,
                                     const Json& provider) {
  std::set<std::string> offered;
  for (const auto& item : offer.at("tarieven")) offered.insert(text_of(item, "dienst"));
  std::set<std::string> asked;
  for (const auto& [key, tariff] : periods) {
    if (tariff->contains("bandbreedte") || tariff->contains("vast")) asked.insert(key.first);
  }
  std::vector<std::string> missing;
  for (const auto& id : provider.at("diensten")) {
    const auto& service = id.get_ref<const std::string&>();
    if (asked.contains(service) && !offered.contains(service)) missing.push_back(service);
  }
  return missing;
}

void check_offer_complete(Context& context) {
  const auto periods = periods_of(context);
  each(context, "aanbiedingen", [&](const Json& offer, const Where& where) {
    const auto* provider = context.provider(text_of(offer, "aanbieder"));
    if (provider == nullptr) return;
    const auto missing = not_offered(periods, offer, *provider);
    if (missing.empty()) return;
    context.report(where / "tarieven",
                   fmt::format("{} heeft geen tarief aangeboden voor {}",
                               text_of(*provider, "naam"), some_of(missing)),
                   "vraag de aanbieder om het blad aan te vullen, of haal de dienst bij hem weg",
                   true);
  });
}

constexpr Rule offer_rule_list[] = {
    {{"B300", "fout", "van een aanbieder zijn er twee aanbiedingen",
      "Dan is niet te zien welke aanbieding geldt. De laatst ontvangen aanbieding vervangt de "
      "eerdere.",
      "",
      "aanbiedingen:\n"
      "  - {aanbieder: lindehof, ontvangen: 2014-06-10, tarieven: []}\n"
      "  - {aanbieder: lindehof, ontvangen: 2014-06-12, tarieven: []}\n"},
     check_one_offer},
    {{"B301", "fout", "een aanbieding noemt een dienst en periode twee keer",
      "Dan is niet te zien welk tarief is aangeboden.", "",
      "aanbiedingen:\n"
      "  - aanbieder: lindehof\n    ontvangen: 2014-06-10\n    tarieven:\n"
      "      - {dienst: bgi, van: 2015-01-01, tarief: 60.00}\n"
      "      - {dienst: bgi, van: 2015-01-01, tarief: 61.20}\n"},
     check_offered_once},
    {{"B302", "fout", "een aanbieding voor een dienst die de aanbieder niet levert",
      "Voeg de dienst toe bij de aanbieder, of haal het tarief weg.", "",
      "aanbiedingen:\n"
      "  - aanbieder: molenwerf\n    ontvangen: 2014-06-10\n    tarieven:\n"
      "      - {dienst: bgg, van: 2015-01-01, tarief: 40.00}\n"},
     check_offer_of_own_service},
    {{"B303", "fout", "een aanbieding voor een periode die er niet is",
      "Een aangeboden tarief hoort bij een dienst en een periode uit tarieven.", "",
      "aanbiedingen:\n"
      "  - aanbieder: lindehof\n    ontvangen: 2014-06-10\n    tarieven:\n"
      "      - {dienst: bgi, van: 2016-01-01, tarief: 60.00}\n"},
     check_period_exists},
    {{"B304", "waarschuwing", "een aangeboden tarief ligt buiten de bandbreedte",
      "Zo'n tarief kan alleen worden afgesproken met een andere bandbreedte; de colleges stellen "
      "die vast.",
      "nota inkoop en contractering, stap 6 en 7",
      "aanbiedingen:\n"
      "  - aanbieder: lindehof\n    ontvangen: 2014-06-10\n    tarieven:\n"
      "      - {dienst: bgi, van: 2015-01-01, tarief: 66.00}\n"},
     check_offer_inside_bandwidth},
    {{"B305", "waarschuwing", "een aangeboden tarief wijkt af van het vaste tarief",
      "Een vast tarief geldt voor alle aanbieders.", "nota inkoop en contractering, stap 6",
      "aanbiedingen:\n"
      "  - aanbieder: lindehof\n    ontvangen: 2014-06-10\n    tarieven:\n"
      "      - {dienst: bgg, van: 2015-01-01, tarief: 41.00}\n"},
     check_offer_equals_fixed},
    {{"B306", "fout", "een aanbieding is van voor de uitnodiging",
      "De aanbieders zijn bij de presentatie (stap 0) uitgenodigd; een aanbieding van daarvoor kan "
      "niet bij deze ronde horen.",
      "nota inkoop en contractering, stap 0",
      "aanbiedingen:\n  - {aanbieder: lindehof, ontvangen: 2013-06-10, tarieven: []}\n"},
     check_after_start},
    {{"B307", "waarschuwing", "een aanbieding kwam na de afronding binnen",
      "De tarieven zijn dan al afgesproken.", "nota inkoop en contractering, stap 8",
      "aanbiedingen:\n  - {aanbieder: lindehof, ontvangen: 2014-08-10, tarieven: []}\n"},
     check_before_end},
    {{"B308", "fout", "een aangeboden tarief heeft meer dan twee decimalen",
      "Berichten dragen bedragen in hele centen.", "iWmo en iJw, LDT_Bedrag",
      "aanbiedingen:\n"
      "  - aanbieder: lindehof\n    ontvangen: 2014-06-10\n    tarieven:\n"
      "      - {dienst: bgi, van: 2015-01-01, tarief: 60.005}\n"},
     check_offer_cents},
    {{"B309", "advies", "een aanbieding is niet compleet",
      "Voor elke dienst van de aanbieder met een bandbreedte of een vast tarief hoort er een "
      "aanbod te zijn.",
      "nota inkoop en contractering, stap 7",
      "aanbiedingen:\n"
      "  - aanbieder: lindehof\n    ontvangen: 2014-06-10\n    tarieven:\n"
      "      - {dienst: bgi, van: 2015-01-01, tarief: 60.00}\n"},
     check_offer_complete},
};

}  // namespace

Rules offer_rules() { return offer_rule_list; }

}  // namespace bestek::rules
