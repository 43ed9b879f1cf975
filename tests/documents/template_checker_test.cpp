// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "documents/template_checker.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/files.hpp"
#include "temporary_folder.hpp"

namespace bestek::documents {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

Findings check(const std::string& body, bool is_shareable = false) {
  const testing::TemporaryFolder folder;
  const std::string head_of_letter =
      is_shareable ? "per: ronde\nklasse: deelbaar\n" : "per: aanbieder\nklasse: vertrouwelijk\n";
  write_file(folder.path() / "brief.md",
             "---\ntitel: Brief\n" + head_of_letter + "bestand: b\n---\n" + body);
  Findings findings;
  SourceTexts texts;
  const auto loaded = TemplateLibrary::in(folder.path()).load("brief", findings, texts);
  if (!loaded) throw std::runtime_error(findings.at(0).message);
  return check_template(*loaded);
}

TEST(TemplateChecker, BuiltInTemplatesHaveNoMistakes) {
  const TemplateLibrary library({});
  for (const auto& name : library.names()) {
    Findings findings;
    SourceTexts texts;
    const auto loaded = library.load(name, findings, texts);
    ASSERT_TRUE(loaded) << name;
    for (const auto& finding : check_template(*loaded)) {
      EXPECT_NE(finding.severity, Severity::error)
          << name << ":" << finding.position.line << ": " << finding.message;
    }
  }
}

TEST(TemplateChecker, NamesThatAreThereAreGood) {
  EXPECT_THAT(check("{{ronde.titel}} {{#gemeenten}}{{naam}} {{ronde.titel}}{{/gemeenten}} "
                    "{{gemeenten_namen | lijst}} {{#gemeenten_namen}}{{.}}{{/gemeenten_namen}}"),
              IsEmpty());
}

TEST(TemplateChecker, AValueThatCanBeEmptyStandsInASection) {
  const auto findings = check("{{ronde.geraamde_waarde_eur | euro}}");
  ASSERT_THAT(findings, SizeIs(1));
  EXPECT_EQ(findings[0].severity, Severity::advice);
  EXPECT_THAT(findings[0].message, HasSubstr("kan in een ronde leeg zijn"));
  EXPECT_THAT(check("{{#ronde.geraamde_waarde_eur}}{{ronde.geraamde_waarde_eur | "
                    "euro}}{{/ronde.geraamde_waarde_eur}}"),
              IsEmpty());
}

TEST(TemplateChecker, AShareableTemplateSeesNoProvidersTariff) {
  const auto findings = check("{{#tarieven}}{{tarief | euro}}{{/tarieven}}", true);
  ASSERT_THAT(findings, ::testing::Not(IsEmpty()));
  EXPECT_THAT(findings[0].message, HasSubstr("alleen in een vertrouwelijk document"));
}

/// Loading and checking together, as line:column and message.
std::vector<std::string> all_mistakes(const std::string& text) {
  const testing::TemporaryFolder folder;
  write_file(folder.path() / "brief.md", text);
  Findings findings;
  SourceTexts texts;
  const auto loaded = TemplateLibrary::in(folder.path()).load("brief", findings, texts);
  if (loaded) findings = check_template(*loaded, std::move(findings));
  sort_findings(findings);
  std::vector<std::string> told;
  for (const auto& each : findings) {
    if (each.severity != Severity::error) continue;
    told.push_back(std::to_string(each.position.line) + ":" + std::to_string(each.position.column) +
                   " " + each.message);
  }
  return told;
}

const std::string good_head = "---\ntitel: B\nper: ronde\nklasse: deelbaar\nbestand: b\n---\n";

TEST(TemplateChecker, MistakesOfAllKindsAreToldInOneRun) {
  EXPECT_THAT(
      all_mistakes("---\ntitel: B {{rnde.titel}}\nper: gemeent\nklasse: deelbaar\nbestand: b\n---\n"
                   "{{#gemeenten}}{{nam}}\n{{penvoerder.naam | hofdletter}}\n{{> weg}}\n{{titel\n"
                   "{{gemeente.naam}}\n"),
      ::testing::ElementsAre(
          "2:10 onbekende naam \"rnde\"",
          HasSubstr("3:6 \"gemeent\" is hier geen mogelijke waarde"),
          "7:1 het blok \"gemeenten\" wordt niet gesloten", "7:15 onbekende naam \"nam\"",
          "8:1 {{penvoerder.naam}} heeft een onbekend filter \"hofdletter\"",
          "9:1 er is geen onderdeel \"weg\"", "10:1 deze tag wordt niet gesloten"));
}

TEST(TemplateChecker, ATemplateWithoutAHeadIsLookedAtToo) {
  EXPECT_THAT(all_mistakes("Dag {{aanbieder.nam}}\n"),
              ::testing::ElementsAre("1:1 dit sjabloon heeft geen kop",
                                     "1:5 onbekende naam \"nam\" in \"aanbieder.nam\""));
}

TEST(TemplateChecker, OneMistakeIsOneFinding) {
  const std::pair<const char*, const char*> cases[] = {
      // What is in a block that is unknown may be in it.
      {"{{#gemeentn}}{{cbs_code}}{{/gemeentn}}", "7:1 onbekende naam \"gemeentn\""},
      // The opening name is wrong, not the closing one; what is inside is still looked at.
      {"{{#gemeentn}}{{cbs_code}}{{/gemeenten}}", "7:1 onbekende naam \"gemeentn\""},
      {"{{#gemeenten}}{{cbs_code}}{{/gemeentn}}",
       "7:27 hier hoort {{/gemeenten}} te staan, niet {{/gemeentn}}"},
      // The beginning of this one is lost.
      {"{{cbs_code}}{{/gemeenten}}",
       "7:13 het blok \"gemeenten\" wordt gesloten, maar is niet geopend"},
      {"{{#gemeenten}{{cbs_code}}{{/gemeenten}}", "7:1 deze tag wordt niet gesloten"},
      // A block that this document may not see is known all the same.
      {"{{#tarieven}}{{tarief | euro}}{{/tarieven}}",
       "7:1 \"tarieven\" is er alleen in een vertrouwelijk document per aanbieder"},
  };
  for (const auto& [body, finding] : cases)
    EXPECT_THAT(all_mistakes(good_head + body), ::testing::ElementsAre(finding)) << body;
}

TEST(TemplateChecker, ABlockThatIsOpenedByAWrongNameIsStillLookedAt) {
  EXPECT_THAT(
      all_mistakes(good_head + "{{#gemeentn}}{{cbs}}{{/gemeenten}}"),
      ::testing::ElementsAre("7:1 onbekende naam \"gemeentn\"", "7:14 onbekende naam \"cbs\""));
}

struct MistakeInBody {
  std::string body;
  std::string message;
  std::string help;
};

class CheckedMistake : public ::testing::TestWithParam<MistakeInBody> {};

TEST_P(CheckedMistake, IsAnError) {
  const auto findings = check(GetParam().body);
  ASSERT_THAT(findings, SizeIs(1));
  EXPECT_EQ(findings[0].severity, Severity::error);
  EXPECT_EQ(findings[0].position.line, 7);
  EXPECT_EQ(findings[0].message, GetParam().message);
  EXPECT_THAT(findings[0].help, HasSubstr(GetParam().help));
}

INSTANTIATE_TEST_SUITE_P(
    All, CheckedMistake,
    ::testing::Values(
        MistakeInBody{"{{rnde.titel}}", "onbekende naam \"rnde\"", "bedoelde u \"ronde\"?"},
        MistakeInBody{"{{ronde.titl}}", "onbekende naam \"titl\" in \"ronde.titl\"",
                      "bedoelde u \"titel\"?"},
        MistakeInBody{"{{gemeenten.naam}}", "onbekende naam \"naam\" in \"gemeenten.naam\"",
                      "is een lijst"},
        MistakeInBody{"{{#gemeenten}}{{nam}}{{/gemeenten}}", "onbekende naam \"nam\"",
                      "bedoelde u \"naam\"?"},
        MistakeInBody{"{{ronde.titel | hofdletter}}",
                      "{{ronde.titel}} heeft een onbekend filter \"hofdletter\"",
                      "bedoelde u \"hoofdletter\"?"},
        MistakeInBody{"{{ronde.titel | euro}}",
                      "{{ronde.titel}} past niet bij het filter \"euro\": het is een tekst",
                      "ander filter"},
        MistakeInBody{"{{ronde.titel | datum}}",
                      "{{ronde.titel}} past niet bij het filter \"datum\": het is een tekst",
                      "ander filter"},
        MistakeInBody{"{{gemeenten}}", "{{gemeenten}} is een lijst", "gebruik een blok"},
        MistakeInBody{"{{ronde}}", "{{ronde}} is een blok", "gebruik een blok"},
        MistakeInBody{"{{is_samenwerking}}", "{{is_samenwerking}} is ja of nee",
                      "gebruik een blok"}));

}  // namespace
}  // namespace bestek::documents
