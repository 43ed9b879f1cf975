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
constexpr std::array<FindingCode, 29> structural = {{
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
    {"B051", "fout", "een document kan niet zonder een onderdeel dat de ronde niet heeft",
     "Een uitnodiging zonder dag of plaats kan niet weg. Vul het onderdeel aan. Vraagt u alle "
     "documenten in een keer, dan slaat bestek dit document over met een advies.",
     "", "presentatie: {datum: 2014-01-15}"},
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

/// The codes of sheets that come back (bestek lees).
constexpr std::array<FindingCode, 30> returned_sheets = {{
    {"B310", "fout", "een bestand is geen werkmap",
     "bestek lees leest .xlsx en .ods. Een .xls, een CSV of een PDF is geen ingevuld blad; vraag "
     "het blad zelf op."},
    {"B311", "fout", "een werkmap is met een wachtwoord beveiligd",
     "Vraag de aanbieder om het blad zonder wachtwoord op te slaan."},
    {"B312", "fout", "een bestand is te groot of verdacht",
     "Geen rekenprogramma maakt zo'n bestand. Dit beschermt tegen bestanden die een computer laten "
     "vastlopen."},
    {"B313", "fout", "een werkmap is beschadigd",
     "Vraag de aanbieder om het bestand opnieuw op te slaan en te sturen."},
    {"B314", "fout", "een werkmap bevat macro's",
     "Een blad van bestek heeft geen macro's. Open het bestand niet; vraag het blad zonder macro's "
     "op."},
    {"B315", "waarschuwing", "een werkmap haalt gegevens uit andere bestanden",
     "bestek volgt zulke koppelingen niet."},
    {"B316", "fout", "het verborgen register van een blad ontbreekt of is veranderd",
     "Het register zegt welke cel waarbij hoort. Zonder register is een blad niet veilig terug te "
     "lezen."},
    {"B317", "fout", "een blad hoort bij een andere ronde",
     "Geef de map van die ronde op, of vraag het goede blad op."},
    {"B318", "waarschuwing", "een blad is van een andere versie van de ronde",
     "Ga na of er tussen die versies iets aan de diensten of tarieven is veranderd."},
    {"B319", "fout", "een blad is van een onbekende aanbieder of gemeente",
     "Het kenmerk op het blad staat niet in de ronde."},
    {"B320", "fout", "van een aanbieder zijn er twee bladen",
     "Dan is niet te zien welk blad geldt. Geef alleen het laatst ontvangen blad op."},
    {"B321", "waarschuwing", "een blad is anders dan de ronde het nu zou maken",
     "De ronde is sinds het versturen veranderd, of de aanbieder heeft iets veranderd. De melding "
     "noemt het eerste verschil."},
    {"B322", "fout", "een vergrendelde cel is veranderd",
     "Dan is niet zeker waar de ingevulde waarden bij horen. Vraag het blad opnieuw, zoals het "
     "was."},
    {"B323", "waarschuwing", "een formule op een blad is veranderd",
     "bestek leest alleen de invoer en rekent zelf; de totalen op het blad kunnen niet kloppen."},
    {"B324", "fout", "invoercellen zijn verschoven",
     "Er zijn rijen of kolommen ingevoegd, verwijderd of verplaatst."},
    {"B325", "fout", "een invoercel is samengevoegd",
     "Dan is niet zeker waar de waarde bij hoort."},
    {"B326", "fout", "in een invoercel staat een formule",
     "De uitkomst kan per programma verschillen. Vraag om de waarde zelf."},
    {"B327", "fout", "in een invoercel staat iets van de verkeerde soort",
     "Bijvoorbeeld tekst waar een getal hoort."},
    {"B328", "advies", "tekst is gelezen als getal of datum",
     "Bijvoorbeeld een bedrag met een komma dat als tekst in de cel staat. De melding zegt wat er "
     "gelezen is."},
    {"B329", "fout", "een getal is niet eenduidig",
     "1.234 kan duizend en nog wat zijn, of iets meer dan één. bestek raadt niet."},
    {"B330", "fout", "een waarde ligt buiten de grenzen van de invoercel",
     "Bijvoorbeeld een percentage boven de 100 of een bedrag onder nul."},
    {"B331", "waarschuwing",
     "een ingevuld tarief ligt buiten de bandbreedte of is niet het vaste",
     "Bespreek het in de prijsonderhandeling (stap 7)."},
    {"B332", "waarschuwing", "een blad is niet helemaal ingevuld",
     "De melding noemt wat ontbreekt."},
    {"B333", "waarschuwing", "een aanbieder heeft iets bij het blad geschreven",
     "bestek neemt het niet over: lees het zelf."},
    {"B334", "fout", "een getal heeft te veel decimalen",
     "Een tarief is een heel aantal centen. bestek rondt niet stil af."},
    {"B335", "fout", "een keuze staat niet in de lijst", "De melding noemt de keuzes."},
    {"B336", "waarschuwing", "een aanbieder verklaart dat er een uitsluitingsgrond is",
     "Lees de toelichting, en beslis voordat u een tarief afspreekt."},
    {"B337", "fout", "een invoercel hoort bij iets dat de ronde niet heeft",
     "Bijvoorbeeld een dienst of periode die is weggehaald nadat het blad is verstuurd."},
    {"B338", "fout", "een tekst is niet te gebruiken",
     "De tekst is te lang of bevat onzichtbare stuurtekens."},
    {"B339", "fout", "een blad is niet in de ronde te zetten",
     "Een bestand van de ronde is zo geschreven dat bestek het niet kan bijwerken zonder andere "
     "tekst te raken."},
}};

}  // namespace

std::span<const FindingCode> finding_codes() {
  static const std::vector<FindingCode> all = [] {
    std::vector<FindingCode> codes(structural.begin(), structural.end());
    codes.insert(codes.end(), returned_sheets.begin(), returned_sheets.end());
    for (const auto& rule : rules::all_rules()) codes.push_back(rule.code);
    std::sort(codes.begin(), codes.end(),
              [](const auto& a, const auto& b) { return a.code < b.code; });
    return codes;
  }();
  return all;
}

}  // namespace bestek
