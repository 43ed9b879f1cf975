// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "dossier/finding_codes.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "dossier/rules/rule.hpp"

namespace bestek {

namespace {

/// The codes of reading, structure and output; those of the rules stand with the rules.
constexpr std::array<FindingCode, 28> structural = {{
    {"B001", "fout", "het bestand is geen geldige YAML",
     "Vaak staat er een tab, klopt de inspringing niet, of ontbreken aanhalingstekens om een tekst "
     "met een dubbele punt."},
    {"B002", "fout", "het bestand is geen leesbare UTF-8-tekst",
     "Sla het bestand op als UTF-8. Onzichtbare stuurtekens horen niet in een ronde."},
    {"B003", "fout", "het bestand is leeg",
     "Vul het bestand, of haal het weg uit bronnen in ronde.yaml."},
    {"B004", "fout", "een sleutel staat er twee keer",
     "YAML-lezers kiezen dan stil een van de twee. Daarom moet er een weg."},
    {"B005", "fout", "het bestand is te diep genest, of verwijzingen maken het te groot",
     "Dit beschermt tegen bestanden die een computer laten vastlopen."},
    {"B006", "fout", "een getal is niet eenduidig",
     "45E12, 0x1F en getallen van meer dan 15 cijfers leest elk programma anders. Zet een code "
     "tussen aanhalingstekens; schrijf een getal voluit."},
    {"B007", "fout", "er staat meer dan één document in het bestand",
     "Een bestand van een ronde heeft één deel. Verwijder de regel met ---."},
    {"B008", "fout", "een bestand dat bij bronnen staat, ontbreekt of is te groot",
     "Bestanden staan in de map van de ronde en zijn hoogstens 64 MiB."},
    {"B010", "fout", "onbekende sleutel",
     "Een tikfout in een sleutel mag nooit stil iets weglaten. De melding noemt de naam die er het "
     "meest op lijkt."},
    {"B011", "fout", "een verplicht gegeven ontbreekt",
     "De melding zegt welk gegeven en wat erin hoort."},
    {"B012", "fout", "een tekst heeft niet de juiste vorm",
     "Bijvoorbeeld een KvK-nummer dat geen 8 cijfers heeft."},
    {"B013", "fout", "een gegeven is van het verkeerde soort",
     "Bijvoorbeeld tekst waar een getal hoort. Bedragen schrijft u met een punt: 52.31."},
    {"B014", "fout", "een waarde komt niet voor in de lijst met mogelijke waarden",
     "De melding noemt de waarden."},
    {"B015", "fout", "een getal of een lijst is te klein of te groot",
     "De melding noemt de grens."},
    {"B016", "fout", "gegevens gaan niet samen",
     "Bijvoorbeeld een bandbreedte en een vast tarief voor dezelfde dienst."},
    {"B019", "fout", "een gegeven past niet in het schema",
     "Vergelijk het met het schema in schemas/ en met de voorbeeldronde."},
    {"B040", "fout", "er is iets mis met een sjabloon",
     "Een onbekende of lege naam in een sjabloon is een fout: een contract heeft nooit een lege "
     "plek."},
    {"B041", "fout", "de opmaak van een sjabloon kan niet naar Word",
     "Bijvoorbeeld een verwijzing naar een artikel dat er niet is."},
    {"B049", "fout", "een sjabloon is niet voor deze ronde",
     "Bovenaan een sjabloon staat bij voor: voor welke wet, welk contractmodel, welke rechtsvorm of "
     "welke onderdelen het is. Zonder --sjabloon maakt bestek alleen wat past."},
    {"B050", "fout", "een aanbieder heeft nog geen tarief voor een dienst",
     "Een convenant en een tariefblad noemen voor elke dienst een tarief. Vul onderhandeld aan "
     "in tarieven.yaml."},
    {"B060", "fout", "een opmerking om iets te negeren heeft geen reden",
     "Wie de ronde later leest, moet weten waarom een bevinding mag blijven staan. Schrijf achter "
     "de code waarom dit zo goed is.",
     "", "geraamde_waarde_eur: 500000  # bestek: negeer B231"},
    {"B061", "fout", "een opmerking om iets te negeren is niet te begrijpen",
     "De code bestaat niet, of bestek kan na die fout niet verder toetsen (B001 tot en met B019, "
     "B060 en B061). Verbeter de code, of herstel de fout zelf.",
     "", "geraamde_waarde_eur: 500000  # bestek: negeer B2311 met optie"},
    {"B062", "advies", "een opmerking om iets te negeren heeft geen effect",
     "De bevinding staat niet of niet meer op die regel. Verwijder de opmerking, dan verbergt zij "
     "later geen nieuwe fout.",
     "", "titel: Begeleiding  # bestek: negeer B231 met optie"},
    {"B070", "fout", "een kostprijs is niet te berekenen",
     "Er ontbreekt een gegeven, of een gegeven is onmogelijk. Er wordt niets ingevuld: de melding "
     "noemt wat ontbreekt."},
    {"B071", "waarschuwing", "een kostprijs is nog niet geïndexeerd",
     "Een indexpercentage is nog niet bekend. Het bedrag is dan op het prijspeil van de lonen; "
     "vul het percentage in zodra het er is.",
     "contractstandaard Wmo 1.2, art. 3.2", "e_indexatie: {methode: verschil, loon_pct: 90}"},
    {"B072", "waarschuwing", "het hoogste tarief ligt onder de kostprijs",
     "Een reële prijs dekt de kosten. Rechters zetten een streep door tarieven die daaronder "
     "liggen. Verhoog het tarief, of leg uit waarom de kosten lager kunnen zijn.",
     "art. 2.6.6 Wmo 2015; art. 5.4 Uitvoeringsbesluit Wmo 2015; art. 2.3 Besluit Jeugdwet",
     "vast: 40.00  # bij een kostprijs van 40.75"},
    {"B073", "advies", "de kostprijs ligt onder de bandbreedte",
     "Ook het laagste tarief is dan meer dan de kosten. Controleer de kostprijs of de bandbreedte.",
     "nota inkoop en contractering, stap 6", "bandbreedte: {minimum: 62.00, maximum: 66.00}"},
    {"B090", "fout", "een bestand is na het maken veranderd",
     "Wat een mens heeft veranderd, wordt bewaard. Vervang het alleen bewust, met --overschrijf."},
}};

}  // namespace

std::span<const FindingCode> finding_codes() {
  static const std::vector<FindingCode> all = [] {
    std::vector<FindingCode> codes(structural.begin(), structural.end());
    for (const auto& rule : rules::all_rules()) codes.push_back(rule.code);
    std::sort(codes.begin(), codes.end(),
              [](const auto& a, const auto& b) { return a.code < b.code; });
    return codes;
  }();
  return all;
}

}  // namespace bestek
