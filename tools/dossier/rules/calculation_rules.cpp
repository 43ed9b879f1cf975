// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include <fmt/format.h>

#include <vector>

#include "common/dutch.hpp"
#include "dossier/rules/rule.hpp"

/// Arithmetic of a cost price that cannot be right. The cost price itself is computed elsewhere.
namespace bestek::rules {

namespace {

/// Reports the problems of one code. They are found in one place, so that what the computation
/// refuses and what `toets` reports are the same.
void report_problems(Context& context, std::string_view code) {
  for (const auto& problem : context.cost_price_problems()) {
    if (problem.code == code)
      context.report(problem.path, problem.message, problem.help, problem.at_key);
  }
}

void check_wages(Context& context) { report_problems(context, "B207"); }
void check_contract_hours(Context& context) { report_problems(context, "B209"); }
void check_mix(Context& context) { report_problems(context, "B210"); }
void check_hours(Context& context) { report_problems(context, "B211"); }
void check_divisors(Context& context) { report_problems(context, "B212"); }
void check_conversion(Context& context) { report_problems(context, "B213"); }
void check_billable_hours(Context& context) { report_problems(context, "B218"); }

/// A percentage written as a fraction: 0.8 for 80.
void check_fractions(Context& context) {
  struct Share {
    const char *block, *key;
  };
  static constexpr Share shares[] = {{"a_beroepskracht", "werkgeverslasten_pct"},
                                     {"a_beroepskracht", "vakantiegeld_pct"},
                                     {"a_beroepskrachten", "werkgeverslasten_pct"},
                                     {"a_beroepskrachten", "vakantiegeld_pct"},
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
  const auto check = [&](const Json* hours, const Where& where) {
    const auto value = hours == nullptr ? std::nullopt : number_of(*hours, "productiviteit_pct");
    if (!value || *value < 100) return;
    context.report(where / "productiviteit_pct",
                   "een productiviteit van 100% laat geen ruimte voor verlof, ziekte, scholing en "
                   "werkoverleg",
                   "de wet vraagt juist om die uren; reken ze mee");
  };
  each_cost_price(context, [&](const Json& price, const Json&, const Where& where) {
    check(member(price, "c_niet_productief"), where / "c_niet_productief");
    if (const auto* staff = member(price, "a_beroepskrachten")) {
      const Where at(where, "a_beroepskrachten");
      check(member(*staff, "niet_productief"), at / "niet_productief");
    }
  });
}

using Keys = std::vector<const char*>;

/// Keys of a block that do not count beside the keys that its computation uses.
Keys unused_keys(const std::string& block, const Json& value) {
  const auto has = [&](const char* key) { return value.contains(key); };
  if (block == "c_niet_productief" || block == "niet_productief") {
    if (!has("productiviteit_pct") && !has("werkbare_uren")) return {};
    return {"verlof", "ziekte", "scholing", "werkoverleg", "reistijd", "overig"};
  }
  if (block == "a_beroepskrachten") {
    if (!has("clientgebonden_per_uur") || !has("niet_clientgebonden_per_uur"))
      return {"clientgebonden_per_uur", "niet_clientgebonden_per_uur"};
    return {"functiemix",
            "niet_productief",
            "vakantiegeld_pct",
            "eindejaarsuitkering_pct",
            "ort_pct",
            "vakantiegeld_in_werkgeverslasten",
            "werkgeverslasten_pct"};
  }
  if (block == "b_overhead" || block == "c_overhead") {
    if (has("opslag_pct") && has("over"))
      return {"per_fte_eur",       "posten",           "fte", "declarabele_uren",
              "afronding_per_fte", "afronding_per_uur"};
    if (has("per_fte_eur"))
      return {"opslag_pct", "over", "grondslag", "posten", "fte", "afronding_per_fte"};
    return {"opslag_pct", "over", "grondslag"};
  }
  if (block == "omrekening") {
    if (has("minuten_per_rit") && has("inzittenden")) return {"uren_per_eenheid", "groepsgrootte"};
    return {"minuten_per_rit", "inzittenden", "kilometers_per_rit", "per_kilometer_eur"};
  }
  if (text_of(value, "methode") == "vast")
    return {"loon_pct", "loon", "materieel", "eerste_contractjaar", "decimalen_tussen"};
  return {"vast_pct"};
}

void report_unused(Context& context, const std::string& block, const Json& value, const Where& at) {
  for (const auto* key : unused_keys(block, value)) {
    if (!value.contains(key)) continue;
    context.report(at / key, fmt::format("{} telt hier niet mee", key),
                   "verwijder het, of verwijder wat er in plaats daarvan staat", true);
  }
}

/// In the first contract year there is no correction.
void report_unused_correction(Context& context, const Json& index, const Where& at) {
  if (text_of(index, "methode") == "vast" || text_of(index, "eerste_contractjaar") != "ja") return;
  for (const auto* part : {"loon", "materieel"}) {
    const auto* numbers = member(index, part);
    if (numbers == nullptr || !numbers->contains("vorig_voorlopig_pct")) continue;
    const Where of_part(at, part);
    context.report(of_part / "vorig_voorlopig_pct",
                   "in het eerste contractjaar is er geen correctie over het jaar ervoor",
                   "verwijder de percentages van het vorige jaar, of verwijder eerste_contractjaar",
                   true);
  }
}

void check_unused(Context& context) {
  each_cost_price(context, [&](const Json& price, const Json&, const Where& where) {
    for (const auto* block : {"a_beroepskrachten", "b_overhead", "c_niet_productief", "c_overhead",
                              "d_indexering", "e_indexatie", "omrekening"}) {
      const auto* value = member(price, block);
      if (value == nullptr) continue;
      const Where at(where, block);
      report_unused(context, block, *value, at);
      if (value->contains("methode")) report_unused_correction(context, *value, at);
      if (const auto* hours = member(*value, "niet_productief"))
        report_unused(context, "niet_productief", *hours, at / "niet_productief");
    }
  });
}

constexpr Rule calculation_rule_list[] = {
    {{"B207", "fout", "een functiemix heeft lonen per uur en per maand",
      "Een gewogen gemiddelde van lonen per uur en per maand zegt niets.",
      "Handleiding projectadministratie SZW 3.1.2",
      "tarieven:\n  - kostprijs:\n      a_beroepskracht:\n        functiemix:\n          - {}\n"
      "          - {schaal: FWG 50, aandeel_pct: 0, maandloon: 3200}\n"},
     check_wages},
    {{"B209", "fout", "de contracturen ontbreken",
      "Een loon per maand wordt pas een loon per uur met de betaalde uren; en wie werkbare uren "
      "noemt, betaalt ook de andere uren.",
      "Handleiding projectadministratie SZW 3.1.2",
      "tarieven:\n  - {}\n  - kostprijs:\n      c_niet_productief:\n"
      "        {productiviteit_pct: ~, werkbare_uren: 1400}\n"},
     check_contract_hours},
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
      "Een dagdeel, een etmaal of een rit heeft een omrekening van uren nodig, een uur juist niet.",
      "", "diensten:\n  - {eenheid: dagdeel}\n"},
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
    {{"B216", "waarschuwing", "een gegeven van de kostprijs telt niet mee",
      "Er staat al iets dat ervoor in de plaats komt, zoals een percentage naast uren, of een vast "
      "indexpercentage naast ramingen. In het eerste contractjaar is er geen correctie over het "
      "jaar ervoor. Wat niet meetelt, brengt lezers in de war.",
      "contractstandaard Wmo 1.2, art. 3.2",
      "tarieven:\n  - kostprijs:\n      e_indexatie: {methode: vast, vast_pct: 2.5}\n"},
     check_unused},
    {{"B218", "fout", "er zijn meer werkbare uren dan contracturen",
      "Niemand declareert meer uren dan er betaald worden.",
      "art. 5.4 lid 3 onder c Uitvoeringsbesluit Wmo 2015",
      "tarieven:\n  - {}\n  - kostprijs:\n      c_niet_productief:\n"
      "        {productiviteit_pct: ~, werkbare_uren: 1900, contracturen: 1878}\n"},
     check_billable_hours},
};

}  // namespace

Rules calculation_rules() { return calculation_rule_list; }

}  // namespace bestek::rules
