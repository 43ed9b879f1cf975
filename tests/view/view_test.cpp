// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "view/view.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <sstream>

#include "common/files.hpp"
#include "temporary_folder.hpp"
#include "view/example.hpp"
#include "view/names.hpp"

namespace bestek::view {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

/// Every agreed amount in the example, as a view writes it.
std::vector<std::string> agreed_amounts(const Round& round,
                                        const std::string& except_provider = "") {
  std::vector<std::string> amounts;
  for (const auto& tariff : round.tariffs) {
    for (const auto& agreed : tariff.negotiated) {
      if (agreed.provider != except_provider)
        amounts.push_back(fmt::format("\"{}\"", to_fixed(agreed.amount, 2)));
    }
  }
  return amounts;
}

/// What holds for every provider: bounds of bandwidths and fixed tariffs.
std::set<std::string> known_to_all(const Round& round) {
  std::set<std::string> amounts;
  const auto add = [&](const Rational& amount) {
    amounts.insert(fmt::format("\"{}\"", to_fixed(amount, 2)));
  };
  for (const auto& tariff : round.tariffs) {
    if (tariff.fixed) add(*tariff.fixed);
    if (tariff.bandwidth) add(tariff.bandwidth->minimum);
    if (tariff.bandwidth) add(tariff.bandwidth->maximum);
  }
  return amounts;
}

TEST(ShareableView, HoldsNoTariffOfAProvider) {
  const auto view = RoundViews(example()).shareable();
  for (const auto* secret :
       {"tarieven", "aanbieder", "prijsgesprekken", "prijsgesprek", "benchmarks"})
    EXPECT_FALSE(view.contains(secret)) << secret;
  const auto text = view.merged().dump();
  const auto known = known_to_all(typed_round(example()));
  for (const auto& amount : agreed_amounts(typed_round(example()))) {
    if (!known.contains(amount)) {
      EXPECT_THAT(text, Not(HasSubstr(amount)));
    }
  }
}

TEST(ShareableView, ShowsTheMunicipalitiesOwnCostPriceWithoutTheAmountsOfTheBenchmark) {
  const auto round = typed_round(example());
  const auto prices = RoundViews(example()).shareable().at("kostprijzen");
  ASSERT_EQ(prices.size(), round.tariffs.size());
  EXPECT_EQ(prices.at(0).at("kostprijs").at("bedrag"), "59.26");
  EXPECT_EQ(prices.at(0).at("bandbreedte").at("maximum"),
            to_fixed(round.tariffs[0].bandwidth->maximum, 2));
  EXPECT_EQ(prices.at(0).at("benchmark").at(0).size(), 2U);
  EXPECT_TRUE(prices.at(0).at("benchmark").at(0).contains("bron"));
  EXPECT_TRUE(prices.at(0).at("benchmark").at(0).contains("peildatum"));
}

TEST(ConfidentialView, HoldsOnlyThisProvidersTariffs) {
  const auto round = typed_round(example());
  for (const auto& provider : round.providers) {
    const auto view = RoundViews(example()).confidential(provider.id);
    EXPECT_EQ(view.at("aanbieder").at("kenmerk"), provider.id);
    EXPECT_EQ(view.at("tarieven").size(), provider.services.size());
    for (const auto& tariff : view.at("tarieven")) {
      const auto own = std::find_if(
          round.tariffs.begin(), round.tariffs.end(),
          [&](const Tariff& t) { return t.service == tariff.at("dienst").at("kenmerk"); });
      const auto agreed =
          std::find_if(own->negotiated.begin(), own->negotiated.end(),
                       [&](const NegotiatedTariff& n) { return n.provider == provider.id; });
      EXPECT_EQ(tariff.at("tarief"), to_fixed(agreed->amount, 2));
    }
  }
}

TEST(ConfidentialView, HasTheCostPriceWithItsPartsAndSteps) {
  const auto view = RoundViews(example()).confidential("noorderhaven");
  const auto& price = view.at("tarieven").at(0).at("kostprijs");
  EXPECT_EQ(price.at("bedrag"), "59.26");
  EXPECT_EQ(price.at("elementen").at(0).at("letter"), "a");
  EXPECT_EQ(price.at("elementen").at(0).at("bedrag"), "30.04");
  const auto& last = price.at("stappen").back();
  EXPECT_EQ(last.at("naam"), "kostprijs per uur");
  EXPECT_EQ(last.at("waarde"), "€ 59,26");
  EXPECT_EQ(last.at("berekening"), "kosten met risico en innovatie × (1 + index)");
}

TEST(View, SaysTheSameOfTheRoundToEveryone) {
  auto one = RoundViews(example()).confidential("noorderhaven").merged();
  for (const auto* own : {"aanbieder", "tarieven", "tarieven_aantal", "prijsgesprekken",
                          "prijsgesprek", "heeft_aanbod", "alle_tarieven_afgesproken"})
    EXPECT_EQ(one.erase(own), 1U) << own;
  EXPECT_EQ(one, RoundViews(example()).shareable().merged());
}

TEST(View, CountsScoresAndTies) {
  const auto view = RoundViews(example()).shareable();
  EXPECT_EQ(view.at("gemeenten_aantal"), 23);
  EXPECT_EQ(view.at("is_samenwerking"), true);
  const auto& choice = view.at("contractmodel_keuze");
  EXPECT_EQ(choice.at("gedeelde_voorkeur"), true);
  EXPECT_EQ(choice.at("modellen").at(0).at("score"), "4,0");
  EXPECT_EQ(choice.at("modellen").size(), 13U);
}

std::vector<std::string> texts(const Json& list, const char* key) {
  std::vector<std::string> result;
  for (const auto& item : list) result.push_back(item.at(key).get<std::string>());
  return result;
}

TEST(ContractModelView, OfTheNotaHasATieAndTheRuleBehindIt) {
  const auto choice = RoundViews(example()).shareable().at("contractmodel_keuze");
  EXPECT_EQ(choice.at("voorkeur"),
            Json({"Bestuurlijk aanbesteden", "Beleidsgestuurde contractfinanciering"}));
  const auto& rule = choice.at("beslisregel");
  EXPECT_EQ(rule.at("is_gelijkspel"), true);
  EXPECT_EQ(rule.at("hangt_af_van_gewichten"), true);
  EXPECT_EQ(rule.at("eerste_beter_op"), Json::array({"Inkoopsamenwerking"}));
  EXPECT_EQ(rule.at("tweede_beter_op"),
            Json({"Invloed van de inwoner", "Bureaucratische belasting"}));
  EXPECT_THAT(rule.at("zin").get<std::string>(),
              HasSubstr("gewicht Inkoopsamenwerking > (1 − θ) × (gewicht Invloed van de inwoner + "
                        "gewicht Bureaucratische belasting)."));
  EXPECT_THAT(texts(choice.at("voorkeur_toepassing"), "kenmerk"),
              ElementsAre("bestuurlijk_aanbesteden", "beleidsgestuurde_contractfinanciering"));
  EXPECT_THAT(texts(choice.at("andere_toepassing"), "kenmerk"), ElementsAre("een_op_een"));
  EXPECT_THAT(texts(choice.at("uitgangspunten_zonder_criterium"), "titel"),
              ElementsAre("Het budget bewaken en niet overschrijden"));
  EXPECT_EQ(choice.at("niet_te_onderscheiden").size(), 2U);
  EXPECT_EQ(choice.at("niet_overtroffen").size(), 3U);
  EXPECT_EQ(choice.at("keuze").at("is_voorkeur"), true);
  EXPECT_EQ(choice.at("keuze").at("is_enige_voorkeur"), false);
}

TEST(ContractModelView, LaysTheWeightSetsSideBySideWithTheirTurningPoints) {
  const auto choice = RoundViews(example()).shareable().at("contractmodel_keuze");
  const auto& sets = choice.at("gewichtensets");
  EXPECT_THAT(texts(sets, "kenmerk"), ElementsAre("gelijk", "samen-inkopen", "inwoner-voorop"));
  EXPECT_EQ(sets[0].at("eerste_gedeeld"), true);
  EXPECT_EQ(sets[1].at("eerste"), Json::array({"Bestuurlijk aanbesteden"}));
  EXPECT_EQ(sets[2].at("eerste"), Json::array({"Beleidsgestuurde contractfinanciering"}));
  EXPECT_EQ(sets[2].at("gewichten")[2].at("gewicht"), "137/300");
  EXPECT_EQ(sets[0].at("rangorde").size(), 13U);
  EXPECT_THAT(texts(sets[0].at("uitkomsten"), "waarde_plusmin"), ElementsAre("50%", "25%", "75%"));
  const auto& points = sets[0].at("omslagpunten");
  ASSERT_EQ(points.size(), 6U);  // five weights and the value of "+/-"
  EXPECT_EQ(points[0].at("maakt_geen_verschil"), true);
  EXPECT_EQ(points[1].at("alleen_nu"), true);
  EXPECT_EQ(points[1].at("van_breuk"), "1/5");
  EXPECT_EQ(sets[1].at("omslagpunten")[2].at("tot_breuk"), "13/30");
  // Shares of the first place: ../shared/facts/scoring.md, the Zeeuwse model has 1/84.
  const auto& shares = choice.at("aandeel_eerste_plaats");
  ASSERT_EQ(shares.size(), 3U);
  EXPECT_EQ(shares[2].at("breuk"), "1/84");
  EXPECT_EQ(choice.at("aandeel_berekening").at("is_exact"), true);
}

// Nota inkoop en contractering par. 3.2: counts of the grades; sum with 1, 1/2 and 0 and the
// competition rank as computed in ../shared/oracles/scoring.yaml.
TEST(ContractModelView, ListsTheModelsByRankThenInTheOrderOfTheRound) {
  const auto choice = RoundViews(example()).shareable().at("contractmodel_keuze");
  std::vector<std::string> lines;
  for (const auto& model : choice.at("modellen"))
    lines.push_back(fmt::format("{} {}/{}/{} {} {}{}", model.at("kenmerk").get<std::string>(),
                                model.at("plus").get<int>(), model.at("plusmin").get<int>(),
                                model.at("min").get<int>(), model.at("score").get<std::string>(),
                                model.at("rang").get<int>(),
                                model.at("gedeeld").get<bool>() ? "=" : ""));
  EXPECT_THAT(
      lines,
      ElementsAre("bestuurlijk_aanbesteden 3/2/0 4,0 1=",
                  "beleidsgestuurde_contractfinanciering 4/0/1 4,0 1=", "zeeuws_model 2/1/2 2,5 3",
                  "een_op_een 1/1/3 1,5 4", "catalogusmodel 1/0/4 1,0 5=",
                  "afspraak_per_client 1/0/4 1,0 5=", "klassieke_subsidie 1/0/4 1,0 5=",
                  "dynamisch_selectiemodel 0/1/4 0,5 8=", "dialoogmodel 0/1/4 0,5 8=",
                  "mini_competitie 0/1/4 0,5 8=", "klassiek_aanbesteden 0/1/4 0,5 8=",
                  "veilingmodel 0/1/4 0,5 8=", "subsidietender 0/1/4 0,5 8="));
}

TEST(ContractModelView, GradesFollowTheOrderOfTheCriteria) {
  const auto choice = RoundViews(example()).shareable().at("contractmodel_keuze");
  const auto criteria = texts(choice.at("criteria"), "kenmerk");
  for (const auto& model : choice.at("modellen"))
    EXPECT_EQ(texts(model.at("oordelen"), "criterium"), criteria);
}

TEST(ContractModelView, SaysWhoFallsOutAndWhy) {
  auto dossier = example();
  dossier.json["contractmodellen"]["harde_eisen"] = {
      {{"criterium", "invloed_inwoner"}, {"minimaal", "+"}, {"reden", "de inwoner telt"}}};
  const auto choice = RoundViews(dossier).shareable().at("contractmodel_keuze");
  EXPECT_EQ(choice.at("modellen").size(), 5U);
  EXPECT_EQ(choice.at("afgevallen").size(), 8U);
  const auto& chosen = choice.at("keuze");
  EXPECT_EQ(chosen.at("kenmerk"), "bestuurlijk_aanbesteden");
  EXPECT_EQ(chosen.at("is_afgevallen"), true);
  EXPECT_TRUE(chosen.at("rang").is_null());
  const auto& failed = choice.at("afgevallen").at(1);
  EXPECT_EQ(failed.at("kenmerk"), "bestuurlijk_aanbesteden");
  EXPECT_EQ(failed.at("redenen")[0].at("oordeel"), "+/-");
  EXPECT_EQ(failed.at("redenen")[0].at("minimaal"), "+");
  EXPECT_EQ(choice.at("gedeelde_voorkeur"), false);
}

TEST(ContractModelView, SumsOnTheScaleOfTheRound) {
  auto dossier = example();
  dossier.json["contractmodellen"]["schaal"] = {{"+", 1}, {"+/-", 0.6}, {"-", 0.2}};
  const auto choice = RoundViews(dossier).shareable().at("contractmodel_keuze");
  EXPECT_EQ(choice.at("modellen")[0].at("score"), "4,2");  // 3 x 1 + 2 x 0.6
  EXPECT_EQ(choice.at("waarde_plusmin"), "50%");
}

Dossier mini_competition() {
  std::istringstream nothing;
  return load_and_check(BESTEK_SOURCE_DIR "/tests/cli/rondes/mini-competitie", nothing);
}

TEST(ContractModelView, IsNullInARoundThatComparesNoModels) {
  const auto dossier = mini_competition();
  EXPECT_TRUE(RoundViews(dossier).shareable().at("contractmodel_keuze").is_null());
}

TEST(View, NeverHoldsBids) {
  const auto dossier = mini_competition();
  ASSERT_TRUE(dossier.json.contains("inschrijvingen"));
  const RoundViews views(dossier);
  std::vector<Json> all = {views.shareable().merged()};
  for (const auto& provider : dossier.json.at("aanbieders"))
    all.push_back(views.confidential(provider.at("kenmerk")).merged());
  for (const auto& view : all) {
    for (const auto* secret :
         {"inschrijvingen", "biedingen", "prijs_eur", "cijfers", "waarde_kwaliteit_eur", "112.5"})
      EXPECT_THAT(view.dump(), Not(HasSubstr(secret)));
  }
}

TEST(View, HoldsAnOfferOnlyForTheProviderWhoMadeIt) {
  auto dossier = example();
  Findings problems;
  dossier.json["aanbiedingen"] = {
      read_yaml(read_file(BESTEK_SOURCE_DIR "/tests/dossier/aanbieding.yaml"), "", 0, problems)
          .value.at("aanbieding")};
  dossier.json["aanbiedingen"][0]["tarieven"][0]["tarief"] = 61.17;
  const RoundViews views(dossier);
  for (const auto& view : {views.shareable(), views.confidential("wierdelicht")}) {
    for (const auto* secret : {"aanbiedingen", "61.17", "\"ontvangen\"", "tariefblad-noorderhaven"})
      EXPECT_THAT(view.merged().dump(), Not(HasSubstr(secret)));
  }
  const auto own = views.confidential("noorderhaven");
  EXPECT_EQ(own.at("heeft_aanbod"), true);
  EXPECT_EQ(own.at("tarieven").at(0).at("aanbod"), "61.17");
  EXPECT_EQ(views.confidential("wierdelicht").at("heeft_aanbod"), false);
}

TEST(View, APrincipleWithoutACriterionSaysSo) {
  std::vector<bool> without;
  const auto view = RoundViews(example()).shareable();
  for (const auto& principle : view.at("uitgangspunten"))
    without.push_back(principle.at("zonder_criterium"));
  EXPECT_THAT(without, ElementsAre(false, false, false, false, true));
}

TEST(View, TheLastDayCountsEveryExtension) {
  EXPECT_EQ(RoundViews(example()).shareable().at("ronde").at("looptijd").at("uiterste_einde"),
            "2019-12-31");
}

TEST(View, UnknownProviderIsAnError) {
  EXPECT_THROW(RoundViews(example()).confidential("niemand"), std::out_of_range);
}

TEST(MissingTariffs, NameTheServiceAndItsPlace) {
  auto dossier = example();
  for (auto& tariff : dossier.json["tarieven"]) tariff["onderhandeld"] = Json::array();
  const auto findings = RoundViews(dossier).missing_tariffs("noorderhaven");
  ASSERT_FALSE(findings.empty());
  EXPECT_EQ(findings[0].code, "B050");
  EXPECT_THAT(findings[0].position.file, HasSubstr("noorderhaven.yaml"));
  EXPECT_THAT(RoundViews(example()).missing_tariffs("noorderhaven"), IsEmpty());
}

TEST(Names, ListEveryNameWithAValue) {
  const auto names = names_in(
      Json{{"a", {{"b", 1}}}, {"c", {{{"d", "x"}}, {{"d", "y"}}}}, {"e", nullptr}, {"f", {"g"}}});
  std::vector<std::string> shown;
  for (const auto& [name, value] : names) shown.push_back(name + "=" + value);
  EXPECT_THAT(shown, ElementsAre("a.b=1", "c[].d=x", "e=", "f[]=g"));
}

TEST(Words, CostElementsFollowTheLaw) {
  EXPECT_EQ(cost_elements("wmo").size(), 6U);
  EXPECT_EQ(cost_elements("jeugd").size(), 4U);
  EXPECT_THAT(cost_elements("participatie"), IsEmpty());
}

}  // namespace
}  // namespace bestek::view
