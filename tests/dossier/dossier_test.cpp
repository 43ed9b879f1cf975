// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "dossier/dossier.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "common/files.hpp"
#include "temporary_folder.hpp"

namespace bestek {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Dossier load(const std::filesystem::path& round) {
  std::istringstream nothing;
  return load_dossier(round.string(), nothing);
}

std::vector<std::string> codes(const Dossier& dossier) {
  std::vector<std::string> found;
  for (const auto& finding : dossier.findings) found.push_back(finding.code);
  return found;
}

TEST(LoadDossier, merges_the_files_that_bronnen_names_and_drops_bronnen) {
  const testing::TemporaryFolder folder;
  folder.write("ronde.yaml",
               "bestek: 1\nbronnen: {gemeenten: g.yaml, aanbieders: [a/*.yaml, b.yaml]}\n");
  folder.write("g.yaml", "gemeenten: [{kenmerk: x}]\n");
  folder.write("a/2.yaml", "aanbieder: {kenmerk: twee}\n");
  folder.write("a/1.yaml", "aanbieder: {kenmerk: een}\n");
  folder.write("b.yaml", "aanbieders: [{kenmerk: drie}, {kenmerk: vier}]\n");
  const auto dossier = load(folder.path());
  EXPECT_THAT(codes(dossier), IsEmpty());
  EXPECT_EQ(dossier.json,
            Json::parse(R"({"bestek": 1, "gemeenten": [{"kenmerk": "x"}], "aanbieders":
    [{"kenmerk": "een"}, {"kenmerk": "twee"}, {"kenmerk": "drie"}, {"kenmerk": "vier"}]})"));
}

TEST(LoadDossier, knows_where_each_value_was_written) {
  const testing::TemporaryFolder folder;
  folder.write("ronde.yaml", "bestek: 1\nbronnen: {aanbieders: a.yaml, diensten: d.yaml}\n");
  folder.write("a.yaml", "aanbieder:\n  kenmerk: een\n");
  folder.write("d.yaml", "diensten:\n  - naam: Zorg en één ding: [x]\n");
  folder.write("d.yaml", "diensten:\n  - {één: 1, kenmerk: x}\n");
  const auto dossier = load(folder.path());
  const auto provider = dossier.position("/aanbieders/0/kenmerk");
  EXPECT_EQ(provider, (SourcePosition{(folder.path() / "a.yaml").string(), 2, 12, 3}));
  const auto service = dossier.position("/diensten/0/kenmerk", true);
  EXPECT_EQ(service, (SourcePosition{(folder.path() / "d.yaml").string(), 2, 14, 7}));
  EXPECT_EQ(dossier.position("/bestek").line, 1);
}

TEST(LoadDossier, gives_the_place_of_what_is_there_for_a_pointer_that_is_not) {
  const testing::TemporaryFolder folder;
  folder.write("ronde.yaml", "bestek: 1\nronde:\n  titel: x\n");
  EXPECT_EQ(load(folder.path()).position("/ronde/weg").line, 2);
}

TEST(LoadDossier, hashes_content_not_layout) {
  const testing::TemporaryFolder one;
  one.write("ronde.yaml", "bestek: 1\ngemeenten:\n  - kenmerk: x\n");
  const testing::TemporaryFolder two;
  two.write("ronde.yaml", "# commentaar\nbronnen: {gemeenten: g.yaml}\nbestek: 1\n");
  two.write("g.yaml", "gemeenten: [{kenmerk: 'x'}]\n");
  EXPECT_EQ(input_hash(load(one.path())), input_hash(load(two.path())));
  two.write("g.yaml", "gemeenten: [{kenmerk: 'y'}]\n");
  EXPECT_NE(input_hash(load(one.path())), input_hash(load(two.path())));
}

TEST(LoadDossier, throws_when_the_round_is_not_there) {
  const testing::TemporaryFolder folder;
  EXPECT_THROW(load(folder.path()), FileError);
  EXPECT_THROW(load(folder.path() / "weg.yaml"), FileError);
}

TEST(LoadDossier, reports_sources_that_cannot_be_read) {
  const testing::TemporaryFolder folder;
  folder.write("ronde.yaml",
               "bronnen:\n  gemeenten: weg.yaml\n  diensten: weg/*.yaml\n  criteria: ../x.yaml\n");
  EXPECT_THAT(codes(load(folder.path())), ElementsAre("B008", "B008", "B008"));
}

TEST(LoadDossier, reports_a_section_that_two_files_give) {
  const testing::TemporaryFolder folder;
  folder.write("ronde.yaml", "bronnen: {criteria: [a.yaml, b.yaml]}\n");
  folder.write("a.yaml", "contractmodellen: {schaal: {}}\n");
  folder.write("b.yaml", "contractmodellen: {schaal: {}}\n");
  EXPECT_THAT(codes(load(folder.path())), ElementsAre("B004"));
}

TEST(LoadAndCheck, never_throws_on_a_mistake_in_the_data) {
  for (const auto* text :
       {"", "x", "[]", "5", "null", "bestek: 1", "bestek: 1\nronde: []", "ronde: {kenmerk: 5}",
        "bestek: x\nronde: {versie: 3}\ngemeenten: {a: b}", "bronnen: 5", "bronnen: [x]",
        "bronnen: {gemeenten: {}}", "bestek: 1\nbestek: 1\n", "'~a/b': 1", "ronde: &x {y: *x}",
        "gemeenten: [[[[]]]]", "aanbieders: [null, 1, x]"}) {
    std::istringstream input(text);
    Dossier dossier;
    EXPECT_NO_THROW(dossier = load_and_check("-", input)) << text;
    EXPECT_TRUE(has_errors(dossier.findings)) << text;
    for (const auto& finding : dossier.findings) {
      EXPECT_FALSE(finding.message.empty());
      EXPECT_FALSE(finding.message.ends_with('.')) << finding.message;
      EXPECT_EQ(finding.position.file, "-") << text << ": " << finding.message;
    }
  }
}

}  // namespace
}  // namespace bestek
