// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "workbooks/sheet_template.hpp"

#include <gmock/gmock.h>

#include "sample_view.hpp"

namespace bestek::workbooks {
namespace {

using ::testing::HasSubstr;

constexpr std::string_view small_template = R"(bestand: blad-{{aanbieder.kenmerk}}
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
  EXPECT_EQ(result.fills.input, 0xFFF2CCU);
  EXPECT_FALSE(result.sheets[0].is_landscape);
  EXPECT_TRUE(result.sheets[1].is_landscape);
  EXPECT_EQ(result.sheets[1].table->columns.size(), 4U);
  EXPECT_EQ(result.sheets[1].table->frozen_columns, 1U);
}

TEST(SheetTemplate, has_no_findings_for_the_built_in_template) {
  EXPECT_THAT(findings_in(built_in_template()), ::testing::IsEmpty());
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
        Mistake{"UnknownKey", "titel: Blad", "titel: Blad\ntitle: Blad", 3, "\"title\""},
        Mistake{"MissingKey", "auteur: Gemeente\n", "", 1, "\"auteur\" ontbreekt"},
        Mistake{"SameFileForAll", "blad-{{aanbieder.kenmerk}}", "blad", 1, "hetzelfde bestand"},
        Mistake{"FileOfName", "blad-{{aanbieder.kenmerk}}",
                "\"{{aanbieder.kenmerk}}{{aanbieder.naam}}\"", 1, "\"aanbieder.naam\""},
        Mistake{"Colour", "\"FFF2CC\"", "\"geel\"", 4, "geen kleur"},
        Mistake{"SheetName", "naam: Uitleg", "naam: Uitleg/1", 6, "naam van een blad"},
        Mistake{"SheetNameTooLong", "naam: Uitleg", "naam: " + std::string(32, 'x'), 6,
                "naam van een blad"},
        Mistake{"SheetTwice", "naam: Uitleg", "naam: tarieven", 11, "al een blad"},
        Mistake{"NoWidths", "    breedtes: {label: 20, tekst: 60}\n", "", 6, "\"breedtes\""},
        Mistake{"Width", "breedte: 5", "breedte: 0", 17, "breedte"},
        Mistake{"WidthAsText", "breedte: 5", "breedte: \"5\"", 17, "een getal"},
        Mistake{"LineOfTwoKinds", "titel: Uitleg\n", "titel: Uitleg\n        kop: x\n", 9,
                "één soort regel"},
        Mistake{"FactWithoutText", ", tekst: \"{{aanbieder.naam}}\"", "", 10, "\"tekst\""},
        Mistake{"TextWithTitle", "titel: Uitleg\n", "titel: Uitleg\n        tekst: x\n", 10,
                "gegeven en stap"},
        Mistake{"Format", "opmaak: volgnummer", "opmaak: nummer", 17, "\"nummer\""},
        Mistake{"SameColumn", "kenmerk: bedrag", "kenmerk: nr", 24, "bestaat al"},
        Mistake{"NoContent", ", waarde: hoeveelheid", "", 18, "geen inhoud"},
        Mistake{"Path", "waarde: hoeveelheid", "waarde: \"Hoeveelheid!\"", 18, "geen verwijzing"},
        Mistake{"FormulaOfUnknownColumn", "[aantal, aanbod]", "[aantal, abnod]", 24, "\"abnod\""},
        Mistake{"TwoFormulas", "{product: [aantal, aanbod]}",
                "{product: [aantal], veelvoud: {kolom: aanbod, van: 0.6}}", 24, "één formule"},
        Mistake{"ProductOfNothing", "[aantal, aanbod]", "[]", 24, "ten minste één kolom"},
        Mistake{"TotalOfNumbers", ", waarde: hoeveelheid", ", waarde: hoeveelheid, totaal: ja", 18,
                "van bedragen"},
        Mistake{"StepInPartsOfCents", "{product: [aantal, aanbod]}",
                "{veelvoud: {kolom: aanbod, van: 0.605}}", 24, "hele centen"},
        Mistake{"Frozen", "vast: 1", "vast: 9", 15, "vast staan"},
        Mistake{"OpenTag", "titel: Blad", "titel: \"{{ronde\"", 2, "niet gesloten"},
        Mistake{"Condition", "titel: Uitleg\n", "titel: Uitleg\n        als: {a: b, c: d}\n", 10,
                "één voorwaarde"},
        Mistake{"ChoiceWithoutResult", "waarde: hoeveelheid", "waarde: [{als: is_vast}]", 18,
                "\"dan\""},
        Mistake{"NumberAsTitle", "titel: Blad", "titel: 2015", 2, "hier moet tekst staan"}),
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
