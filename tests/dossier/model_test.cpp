// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "dossier/model.hpp"

#include <gtest/gtest.h>

#include "common/files.hpp"
#include "dossier/schemas.hpp"

namespace bestek {
namespace {

TEST(ExactNumber, takes_numbers_and_texts) {
  EXPECT_EQ(exact_number(Json(5)), 5);
  EXPECT_EQ(exact_number(Json(52.31)), Rational(5231, 100));
  EXPECT_EQ(exact_number(Json("52.31")), Rational(5231, 100));
  EXPECT_EQ(exact_number(Json(-0.1)), Rational(-1, 10));
  EXPECT_EQ(exact_number(Json(60.0)), 60);
}

TEST(ExactNumber, takes_numbers_that_print_with_an_exponent) {
  EXPECT_EQ(exact_number(Json(0.00001)), Rational(1, 100'000));
  EXPECT_EQ(exact_number(Json(0.000123e-6)), Rational(123, 1'000'000'000'000));
  EXPECT_EQ(exact_number(Json(1e20)), parse_decimal("100000000000000000000"));
}

TEST(ExactNumber, refuses_what_is_no_number) {
  EXPECT_THROW(exact_number(Json("52,31")), std::invalid_argument);
  EXPECT_THROW(exact_number(Json("vijf")), std::invalid_argument);
  EXPECT_THROW(exact_number(Json()), std::invalid_argument);
}

TEST(Term, ends_after_every_extension) {
  const Term term{*parse_date("2015-01-01"), *parse_date("2017-12-31"), 2, 12, 6};
  EXPECT_EQ(to_iso(term.latest_end()), "2019-12-31");
}

Json cost_price_of_wmo() {
  return Json::parse(R"({
    "a_beroepskracht": {
      "functiemix": [
        {"schaal": "FWG 45", "aandeel_pct": 70, "uurloon": {"waarde": 19.40, "bron": "cao",
         "peildatum": "2014-01-01", "definitie": "bruto"}},
        {"schaal": "FWG 50", "aandeel_pct": 30, "uurloon": 21.9}],
      "vakantiegeld_pct": 8, "werkgeverslasten_pct": 26},
    "b_overhead": {"opslag_pct": 20, "over": "prijs"},
    "c_niet_productief": {"contracturen": 1878, "verlof": 237},
    "d_reis_en_opleiding": {"per_uur": 1.10},
    "e_indexatie": {"methode": "verschil", "loon_pct": 90, "loon": {"voorlopig_pct": 1.1},
                    "decimalen": 2},
    "f_overige_verplichtingen": {"per_uur": 0.40},
    "omrekening": {"uren_per_eenheid": 4, "groepsgrootte": 6},
    "risico_pct": 2})");
}

TEST(CostPrice, keeps_every_element_with_its_source) {
  const auto cost = read_cost_price(cost_price_of_wmo());
  ASSERT_TRUE(cost.staff);
  const auto& wage = std::get<SourcedNumber>(cost.staff->mix.at(0).wage);
  EXPECT_EQ(wage.value, Rational(194, 10));
  EXPECT_EQ(wage.source, "cao");
  EXPECT_EQ(wage.reference_date, parse_date("2014-01-01"));
  EXPECT_EQ(wage.definition, "bruto");
  EXPECT_EQ(std::get<SourcedNumber>(cost.staff->mix.at(1).wage).source, "");
  EXPECT_EQ(cost.staff->holiday_pay_pct->value, 8);
  EXPECT_FALSE(cost.staff->irregular_hours_pct);
  EXPECT_TRUE(std::get<OverheadPercentage>(*cost.overhead).is_share_of_price);
  EXPECT_EQ(std::get<WorkingHours>(cost.productivity->how).contract.value, 1878);
  EXPECT_FALSE(std::get<WorkingHours>(cost.productivity->how).illness);
  EXPECT_EQ(cost.travel_training->value, Rational(11, 10));
  EXPECT_EQ(cost.indexation->wage->forecast_pct.value, Rational(11, 10));
  EXPECT_EQ(cost.indexation->decimals, 2);
  EXPECT_EQ(cost.obligations->value, Rational(4, 10));
  EXPECT_EQ(std::get<GroupConversion>(cost.conversion->how).group_size.value, 6);
  EXPECT_EQ(cost.risk_pct->value, 2);
  EXPECT_FALSE(cost.staff_per_hour);
}

TEST(CostPrice, of_jeugd_has_its_own_letters) {
  const auto cost = read_cost_price(Json::parse(R"({
    "a_beroepskrachten": {"clientgebonden_per_uur": 38.5, "niet_clientgebonden_per_uur": 14.2},
    "b_clientgebonden": {"per_uur": 2.4},
    "c_overhead": {"per_fte_eur": 60726, "declarabele_uren": 1320},
    "d_indexering": {"methode": "ratio", "loon_pct": 90}})"));
  EXPECT_EQ(cost.staff_per_hour->with_client.value, Rational(385, 10));
  EXPECT_EQ(cost.client_bound->value, Rational(24, 10));
  EXPECT_EQ(std::get<OverheadPerJob>(*cost.overhead).billable_hours.value, 1320);
  EXPECT_EQ(cost.indexation->method, IndexMethod::ratio);
  EXPECT_FALSE(cost.indexation->wage);
  EXPECT_FALSE(cost.staff || cost.productivity);
}

TEST(CostPrice, takes_a_plain_productivity) {
  const auto cost =
      read_cost_price(Json::parse(R"({"c_niet_productief": {"productiviteit_pct": 80}})"));
  EXPECT_EQ(std::get<ProductivityPercentage>(cost.productivity->how).pct.value, 80);
}

TEST(Provider, has_its_statement_and_its_evidence) {
  const auto provider = read_provider(Json::parse(R"({
    "kenmerk": "linde", "naam": "Stichting Linde", "rechtsvorm": "stichting", "kvk": "01234567",
    "adres": {"straat": "Kade 1", "postcode": "9711 AB", "plaats": "Groningen"},
    "vertegenwoordiger": {"naam": "A. de Vries", "functie": "bestuurder"},
    "diensten": ["bgi-vb"],
    "eigen_verklaring": {"datum": "2014-02-20", "uitsluitingsgronden": "geen"},
    "bewijsmiddelen": [{"soort": "kvk_uittreksel", "datum": "2014-01-15"}]})"));
  EXPECT_EQ(provider.kvk, "01234567");
  EXPECT_EQ(provider.address.town, "Groningen");
  EXPECT_EQ(provider.representative.role, "bestuurder");
  EXPECT_EQ(provider.own_statement->date, parse_date("2014-02-20"));
  EXPECT_FALSE(provider.own_statement->has_exclusion_ground);
  EXPECT_EQ(provider.evidence.at(0).kind, "kvk_uittreksel");
  EXPECT_EQ(provider.agb, "");
}

TEST(Offer, has_its_tariffs_their_build_up_and_the_statement) {
  Findings findings;
  const auto file = read_yaml(read_file(BESTEK_SOURCE_DIR "/tests/dossier/aanbieding.yaml"),
                              "aanbieding.yaml", 0, findings);
  ASSERT_TRUE(findings.empty());
  ASSERT_TRUE(check_schema(file.value, "aanbiedingen").empty());
  const auto offer = read_offer(file.value.at("aanbieding"));
  EXPECT_EQ(offer.provider, "noorderhaven");
  EXPECT_EQ(to_iso(offer.received), "2014-06-20");
  EXPECT_EQ(offer.file, "tariefblad-noorderhaven.xlsx");
  EXPECT_EQ(offer.round_version, "0.3");
  ASSERT_EQ(offer.tariffs.size(), 2U);
  EXPECT_EQ(offer.tariffs[0].amount, Rational(6120, 100));
  EXPECT_EQ(offer.tariffs[0].cost_price->productivity_pct, Rational(725, 10));
  EXPECT_EQ(offer.tariffs[0].cost_price->index_pct, Rational(-1, 2));
  for (const auto& element : offered_elements)
    EXPECT_TRUE((*offer.tariffs[0].cost_price).*element.value) << element.key;
  EXPECT_FALSE(offer.tariffs[1].cost_price);
  EXPECT_FALSE(offer.statement->has_exclusion_ground);
  EXPECT_EQ(to_iso(*offer.statement->date), "2014-06-19");
}

}  // namespace
}  // namespace bestek
