// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <span>

#include "common/dutch.hpp"
#include "common/text.hpp"
#include "dossier/model/legal_elements.hpp"
#include "dossier/rules/rule.hpp"

/// What the law asks of a cost price, and what courts struck tariffs down for.
namespace bestek::rules {

namespace {

void check_elements(Context& context) {
  const auto& law = text_of(context.head(), "wet");
  each_cost_price(context, [&](const Json& price, const Json&, const Where& where) {
    for (const auto& element : legal_elements(law)) {
      if (price.contains(element.key)) continue;
      context.report(
          where,
          fmt::format("in deze kostprijs ontbreekt element {}: {}", element.letter, element.name),
          fmt::format("voeg {} toe; {}, onder {}, eist het element, ook als het bedrag "
                      "klein is",
                      element.key, legal_elements_article(law), element.letter),
          true);
    }
  });
}

bool has_any(const Json& price, std::span<const LegalElement> elements) {
  return std::any_of(elements.begin(), elements.end(),
                     [&](const LegalElement& element) { return price.contains(element.key); });
}

/// Elements of the other law. A law without elements of its own may take those of either.
void check_foreign_elements(Context& context) {
  const auto& law = text_of(context.head(), "wet");
  const auto of_wmo = legal_elements("wmo");
  const auto of_youth = legal_elements("jeugd");
  each_cost_price(context, [&](const Json& price, const Json&, const Where& where) {
    const bool is_free = legal_elements(law).empty();
    if (is_free && !(has_any(price, of_wmo) && has_any(price, of_youth))) return;
    for (const auto& element : law == "jeugd" ? of_wmo : of_youth) {
      if (!price.contains(element.key)) continue;
      context.report(
          where / element.key,
          is_free ? fmt::format("{} is van de Jeugdwet, en hier staan ook elementen van de Wmo",
                                element.key)
                  : fmt::format("{} hoort niet bij wet: {}", element.key, law),
          fmt::format("verdeel de kosten over de elementen van {}",
                      legal_elements_article(is_free ? "wmo" : law)),
          true);
    }
  });
}

/// "d_reis_en_opleiding" of ".../kostprijs/d_reis_en_opleiding/per_uur".
std::string element_of(const std::string& pointer) {
  const auto parts = split(pointer, '/');
  return parts[parts.size() - 2];
}

/// Calls f(number, key, where) for each number of a cost price, sourced or bare.
template <class F>
void each_number(const Json& value, const Where& where, F& f) {
  if (value.is_array()) {
    for (std::size_t i = 0; i < value.size(); ++i) each_number(value[i], Where(where, i), f);
    return;
  }
  if (!value.is_object()) return;
  for (const auto& item : value.items()) {
    const Where at(where, item.key());
    if (item.value().is_number() || item.value().contains("waarde")) {
      f(item.value(), item.key(), at);
    } else {
      each_number(item.value(), at, f);
    }
  }
}

void check_sources(Context& context) {
  each_cost_price(context, [&](const Json& price, const Json& tariff, const Where& where) {
    std::vector<std::string> bare;
    std::string first;
    auto note = [&](const Json& number, const std::string& key, const Where& at) {
      if (is_choice(key)) return;
      if (number.is_object() && number.contains("bron") && number.contains("peildatum")) return;
      const auto pointer = at.pointer();
      if (first.empty()) first = pointer;
      bare.push_back(key == "per_uur" ? element_of(pointer) : key);
    };
    each_number(price, where, note);
    if (bare.empty()) return;
    context.report(
        first,
        fmt::format("in de kostprijs van {} {} bron of peildatum: {}", text_of(tariff, "dienst"),
                    bare.size() == 1 ? std::string("heeft één getal geen")
                                     : fmt::format("hebben {} getallen geen", bare.size()),
                    some_of(bare, 6)),
        "schrijf {waarde: …, bron: …, peildatum: …}; zo houdt het tarief stand als "
        "iemand ernaar vraagt");
  });
}

/// The same parameter of services with the same unit has one definition.
void check_definitions(Context& context) {
  struct First {
    std::string definition, pointer;
  };
  std::map<std::string, First> firsts;
  each_cost_price(context, [&](const Json& price, const Json& tariff, const Where& where) {
    const auto* service = context.service(text_of(tariff, "dienst"));
    const auto unit = service == nullptr ? std::string() : text_of(*service, "eenheid");
    auto compare = [&](const Json& number, const std::string& key, const Where& at) {
      if (!number.is_object() || !number.contains("definitie")) return;
      if (price.contains("omrekening") && price.at("omrekening").contains(key)) return;
      const auto& definition = text_of(number, "definitie");
      const auto pointer = (at / "definitie").pointer();
      const auto [first, is_new] = firsts.emplace(unit + " " + key, First{definition, pointer});
      if (is_new || first->second.definition == definition) return;
      context.report(pointer,
                     fmt::format("{} heeft hier een andere definitie dan {}", key,
                                 context.place_of(first->second.pointer, pointer)),
                     "reken met één definitie, of leg uit waarom de getallen toch te vergelijken "
                     "zijn");
    };
    each_number(price, where, compare);
  });
}

/// Calls f(block, where) for each block with a staff mix: of the Wmo, of the Jeugdwet.
template <class F>
void each_staff(const Context& context, F f) {
  each_cost_price(context, [&](const Json& price, const Json&, const Where& where) {
    for (const auto* key : {"a_beroepskracht", "a_beroepskrachten"}) {
      const auto* staff = member(price, key);
      if (staff != nullptr && staff->contains("functiemix")) f(*staff, Where(where, key));
    }
  });
}

void check_wage_dates(Context& context) {
  each_staff(context, [&](const Json& staff, const Where& at) {
    std::string first;
    each(staff, "functiemix", at, [&](const Json& function, const Where& item) {
      const auto* key = function.contains("uurloon") ? "uurloon" : "maandloon";
      const auto* wage = member(function, key);
      if (wage == nullptr || !wage->is_object() || !wage->contains("peildatum")) return;
      const auto& date = text_of(*wage, "peildatum");
      if (first.empty()) first = date;
      if (first == date) return;
      const Where of_wage(item, key);
      context.report(
          of_wage / "peildatum",
          fmt::format("dit {} is van {}, een ander in deze functiemix van {}", key, date, first),
          "neem alle lonen op dezelfde dag uit dezelfde cao");
    });
  });
}

/// True when a definition says that the employer's charges hold the holiday pay.
bool says_with_holiday_pay(const Json* burden) {
  if (burden == nullptr || !burden->is_object()) return false;
  const auto& definition = text_of(*burden, "definitie");
  const auto at = definition.find("vakantiegeld");
  if (at == std::string::npos) return false;
  const auto before = definition.substr(0, at);
  for (const auto* without : {"zonder", "exclusief", "excl", "behalve", "niet"}) {
    if (before.find(without) != std::string::npos) return false;
  }
  return true;
}

void check_holiday_pay(Context& context) {
  each_staff(context, [&](const Json& staff, const Where& where) {
    const auto holiday = number_of(staff, "vakantiegeld_pct");
    if (!holiday || *holiday == 0) return;
    const auto& flag = text_of(staff, "vakantiegeld_in_werkgeverslasten");
    const bool is_in_definition = says_with_holiday_pay(member(staff, "werkgeverslasten_pct"));
    if (flag == "nee" || (flag.empty() && !is_in_definition)) return;
    context.report(
        where / "vakantiegeld_pct",
        fmt::format("het vakantiegeld zit volgens {} al in de werkgeverslasten en telt hier "
                    "nog een keer",
                    flag == "ja" ? "vakantiegeld_in_werkgeverslasten" : "de definitie"),
        "laat vakantiegeld_pct weg, of haal het vakantiegeld uit de werkgeverslasten");
  });
}

void check_year_end_bonus(Context& context) {
  each_staff(context, [&](const Json& staff, const Where& at) {
    if (number_of(staff, "eindejaarsuitkering_pct").value_or(0) == 0) return;
    each(staff, "functiemix", at, [&](const Json& function, const Where& item) {
      if (number_of(function, "eindejaarsuitkering_maand").value_or(0) == 0) return;
      context.report(item / "eindejaarsuitkering_maand",
                     "de eindejaarsuitkering staat hier als bedrag, en ook als percentage over "
                     "alle lonen",
                     "laat een van de twee weg", true);
    });
  });
}

void check_correction(Context& context) {
  each_cost_price(context, [&](const Json& price, const Json&, const Where& where) {
    for (const auto* element : {"e_indexatie", "d_indexering"}) {
      const auto* index = member(price, element);
      if (index == nullptr) continue;
      for (const auto* part : {"loon", "materieel"}) {
        const auto* numbers = member(*index, part);
        if (numbers == nullptr) continue;
        const bool has_forecast = numbers->contains("vorig_voorlopig_pct");
        if (has_forecast == numbers->contains("vorig_definitief_pct")) continue;
        context.report(where / element / part,
                       fmt::format("voor de correctie over het vorige jaar ontbreekt {}",
                                   has_forecast ? "vorig_definitief_pct" : "vorig_voorlopig_pct"),
                       "geef beide percentages, of laat beide weg in het eerste contractjaar",
                       true);
      }
    }
  });
}

constexpr Rule cost_price_rule_list[] = {
    {{"B200", "fout", "in een kostprijs ontbreekt een element van de wet",
      "Een reële prijs berust ten minste op alle elementen. Wmo: a tot en met f; Jeugd: a tot en "
      "met "
      "d.",
      "art. 5.4 lid 3 Uitvoeringsbesluit Wmo 2015; art. 2.3 Besluit Jeugdwet",
      "tarieven:\n  - kostprijs: {b_overhead: ~}\n"},
     check_elements},
    {{"B201", "fout", "een element van de kostprijs hoort bij een andere wet",
      "De Wmo en de Jeugdwet delen de kosten anders in. Bij een andere wet kiest u een van de "
      "twee indelingen.",
      "art. 5.4 lid 3 Uitvoeringsbesluit Wmo 2015; art. 2.3 Besluit Jeugdwet",
      "tarieven:\n  - kostprijs: {b_clientgebonden: {per_uur: 1.20}}\n"},
     check_foreign_elements},
    {{"B202", "advies", "getallen in een kostprijs hebben geen bron of peildatum",
      "Een tarief houdt alleen stand als iedereen kan nagaan waar de getallen vandaan komen.",
      "ECLI:NL:RBDHA:2019:11096; ECLI:NL:RBROT:2021:12645",
      "tarieven:\n  - kostprijs: {d_reis_en_opleiding: {per_uur: 1.80}}\n"},
     check_sources},
    {{"B203", "waarschuwing", "een getal heeft in twee kostprijzen een andere definitie",
      "De rechter verwierp tarieven waarin percentages met verschillende definities door elkaar "
      "liepen (appels met peren).",
      "ECLI:NL:RBDHA:2019:11096; ECLI:NL:GHDHA:2020:1120",
      "tarieven:\n  - kostprijs:\n      a_beroepskracht:\n        functiemix:\n          - {}\n"
      "          - {schaal: FWG 50, aandeel_pct: 0,\n"
      "             uurloon: {waarde: 21.90, bron: cao, definitie: met alle toeslagen}}\n"},
     check_definitions},
    {{"B204", "waarschuwing", "uurlonen in een functiemix hebben een andere peildatum",
      "Lonen van verschillende dagen zijn niet te middelen.", "ECLI:NL:RBDHA:2019:11096",
      "tarieven:\n  - kostprijs:\n      a_beroepskracht:\n        functiemix:\n          - {}\n"
      "          - {schaal: FWG 50, aandeel_pct: 0,\n"
      "             uurloon: {waarde: 21.90, bron: cao, peildatum: 2012-01-01}}\n"},
     check_wage_dates},
    {{"B205", "waarschuwing", "vakantiegeld telt dubbel",
      "In het rekenvoorbeeld van SZW zit het vakantiegeld in de 32 procent werkgeverslasten; dan "
      "komt er geen 8 procent meer bij.",
      "Handleiding projectadministratie SZW 3.1.2",
      "tarieven:\n  - kostprijs:\n      a_beroepskracht:\n        vakantiegeld_pct: 8\n"
      "        werkgeverslasten_pct: {waarde: 32, definitie: premies en vakantiegeld}\n"},
     check_holiday_pay},
    {{"B208", "waarschuwing", "de eindejaarsuitkering telt dubbel",
      "Een bedrag per maand bij de functie en een percentage over alle lonen zijn samen te veel.",
      "Handleiding projectadministratie SZW 3.1.2",
      "tarieven:\n  - kostprijs:\n      a_beroepskracht:\n        eindejaarsuitkering_pct: 8.33\n"
      "        functiemix:\n          - {uurloon: ~, maandloon: 2500, eindejaarsuitkering_maand: "
      "125}\n"},
     check_year_end_bonus},
    {{"B206", "fout", "voor de correctie op de index ontbreekt een percentage",
      "De correctie is het verschil tussen het voorlopige en het definitieve percentage van het "
      "vorige jaar.",
      "contractstandaard Wmo 1.2, art. 3.2",
      "tarieven:\n  - kostprijs:\n      e_indexatie:\n        loon: {vorig_voorlopig_pct: 1.00}\n"},
     check_correction},
};

}  // namespace

Rules cost_price_rules() { return cost_price_rule_list; }

}  // namespace bestek::rules
