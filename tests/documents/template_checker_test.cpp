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
