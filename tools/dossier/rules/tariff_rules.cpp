// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "common/dutch.hpp"
#include "dossier/rules/rule.hpp"

/// Agreed, fixed and compared tariffs.
namespace bestek::rules {

namespace {

/// Calls f(tariff, agreed item, where) for each agreed tariff.
template <class F>
void each_agreed(const Context& context, F f) {
  each(context, "tarieven", [&](const Json& tariff, const Where& at) {
    each(tariff, "onderhandeld", at,
         [&](const Json& agreed, const Where& where) { f(tariff, agreed, where); });
  });
}

/// Calls f(amount, tariff, where) for each amount that is paid per unit: fixed or agreed.
template <class F>
void each_paid(const Context& context, F f) {
  each(context, "tarieven", [&](const Json& tariff, const Where& at) {
    if (const auto fixed = number_of(tariff, "vast")) f(*fixed, tariff, at / "vast");
    each(tariff, "onderhandeld", at, [&](const Json& agreed, const Where& where) {
      f(*number_of(agreed, "tarief"), tariff, where / "tarief");
    });
  });
}

void check_inside_bandwidth(Context& context) {
  each_agreed(context, [&](const Json& tariff, const Json& agreed, const Where& where) {
    const auto* band = member(tariff, "bandbreedte");
    if (band == nullptr) return;
    const auto amount = *number_of(agreed, "tarief");
    const auto low = *number_of(*band, "minimum");
    const auto high = *number_of(*band, "maximum");
    if (amount >= low && amount <= high) return;
    context.report(
        where / "tarief",
        fmt::format("{} valt buiten de bandbreedte van {} tot en met {}", dutch::euro(amount),
                    dutch::euro(low), dutch::euro(high)),
        "verbeter het bedrag, of leg een andere bandbreedte aan de colleges voor (stap 6)");
  });
}

void check_equals_fixed(Context& context) {
  each_agreed(context, [&](const Json& tariff, const Json& agreed, const Where& where) {
    const auto fixed = number_of(tariff, "vast");
    const auto amount = *number_of(agreed, "tarief");
    if (!fixed || amount == *fixed) return;
    context.report(where / "tarief",
                   fmt::format("{} is niet gelijk aan het vaste tarief van {}", dutch::euro(amount),
                               dutch::euro(*fixed)),
                   "een vast tarief geldt voor alle aanbieders; verbeter het bedrag of kies een "
                   "bandbreedte");
  });
}

void check_bandwidth(Context& context) {
  each(context, "tarieven", [&](const Json& tariff, const Where& where) {
    const auto* band = member(tariff, "bandbreedte");
    if (band == nullptr || *number_of(*band, "minimum") <= *number_of(*band, "maximum")) return;
    context.report(where / "bandbreedte" / "maximum", "het maximum is lager dan het minimum",
                   "verwissel de twee bedragen");
  });
}

/// An hourly tariff that is declared in minutes must be a whole number of cents per minute. Only a
/// service with a product code goes through iWmo or iJw.
void check_per_minute(Context& context) {
  each_paid(context, [&](const Rational& amount, const Json& tariff, const Where& where) {
    const auto* service = context.service(text_of(tariff, "dienst"));
    if (service == nullptr || text_of(*service, "eenheid") != "uur" ||
        !service->contains("productcode"))
      return;
    const auto near = divisible_by_60(amount);
    if (near.is_exact()) return;
    context.report(where,
                   fmt::format("{} per uur is {} cent per minuut, geen heel aantal centen",
                               dutch::euro(amount), dutch::number(amount * 100 / 60, 0, 4)),
                   fmt::format("de dichtstbijzijnde bedragen die wel kunnen, zijn {} en {}",
                               dutch::euro(near.below), dutch::euro(near.above)));
  });
}

void check_cents(Context& context) {
  const auto check = [&](const Rational& amount, const Where& where) {
    if (round_half_up(amount, 2) == amount) return;
    context.report(
        where, fmt::format("{} heeft meer dan twee decimalen", dutch::number(amount, 2, 6)),
        fmt::format("een tarief is een heel aantal centen, zoals {}", to_fixed(amount, 2)));
  };
  each_paid(context,
            [&](const Rational& amount, const Json&, const Where& where) { check(amount, where); });
  each(context, "tarieven", [&](const Json& tariff, const Where& at) {
    const auto* band = member(tariff, "bandbreedte");
    if (band == nullptr) return;
    check(*number_of(*band, "minimum"), at / "bandbreedte" / "minimum");
    check(*number_of(*band, "maximum"), at / "bandbreedte" / "maximum");
  });
}

void check_zero(Context& context) {
  each_paid(context, [&](const Rational& amount, const Json&, const Where& where) {
    if (amount != 0) return;
    context.report(where, "dit tarief is nul",
                   "vul het afgesproken tarief in, of verwijder de regel");
  });
}

void check_benchmark(Context& context) {
  if (!context.has_reached("tweede_besluitvorming")) return;
  std::set<std::string> compared;  // a later period of the service needs no new comparison
  each(context, "tarieven", [&](const Json& tariff, const Where&) {
    const auto* found = member(tariff, "benchmark");
    if (found != nullptr && !found->empty()) compared.insert(text_of(tariff, "dienst"));
  });
  each(context, "tarieven", [&](const Json& tariff, const Where& where) {
    if (!tariff.contains("bandbreedte") && !tariff.contains("vast")) return;
    if (compared.contains(text_of(tariff, "dienst"))) return;
    context.report(where / "dienst",
                   fmt::format("voor {} is er geen vergelijking met tarieven van elders",
                               text_of(tariff, "dienst")),
                   "voeg benchmark toe, met bron, peildatum en tarief");
  });
}

void check_benchmark_source(Context& context) {
  each(context, "tarieven", [&](const Json& tariff, const Where& at) {
    each(tariff, "benchmark", at, [&](const Json& other, const Where& where) {
      const auto& source = text_of(other, "bron");
      each(context, "aanbieders", [&](const Json& provider, const Where&) {
        const auto& name = text_of(provider, "naam");
        if (source.find(name) == std::string::npos) return;
        context.report(
            where / "bron", fmt::format("de bron noemt {}, een aanbieder in deze ronde", name),
            "vergelijk met tarieven van elders; een tarief van deze aanbieder kan via de "
            "benchmark bij een ander terechtkomen");
      });
    });
  });
}

void check_basis(Context& context) {
  each(context, "tarieven", [&](const Json& tariff, const Where& where) {
    const auto* agreed = member(tariff, "onderhandeld");
    if (agreed == nullptr || agreed->empty()) return;
    if (tariff.contains("bandbreedte") || tariff.contains("vast")) return;
    context.report(
        where / "onderhandeld",
        fmt::format("voor {} zijn tarieven afgesproken zonder bandbreedte of vast tarief",
                    text_of(tariff, "dienst")),
        "leg eerst een bandbreedte of een vast tarief aan de colleges voor (stap 6)", true);
  });
}

void check_vague_band(Context& context) {
  each(context, "tarieven", [&](const Json& tariff, const Where& where) {
    const auto* band = member(tariff, "bandbreedte");
    if (band == nullptr || *number_of(*band, "minimum") != *number_of(*band, "maximum")) return;
    context.report(where / "bandbreedte",
                   fmt::format("minimum en maximum zijn beide {}: er valt niets te onderhandelen",
                               dutch::euro(*number_of(*band, "minimum"))),
                   "schrijf vast in plaats van bandbreedte", true);
  });
}

/// What a pgb tariff is a percentage of must be there.
void check_pgb(Context& context) {
  each(context, "tarieven", [&](const Json& tariff, const Where& at) {
    const auto has = [&](const std::string& base) {
      if (base == "vast" || base == "kostprijs") return tariff.contains(base);
      if (base == "laagste_afgesproken") {
        const auto* agreed = member(tariff, "onderhandeld");
        return agreed != nullptr && !agreed->empty();
      }
      return tariff.contains("bandbreedte");
    };
    each(tariff, "pgb", at, [&](const Json& pgb, const Where& where) {
      const auto& base = text_of(pgb, "over");
      if (has(base)) return;
      context.report(where / "over",
                     fmt::format("het pgb-tarief is een percentage van {}, en dat staat er niet",
                                 base == "minimum" || base == "maximum" ? "de bandbreedte"
                                 : base == "laagste_afgesproken" ? "het laagste afgesproken tarief"
                                 : base == "vast"                ? "het vaste tarief"
                                                                 : "de kostprijs"),
                     "kies in over een bedrag dat dit tarief wel heeft, of voeg het toe");
    });
  });
}

constexpr Rule tariff_rule_list[] = {
    {{"B030", "fout", "een afgesproken tarief valt buiten de bandbreedte",
      "De colleges stellen de bandbreedte vast in de tweede besluitvorming.",
      "nota inkoop en contractering, stap 6 en 7",
      "tarieven:\n  - bandbreedte: {minimum: 57.00, maximum: 63.00}\n"
      "    onderhandeld:\n    - {tarief: 66.00}\n"},
     check_inside_bandwidth},
    {{"B031", "fout", "een afgesproken tarief wijkt af van het vaste tarief",
      "Een vast tarief geldt voor alle aanbieders.", "nota inkoop en contractering, stap 6",
      "tarieven:\n  - {}\n  - vast: 40.00\n    onderhandeld:\n    - {tarief: 41.00}\n"},
     check_equals_fixed},
    {{"B032", "fout", "het maximum van een bandbreedte ligt onder het minimum",
      "Verwissel de twee bedragen.", "",
      "tarieven:\n  - bandbreedte: {minimum: 63.00, maximum: 57.00}\n"},
     check_bandwidth},
    {{"B180", "waarschuwing", "een uurtarief is per minuut geen heel aantal centen",
      "Uren worden in minuten gedeclareerd. Alleen een veelvoud van € 0,60 is deelbaar door 60; "
      "anders wijkt de declaratie af en wordt zij geweigerd (retourcode 9346).",
      "invulinstructie IV081 en regel TR346",
      "tarieven:\n  - onderhandeld:\n    - {tarief: 59.50}\n"},
     check_per_minute},
    {{"B181", "fout", "een tarief heeft meer dan twee decimalen",
      "Berichten dragen bedragen in hele centen.", "iWmo en iJw, LDT_Bedrag",
      "tarieven:\n  - bandbreedte: {minimum: 56.405}\n"},
     check_cents},
    {{"B182", "waarschuwing", "een tarief is nul",
      "Een dienst zonder prijs is meestal een vergeten bedrag.", "",
      "tarieven:\n  - bandbreedte: {minimum: 0}\n    onderhandeld:\n    - {tarief: 0}\n"},
     check_zero},
    {{"B183", "advies", "er is geen benchmark",
      "Een maatstaf en een vergelijking met andere regio's onderbouwen de bandbreedte.",
      "nota inkoop en contractering, stap 5", "tarieven:\n  - {benchmark: ~}\n"},
     check_benchmark},
    {{"B184", "waarschuwing", "de benchmark noemt een aanbieder van deze ronde",
      "Zo kan het tarief van de ene aanbieder bij een ander terechtkomen.",
      "Mededingingswet art. 6",
      "tarieven:\n  - benchmark:\n    - {bron: tarief van Stichting Lindehof elders}\n"},
     check_benchmark_source},
    {{"B185", "waarschuwing", "tarieven zijn afgesproken zonder bandbreedte of vast tarief",
      "De colleges stellen eerst de grenzen vast.", "nota inkoop en contractering, stap 6",
      "tarieven:\n  - {bandbreedte: ~}\n"},
     check_basis},
    {{"B186", "advies", "een bandbreedte heeft gelijke grenzen",
      "Dat is een vast tarief; noem het dan zo.", "nota inkoop en contractering, stap 6",
      "tarieven:\n  - bandbreedte: {minimum: 60.00, maximum: 60.00}\n"},
     check_vague_band},
    {{"B187", "fout", "waarvan een pgb-tarief een percentage is, ontbreekt",
      "Een pgb-tarief is een percentage van het tarief voor zorg in natura. Zonder dat tarief valt "
      "er niets te berekenen.",
      "Wmo 2015 art. 2.3.6; Jeugdwet art. 8.1.1",
      "tarieven:\n  - pgb:\n    - {categorie: professional, pct_van_zin: 80, over: vast}\n"},
     check_pgb},
};

}  // namespace

Rules tariff_rules() { return tariff_rule_list; }

}  // namespace bestek::rules
