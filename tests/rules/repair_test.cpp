// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <sstream>

#include "common/files.hpp"
#include "rules/fixture.hpp"

/// Mending what the findings say, in any order, ends in a round without findings.
namespace bestek::fixtures {
namespace {

struct Mistake {
  const char *code, *good, *wrong;
};

constexpr Mistake mistakes[] = {
    {"B020", "penvoerder: bovendam", "penvoerder: bovendamm"},
    {"B100", "kvk: \"00000022\"", "kvk: \"00000011\""},
    {"B105", "rsin: \"990000011\"", "rsin: \"990000012\""},
    {"B110", "productcode: 07A01", "productcode: 02A09"},
    {"B129", "criteria: [invloed]", "criteria: [samenwerking]"},
    {"B149", "verlengingen: 2", "verlengingen: 4"},
    {"B153", "overleg: 1", "overleg: 4"},
    {"B174", "{soort: kvk_uittreksel, datum: 2014-02-17}",
     "{soort: kvk_uittreksel, datum: 2011-02-17}"},
    {"B180", "tarief: 58.80", "tarief: 58.85"},
    {"B230", "bedrag_eur: 110000", "bedrag_eur: 11000"},
};

void replace(std::string& text, const std::string& from, const std::string& to) {
  text.replace(text.find(from), from.size(), to);
}

std::vector<std::string> codes(const std::string& text) {
  std::vector<std::string> found;
  for (const auto& finding : check(text).findings) found.push_back(finding.code);
  std::sort(found.begin(), found.end());
  return found;
}

std::vector<std::string> codes_of(const std::vector<Mistake>& list) {
  std::vector<std::string> found;
  for (const auto& mistake : list) found.emplace_back(mistake.code);
  std::sort(found.begin(), found.end());
  return found;
}

TEST(Repair, ten_mistakes_are_found_in_one_run_and_mended_one_by_one_in_any_order) {
  for (unsigned seed = 0; seed < 5; ++seed) {
    std::vector<Mistake> left(std::begin(mistakes), std::end(mistakes));
    std::shuffle(left.begin(), left.end(), std::mt19937(seed));
    auto text = read_file(folder() / "basis.yaml");
    for (const auto& mistake : left) replace(text, mistake.good, mistake.wrong);
    while (!left.empty()) {
      ASSERT_EQ(codes(text), codes_of(left)) << "seed " << seed;
      replace(text, left.back().wrong, left.back().good);
      left.pop_back();
    }
    EXPECT_THAT(codes(text), ::testing::IsEmpty());
  }
}

/// A mistake of structure hides the rules: first those of structure, then the rest.
TEST(Repair, mistakes_of_structure_come_first) {
  auto text = read_file(folder() / "basis.yaml");
  replace(text, "wet: wmo", "wet: wlz");
  replace(text, "kvk: \"00000022\"", "kvk: \"22\"");
  replace(text, "cbs_code: \"9902\"", "cbs_code: \"9901\"");
  EXPECT_EQ(codes(text), (std::vector<std::string>{"B012", "B014"}));
  replace(text, "wet: wlz", "wet: wmo");
  replace(text, "kvk: \"22\"", "kvk: \"00000022\"");
  EXPECT_EQ(codes(text), (std::vector<std::string>{"B102"}));
}

}  // namespace
}  // namespace bestek::fixtures
