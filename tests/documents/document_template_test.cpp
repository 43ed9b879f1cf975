// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "documents/document_template.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/files.hpp"
#include "temporary_folder.hpp"

namespace bestek::documents {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr std::string_view head =
    "---\ntitel: Brief aan {{aanbieder.naam}}\nper: aanbieder\nklasse: vertrouwelijk\n"
    "bestand: brief-{{aanbieder.kenmerk}}\nnummering: artikelen\n---\n";

std::string text_in(const PreparedText& prepared) {
  std::string text;
  for (const auto& node : prepared.nodes) text += node.text;
  return text;
}

class DocumentTemplateTest : public ::testing::Test {
 protected:
  void SetUp() override { make_folder(folder_.path() / "sjablonen"); }

  void write(const std::string& name, const std::string& text) {
    write_file(folder_.path() / "sjablonen" / name, text);
  }

  std::optional<DocumentTemplate> load(const std::string& name) {
    return TemplateLibrary(folder_.path()).load(name, findings_, texts_);
  }

  testing::TemporaryFolder folder_;
  Findings findings_;
  SourceTexts texts_;
};

TEST_F(DocumentTemplateTest, BuiltInTemplatesLoadWithoutFindings) {
  const TemplateLibrary library({});
  for (const auto& name : library.names()) {
    EXPECT_TRUE(library.load(name, findings_, texts_)) << name;
  }
  EXPECT_THAT(library.names(),
              ::testing::IsSupersetOf({"bijlage-aanbieders", "contractstandaard-deel-1",
                                       "contractstandaard-deel-2", "convenant", "gunningsbericht",
                                       "hoofdconvenant", "keuzenota-contractmodel",
                                       "onderhandelingsdocument", "programma-van-eisen",
                                       "publicatietekst", "subsidiebeschikking", "tarievenbijlage",
                                       "toetredingsverklaring", "uitvoeringsovereenkomst"}));
  EXPECT_THAT(findings_, IsEmpty());
}

TEST_F(DocumentTemplateTest, HeadSaysForWhomAndHow) {
  write("brief.md", std::string(head) + "## Kop\n");
  const auto loaded = load("brief");
  ASSERT_TRUE(loaded);
  EXPECT_EQ(loaded->subject, view::Subject::provider);
  EXPECT_TRUE(loaded->is_confidential);
  EXPECT_EQ(loaded->numbering, Numbering::articles);
  EXPECT_FALSE(loaded->has_contents);
}

TEST_F(DocumentTemplateTest, HeadSaysWhatTheDocumentCannotDoWithout) {
  write("verslag.md",
        "---\ntitel: Verslag\nper: overleg\nklasse: deelbaar\nvraagt: [overleg.verslag]\n"
        "bestand: verslag\n---\nTekst\n");
  const auto loaded = load("verslag");
  ASSERT_TRUE(loaded);
  EXPECT_EQ(loaded->subject, view::Subject::consultation);
  EXPECT_THAT(loaded->needs, ::testing::ElementsAre("overleg.verslag"));
}

TEST_F(DocumentTemplateTest, ADocumentForAMunicipalityMayBeForAllOrForOneCollege) {
  for (const std::string access : {"deelbaar", "vertrouwelijk"}) {
    write("brief.md",
          "---\ntitel: Brief\nper: gemeente\nklasse: " + access + "\nbestand: b\n---\nTekst\n");
    EXPECT_TRUE(load("brief")) << access;
  }
  EXPECT_THAT(findings_, IsEmpty());
}

TEST_F(DocumentTemplateTest, TagsInTheHeadKnowTheirPlace) {
  write("brief.md", std::string(head) + "## Kop\n");
  const auto loaded = load("brief");
  ASSERT_TRUE(loaded);
  EXPECT_EQ(loaded->title.tags.at(0).position.line, 2);
  EXPECT_EQ(loaded->title.tags.at(0).position.column, 18);
}

TEST_F(DocumentTemplateTest, TagsInTheBodyKnowTheirLineInTheFile) {
  write("brief.md", std::string(head) + "## Kop\n\n{{aanbieder.naam}}\n");
  const auto loaded = load("brief");
  ASSERT_TRUE(loaded);
  EXPECT_EQ(loaded->body.tags.at(0).position.line, 10);
}

TEST_F(DocumentTemplateTest, OwnTemplateGoesBeforeTheBuiltInOne) {
  write("convenant.md", std::string(head) + "## Eigen\n");
  const auto loaded = load("convenant");
  ASSERT_TRUE(loaded);
  EXPECT_THAT(text_in(loaded->body), HasSubstr("Eigen"));
}

TEST_F(DocumentTemplateTest, OwnPartialGoesBeforeTheBuiltInOne) {
  make_folder(folder_.path() / "sjablonen" / "bepalingen");
  write("bepalingen/geschillen.md", "Eigen bepaling\n");
  const auto loaded = load("convenant");
  ASSERT_TRUE(loaded);
  EXPECT_THAT(text_in(loaded->body), HasSubstr("Eigen bepaling"));
}

TEST_F(DocumentTemplateTest, UsesTellsWhichNamesAreAskedFor) {
  const auto convenant = TemplateLibrary({}).load("convenant", findings_, texts_);
  const auto hoofdconvenant = TemplateLibrary({}).load("hoofdconvenant", findings_, texts_);
  EXPECT_TRUE(convenant->uses("tarieven"));
  EXPECT_FALSE(hoofdconvenant->uses("tarieven"));
}

struct HeadMistake {
  std::string text;
  int line;
  std::string message;
};

class HeadMistakeTest : public DocumentTemplateTest,
                        public ::testing::WithParamInterface<HeadMistake> {};

TEST_P(HeadMistakeTest, IsAFinding) {
  write("fout.md", GetParam().text);
  const auto loaded = load("fout");
  EXPECT_FALSE(loaded && loaded->is_sound);
  ASSERT_THAT(findings_, ::testing::SizeIs(1));
  EXPECT_EQ(findings_[0].position.line, GetParam().line);
  EXPECT_THAT(findings_[0].message, HasSubstr(GetParam().message));
}

INSTANTIATE_TEST_SUITE_P(
    All, HeadMistakeTest,
    ::testing::Values(
        HeadMistake{"## Kop\n", 1, "geen kop"}, HeadMistake{"---\ntitel: x\n", 1, "geen kop"},
        HeadMistake{"---\ntitel: x\nper: ronde\nklasse: deelbaar\n---\n", 1,
                    "ontbreekt \"bestand\""},
        HeadMistake{"---\ntitel: x\nper: ronde\nklasse: deelbar\nbestand: b\n---\n", 4,
                    "geen mogelijke waarde"},
        HeadMistake{"---\ntitel: x\nper: ronde\nklasse: deelbaar\nbestand: b\nkleur: rood\n---\n",
                    6, "onbekende sleutel"},
        HeadMistake{"---\ntitel: x\nper: aanbieder\nklasse: deelbaar\nbestand: b\n---\n", 1,
                    "kan niet deelbaar zijn"},
        HeadMistake{"---\ntitel: x\nper: ronde\nklasse: deelbaar\nbestand: b\n---\n{{#a}}\n", 7,
                    "niet gesloten"}));

}  // namespace
}  // namespace bestek::documents
