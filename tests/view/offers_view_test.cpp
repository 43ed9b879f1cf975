// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "view/example.hpp"
#include "view/view.hpp"

namespace bestek::view {
namespace {

using ::testing::Each;
using ::testing::ElementsAre;

const RoundViews& views() {
  static const RoundViews all(example());
  return all;
}

const Json& row_of(const Json& list, const std::string& service) {
  for (const auto& row : list) {
    if (row.at("dienst").at("kenmerk") == service) return row;
  }
  throw std::out_of_range(service);
}

TEST(InternalView, has_the_offers_of_all_providers_from_low_to_high) {
  const auto view = views().internal();
  std::vector<std::string> amounts;
  for (const auto& row : view.at("aanbiedingen")) {
    if (row.at("dienst").at("kenmerk") == "bgi-vb") amounts.push_back(row.at("tarief"));
  }
  EXPECT_THAT(amounts, ElementsAre("57.60", "58.80", "60.60", "62.40"));
}

TEST(InternalView, puts_them_beside_bandwidth_and_cost_price) {
  const auto view = views().internal();
  const auto& row = row_of(view.at("aanbiedingen_per_dienst"), "bgi-vb");
  EXPECT_EQ(row.at("aantal"), 4);
  EXPECT_EQ(row.at("minimum"), "57.60");
  EXPECT_EQ(row.at("mediaan"), "59.70");
  EXPECT_EQ(row.at("maximum"), "62.40");
  EXPECT_EQ(row.at("bandbreedte").at("minimum"), "56.40");
  EXPECT_EQ(row.at("kostprijs"), "59.26");
  EXPECT_EQ(row.at("uitschieters"), 0);
}

TEST(InternalView, has_no_statistics_of_a_service_without_an_offer) {
  const auto view = views().internal();
  const auto& row = row_of(view.at("aanbiedingen_per_dienst"), "bgi-zintuiglijk");
  EXPECT_EQ(row.at("aantal"), 0);
  EXPECT_TRUE(row.at("mediaan").is_null());
}

TEST(InternalView, says_who_has_not_made_an_offer_yet) {
  const auto view = views().internal();
  EXPECT_EQ(view.at("aanbieders_met_aanbieding"), 6);
  EXPECT_EQ(view.at("aanbieders_zonder_aanbieding").size(), 7U);
}

TEST(InternalView, is_the_only_one_with_offers) {
  const std::vector<View> others = {views().shareable(), views().confidential("noorderhaven"),
                                    views().of_municipality("haren"), views().of_service("bgi-vb")};
  for (const auto& view : others) {
    for (const auto* name : {"aanbiedingen", "aanbiedingen_per_dienst"})
      EXPECT_FALSE(view.contains(name)) << name;
  }
}

TEST(ViewOfAMunicipality, says_in_a_sheet_what_it_says_in_a_document) {
  for (const bool is_internal : {false, true}) {
    const auto sheet = views().of_municipality("haren", is_internal);
    const auto document = views().about(Subject::municipality, "haren", is_internal);
    for (const auto& name : document.names()) EXPECT_EQ(sheet.at(name), document.at(name)) << name;
    EXPECT_EQ(sheet.contains("benchmarks"), is_internal);
  }
}

TEST(ViewOfAService, has_the_offers_for_that_service_only) {
  const auto view = views().of_service("kdv", true);
  EXPECT_EQ(view.at("dienst").at("kenmerk"), "kdv");
  EXPECT_EQ(view.at("aanbiedingen").size(), 3U);
  for (const auto& row : view.at("aanbiedingen")) EXPECT_EQ(row.at("dienst").at("kenmerk"), "kdv");
}

TEST(ViewOfAMunicipality, has_its_own_quantities_for_each_service_and_year) {
  const auto view = views().of_municipality("haren");
  EXPECT_EQ(view.at("gemeente").at("naam"), "Haren");
  const auto& rows = view.at("volumes");
  EXPECT_EQ(rows.size() % view.at("diensten").size(), 0U);
  const auto known = std::count_if(
      rows.begin(), rows.end(), [](const Json& row) { return !row.at("hoeveelheid").is_null(); });
  EXPECT_GT(known, 0);
  EXPECT_THROW(views().of_municipality("hraen"), std::out_of_range);
}

}  // namespace
}  // namespace bestek::view
