// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include <fmt/format.h>

#include <array>

#include "common/dutch.hpp"
#include "dossier/contract_standard.hpp"
#include "dossier/rules/rule.hpp"

/// The sections `overeenkomst` and `contractstandaard`: choices that the law, the round or the
/// fixed text of the contractstandaard does not allow.
namespace bestek::rules {

namespace {

const Json* agreement(const Context& context) { return member(context.round(), "overeenkomst"); }

const Json* block(const Context& context, const char* key) {
  const auto* section = agreement(context);
  return section == nullptr ? nullptr : member(*section, key);
}

void check_interim_accession(Context& context) {
  const auto* choice = block(context, "tussentijdse_toetreding");
  if (choice == nullptr || *choice != "ja" || text_of(context.head(), "rechtsvorm") != "sas")
    return;
  context.report("/overeenkomst/tussentijdse_toetreding",
                 "bij een overheidsopdracht kunnen aanbieders tijdens de looptijd niet zomaar "
                 "toetreden",
                 "schrijf nee, of kies rechtsvorm toelating als iedereen die voldoet mee mag doen; "
                 "laat een jurist kijken als hoofdstuk 2.5 van de Aanbestedingswet 2012 toetreding "
                 "toch toelaat");
}

/// A number that the contractstandaard Wmo 1.2 fixes.
struct FixedNumber {
  const char* block;  ///< or "" for the section itself
  const char* key;
  int numerator, denominator;
  const char* article;
  bool is_most;  ///< less is allowed too
};

constexpr std::array<FixedNumber, 16> fixed_numbers = {{
    {"", "verlenging_melden_maanden", 6, 1, "1.3.3", false},
    {"herzieningsclausule", "binnen_maanden", 6, 1, "1.4.1", true},
    {"bestedingsruimte", "aankondigen_maanden", 6, 1, "1.5", false},
    {"bestedingsruimte", "besluit_maanden", 3, 1, "1.5", false},
    {"bestedingsruimte", "plan_maanden", 2, 1, "1.5", false},
    {"bestedingsruimte", "signaal_pct", 70, 1, "1.5", false},
    {"bestedingsruimte", "gesprek_weken", 2, 1, "1.5", false},
    {"bestedingsruimte", "besluit_weken", 2, 1, "1.5", false},
    {"opzegging_onvoldoende_inzet", "termijn_maanden", 6, 1, "1.6", false},
    {"opzegging_onvoldoende_inzet", "tevredenheid", 17, 2, "1.6", false},
    {"", "korting_niet_nakoming_pct", 5, 1, "3.19.1", false},
    {"", "ondertekenen_binnen_weken", 3, 1, "3.24", false},
    {"aansprakelijkheid", "per_gebeurtenis_eur", 2500000, 1, "3.28.2", false},
    {"aansprakelijkheid", "per_jaar_eur", 5000000, 1, "3.28.2", false},
    {"aansprakelijkheid", "micro_per_gebeurtenis_eur", 1250000, 1, "3.28.2", false},
    {"aansprakelijkheid", "micro_per_jaar_eur", 2500000, 1, "3.28.2", false},
}};

void check_fixed_numbers(Context& context) {
  if (member(context.round(), "contractstandaard") == nullptr) return;
  for (const auto& each : fixed_numbers) {
    const bool is_top = each.block[0] == '\0';
    const auto* where = is_top ? agreement(context) : block(context, each.block);
    const auto value = where == nullptr ? std::nullopt : number_of(*where, each.key);
    const Rational expected = Rational(each.numerator) / each.denominator;
    if (!value || *value == expected || (each.is_most && *value < expected)) continue;
    context.report(
        fmt::format("/overeenkomst/{}{}{}", each.block, is_top ? "" : "/", each.key),
        fmt::format("{} wijkt af van artikel {} van de contractstandaard, dat {}{} zegt",
                    dutch::number(*value, 0, 9), each.article, each.is_most ? "hoogstens " : "",
                    dutch::number(expected, 0, 9)),
        "haal de sleutel weg of neem het getal van de contractstandaard over; die tekst ligt vast");
  }
}

void check_legal_form(Context& context) {
  if (text_of(context.head(), "rechtsvorm") != "subsidie") return;
  struct Choice {
    const char *key, *message, *help;
  };
  constexpr std::array<Choice, 3> choices = {{
      {"herzieningsclausule",
       "een herzieningsclausule hoort bij een overheidsopdracht, niet bij een "
       "subsidie",
       "haal haar weg; een subsidie wijzigt u met een besluit (artikel 4:48 tot en met 4:50 Awb)"},
      {"opzegging_onvoldoende_inzet", "een subsidie eindigt niet door opzegging",
       "haal dit weg; intrekken of wijzigen gaat volgens artikel 4:48 tot en met 4:50 Awb"},
      {"bestedingsruimte", "een subsidie heeft al een hoogste bedrag: dat van de beschikking",
       "haal de bestedingsruimte weg; het subsidieplafond staat bij subsidie"},
  }};
  for (const auto& choice : choices) {
    if (block(context, choice.key) == nullptr) continue;
    context.report(fmt::format("/overeenkomst/{}", choice.key), choice.message, choice.help, true);
  }
}

void check_coming_of_age(Context& context) {
  if (block(context, "overgang_18") == nullptr || text_of(context.head(), "wet") != "participatie")
    return;
  context.report(
      "/overeenkomst/overgang_18",
      "de overgang van 18- naar 18+ gaat over Jeugdwet en Wmo, en deze ronde gaat over de "
      "Participatiewet",
      "haal overgang_18 weg", true);
}

void check_limit_order(Context& context) {
  const auto* limit = block(context, "bestedingsruimte");
  if (limit == nullptr) return;
  const auto announce = *number_of(*limit, "aankondigen_maanden");
  const auto decide = *number_of(*limit, "besluit_maanden");
  const auto plan = *number_of(*limit, "plan_maanden");
  if (decide > announce) {
    context.report("/overeenkomst/bestedingsruimte/besluit_maanden",
                   "het besluit valt voor de aankondiging",
                   "aankondigen komt het eerst: neem bij besluit_maanden een kleiner getal");
  }
  if (plan > decide) {
    context.report("/overeenkomst/bestedingsruimte/plan_maanden",
                   "het plan van de aanbieder moet klaar zijn voor het besluit er is",
                   "neem bij plan_maanden een kleiner getal dan bij besluit_maanden");
  }
}

void check_signal(Context& context) {
  const auto* limit = block(context, "bestedingsruimte");
  const auto* funding = member(context.round(), "bekostiging");
  if (limit == nullptr || funding == nullptr) return;
  const auto here = *number_of(*limit, "signaal_pct");
  const auto there = number_of(*funding, "signaal_pct").value_or(70);
  if (here == there) return;
  context.report(
      "/overeenkomst/bestedingsruimte/signaal_pct",
      fmt::format("het signaal is hier {} en bij bekostiging {}", dutch::percentage(here),
                  dutch::percentage(there)),
      "kies één percentage: bestek budget signaleert dan wanneer de overeenkomst dat zegt");
}

void check_standard_fits(Context& context) {
  if (member(context.round(), "contractstandaard") == nullptr) return;
  const auto report = [&](const std::string& message, const std::string& help) {
    context.report("/contractstandaard/versie", message, help);
  };
  if (text_of(context.head(), "wet") != "wmo") {
    report("deze contractstandaard is die van de Wmo, en deze ronde gaat over een andere wet",
           "haal contractstandaard weg; voor de Jeugdwet is er een eigen contractstandaard");
  }
  if (text_of(context.head(), "rechtsvorm") == "subsidie") {
    report("de contractstandaard is een overeenkomst, en deze ronde verleent subsidie",
           "haal contractstandaard weg, of kies een andere rechtsvorm");
  }
  static const Date first = parse_date("2025-10-01").value();
  if (context.today() && *context.today() < first) {
    report(fmt::format("deze ronde is van {}, en versie 1.2 is van oktober 2025",
                       dutch::long_date(*context.today())),
           "controleer de datum van de ronde, of haal contractstandaard weg");
  }
}

/// What is known of the file with Deel 3; nothing when the round does not use the
/// contractstandaard.
std::optional<Part3File> part_3(const Context& context) {
  const auto standard = read_contract_standard(context.round());
  if (!standard) return std::nullopt;
  return part_3_file(context.dossier(), *standard);
}

void check_part_3(Context& context) {
  const auto file = part_3(context);
  if (!file || file->problem.empty()) return;
  context.report(
      "/contractstandaard/deel_3", fmt::format("Deel 3 is niet te lezen: {}", file->problem),
      "zet het bestand met de vaste tekst in de map van de ronde en schrijf het pad vanaf "
      "die map; in een los dossier is deel_3_sha256 genoeg");
}

void check_part_3_hash(Context& context) {
  const auto file = part_3(context);
  if (!file || file->sha256.empty()) return;
  const auto& pinned = text_of(context.round().at("contractstandaard"), "deel_3_sha256");
  if (pinned.empty() || pinned == file->sha256) return;
  context.report(
      "/contractstandaard/deel_3_sha256",
      fmt::format("het bestand met Deel 3 is veranderd: het heeft nu SHA-256 {}", file->sha256),
      "zet het oude bestand terug, of neem deze vingerafdruk over als u de tekst hebt "
      "gecontroleerd");
}

void check_part_3_pinned(Context& context) {
  const auto file = part_3(context);
  if (!file || file->sha256.empty()) return;
  if (!text_of(context.round().at("contractstandaard"), "deel_3_sha256").empty()) return;
  context.report(
      "/contractstandaard/deel_3",
      fmt::format("het bestand met Deel 3 heeft SHA-256 {}", file->sha256),
      fmt::format("leg dat vast met deel_3_sha256: \"{}\"; dan merkt u het als het bestand "
                  "verandert",
                  file->sha256));
}

void check_liability(Context& context) {
  const auto* limits = block(context, "aansprakelijkheid");
  if (limits == nullptr) return;
  const auto value = [&](const char* key) { return *number_of(*limits, key); };
  const auto smaller = [&](const char* key, const char* other, const char* message) {
    if (value(key) >= value(other)) return;
    context.report(fmt::format("/overeenkomst/aansprakelijkheid/{}", key), message,
                   "controleer de bedragen; die van de contractstandaard staan in het schema");
  };
  smaller("per_jaar_eur", "per_gebeurtenis_eur",
          "het bedrag per jaar is lager dan dat per gebeurtenis");
  smaller("micro_per_jaar_eur", "micro_per_gebeurtenis_eur",
          "het bedrag per jaar is lager dan dat per gebeurtenis");
  smaller("per_gebeurtenis_eur", "micro_per_gebeurtenis_eur",
          "een micro-onderneming is voor meer aansprakelijk dan een andere aanbieder");
}

constexpr const char* standard_source = "Contractstandaard Wmo 1.2";

constexpr Rule agreement_rule_list[] = {
    {{"B360", "waarschuwing", "tussentijds toetreden bij een overheidsopdracht",
      "Wie niet heeft meegedaan, kan bij een overheidsopdracht tijdens de looptijd alleen "
      "toetreden "
      "volgens hoofdstuk 2.5. Bij een toelatingsprocedure mag iedereen die voldoet.",
      "Aanbestedingswet 2012, hoofdstuk 2.5; Ketenbureau i-Sociaal Domein, toelichting "
      "inkoopdocumenten Wmo",
      "ronde:\n  rechtsvorm: sas\novereenkomst:\n  tussentijdse_toetreding: ja\n"},
     check_interim_accession},
    {{"B361", "waarschuwing", "een getal wijkt af van de contractstandaard",
      "De contractstandaard legt termijnen, percentages en bedragen vast. Deel 1 en Deel 2 mogen "
      "Deel 3 niet tegenspreken.",
      standard_source,
      "contractstandaard: {versie: \"1.2\", deel_3: a.pdf}\novereenkomst:\n  "
      "ondertekenen_binnen_weken: 4\n"},
     check_fixed_numbers},
    {{"B362", "waarschuwing", "een keuze past niet bij een subsidie",
      "Een subsidie verandert en eindigt met een besluit, niet door opzegging of herziening van "
      "een "
      "overeenkomst.",
      "Algemene wet bestuursrecht, artikelen 4:22 en 4:48 tot en met 4:50",
      "ronde:\n  rechtsvorm: subsidie\novereenkomst:\n  opzegging_onvoldoende_inzet: "
      "{termijn_maanden: 6, tevredenheid: 8.5}\n"},
     check_legal_form},
    {{"B363", "waarschuwing", "18-/18+ past niet bij deze wet",
      "De afspraken gaan over jongeren die van de Jeugdwet naar de Wmo gaan.",
      "Contractstandaard Wmo 1.2, artikel 1.7",
      "ronde:\n  wet: participatie\novereenkomst:\n  overgang_18: {voorbereiden_maanden: 12}\n"},
     check_coming_of_age},
    {{"B364", "waarschuwing", "de termijnen van de bestedingsruimte staan in de verkeerde volgorde",
      "Eerst komt de aankondiging, dan het besluit, dan het plan van de aanbieder, en dan het "
      "jaar.",
      "Contractstandaard Wmo 1.2, artikel 1.5",
      "overeenkomst:\n  bestedingsruimte: {aankondigen_maanden: 3, besluit_maanden: 6, "
      "plan_maanden: "
      "2, signaal_pct: 70, gesprek_weken: 2, besluit_weken: 2}\n"},
     check_limit_order},
    {{"B365", "waarschuwing",
      "het signaal van de bestedingsruimte staat er twee keer, verschillend",
      "Wat in de overeenkomst staat, moet ook zijn wat bestek budget bewaakt.",
      "Contractstandaard Wmo 1.2, artikel 1.5",
      "bekostiging:\n  signaal_pct: 80\novereenkomst:\n  bestedingsruimte: {aankondigen_maanden: "
      "6, "
      "besluit_maanden: 3, plan_maanden: 2, signaal_pct: 70, gesprek_weken: 2, besluit_weken: "
      "2}\n"},
     check_signal},
    {{"B366", "waarschuwing", "de contractstandaard past niet bij deze ronde",
      "bestek kent de artikelnummers van de contractstandaard Wmo 1.2, van oktober 2025.",
      standard_source, "contractstandaard: {versie: \"1.2\", deel_3: a.pdf}\n"},
     check_standard_fits},
    {{"B367", "fout", "Deel 3 van de contractstandaard is niet te lezen",
      "De tekst van Deel 3 ligt vast; bestek neemt hem niet over maar zegt welk bestand erbij "
      "hoort.",
      standard_source, "contractstandaard: {versie: \"1.2\", deel_3: nergens.pdf}\n"},
     check_part_3},
    {{"B368", "fout", "Deel 3 is een ander bestand geworden",
      "De vingerafdruk (SHA-256) in de ronde is niet die van het bestand. Partijen zouden dan een "
      "andere tekst tekenen dan u hebt gecontroleerd.",
      "Contractstandaard Wmo 1.2, artikel 3.24", "contractstandaard: {deel_3_sha256: \"00…\"}"},
     check_part_3_hash},
    {{"B369", "advies", "Deel 3 is nog niet vastgelegd",
      "Met de vingerafdruk (SHA-256) in de ronde merkt u het als het bestand verandert.",
      standard_source, "contractstandaard: {versie: \"1.2\", deel_3: deel-3.pdf}"},
     check_part_3_pinned},
    {{"B370", "waarschuwing", "de grenzen aan de aansprakelijkheid spreken elkaar tegen",
      "Het bedrag per jaar is ten minste dat per gebeurtenis, en een kleine aanbieder is niet voor "
      "meer aansprakelijk dan een grote.",
      "Contractstandaard Wmo 1.2, artikel 3.28.2",
      "overeenkomst:\n  aansprakelijkheid: {per_gebeurtenis_eur: 2500000, per_jaar_eur: 1000000, "
      "micro_per_gebeurtenis_eur: 1250000, micro_per_jaar_eur: 2500000}\n"},
     check_liability},
};

}  // namespace

Rules agreement_rules() { return agreement_rule_list; }

}  // namespace bestek::rules
