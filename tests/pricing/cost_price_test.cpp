// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "pricing/cost_price.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "pricing/cost_price_samples.hpp"

namespace bestek::pricing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const Line& line_with_id(const CostPriceResult& result, const std::string& id) {
  const auto& lines = result.derivation.lines();
  const auto found =
      std::find_if(lines.begin(), lines.end(), [&](const Line& line) { return line.id == id; });
  if (found == lines.end()) throw std::out_of_range("no line " + id);
  return *found;
}

std::string value(const CostPriceResult& result, const std::string& id) {
  return to_exact(line_with_id(result, id).value);
}

std::vector<std::string> codes(const CostPriceResult& result) {
  std::vector<std::string> found;
  for (const auto& problem : result.problems) found.push_back(problem.code + " " + problem.path);
  return found;
}

/// Handleiding projectadministratie 3.1.2 (uitvoeringvanbeleidszw.nl): the subsidised hourly rate.
TEST(CostPriceOfPublishedExamples, szw_case_manager) {
  const auto result = computed(R"({
    "a_beroepskracht": {
      "functiemix": [{"schaal": "casemanager", "aandeel_pct": 100, "maandloon": 2500.00,
                      "eindejaarsuitkering_maand": 125.00}],
      "werkgeverslasten_pct": 32, "vakantiegeld_in_werkgeverslasten": "ja"},
    "c_niet_productief": {"werkbare_uren": 1720}})");
  EXPECT_EQ(value(result, "maandloon_met_toeslagen"), "2625");
  EXPECT_EQ(value(result, "werkgeverslasten_maand"), "840");
  EXPECT_EQ(value(result, "loonkosten_maand"), "3465");
  EXPECT_EQ(value(result, "loonkosten_jaar"), "41580");
  EXPECT_EQ(to_fixed(result.amount(), 2), "24.17");
}

/// zwolle.begroting-2017.nl, bijstelling berekening overheadtarief: 34,723,000 / 571.8 fte, whole
/// euros; / 1320 declarable hours, cents.
TEST(CostPriceOfPublishedExamples, overhead_of_zwolle_has_two_roundings) {
  const auto result = computed(R"({
    "a_beroepskracht": {"functiemix": [{"schaal": "x", "aandeel_pct": 100, "uurloon": 0}]},
    "c_niet_productief": {"productiviteit_pct": 100},
    "b_overhead": {
      "posten": [{"naam": "saldo bedrijfsvoering", "bedrag_eur": 31247000},
                 {"naam": "correctie dekking", "bedrag_eur": 7189000},
                 {"naam": "contributiemarge", "bedrag_eur": -3200000},
                 {"naam": "aanvulling", "bedrag_eur": -758000},
                 {"naam": "afwijkende tarieven", "bedrag_eur": 245000}],
      "fte": 571.8, "declarabele_uren": 1320,
      "afronding_per_fte": "hele_euro", "afronding_per_uur": "cent"}})");
  EXPECT_EQ(value(result, "overhead_totaal"), "34723000");
  EXPECT_EQ(value(result, "overhead_fte"), "60726");
  EXPECT_EQ(value(result, "overhead_uur"), "46");
  EXPECT_EQ(to_fixed(result.amount(), 2), "46.00");
}

/// exploredoc.com 6760203, opbouw tarief deelovereenkomst begeleiding basis: 37.02 by mark-up;
/// the published 38.00 follows by rounding up to a whole euro. The share of price would give 38.56.
TEST(CostPriceOfPublishedExamples, deelovereenkomst_begeleiding) {
  const auto chain = [](const std::string& over, const std::string& rounding) {
    return computed(R"({
      "a_beroepskracht": {"functiemix": [{"schaal": "FWG 45", "aandeel_pct": 100,
                                          "uurloon": 24.68}]},
      "c_niet_productief": {"productiviteit_pct": 80},
      "b_overhead": {"opslag_pct": 20, "over": ")" +
                    over + R"("},
      "afronding": {"kostprijs": ")" +
                    rounding + R"("}})");
  };
  EXPECT_EQ(to_fixed(chain("kosten", "cent").amount(), 2), "37.02");
  EXPECT_EQ(to_fixed(chain("kosten", "hele_euro_omhoog").amount(), 2), "38.00");
  EXPECT_EQ(to_fixed(chain("prijs", "cent").amount(), 2), "38.56");
}

TEST(CostPrice, goes_through_every_element_of_the_wmo) {
  const auto result = computed(full_wmo);
  EXPECT_EQ(value(result, "uurloon"), "20.15");                  // 70% x 19.40 + 30% x 21.90
  EXPECT_EQ(value(result, "uurloon_met_toeslagen"), "24.18");    // x 1.20
  EXPECT_EQ(value(result, "loonkosten_betaald_uur"), "30.225");  // x 1.25
  EXPECT_EQ(value(result, "declarabele_uren"), "1440");          // 1800 - 200 - 80 - 40 - 30 - 10
  EXPECT_EQ(value(result, "productiviteit_pct"), "80");
  EXPECT_EQ(value(result, "loonkosten_declarabel_uur"), "37.78125");
  EXPECT_EQ(value(result, "overhead_uur"), "7.55625");    // x 20%
  EXPECT_EQ(value(result, "kosten_per_uur"), "47.3375");  // + 1.20 + 0.80
  EXPECT_EQ(value(result, "index"), "2");
  // 47.3375 x 1.03 x 1.02 = 49.7327775
  EXPECT_EQ(to_exact(result.amount()), "49.73");
}

TEST(CostPrice, its_parts_and_the_rounding_add_up_to_it) {
  const auto result = computed(full_wmo);
  std::vector<std::string> parts;
  Rational sum = result.derivation.value(*result.rounding_difference);
  for (const auto& part : result.parts) {
    parts.push_back(part.letter + " " + part.id + " " +
                    to_fixed(result.derivation.value(part.amount), 2));
    sum += result.derivation.value(part.amount);
  }
  EXPECT_THAT(parts, ElementsAre("a beroepskracht 30.23", "b overhead 7.56",
                                 "c niet_productief 7.56", "d reis_en_opleiding 1.20",
                                 "e index 0.98", "f verplichtingen 0.80", " risico 1.42"));
  EXPECT_EQ(to_fixed(result.derivation.value(*result.rounding_difference), 2), "-0.02");
  EXPECT_EQ(sum, result.amount());
}

TEST(CostPrice, of_jeugd_takes_two_amounts_per_hour) {
  const auto result = computed(R"({
    "a_beroepskrachten": {"clientgebonden_per_uur": 40.00, "niet_clientgebonden_per_uur": 15.20},
    "b_clientgebonden": {"per_uur": 3.60},
    "c_overhead": {"opslag_pct": 22, "over": "kosten"},
    "d_indexering": {"methode": "vast", "vast_pct": 3.8},
    "risico_pct": 2})");
  // 55.20 x 1.22 + 3.60 = 70.944; x 1.02 x 1.038 = 75.112...
  EXPECT_EQ(value(result, "kosten_per_uur"), "70.944");
  EXPECT_EQ(to_fixed(result.amount(), 2), "75.11");
  std::vector<std::string> letters;
  for (const auto& part : result.parts) letters.push_back(part.letter);
  EXPECT_THAT(letters, ElementsAre("a", "a", "b", "c", "d", ""));
}

TEST(CostPrice, of_jeugd_takes_a_staff_mix_as_well) {
  const auto result = computed(R"({
    "a_beroepskrachten": {"functiemix": [{"schaal": "9", "aandeel_pct": 100, "uurloon": 30}],
                          "niet_productief": {"productiviteit_pct": 75}}})");
  ASSERT_EQ(result.parts.size(), 2U);
  EXPECT_EQ(result.parts[0].letter, "a");
  EXPECT_EQ(result.parts[1].name, "beroepskracht, niet cliëntgebonden");
  EXPECT_EQ(to_exact(result.amount()), "40");
}

constexpr const char* hour_of_45 = R"(
    "a_beroepskracht": {"functiemix": [{"schaal": "x", "aandeel_pct": 100, "uurloon": 36}]},
    "c_niet_productief": {"productiviteit_pct": 80})";

std::string with(const std::string& more) { return "{" + std::string(hour_of_45) + more + "}"; }

TEST(CostPrice, of_a_group_shares_the_hours) {
  const auto result = computed(with(R"(, "omrekening": {"uren_per_eenheid": 4, "groepsgrootte": 6,
                              "overig_per_eenheid": 5.5})"),
                               "dagdeel");
  EXPECT_EQ(to_exact(result.amount()), "35.5");  // 45 x 4 / 6 + 5.50
}

TEST(CostPrice, of_an_etmaal_takes_its_hours) {
  EXPECT_EQ(to_exact(computed(with(R"(, "omrekening": {"uren_per_eenheid": 18,
                                       "groepsgrootte": 8, "overig_per_eenheid": 34})"),
                              "etmaal")
                         .amount()),
            "135.25");
}

TEST(CostPrice, of_a_trip_takes_minutes_kilometres_and_passengers) {
  const auto result = computed(
      with(R"(, "omrekening": {"minuten_per_rit": 40, "inzittenden": 3, "kilometers_per_rit": 18,
                              "per_kilometer_eur": 0.5})"),
      "stuks");
  EXPECT_EQ(to_exact(result.amount()), "13");  // (45 x 40 / 60 + 18 x 0.50) / 3
}

TEST(CostPrice, of_a_minute_is_a_sixtieth) {
  EXPECT_EQ(to_exact(computed(with(""), "minuut").amount()), "0.75");
}

TEST(CostPrice, spreads_a_given_overhead_per_job) {
  EXPECT_EQ(to_exact(computed(with(R"(, "b_overhead": {"per_fte_eur": 13200,
                                       "declarabele_uren": 1320})"))
                         .amount()),
            "55");
}

TEST(CostPrice, takes_overhead_of_all_cost_on_request) {
  const std::string more = R"(, "d_reis_en_opleiding": {"per_uur": 5},
    "b_overhead": {"opslag_pct": 20, "over": "OVER", "grondslag": "BASE"})";
  const auto amount = [&](const std::string& over, const std::string& base) {
    auto text = more;
    text.replace(text.find("OVER"), 4, over);
    text.replace(text.find("BASE"), 4, base);
    return to_exact(computed(with(text)).amount());
  };
  EXPECT_EQ(amount("kosten", "loonkosten"), "59");    // 45 x 1.2 + 5
  EXPECT_EQ(amount("kosten", "alle_kosten"), "60");   // 50 x 1.2
  EXPECT_EQ(amount("prijs", "loonkosten"), "61.25");  // 45 / 0.8 + 5
  EXPECT_EQ(amount("prijs", "alle_kosten"), "62.5");  // 50 / 0.8
}

TEST(CostPrice, turns_a_monthly_wage_into_an_hourly_with_the_contract_hours) {
  EXPECT_EQ(to_exact(computed(R"({
    "a_beroepskracht": {"functiemix": [
        {"schaal": "x", "aandeel_pct": 50, "maandloon": 2400},
        {"schaal": "y", "aandeel_pct": 50, "maandloon": 3600}]},
    "c_niet_productief": {"productiviteit_pct": 80, "contracturen": 1800}})")
                         .amount()),
            "25");  // 3000 x 12 / 1800 / 0.80
}

TEST(CostPrice, counts_travel_time_as_hours_that_are_not_billed) {
  EXPECT_EQ(to_exact(computed(R"({
    "a_beroepskracht": {"functiemix": [{"schaal": "x", "aandeel_pct": 100, "uurloon": 30}]},
    "c_niet_productief": {"contracturen": 1800, "verlof": 200, "ziekte": 60, "scholing": 20,
                          "werkoverleg": 20, "reistijd": 60}})")
                         .amount()),
            "37.5");  // 1440 of 1800 hours: 80 percent
}

TEST(CostPrice, rounds_only_where_it_says_so) {
  const auto amount = [](const std::string& rounding) {
    return to_exact(computed(R"({
      "a_beroepskracht": {"functiemix": [{"schaal": "x", "aandeel_pct": 100, "uurloon": 20.004}]},
      "c_niet_productief": {"productiviteit_pct": 100},
      "risico_pct": 100, "afronding": )" +
                             rounding + "}")
                        .amount());
  };
  EXPECT_EQ(amount(R"({"kostprijs": "geen"})"), "40.008");
  EXPECT_EQ(amount(R"({"kostprijs": "cent"})"), "40.01");
  EXPECT_EQ(amount(R"({"per_uur": "cent"})"), "40");
  EXPECT_EQ(amount(R"({"kostprijs": "veelvoud_60_cent"})"), "40.2");
  EXPECT_EQ(amount(R"({"kostprijs": "hele_euro"})"), "40");
  EXPECT_EQ(amount(R"({"kostprijs": "cent_omhoog"})"), "40.01");
  EXPECT_EQ(amount(R"({"kostprijs": "hele_euro_omhoog"})"), "41");
}

TEST(CostPriceThatCannotBeComputed, names_the_input_and_fills_in_nothing) {
  const auto wrong = [](const std::string& text, const std::string& unit = "uur") {
    const auto result = computed(text, unit);
    EXPECT_FALSE(result.is_computed());
    EXPECT_TRUE(result.derivation.is_empty());
    return codes(result);
  };
  EXPECT_THAT(wrong(R"({"b_overhead": {"opslag_pct": 20, "over": "kosten"}})"),
              ElementsAre("B070 "));
  EXPECT_THAT(wrong(R"({"a_beroepskracht": {"functiemix":
                       [{"schaal": "x", "aandeel_pct": 100, "uurloon": 20}]}})"),
              ElementsAre("B070 /a_beroepskracht"));
  EXPECT_THAT(wrong(R"({"a_beroepskracht": {"functiemix":
                       [{"schaal": "x", "aandeel_pct": 99.5, "uurloon": 20}]},
                       "c_niet_productief": {"productiviteit_pct": 0}})"),
              ElementsAre("B210 /a_beroepskracht/functiemix",
                          "B212 /c_niet_productief/productiviteit_pct"));
  EXPECT_THAT(
      wrong(with(R"(, "omrekening": {"uren_per_eenheid": 4, "groepsgrootte": 0})"), "dagdeel"),
      ElementsAre("B212 /omrekening/groepsgrootte"));
  EXPECT_THAT(wrong(with(""), "dagdeel"), ElementsAre("B213 "));
  EXPECT_THAT(wrong(with(""), "euro"), ElementsAre("B213 "));
  EXPECT_THAT(wrong(with(R"(, "b_overhead": {"opslag_pct": 100, "over": "prijs"})")),
              ElementsAre("B212 /b_overhead/opslag_pct"));
  EXPECT_THAT(wrong(with(R"(, "e_indexatie": {"methode": "ratio", "loon_pct": 100, "loon":
              {"voorlopig_pct": 1, "vorig_voorlopig_pct": -100, "vorig_definitief_pct": 1}})")),
              ElementsAre("B212 /e_indexatie/loon/vorig_voorlopig_pct"));
  EXPECT_THAT(wrong(R"({"a_beroepskracht": {"functiemix":
                       [{"schaal": "x", "aandeel_pct": 100, "uurloon": 20}]},
                       "c_niet_productief": {"contracturen": 1800, "verlof": 1800}})"),
              ElementsAre("B211 /c_niet_productief"));
}

TEST(CostPriceWithoutAnIndexPercentage, says_so_and_stays_at_the_price_level_of_the_wages) {
  const auto result =
      computed(with(R"(, "e_indexatie": {"methode": "verschil", "loon_pct": 90, "loon":
              {"voorlopig_pct": 1}})"));
  EXPECT_EQ(to_exact(result.amount()), "45");
  EXPECT_FALSE(result.index);
  ASSERT_EQ(result.missing_index.size(), 1U);
  EXPECT_EQ(result.missing_index[0].path, "/e_indexatie");
  EXPECT_THAT(result.missing_index[0].message, HasSubstr("materieel"));
  EXPECT_THAT(result.derivation.at(*result.total).name, HasSubstr("nog zonder index"));
}

TEST(Derivation, can_be_checked_with_a_pencil) {
  const auto result = computed(full_wmo);
  const auto& wage = line_with_id(result, "uurloon");
  EXPECT_EQ(formula_in_words(result.derivation, wage),
            "aandeel FWG 45 × uurloon FWG 45 + aandeel FWG 50 × uurloon FWG 50");
  EXPECT_EQ(formula_in_numbers(result.derivation, wage), "70% × 19,40 + 30% × 21,90");
  EXPECT_EQ(value_text(wage), "€ 20,15");
  const auto& with_allowances = line_with_id(result, "uurloon_met_toeslagen");
  EXPECT_EQ(formula_in_numbers(result.derivation, with_allowances),
            "20,15 × (1 + 8% + 8,33% + 3,67%)");
  const auto& wage_45 = line_with_id(result, "uurloon_1");
  ASSERT_TRUE(wage_45.origin);
  EXPECT_EQ(wage_45.origin->source, "cao");
  EXPECT_EQ(wage_45.origin->path, "/kostprijs/a_beroepskracht/functiemix/0/uurloon");
  EXPECT_EQ(rounding_text(result.derivation.at(*result.total)), "afgerond op hele centen");
}

TEST(Derivation, becomes_formulas_of_a_sheet) {
  const auto result = computed(full_wmo);
  const auto cell = [](std::size_t i) { return "D" + std::to_string(i + 1); };
  EXPECT_EQ(formula_in_cells(result.derivation, line_with_id(result, "uurloon"), cell),
            "=(D1/100)*D2+(D3/100)*D4");
  EXPECT_EQ(formula_in_cells(result.derivation, line_with_id(result, "productiviteit_pct"), cell)
                .substr(0, 6),
            "=100*(");
  EXPECT_THAT(formula_in_cells(result.derivation, result.derivation.at(*result.total), cell),
              HasSubstr("=ROUND(ROUND("));
}

}  // namespace
}  // namespace bestek::pricing
