// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include <fmt/format.h>

#include <map>
#include <span>

#include "common/dutch.hpp"
#include "common/text.hpp"
#include "dossier/rules/rule.hpp"

/// What the law asks of a cost price, and what courts struck tariffs down for.
namespace bestek::rules {

namespace {

struct Element {
  const char* key;
  std::string_view letter, what;
};

constexpr Element wmo_elements[] = {
    {"a_beroepskracht", "a", "de kosten van de beroepskracht"},
    {"b_overhead", "b", "redelijke overheadkosten"},
    {"c_niet_productief", "c", "niet-productieve uren: verlof, ziekte, scholing en werkoverleg"},
    {"d_reis_en_opleiding", "d", "reis- en opleidingskosten"},
    {"e_indexatie", "e", "indexatie"},
    {"f_overige_verplichtingen", "f", "overige kosten door verplichtingen van de gemeente"}};

constexpr Element youth_elements[] = {
    {"a_beroepskrachten", "a", "de kosten van beroepskrachten"},
    {"b_clientgebonden", "b", "cliëntgebonden kosten anders dan van beroepskrachten"},
    {"c_overhead", "c", "overheadkosten"},
    {"d_indexering", "d", "indexering"}};

constexpr std::string_view wmo_article = "art. 5.4 lid 3 Uitvoeringsbesluit Wmo 2015";
constexpr std::string_view youth_article = "art. 2.3 Besluit Jeugdwet";

struct Law {
  std::span<const Element> elements, of_others;
  std::string_view article;
  bool numbers_paragraphs;  ///< "onder a" follows the article
};

std::optional<Law> law_of(const Context& context) {
  const auto& law = text_of(context.head(), "wet");
  if (law == "wmo") return Law{wmo_elements, youth_elements, wmo_article, true};
  if (law == "jeugd") return Law{youth_elements, wmo_elements, youth_article, true};
  return std::nullopt;
}

/// Calls f(cost price, tariff, where) for each cost price.
template <class F>
void each_cost_price(const Context& context, F f) {
  each(context, "tarieven", [&](const Json& tariff, const Where& at) {
    if (const auto* price = member(tariff, "kostprijs")) f(*price, tariff, Where(at, "kostprijs"));
  });
}

void check_elements(Context& context) {
  const auto law = law_of(context);
  if (!law) return;
  each_cost_price(context, [&](const Json& price, const Json&, const Where& where) {
    for (const auto& element : law->elements) {
      if (price.contains(element.key)) continue;
      context.report(
          where,
          fmt::format("in deze kostprijs ontbreekt element {}: {}", element.letter, element.what),
          fmt::format("voeg {} toe; {}, onder {}, eist het element, ook als het bedrag "
                      "klein is",
                      element.key, law->article, element.letter),
          true);
    }
  });
}

void check_foreign_elements(Context& context) {
  const auto law = law_of(context);
  if (!law) return;
  each_cost_price(context, [&](const Json& price, const Json&, const Where& where) {
    for (const auto& element : law->of_others) {
      if (!price.contains(element.key)) continue;
      context.report(
          where / element.key,
          fmt::format("{} hoort niet bij wet: {}", element.key, text_of(context.head(), "wet")),
          fmt::format("verdeel de kosten over de elementen van {}", law->article), true);
    }
  });
}

bool is_element_detail(const std::string& key) {
  // The amount of a share is a choice of the gemeente, not something that was measured elsewhere.
  return key != "aandeel_pct" && key != "loon_pct" && key != "decimalen" && key != "risico_pct" &&
         key != "vorig_voorlopig_pct" && key != "vorig_definitief_pct" &&
         key != "uren_per_eenheid" && key != "groepsgrootte";
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
      if (!is_element_detail(key)) return;
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

void check_wage_dates(Context& context) {
  each_cost_price(context, [&](const Json& price, const Json&, const Where& where) {
    const auto* staff = member(price, "a_beroepskracht");
    if (staff == nullptr) return;
    std::string first;
    const Where at(where, "a_beroepskracht");
    each(*staff, "functiemix", at, [&](const Json& function, const Where& item) {
      const auto& wage = function.at("uurloon");
      if (!wage.is_object() || !wage.contains("peildatum")) return;
      const auto& date = text_of(wage, "peildatum");
      if (first.empty()) first = date;
      if (first == date) return;
      context.report(
          item / "uurloon" / "peildatum",
          fmt::format("dit uurloon is van {}, een ander in deze functiemix van {}", date, first),
          "neem alle uurlonen op dezelfde dag uit dezelfde cao");
    });
  });
}

void check_holiday_pay(Context& context) {
  each_cost_price(context, [&](const Json& price, const Json&, const Where& where) {
    const auto* staff = member(price, "a_beroepskracht");
    if (staff == nullptr) return;
    const auto holiday = number_of(*staff, "vakantiegeld_pct");
    const auto* burden = member(*staff, "werkgeverslasten_pct");
    if (!holiday || *holiday == 0 || burden == nullptr || !burden->is_object()) return;
    const auto& definition = text_of(*burden, "definitie");
    const auto at = definition.find("vakantiegeld");
    if (at == std::string::npos) return;
    const auto before = definition.substr(0, at);
    for (const auto* without : {"zonder", "exclusief", "excl", "behalve", "niet"}) {
      if (before.find(without) != std::string::npos) return;
    }
    context.report(
        where / "a_beroepskracht" / "vakantiegeld_pct",
        "het vakantiegeld zit volgens de definitie al in de werkgeverslasten en telt hier "
        "nog een keer",
        "laat vakantiegeld_pct weg, of haal het vakantiegeld uit de werkgeverslasten");
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

constexpr Rule list[] = {
    {{"B200", "fout", "in een kostprijs ontbreekt een element van de wet",
      "Een reële prijs berust ten minste op alle elementen. Wmo: a tot en met f; Jeugd: a tot en "
      "met "
      "d.",
      "art. 5.4 lid 3 Uitvoeringsbesluit Wmo 2015; art. 2.3 Besluit Jeugdwet",
      "tarieven:\n  - kostprijs: {b_overhead: ~}\n"},
     check_elements},
    {{"B201", "fout", "een element van de kostprijs hoort bij een andere wet",
      "De Wmo en de Jeugdwet delen de kosten anders in.",
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
    {{"B206", "fout", "voor de correctie op de index ontbreekt een percentage",
      "De correctie is het verschil tussen het voorlopige en het definitieve percentage van het "
      "vorige jaar.",
      "contractstandaard Wmo 1.2, art. 3.2",
      "tarieven:\n  - kostprijs:\n      e_indexatie:\n        loon: {vorig_voorlopig_pct: 1.00}\n"},
     check_correction},
};

}  // namespace

Rules cost_price_rules() { return list; }

}  // namespace bestek::rules
