// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "workbooks/sheet_template.hpp"

#include <gmock/gmock.h>

#include "sample_view.hpp"

namespace bestek::workbooks {
namespace {

using ::testing::HasSubstr;

constexpr std::string_view small_template = R"(per: aanbieder
klasse: vertrouwelijk
bestand: blad-{{aanbieder.kenmerk}}
titel: Blad
auteur: Gemeente
kleuren: {invoer: "FFF2CC", let_op: "FFC7CE"}
bladen:
  - naam: Uitleg
    breedtes: {label: 20, tekst: 60}
    regels:
      - titel: Uitleg
      - {gegeven: Naam, tekst: "{{aanbieder.naam}}"}
  - naam: Tarieven
    stand: liggend
    tabel:
      rijen: tarieven
      vast: 1
      kolommen:
        - {kenmerk: nr, titel: Nr, breedte: 5, opmaak: volgnummer}
        - {kenmerk: aantal, titel: Aantal, breedte: 9, opmaak: getal, waarde: hoeveelheid}
        - kenmerk: aanbod
          titel: Aanbod
          breedte: 9
          opmaak: euro
          invoer: {titel: Aanbod, fouttitel: Fout, minimum: bandbreedte.minimum}
        - {kenmerk: bedrag, titel: Bedrag, breedte: 9, formule: {product: [aantal, aanbod]}}
)";

/// The small template with one piece of it replaced.
std::string with(const std::string& old_piece, const std::string& new_piece) {
  std::string text(small_template);
  const auto at = text.find(old_piece);
  if (at == std::string::npos) throw std::invalid_argument("not in the template: " + old_piece);
  return text.replace(at, old_piece.size(), new_piece);
}

Findings findings_in(const std::string& text) {
  Findings findings;
  read_sheet_template(text, "blad.yaml", findings);
  return findings;
}

TEST(SheetTemplate, reads_a_template) {
  Findings findings;
  const auto result = read_sheet_template(small_template, "blad.yaml", findings);
  EXPECT_TRUE(findings.empty());
  ASSERT_EQ(result.sheets.size(), 2U);
  EXPECT_EQ(result.colours.at("invoer"), 0xFFF2CCU);
  EXPECT_FALSE(result.sheets[0].is_landscape);
  EXPECT_TRUE(result.sheets[1].is_landscape);
  EXPECT_EQ(result.sheets[1].table->columns.size(), 4U);
  EXPECT_EQ(result.sheets[1].table->frozen_columns, 1U);
}

TEST(SheetTemplate, has_no_findings_for_the_built_in_template) {
  EXPECT_THAT(findings_in(built_in_template()), ::testing::IsEmpty());
}

TEST(SheetTemplate, says_once_that_the_name_of_the_file_lacks) {
  const auto findings = findings_in(with("bestand: blad-{{aanbieder.kenmerk}}\n", ""));
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_THAT(findings[0].message, HasSubstr("\"bestand\" ontbreekt"));
  EXPECT_EQ(findings[0].position.line, 1);
}

struct Mistake {
  std::string name, old_piece, new_piece;
  int line;
  std::string message;
};

class SheetTemplateMistake : public ::testing::TestWithParam<Mistake> {};

TEST_P(SheetTemplateMistake, is_a_finding_at_its_line) {
  const auto& mistake = GetParam();
  const auto findings = findings_in(with(mistake.old_piece, mistake.new_piece));
  ASSERT_EQ(findings.size(), 1U) << ::testing::PrintToString(findings.size());
  EXPECT_EQ(findings[0].code, "B040");
  EXPECT_EQ(findings[0].position.file, "blad.yaml");
  EXPECT_EQ(findings[0].position.line, mistake.line);
  EXPECT_GT(findings[0].position.column, 0);
  EXPECT_THAT(findings[0].message, HasSubstr(mistake.message));
  EXPECT_NE(findings[0].help, "");
}

INSTANTIATE_TEST_SUITE_P(
    Each, SheetTemplateMistake,
    ::testing::Values(
        Mistake{"UnknownKey", "titel: Blad", "titel: Blad\ntitle: Blad", 5, "\"title\""},
        Mistake{"MissingKey", "auteur: Gemeente\n", "", 1, "\"auteur\" ontbreekt"},
        Mistake{"SameFileForAll", "blad-{{aanbieder.kenmerk}}", "blad", 3, "hetzelfde bestand"},
        Mistake{"FileOfName", "blad-{{aanbieder.kenmerk}}",
                "\"{{aanbieder.kenmerk}}{{aanbieder.naam}}\"", 3, "\"aanbieder.naam\""},
        Mistake{"Colour", "\"FFF2CC\"", "\"geel\"", 6, "geen kleur"},
        Mistake{"SheetName", "naam: Uitleg", "naam: Uitleg/1", 8, "naam van een blad"},
        Mistake{"SheetNameTooLong", "naam: Uitleg", "naam: " + std::string(32, 'x'), 8,
                "naam van een blad"},
        Mistake{"SheetTwice", "naam: Uitleg", "naam: tarieven", 13, "al een blad"},
        Mistake{"Width", "breedte: 5", "breedte: 0", 19, "breedte"},
        Mistake{"WidthAsText", "breedte: 5", "breedte: \"5\"", 19, "een getal"},
        Mistake{"LineOfTwoKinds", "titel: Uitleg\n", "titel: Uitleg\n        kop: x\n", 11,
                "één soort regel"},
        Mistake{"FactWithoutText", ", tekst: \"{{aanbieder.naam}}\"", "", 12, "\"tekst\""},
        Mistake{"TextWithTitle", "titel: Uitleg\n", "titel: Uitleg\n        tekst: x\n", 12,
                "gegeven en stap"},
        Mistake{"Format", "opmaak: volgnummer", "opmaak: nummer", 19, "\"nummer\""},
        Mistake{"SameColumn", "kenmerk: bedrag", "kenmerk: nr", 26, "bestaat al"},
        Mistake{"NoContent", ", waarde: hoeveelheid", "", 20, "geen inhoud"},
        Mistake{"Path", "waarde: hoeveelheid", "waarde: \"Hoeveelheid!\"", 20, "geen verwijzing"},
        Mistake{"FormulaOfUnknownColumn", "[aantal, aanbod]", "[aantal, abnod]", 26, "\"abnod\""},
        Mistake{"TwoFormulas", "{product: [aantal, aanbod]}",
                "{product: [aantal], veelvoud: {kolom: aanbod, van: 0.6}}", 26, "één formule"},
        Mistake{"ProductOfNothing", "[aantal, aanbod]", "[]", 26, "ten minste één kolom"},
        Mistake{"TotalOfText", "opmaak: getal, waarde: hoeveelheid",
                "waarde: hoeveelheid, totaal: ja", 20, "van bedragen of getallen"},
        Mistake{"TitleThatMayLack", "titel: Aantal", "titel: [{als: is_vast, dan: Aantal}]", 20,
                "laatste titel"},
        Mistake{"TotalWithoutRow", "opmaak: getal,", "opmaak: getal, totaal: mediaan,", 20,
                "geen regel voor dit totaal"},
        Mistake{"TotalOfUnknownKind", "opmaak: getal,", "opmaak: getal, totaal: modus,", 20,
                "\"modus\""},
        Mistake{"MeanOfText", "vast: 1",
                "totaalregels: [{titel: Gemiddeld, kolommen: {bedrag: gemiddelde}}]", 17,
                "bedragen, getallen of procenten"},
        Mistake{"TotalOfUnknownColumn", "vast: 1",
                "totaalregels: [{titel: Som, kolommen: {bedarg: som}}]", 17, "\"bedarg\""},
        Mistake{"WeightOfUnknownColumn", "vast: 1",
                "totaalregels: [{titel: Gewogen, kolommen: {aanbod: {gewogen: aanta}}}]", 17,
                "\"aanta\""},
        Mistake{"StepInPartsOfCents", "{product: [aantal, aanbod]}",
                "{veelvoud: {kolom: aanbod, van: 0.605}}", 26, "hele centen"},
        Mistake{"Frozen", "vast: 1", "vast: 9", 17, "vast staan"},
        Mistake{"OpenTag", "titel: Blad", "titel: \"{{ronde\"", 4, "niet gesloten"},
        Mistake{"Condition", "titel: Uitleg\n", "titel: Uitleg\n        als: {a: b, c: d}\n", 12,
                "één voorwaarde"},
        Mistake{"ChoiceWithoutResult", "waarde: hoeveelheid", "waarde: [{als: is_vast}]", 20,
                "\"dan\""},
        Mistake{"Per", "per: aanbieder", "per: leverancier", 1, "\"leverancier\""},
        Mistake{"ShareableSheetOfOne", "klasse: vertrouwelijk", "klasse: deelbaar", 2,
                "altijd vertrouwelijk"},
        Mistake{"ConfidentialForAll", "per: aanbieder", "per: gemeente", 2,
                "alleen een werkmap per aanbieder"},
        Mistake{"NoCaution", ", let_op: \"FFC7CE\"", "", 6, "\"let_op\" ontbreekt"},
        Mistake{"ColumnId", "kenmerk: bedrag", "kenmerk: Bedrag!", 26, "kenmerk van een kolom"},
        Mistake{"Arithmetic", "{product: [aantal, aanbod]}", "{reken: \"aantal * \"}", 26,
                "te vroeg"},
        Mistake{"ArithmeticOfUnknownColumn", "{product: [aantal, aanbod]}",
                "{reken: aantal * abnod}", 26, "\"abnod\""},
        Mistake{"ArithmeticOfUnknownSheet", "{product: [aantal, aanbod]}",
                "{reken: aantal * Uitleg.aanbod}", 26, "\"Uitleg\""},
        Mistake{"RoundedProduct", "{product: [aantal, aanbod]}",
                "{product: [aantal, aanbod], afronden: 2}", 26, "afronden hoort bij reken"},
        Mistake{"Decimals", "opmaak: getal,", "opmaak: getal, decimalen: 9,", 20, "kan hier niet"},
        Mistake{"MarkOfTwo", "opmaak: getal,",
                "opmaak: getal, markeer: [{is: a, hoger_dan: nr, kleur: let_op}],", 20,
                "één voorwaarde"},
        Mistake{"MarkColour", "opmaak: getal,", "opmaak: getal, markeer: [{is: a, kleur: lte_op}],",
                20, "\"lte_op\""},
        Mistake{"InputKind", "invoer: {titel: Aanbod,", "invoer: {soort: datum, titel: Aanbod,", 25,
                "past niet bij de opmaak"},
        Mistake{"ChoiceWithoutChoices", "opmaak: getal, waarde: hoeveelheid",
                "invoer: {soort: keuze, titel: a, fouttitel: b}", 20, "\"keuzes\" ontbreekt"},
        Mistake{"ChoiceWithComma", "opmaak: getal, waarde: hoeveelheid",
                "invoer: {soort: keuze, keuzes: [\"a,b\"], titel: a, fouttitel: b}", 20,
                "zonder komma"},
        Mistake{"BoundOfText", "opmaak: getal, waarde: hoeveelheid",
                "invoer: {minimum: 1, titel: a, fouttitel: b}", 20, "getallen en datums"},
        Mistake{"DateBoundOfNumber", "minimum: bandbreedte.minimum", "minimum: \"2015-01-01\"", 25,
                "past niet bij de soort"},
        Mistake{"SheetOfTheRegister", "naam: Uitleg", "naam: bestek", 8, "naam van een blad"},
        Mistake{"ChartWithoutTable", "    breedtes: {label: 20, tekst: 60}\n",
                "    grafieken: []\n", 9, "hoort bij een tabel"},
        Mistake{"NumberAsTitle", "titel: Blad", "titel: 2015", 4, "hier moet tekst staan"}),
    [](const auto& mistake) { return mistake.param.name; });

TEST(SheetTemplate, a_text_that_is_no_block_is_a_finding) {
  const auto findings = findings_in("tarieven");
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_THAT(findings[0].message, HasSubstr("blok met sleutels"));
}

TEST(SheetTemplate, shows_all_mistakes_of_a_template_in_one_run) {
  auto text = with("opmaak: volgnummer", "opmaak: nummer");
  text.replace(text.find("naam: Uitleg"), 12, "naam: '*'   ");
  EXPECT_EQ(findings_in(text).size(), 2U);
}

TEST(SheetTemplate, passes_on_what_is_wrong_with_the_yaml) {
  const auto findings = findings_in("bestand: [");
  ASSERT_FALSE(findings.empty());
  EXPECT_EQ(findings[0].code, "B001");
}

}  // namespace
}  // namespace bestek::workbooks
