// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include <fmt/format.h>

#include <algorithm>

#include "common/dutch.hpp"
#include "dossier/rules/rule.hpp"

/// Thresholds, publication and accession. Amounts and dates of law are data
/// (tools/dossier/data/drempelbedragen.yaml).
namespace bestek::rules {

namespace {

struct Threshold {
  Rational amount;
  bool is_certain;
};

/// The amount that holds on a day.
std::optional<Threshold> threshold(const std::string& name, Date day) {
  for (const auto& period : data_list(name)) {
    if (*date_of(period, "van") <= day && day <= *date_of(period, "tot"))
      return Threshold{*number_of(period, "bedrag_eur"),
                       text_of(period, "zekerheid") == "bevestigd"};
  }
  return std::nullopt;
}

/// The estimated value over the whole term, extensions included.
std::optional<Rational> value_with_extensions(const Context& context) {
  const auto value = number_of(context.head(), "geraamde_waarde_eur");
  const auto& term = context.head().at("looptijd");
  const auto start = date_of(term, "ingang");
  const auto end = date_of(term, "einde");
  if (!value || !start || !end || *end < *start) return std::nullopt;
  const int months = std::max(1, (days_between(*start, *end) + 15) / 30);
  const int extra = term.at("verlengingen").get<int>() * term.at("verlenging_maanden").get<int>();
  return *value * (months + extra) / months;
}

void check_threshold(Context& context) {
  if (text_of(context.head(), "rechtsvorm") != "sas" || !context.today()) return;
  if (context.has_reached("afronding")) return;
  const auto value = value_with_extensions(context);
  const auto limit = threshold("drempels_sas", *context.today());
  if (!value || !limit || *value < limit->amount) return;
  context.report(
      "/ronde/geraamde_waarde_eur",
      fmt::format("met verlengingen is de waarde ongeveer {}, boven het drempelbedrag van "
                  "{} voor sociale en andere specifieke diensten{}",
                  dutch::euro(round_half_up(*value, 0), 0), dutch::euro(limit->amount, 0),
                  limit->is_certain ? "" : " (bedrag nog te bevestigen)"),
      "kondig de opdracht vooraf aan op TenderNed en maak de gunning bekend; zet dat in "
      "het verloop bij afronding");
}

/// The amount above which the award must still be made public; nothing when it need not.
std::optional<std::string> publication_due(const Context& context, bool is_signed) {
  const bool has_signed = text_of(context.head().at("versie"), "status") == "ondertekend";
  if (text_of(context.head(), "rechtsvorm") != "2b_diensten" || !context.today())
    return std::nullopt;
  if (context.has_reached("afronding") || has_signed != is_signed) return std::nullopt;
  const auto value = number_of(context.head(), "geraamde_waarde_eur");
  const auto limit = threshold("publicatie_2b", *context.today());
  if (!value || !limit || *value <= limit->amount) return std::nullopt;
  return dutch::euro(limit->amount, 0);
}

void check_publication(Context& context) {
  const auto limit = publication_due(context, false);
  if (!limit) return;
  context.report(
      "/ronde/geraamde_waarde_eur",
      fmt::format("de waarde is meer dan {}: de gunning moet bekend worden gemaakt, en die "
                  "stap staat nog niet in het verloop",
                  *limit),
      "voeg na de publicatie een regel toe met stap: afronding");
}

void check_late_publication(Context& context) {
  const auto limit = publication_due(context, true);
  if (!limit) return;
  context.report(
      "/ronde/versie/status",
      "de ronde is ondertekend, maar het verloop noemt geen bekendmaking van de gunning",
      fmt::format("maak de gunning bekend en voeg een regel toe met stap: afronding; boven "
                  "{} is dat verplicht",
                  *limit));
}

void check_regime(Context& context) {
  const auto& form = text_of(context.head(), "rechtsvorm");
  if (!context.today()) return;
  for (const auto& regime : data_list("rechtsvormen")) {
    if (text_of(regime, "rechtsvorm") != form) continue;
    const auto from = date_of(regime, "van");
    const auto to = date_of(regime, "tot");
    if (to && *context.today() > *to) {
      context.report(
          "/ronde/rechtsvorm",
          fmt::format("deze versie is van {}; {} was het regime tot in {}",
                      dutch::long_date(*context.today()), form, static_cast<int>(to->year())),
          fmt::format("kies {}, of toelating of subsidie als dat de vorm is",
                      text_of(regime, "opvolger")));
    } else if (from && *context.today() < *from) {
      context.report(
          "/ronde/rechtsvorm",
          fmt::format("deze versie is van {}; {} bestaat pas vanaf {}",
                      dutch::long_date(*context.today()), form, static_cast<int>(from->year())),
          fmt::format("kies {}", text_of(regime, "voorganger")));
    }
  }
}

/// Under the regime for social services, who was not selected cannot join during the term.
void check_accession(Context& context) {
  const auto* award = context.first("afronding");
  if (award == nullptr || text_of(context.head(), "rechtsvorm") != "sas") return;
  each(context, "aanbieders", [&](const Json& provider, const Where& where) {
    const auto* declaration = member(provider, "eigen_verklaring");
    const auto date = declaration == nullptr ? std::nullopt : date_of(*declaration, "datum");
    if (!date || *date <= award->date) return;
    context.report(
        where / "eigen_verklaring" / "datum",
        fmt::format("{} meldde zich op {}, na de gunning van {}", text_of(provider, "naam"),
                    dutch::long_date(*date), dutch::long_date(award->date)),
        "bij een overheidsopdracht kan later toetreden alleen volgens hoofdstuk 2.5 van de "
        "Aanbestedingswet; bij rechtsvorm toelating kan het wel");
  });
}

void check_lowest_price(Context& context) {
  const auto& law = text_of(context.head(), "wet");
  if (law == "participatie" || text_of(context.head(), "contractmodel") != "veilingmodel") return;
  context.report(
      "/ronde/contractmodel", "in het veilingmodel wint de laagste prijs; dat mag hier niet",
      "gunnen op alleen de laagste prijs is bij Wmo en Jeugdwet verboden; kies een ander "
      "contractmodel, of weeg ook kwaliteit");
}

constexpr Rule legal_rule_list[] = {
    {{"B220", "advies", "de waarde ligt boven het Europese drempelbedrag",
      "Boven het drempelbedrag kondigt u de opdracht vooraf aan en maakt u de gunning bekend. De "
      "waarde telt over de hele looptijd, met verlengingen en zonder btw.",
      "Aanbestedingswet 2012 art. 2.38 en 2.39; Richtlijn 2014/24/EU art. 74-76",
      "ronde:\n  rechtsvorm: sas\n  geraamde_waarde_eur: 3000000\n"
      "  versie: {datum: 2018-07-07, status: vastgesteld}\n"
      "verloop:\n  - {}\n  - {}\n  - {}\n  - {}\n  - {}\n  - {}\n  - {}\n  - {}\n  - {}\n  - {}\n"
      "  - {}\n  - {stap: prijsonderhandeling, aanbieder: lindehof}\n"},
     check_threshold},
    {{"B221", "advies", "de gunning moet nog bekend worden gemaakt",
      "Een gunning van 2B-diensten boven € 200.000 moet worden gepubliceerd.",
      "nota inkoop en contractering § 2.2 a en stap 8",
      "verloop:\n  - {}\n  - {}\n  - {}\n  - {}\n  - {}\n  - {}\n  - {}\n  - {}\n  - {}\n  - {}\n"
      "  - {}\n  - {stap: prijsonderhandeling, aanbieder: lindehof}\n"},
     check_publication},
    {{"B222", "waarschuwing", "er is ondertekend, maar de gunning is niet bekendgemaakt",
      "Een gunning van 2B-diensten boven € 200.000 moet worden gepubliceerd.",
      "nota inkoop en contractering § 2.2 a en stap 8",
      "ronde:\n  versie: {status: ondertekend}\n"
      "verloop:\n  - {}\n  - {}\n  - {}\n  - {}\n  - {}\n  - {}\n  - {}\n  - {}\n  - {}\n  - {}\n"
      "  - {}\n  - {stap: prijsonderhandeling, aanbieder: lindehof}\n"},
     check_late_publication},
    {{"B223", "waarschuwing", "de rechtsvorm past niet bij de datum",
      "In 2016 zijn de 2B-diensten vervangen door de sociale en andere specifieke diensten (sas). "
      "Voor dat jaar zelf zegt bestek niets: toen golden beide.",
      "nota inkoop en contractering § 2.2 a; Richtlijn 2014/24/EU art. 74-76",
      "ronde:\n  versie: {datum: 2018-07-07, status: vastgesteld}\n"},
     check_regime},
    {{"B224", "waarschuwing", "een aanbieder meldde zich na de gunning",
      "Bij een overheidsopdracht kan later toetreden alleen volgens hoofdstuk 2.5 van de "
      "Aanbestedingswet. Bij een toelatingsprocedure mag iedereen die voldoet alsnog meedoen.",
      "Ketenbureau i-Sociaal Domein, toelichting inkoopdocumenten Wmo",
      "ronde:\n  rechtsvorm: sas\n"
      "aanbieders:\n  - eigen_verklaring: {datum: 2014-07-05}\n"},
     check_accession},
    {{"B225", "waarschuwing", "gunnen op alleen de laagste prijs",
      "De plicht tot EMVI is in 2022 vervallen, het verbod op gunnen op alleen prijs niet.",
      "Wet maatschappelijk verantwoord inkopen Jeugdwet en Wmo 2015 (Stb. 2022, 188)",
      "ronde:\n  contractmodel: veilingmodel\n"
      "contractmodellen:\n  modellen:\n    - {kenmerk: veilingmodel}\n"},
     check_lowest_price},
};

}  // namespace

Rules legal_rules() { return legal_rule_list; }

}  // namespace bestek::rules
