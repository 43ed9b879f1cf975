// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include <fmt/format.h>

#include <array>

#include "common/dutch.hpp"
#include "dossier/rules/rule.hpp"

/// Arithmetic of a cost price that cannot be right. The cost price itself is computed elsewhere.
namespace bestek::rules {

namespace {

template <class F>
void each_cost_price(const Context& context, F f) {
  each(context, "tarieven", [&](const Json& tariff, const Where& at) {
    if (const auto* price = member(tariff, "kostprijs")) f(*price, tariff, Where(at, "kostprijs"));
  });
}

void check_mix(Context& context) {
  each_cost_price(context, [&](const Json& price, const Json&, const Where& where) {
    const auto* staff = member(price, "a_beroepskracht");
    if (staff == nullptr) return;
    Rational sum = 0;
    for (const auto& function : staff->at("functiemix")) sum += *number_of(function, "aandeel_pct");
    if (sum == 100) return;
    const Rational difference = sum > 100 ? Rational(sum - 100) : Rational(100 - sum);
    context.report(
        where / "a_beroepskracht" / "functiemix",
        fmt::format("de aandelen in de functiemix zijn samen {}, dat moet 100% zijn",
                    dutch::percentage(sum)),
        fmt::format("het verschil is {}; verbeter de aandelen", dutch::percentage(difference)),
        true);
  });
}

void check_hours(Context& context) {
  each_cost_price(context, [&](const Json& price, const Json&, const Where& where) {
    const auto* hours = member(price, "c_niet_productief");
    const auto contract = hours == nullptr ? std::nullopt : number_of(*hours, "contracturen");
    if (!contract) return;
    Rational lost = 0;
    for (const auto* key : {"verlof", "ziekte", "scholing", "werkoverleg", "overig"})
      lost += number_of(*hours, key).value_or(0);
    if (lost < *contract) return;
    context.report(where / "c_niet_productief",
                   fmt::format("van {} contracturen zijn er {} niet productief; er blijft geen "
                               "declarabel uur over",
                               dutch::number(*contract), dutch::number(lost)),
                   "controleer de uren; alle zijn per voltijdbaan per jaar", true);
  });
}

void check_divisors(Context& context) {
  struct Divisor {
    std::array<const char*, 2> path;
    int forbidden;
    const char* help;
  };
  static constexpr Divisor divisors[] = {
      {{"c_niet_productief", "productiviteit_pct"}, 0, "bij 0 procent is er geen declarabel uur"},
      {{"c_niet_productief", "contracturen"}, 0, "vul de contracturen per jaar in, zoals 1878"},
      {{"b_overhead", "declarabele_uren"}, 0, "vul de declarabele uren per fte in, zoals 1320"},
      {{"c_overhead", "declarabele_uren"}, 0, "vul de declarabele uren per fte in, zoals 1320"},
      {{"omrekening", "groepsgrootte"}, 0, "schrijf 1 als er één inwoner per begeleider is"},
      {{"omrekening", "uren_per_eenheid"},
       0,
       "vul de uren in één eenheid in, zoals 4 voor een dagdeel"},
  };
  each_cost_price(context, [&](const Json& price, const Json&, const Where& where) {
    for (const auto& divisor : divisors) {
      const auto* block = member(price, divisor.path[0]);
      const auto value = block == nullptr ? std::nullopt : number_of(*block, divisor.path[1]);
      if (!value || *value != divisor.forbidden) continue;
      context.report(where / divisor.path[0] / divisor.path[1],
                     fmt::format("{} is 0: daar valt niet mee te rekenen", divisor.path[1]),
                     divisor.help);
    }
    for (const auto* key : {"b_overhead", "c_overhead"}) {
      const auto* overhead = member(price, key);
      if (overhead == nullptr || text_of(*overhead, "over") != "prijs") continue;
      if (number_of(*overhead, "opslag_pct").value_or(0) < 100) continue;
      context.report(where / key / "opslag_pct",
                     "overhead van 100% van de prijs laat niets over voor de zorg",
                     "een deel van de prijs is altijd minder dan 100; bedoelt u over: kosten?");
    }
  });
}

void check_conversion(Context& context) {
  each_cost_price(context, [&](const Json& price, const Json& tariff, const Where& where) {
    const auto* service = context.service(text_of(tariff, "dienst"));
    if (service == nullptr) return;
    const auto& unit = text_of(*service, "eenheid");
    const bool has = price.contains("omrekening");
    if ((unit == "dagdeel" || unit == "etmaal") && !has && price.contains("a_beroepskracht")) {
      context.report(
          where,
          fmt::format("de eenheid is {}, maar er staat niet hoe een uur wordt omgerekend", unit),
          "voeg omrekening toe met uren_per_eenheid en groepsgrootte", true);
    } else if (unit == "uur" && has) {
      context.report(where / "omrekening", "de eenheid is al uur, er valt niets om te rekenen",
                     "verwijder omrekening, of verbeter de eenheid van de dienst", true);
    }
  });
}

/// A percentage written as a fraction: 0.8 for 80.
void check_fractions(Context& context) {
  struct Share {
    const char *block, *key;
  };
  static constexpr Share shares[] = {{"a_beroepskracht", "werkgeverslasten_pct"},
                                     {"a_beroepskracht", "vakantiegeld_pct"},
                                     {"b_overhead", "opslag_pct"},
                                     {"c_overhead", "opslag_pct"},
                                     {"c_niet_productief", "productiviteit_pct"},
                                     {"e_indexatie", "loon_pct"},
                                     {"d_indexering", "loon_pct"}};
  each_cost_price(context, [&](const Json& price, const Json&, const Where& where) {
    for (const auto& share : shares) {
      const auto* block = member(price, share.block);
      const auto value = block == nullptr ? std::nullopt : number_of(*block, share.key);
      if (!value || *value <= 0 || *value > 1) continue;
      context.report(where / share.block / share.key,
                     fmt::format("{} is {}, dus minder dan {} procent", share.key,
                                 dutch::number(*value, 0, 4), *value == 1 ? "2" : "1"),
                     fmt::format("een percentage schrijft u als {} in plaats van {}",
                                 to_exact(*value * 100), to_exact(*value)));
    }
  });
}

void check_productivity(Context& context) {
  each_cost_price(context, [&](const Json& price, const Json&, const Where& where) {
    const auto* hours = member(price, "c_niet_productief");
    const auto value = hours == nullptr ? std::nullopt : number_of(*hours, "productiviteit_pct");
    if (!value || *value < 100) return;
    context.report(where / "c_niet_productief" / "productiviteit_pct",
                   "een productiviteit van 100% laat geen ruimte voor verlof, ziekte, scholing en "
                   "werkoverleg",
                   "element c vraagt juist om die uren; reken ze mee");
  });
}

constexpr Rule list[] = {
    {{"B210", "fout", "de aandelen van een functiemix zijn samen geen 100 procent",
      "Het gewogen uurloon klopt anders niet.",
      "Berenschot, kostprijs berekenen voor Wmo en jeugdhulp",
      "tarieven:\n  - kostprijs:\n      a_beroepskracht:\n        functiemix:\n"
      "          - {aandeel_pct: 70}\n"},
     check_mix},
    {{"B211", "fout", "er blijft geen declarabel uur over",
      "De niet-productieve uren zijn samen niet minder dan de contracturen.",
      "art. 5.4 lid 3 onder c Uitvoeringsbesluit Wmo 2015",
      "tarieven:\n  - kostprijs:\n      c_niet_productief: {verlof: 1900}\n"},
     check_hours},
    {{"B212", "fout", "een deler in de kostprijs is nul",
      "Delen door nul kan niet; er komt geen kostprijs uit.", "",
      "tarieven:\n  - {}\n  - kostprijs:\n      omrekening: {groepsgrootte: 0}\n"},
     check_divisors},
    {{"B213", "fout", "de omrekening past niet bij de eenheid",
      "Een dagdeel of etmaal heeft een omrekening van uren nodig, een uur juist niet.", "",
      "diensten:\n  - {eenheid: dagdeel}\n"},
     check_conversion},
    {{"B214", "waarschuwing", "een percentage is als breuk geschreven",
      "12.5 betekent 12,5 procent; 0.8 betekent minder dan één procent.", "",
      "tarieven:\n  - kostprijs:\n      b_overhead: {opslag_pct: {waarde: 0.20}}\n"},
     check_fractions},
    {{"B215", "waarschuwing", "een productiviteit van 100 procent",
      "Wie per contractuur rekent, maakt de klassieke fout: verlof, ziekte, scholing en "
      "werkoverleg "
      "worden niet betaald.",
      "art. 5.4 lid 3 onder c Uitvoeringsbesluit Wmo 2015",
      "tarieven:\n  - {}\n  - kostprijs:\n      c_niet_productief: {productiviteit_pct: 100}\n"},
     check_productivity},
};

}  // namespace

Rules calculation_rules() { return list; }

}  // namespace bestek::rules
