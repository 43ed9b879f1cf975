// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "office/house_style.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "temporary_folder.hpp"

namespace bestek::office {
namespace {

using ::testing::IsEmpty;

TEST(HouseStyleTest, OwnStyleGoesBeforeTheBuiltInOne) {
  const testing::TemporaryFolder folder;
  Findings findings;
  SourceTexts texts;
  EXPECT_EQ(load_house_style(folder.path(), findings, texts).font, "Calibri");
  folder.write("sjablonen/huisstijl.yaml",
               "huisstijl:\n  lettertype: Arial\n  kop_lettertype: Arial\n  tekstgrootte_pt: 11\n  "
               "accentkleur: \"AA0000\"\n"
               "  marges_mm: {boven: 20, onder: 20, links: 20, rechts: 20}\n");
  EXPECT_EQ(load_house_style(folder.path(), findings, texts).font, "Arial");
  EXPECT_THAT(findings, IsEmpty());
}

TEST(HouseStyleTest, AMistakeIsAFinding) {
  const testing::TemporaryFolder folder;
  Findings findings;
  SourceTexts texts;
  folder.write("sjablonen/huisstijl.yaml",
               "huisstijl:\n  lettertype: Arial\n  kop_lettertype: Arial\n  tekstgrootte_pt: 11\n  "
               "accentkleur: rood\n"
               "  marges_mm: {boven: 20, onder: 20, links: 20, rechts: 20}\n");
  load_house_style(folder.path(), findings, texts);
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].position.line, 5);
}

}  // namespace
}  // namespace bestek::office
