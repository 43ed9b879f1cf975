// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "dossier/rules.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <sstream>

namespace bestek {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

/// A round without mistakes, as a dossier.
Json good_round() {
  return Json::parse(R"({
    "bestek": 1,
    "ronde": {"kenmerk": "r", "titel": "R", "omschrijving": "o", "wet": "wmo", "schaalniveau": "lokaal",
      "versie": {"nummer": "0.1", "datum": "2014-07-01", "status": "concept"},
      "contractmodel": "samen", "rechtsvorm": "2b_diensten", "penvoerder": "dam",
      "looptijd": {"ingang": "2015-01-01", "einde": "2016-12-31", "verlengingen": 0, "verlenging_maanden": 0,
        "opzegtermijn_maanden": 3},
      "contact": {"functie": "f", "email": "a@b"}},
    "gemeenten": [{"kenmerk": "dam", "naam": "Dam", "cbs_code": "9901", "plaats": "Dam",
      "vertegenwoordiger": {"functie": "burgemeester"}}],
    "diensten": [{"kenmerk": "hulp", "naam": "Hulp", "omschrijving": "o", "doelgroep": "d", "niveau": 1,
      "eenheid": "uur", "financiering": "inspanningsgericht",
      "kwaliteitseisen": [{"nr": "K1", "eis": "e", "bewijsmiddel": "b"}]}],
    "aanbieders": [{"kenmerk": "linde", "naam": "L", "rechtsvorm": "bv", "kvk": "00000011",
      "adres": {"straat": "s", "postcode": "9900 AA", "plaats": "p"},
      "vertegenwoordiger": {"naam": "n", "functie": "f"}, "diensten": ["hulp"]}],
    "contractmodellen": {"schaal": {"+": 1, "+/-": 0.5, "-": 0},
      "criteria": [{"kenmerk": "c", "titel": "C", "vraag": "v", "gewicht": 1}],
      "modellen": [{"kenmerk": "samen", "titel": "S", "juridische_titel": "convenant", "omschrijving": "o",
        "beoordeling": {"c": "+"}}, {"kenmerk": "veiling", "titel": "V",
        "juridische_titel": "overeenkomst", "omschrijving": "o", "beoordeling": {"c": "-"}}]},
    "tarieven": [{"dienst": "hulp", "geldig": {"van": "2015-01-01", "tot": "2015-12-31"},
      "bandbreedte": {"minimum": 50, "maximum": 60.1},
      "onderhandeld": [{"aanbieder": "linde", "tarief": 52.31, "datum": "2014-06-01"}]}],
    "volumes": [{"gemeente": "dam", "dienst": "hulp", "jaar": 2015, "hoeveelheid": 10}]
  })");
}

/// The findings of the rules tested here, as "code pointer", of the good round with one change. The
/// rules by theme have their fixtures in tests/rules.
std::vector<std::string> findings_after(const std::function<void(Json&)>& change) {
  auto round = good_round();
  change(round);
  std::istringstream input(round.dump());
  const auto dossier = load_and_check("-", input);
  std::vector<std::string> found;
  for (const auto& finding : dossier.findings) {
    if (finding.code < "B100" || finding.code > "B189")
      found.push_back(finding.code + " " + finding.path);
  }
  return found;
}

/// The same after setting the value at one pointer.
std::vector<std::string> findings_with(const std::string& pointer, const Json& value) {
  return findings_after([&](Json& round) { round[Json::json_pointer(pointer)] = value; });
}

TEST(Rules, find_nothing_in_a_good_round) {
  EXPECT_THAT(findings_after([](Json&) {}), IsEmpty());
}

TEST(Rules, B020_for_every_place_that_refers) {
  const std::pair<const char*, const char*> places[] = {
      {"/ronde/penvoerder", "/ronde/penvoerder"},
      {"/ronde/contractmodel", "/ronde/contractmodel"},
      {"/aanbieders/0/diensten/0", "/aanbieders/0/diensten/0"},
      {"/tarieven/0/dienst", "/tarieven/0/dienst"},
      {"/tarieven/0/onderhandeld/0/aanbieder", "/tarieven/0/onderhandeld/0/aanbieder"},
      {"/volumes/0/gemeente", "/volumes/0/gemeente"},
      {"/volumes/0/dienst", "/volumes/0/dienst"}};
  for (const auto& [pointer, expected] : places) {
    EXPECT_THAT(findings_with(pointer, "onbekend"), ElementsAre(std::string("B020 ") + expected));
  }
}

TEST(Rules, B020_in_the_log_and_the_points) {
  EXPECT_THAT(
      findings_with("/verloop", Json::parse(R"([{"stap": "presentatie", "datum": "2014-01-01",
                "gemeenten": ["dam", "x"], "aanbieders": ["y"], "aanwezig": ["linde", "z"]}])")),
      UnorderedElementsAre("B020 /verloop/0/gemeenten/1", "B020 /verloop/0/aanbieders/0",
                           "B020 /verloop/0/aanwezig/1"));
  EXPECT_THAT(
      findings_with("/onderhandelpunten", Json::parse(R"([{"nr": "1.1", "titel": "t", "huidig": "h",
                "gewenst": "g", "bron": "b", "status": "open", "uitgangspunt": "x",
                "inbreng": [{"aanbieder": "y", "overleg": 1, "tekst": "t"}]}])")),
      UnorderedElementsAre("B020 /onderhandelpunten/0/uitgangspunt",
                           "B020 /onderhandelpunten/0/inbreng/0/aanbieder"));
}

TEST(Rules, B020_and_B022_when_a_judgement_is_on_another_criterion) {
  EXPECT_THAT(findings_with("/contractmodellen/modellen/0/beoordeling", {{"d", "+"}}),
              UnorderedElementsAre("B020 /contractmodellen/modellen/0/beoordeling/d",
                                   "B022 /contractmodellen/modellen/0/beoordeling"));
}

TEST(Rules, a_round_needs_no_contract_models) {
  EXPECT_THAT(findings_after([](Json& round) { round.erase("contractmodellen"); }), IsEmpty());
}

TEST(Rules, B021_for_the_second_of_the_same_kenmerk) {
  for (const auto* list : {"/gemeenten", "/diensten", "/aanbieders"}) {
    EXPECT_THAT(findings_after([&](Json& round) {
                  auto& items = round[Json::json_pointer(list)];
                  items.push_back(Json(items[0]));
                }),
                ElementsAre(fmt::format("B021 {}/1/kenmerk", list)));
  }
}

TEST(Rules, B023_for_a_date_that_does_not_exist_wherever_it_stands) {
  const auto* impossible = "2015-02-29";
  for (const auto* pointer : {"/ronde/versie/datum", "/ronde/looptijd/ingang",
                              "/tarieven/0/geldig/tot", "/tarieven/0/onderhandeld/0/datum"}) {
    EXPECT_THAT(findings_with(pointer, impossible), ElementsAre(std::string("B023 ") + pointer));
  }
}

TEST(Rules, B023_for_the_date_of_any_source_in_a_cost_price) {
  const Json sourced = {
      {"waarde", 1}, {"bron", "b"}, {"peildatum", "2015-02-29"}, {"definitie", "d"}};
  const Json cost_price = {
      {"a_beroepskracht",
       {{"functiemix", {{{"schaal", "FWG 45"}, {"aandeel_pct", 100}, {"uurloon", 20}}}}}},
      {"b_overhead", {{"opslag_pct", sourced}, {"over", "kosten"}}},
      {"c_niet_productief", {{"productiviteit_pct", 80}}},
      {"d_reis_en_opleiding", {{"per_uur", 1}}},
      {"e_indexatie", {{"methode", "verschil"}, {"loon_pct", 90}}},
      {"f_overige_verplichtingen", {{"per_uur", 0.4}}}};
  EXPECT_THAT(findings_with("/tarieven/0/kostprijs", cost_price),
              ::testing::Contains("B023 /tarieven/0/kostprijs/b_overhead/opslag_pct/peildatum"));
}

TEST(Rules, B024_when_a_period_ends_before_it_starts) {
  EXPECT_THAT(findings_with("/ronde/looptijd/einde", "2014-12-31"),
              ElementsAre("B024 /ronde/looptijd/einde"));
  EXPECT_THAT(findings_with("/tarieven/0/geldig/van", "2016-01-01"),
              ElementsAre("B024 /tarieven/0/geldig/tot"));
  EXPECT_THAT(findings_with("/ronde/looptijd/einde", "2015-01-01"), IsEmpty())
      << "one day is a period";
}

TEST(Rules, B030_outside_the_bandwidth_which_includes_its_bounds) {
  const auto* tariff = "/tarieven/0/onderhandeld/0/tarief";
  EXPECT_THAT(findings_with(tariff, 50), IsEmpty());
  EXPECT_THAT(findings_with(tariff, 60.1), IsEmpty());
  EXPECT_THAT(findings_with(tariff, 49.99), ElementsAre(std::string("B030 ") + tariff));
  EXPECT_THAT(findings_with(tariff, 60.1001), ElementsAre(std::string("B030 ") + tariff));
}

TEST(Rules, B031_beside_a_fixed_tariff) {
  const auto with_fixed = [](const Json& amount) {
    return findings_after([&](Json& round) {
      round["tarieven"][0].erase("bandbreedte");
      round["tarieven"][0]["vast"] = amount;
    });
  };
  EXPECT_THAT(with_fixed(52.31), IsEmpty());
  EXPECT_THAT(with_fixed(52.3), ElementsAre("B031 /tarieven/0/onderhandeld/0/tarief"));
}

TEST(Rules, B032_when_the_maximum_is_below_the_minimum) {
  EXPECT_THAT(findings_with("/tarieven/0/bandbreedte", {{"minimum", 60}, {"maximum", 50}}),
              ::testing::Contains("B032 /tarieven/0/bandbreedte/maximum"));
}

TEST(Rules, refuse_weights_and_scales_with_which_nothing_can_be_ranked) {
  EXPECT_THAT(findings_with("/contractmodellen/criteria/0/gewicht", 0), ::testing::Not(IsEmpty()));
  EXPECT_THAT(findings_with("/contractmodellen/schaal", {{"+", 0}, {"+/-", 0}, {"-", 0}}),
              ::testing::Not(IsEmpty()));
  EXPECT_THAT(findings_with("/contractmodellen/schaal", {{"+", 0}, {"+/-", 0.5}, {"-", 1}}),
              ::testing::Not(IsEmpty()))
      << "a scale the wrong way round gives a wrong ranking without a word";
}

}  // namespace
}  // namespace bestek
