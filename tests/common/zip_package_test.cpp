// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "common/zip_package.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <stdexcept>

#include "zip_parts.hpp"

namespace bestek {
namespace {

using ::testing::ElementsAre;
using ::testing::Pair;

TEST(ZipPackage, holds_its_parts_for_another_reader) {
  ZipPackage package;
  const std::string large(100000, 'x');
  package.add("a.xml", "een");
  package.add("map/b.xml", large);
  package.add("leeg", "");
  EXPECT_THAT(testing::zip_parts(package.bytes()),
              ElementsAre(Pair("a.xml", "een"), Pair("leeg", ""), Pair("map/b.xml", large)));
}

TEST(ZipPackage, keeps_a_part_that_is_not_compressed) {
  DeflatedPart picture = deflate_part("beeld");
  picture.bytes = "beeld";
  picture.is_stored = true;
  ZipPackage package;
  package.add("beeld.png", std::make_shared<const DeflatedPart>(picture));
  EXPECT_NE(package.bytes().find("beeld.pngbeeld"), std::string::npos);
  EXPECT_THAT(testing::zip_parts(package.bytes()), ElementsAre(Pair("beeld.png", "beeld")));
}

TEST(ZipPackage, keeps_a_name_with_letters_beyond_ascii) {
  ZipPackage package;
  package.add("média/één.xml", "een");
  EXPECT_THAT(testing::zip_parts(package.bytes()), ElementsAre(Pair("média/één.xml", "een")));
}

TEST(ZipPackage, carries_a_name_that_is_not_utf8_as_it_is) {
  ZipPackage package;
  package.add(
      "m\x82"
      "dia.xml",
      "een");  // é in the code page of MS-DOS
  EXPECT_THAT(testing::zip_parts(package.bytes()), ElementsAre(Pair("média.xml", "een")));
}

TEST(ZipPackage, may_be_empty) { EXPECT_TRUE(testing::zip_parts(ZipPackage().bytes()).empty()); }

TEST(ZipPackage, refuses_more_parts_than_fit) {
  ZipPackage package;
  const auto part = std::make_shared<const DeflatedPart>(deflate_part("een"));
  for (int i = 0; i < 65536; ++i) package.add(std::to_string(i), part);
  EXPECT_THROW(package.bytes(), std::runtime_error);
}

TEST(PartCache, compresses_again_only_what_changed) {
  PartCache cache(Effort::thorough);
  const auto first = cache.deflated("a", "een");
  EXPECT_EQ(cache.deflated("a", "een"), first);
  EXPECT_NE(cache.deflated("a", "twee"), first);
  EXPECT_NE(cache.deflated("b", "een"), first);
}

}  // namespace
}  // namespace bestek
