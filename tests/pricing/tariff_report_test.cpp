// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "pricing/tariff_report.hpp"

#include <gtest/gtest.h>

#include "exact_values.hpp"
#include "pricing/agreed_tariffs.hpp"
#include "pricing/cost_price_samples.hpp"

namespace bestek::pricing {
namespace {

using bestek::testing::day;
using bestek::testing::exact;

Tariff tariff_of_year(const char* year, const std::string& service = "bgi") {
  Tariff tariff;
  tariff.service = service;
  tariff.valid_from = day((std::string(year) + "-01-01").c_str());
  tariff.valid_to = day((std::string(year) + "-12-31").c_str());
  return tariff;
}

Round round_with(std::vector<Tariff> tariffs) {
  Round round;
  round.head.law = "wmo";
  round.services = {{"bgi", "Begeleiding", "uur"}, {"los", "Los", "uur"}};
  round.providers = {{"linde", "Linde", {"bgi"}}};
  round.tariffs = std::move(tariffs);
  return round;
}

/// nederweert.nl, tariefstructuur pgb Wmo 2024: category B is 80 percent of the lowest tariff for
/// care in kind, half up to cents; transport stays at 100 percent.
TEST(Pgb, of_nederweert_2024) {
  struct Row {
    const char *zin, *pct, *published;
  };
  for (const auto& row :
       {Row{"64.61", "80", "51.69"}, Row{"43.72", "80", "34.98"}, Row{"184.05", "80", "147.24"},
        Row{"36.34", "80", "29.07"}, Row{"15.31", "100", "15.31"}, Row{"25.16", "100", "25.16"}}) {
    auto tariff = tariff_of_year("2024");
    tariff.bandwidth = Bandwidth{1, 500};
    tariff.negotiated = {{"linde", exact(row.zin) + 1, day("2023-06-01")},
                         {"eik", exact(row.zin), day("2023-06-01")}};
    tariff.pgb = {
        {"B", {exact(row.pct), "", {}, "", "/pgb/0/pct_van_zin"}, PgbBase::lowest_agreed}};
    const auto round = round_with({tariff});
    const auto reports = tariff_reports(round, {});
    ASSERT_EQ(reports.at(0).pgb.size(), 1U);
    EXPECT_EQ(to_fixed(reports[0].pgb[0].amount, 2), row.published);
  }
}

TEST(TariffAt, takes_the_first_and_the_last_day_along) {
  const auto round = round_with({tariff_of_year("2015"), tariff_of_year("2016")});
  EXPECT_EQ(tariff_at(round, "bgi", day("2015-01-01")), &round.tariffs[0]);
  EXPECT_EQ(tariff_at(round, "bgi", day("2015-12-31")), &round.tariffs[0]);
  EXPECT_EQ(tariff_at(round, "bgi", day("2016-01-01")), &round.tariffs[1]);
  EXPECT_EQ(tariff_at(round, "bgi", day("2017-01-01")), nullptr);
  EXPECT_EQ(tariff_at(round, "los", day("2015-01-01")), nullptr);
}

TEST(TariffReports, of_a_day_have_one_tariff_for_each_service) {
  const auto round = round_with({tariff_of_year("2015"), tariff_of_year("2016")});
  ReportChoice choice;
  EXPECT_EQ(tariff_reports(round, choice).size(), 2U);
  choice.day = day("2016-05-01");
  const auto reports = tariff_reports(round, choice);
  ASSERT_EQ(reports.size(), 1U);
  EXPECT_EQ(reports[0].pointer, "/tarieven/1");
  EXPECT_EQ(services_without_tariff(round, choice), std::vector<std::string>{"los"});
}

TEST(Verdict, includes_the_bounds) {
  auto tariff = tariff_of_year("2015");
  EXPECT_FALSE(verdict_of(tariff, 50));
  tariff.bandwidth = Bandwidth{50, 60};
  EXPECT_EQ(verdict_of(tariff, 50), Verdict::within);
  EXPECT_EQ(verdict_of(tariff, 60), Verdict::within);
  EXPECT_EQ(verdict_of(tariff, exact("60.01")), Verdict::above);
  EXPECT_EQ(verdict_of(tariff, exact("49.99")), Verdict::below);
}

TEST(TariffReports, say_which_elements_of_the_law_have_a_source) {
  auto tariff = tariff_of_year("2015");
  tariff.cost_price = read_cost_price(Json::parse(full_wmo));
  const auto round = round_with({tariff});
  const auto reports = tariff_reports(round, {});
  ASSERT_EQ(reports[0].compliance.size(), 6U);
  for (const auto& element : reports[0].compliance) EXPECT_TRUE(element.is_covered);
  EXPECT_EQ(reports[0].compliance[0].sources, std::vector<std::string>{"cao"});
  EXPECT_EQ(reports[0].compliance[0].without_source, 5U);  // a second wage and four percentages
}

/// What is not indexed yet, is not held against a bandwidth of the year itself.
TEST(TariffReports, do_not_compare_a_cost_price_without_its_index) {
  auto tariff = tariff_of_year("2015");
  auto json = Json::parse(full_wmo);
  json["e_indexatie"] = {{"methode", "verschil"}, {"loon_pct", 90}};
  tariff.cost_price = read_cost_price(json);
  tariff.bandwidth = Bandwidth{1, 2};
  const auto round = round_with({tariff});
  const auto reports = tariff_reports(round, {});
  EXPECT_TRUE(reports[0].has_cost_price());
  EXPECT_FALSE(reports[0].is_indexed());
  EXPECT_FALSE(reports[0].verdict);
  EXPECT_FALSE(reports[0].compliance.at(4).is_covered);
}

}  // namespace
}  // namespace bestek::pricing
