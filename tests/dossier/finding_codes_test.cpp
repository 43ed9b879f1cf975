// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "dossier/finding_codes.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <string>

namespace bestek {
namespace {

namespace fs = std::filesystem;

std::set<std::string> listed_codes() {
  std::set<std::string> codes;
  for (const auto& code : finding_codes()) codes.emplace(code.code);
  return codes;
}

/// Every "B123" in the sources, except in the list itself.
std::set<std::string> used_codes() {
  static const std::regex quoted_code("\"(B[0-9]{3})\"");
  std::set<std::string> codes;
  for (const auto& entry :
       fs::recursive_directory_iterator(fs::path(BESTEK_SOURCE_DIR) / "tools")) {
    const auto extension = entry.path().extension();
    if ((extension != ".cpp" && extension != ".hpp") || entry.path().stem() == "finding_codes")
      continue;
    std::ifstream file(entry.path());
    const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    for (std::sregex_iterator match(text.begin(), text.end(), quoted_code), end; match != end;
         ++match) {
      codes.insert((*match)[1]);
    }
  }
  return codes;
}

TEST(FindingCodes, list_every_code_that_the_sources_use_and_no_other) {
  EXPECT_THAT(used_codes(), ::testing::ContainerEq(listed_codes()));
}

TEST(FindingCodes, are_unique_and_in_order) {
  std::vector<std::string> codes;
  for (const auto& code : finding_codes()) codes.emplace_back(code.code);
  EXPECT_TRUE(std::is_sorted(codes.begin(), codes.end()));
  EXPECT_EQ(listed_codes().size(), codes.size());
}

TEST(FindingCodes, say_what_and_why) {
  for (const auto& code : finding_codes()) {
    EXPECT_THAT(std::string(code.severity), ::testing::AnyOf("fout", "waarschuwing", "advies"))
        << code.code;
    EXPECT_FALSE(code.title.empty()) << code.code;
    EXPECT_FALSE(code.title.ends_with('.')) << code.code;
    EXPECT_TRUE(code.explanation.ends_with('.')) << code.code;
  }
}

}  // namespace
}  // namespace bestek
