// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "workbooks/sheet_checker.hpp"

#include <gmock/gmock.h>

#include <functional>
#include <sstream>

#include "embedded/workbook_templates.hpp"
#include "view/fields.hpp"
#include "view/view.hpp"
#include "workbooks/sheet_library.hpp"

namespace bestek::workbooks {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// A template whose sheet is `sheet`, for one gemeente each unless the audience is given.
std::vector<std::string> mistakes_in(const std::string& sheet,
                                     const std::string& audience =
                                         "per: gemeente\nklasse: deelbaar\n"
                                         "bestand: x-{{gemeente.kenmerk}}") {
  Findings findings;
  const auto text = audience +
                    "\ntitel: T\nauteur: A\nkleuren: {invoer: \"FFF2CC\", let_op: \"FFC7CE\"}\n"
                    "bladen:\n  - naam: Blad\n" +
                    sheet;
  const auto read = read_sheet_template(text, "blad.yaml", findings);
  for (const auto& finding : check_sheet_template(read)) findings.push_back(finding);
  std::vector<std::string> lines;
  for (const auto& finding : findings)
    lines.push_back((finding.severity == Severity::error ? "fout " : "advies ") + finding.message +
                    " | " + finding.help);
  return lines;
}

std::string table(const std::string& rows, const std::string& column) {
  return "    tabel:\n      rijen: " + rows +
         "\n      kolommen:\n        - {kenmerk: a, titel: A, " + column + "}\n";
}

TEST(SheetChecker, has_nothing_to_say_about_the_built_in_sheets) {
  const SheetLibrary library("");
  for (const auto& name : library.names()) {
    Findings findings;
    SourceTexts texts;
    const auto loaded = library.load(name, findings, texts);
    ASSERT_TRUE(loaded) << name;
    for (const auto& finding : check_sheet_template(loaded->sheets))
      ADD_FAILURE() << name << ":" << finding.position.line << ": " << finding.message;
  }
}

TEST(SheetChecker, names_the_nearest_name) {
  EXPECT_THAT(
      mistakes_in("    regels: [titel: \"{{gemeente.naan}}\"]\n"),
      ElementsAre("fout onbekende naam \"naan\" in \"gemeente.naan\" | bedoelde u \"naam\"?"));
  EXPECT_THAT(mistakes_in(table("diensten", "waarde: naem")),
              ElementsAre("fout onbekende naam \"naem\" | bedoelde u \"naam\"?"));
}

TEST(SheetChecker, knows_what_a_class_may_see) {
  EXPECT_THAT(
      mistakes_in("    regels: [titel: \"{{aanbiedingen_aantal}}\"]\n"),
      ElementsAre("fout \"aanbiedingen_aantal\" is er alleen in een blad van klasse intern | "
                  "zet bovenaan klasse: intern, of gebruik dit gegeven niet"));
  EXPECT_THAT(
      mistakes_in(table("tarieven", "opmaak: euro, waarde: tarief, mag_leeg: ja")),
      ElementsAre("fout \"tarieven\" is er alleen in een vertrouwelijk blad per aanbieder | "
                  "zet bovenaan per: aanbieder en klasse: vertrouwelijk, of gebruik dit "
                  "gegeven niet"));
  EXPECT_THAT(mistakes_in("    regels: [titel: \"{{gemeente.naam}}\"]\n",
                          "per: ronde\nklasse: intern\nbestand: x"),
              ElementsAre("fout \"gemeente\" is er alleen in een blad per gemeente | zet bovenaan "
                          "per: gemeente, of gebruik dit gegeven niet"));
  EXPECT_THAT(mistakes_in(table("aanbiedingen", "opmaak: euro, waarde: tarief"),
                          "per: ronde\nklasse: intern\nbestand: x"),
              IsEmpty());
}

TEST(SheetChecker, holds_values_against_format_filter_and_bound) {
  EXPECT_THAT(mistakes_in(table("volumes", "opmaak: euro, waarde: dienst.naam")),
              ElementsAre("fout \"dienst.naam\" is een tekst, geen getal | kies een ander gegeven, "
                          "of een andere opmaak"));
  EXPECT_THAT(
      mistakes_in("    regels: [titel: \"{{ronde.titel | datum}}\"]\n"),
      ElementsAre(
          "fout \"ronde.titel\" is een tekst, en past niet bij het filter \"datum\" | kies een "
          "ander filter of een ander gegeven; bestek blad --velden toont ze"));
  EXPECT_THAT(
      mistakes_in("    regels: [titel: \"{{diensten}}\"]\n"),
      ElementsAre("fout \"diensten\" is een lijst, geen tekst | kies een enkel gegeven; een "
                  "lijst hoort in een tabel"));
  EXPECT_THAT(mistakes_in(table("ronde.titel", "waarde: naam")),
              ElementsAre("fout \"ronde.titel\" is een tekst, geen lijst | kies een lijst, zoals "
                          "diensten of tarieven"));
  EXPECT_THAT(
      mistakes_in(table("volumes",
                        "opmaak: getal, invoer: {titel: A, fouttitel: B, "
                        "minimum: dienst.naam}")),
      ElementsAre("fout \"dienst.naam\" is een tekst, geen getal | kies een grens die bij de "
                  "soort invoer past"));
}

TEST(SheetChecker, advises_about_what_a_round_may_leave_empty) {
  EXPECT_THAT(
      mistakes_in(table("volumes", "opmaak: getal, waarde: hoeveelheid")),
      ElementsAre("advies \"hoeveelheid\" kan in een ronde leeg zijn | zet mag_leeg: ja bij "
                  "deze kolom"));
  EXPECT_THAT(mistakes_in("    regels: [titel: \"{{gemeente.cbs_code}}\"]\n"),
              ElementsAre("advies \"gemeente.cbs_code\" kan in een ronde leeg zijn | zet als: "
                          "gemeente.cbs_code bij deze tekst, dan vervalt zij"));
  EXPECT_THAT(
      mistakes_in("    regels: [{titel: \"{{gemeente.cbs_code}}\", als: gemeente.cbs_code}]\n"),
      IsEmpty());
}

/// Every name of a view is a field, and what is empty may be empty.
void expect_described(const Json& value, const view::Field& field, const std::string& path) {
  if (value.is_null()) {
    EXPECT_TRUE(field.can_be_empty) << path;
  }
  if (value.is_array() && !field.members.empty()) {
    for (const auto& item : value) {
      view::Field block = field;
      block.can_be_empty = false;
      expect_described(item, block, path + "[]");
    }
  }
  if (!value.is_object()) return;
  for (const auto& item : value.items()) {
    const auto* member = field.find(item.key());
    ASSERT_NE(member, nullptr) << path << "." << item.key();
    expect_described(item.value(), *member, path + "." + item.key());
  }
}

TEST(SheetFields, describe_every_view_of_a_workbook) {
  std::istringstream nothing;
  const auto dossier =
      load_and_check(BESTEK_SOURCE_DIR "/examples/groninger-gemeenten-2015", nothing);
  const view::RoundViews round(dossier);
  const std::vector<view::View> views = {round.shareable(), round.confidential("noorderhaven"),
                                         round.of_municipality("haren", true),
                                         round.of_service("bgi-vb", true), round.internal()};
  std::set<std::string> seen;
  for (const auto& view : views) {
    expect_described(view.merged(), view::sheet_fields(), "");
    for (const auto& name : view.names()) seen.insert(name);
  }
  for (const auto& field : view::sheet_fields().members)
    EXPECT_TRUE(seen.contains(field.name)) << field.name;
}

}  // namespace
}  // namespace bestek::workbooks
