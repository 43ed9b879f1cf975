// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "view/view.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "common/files.hpp"
#include "temporary_folder.hpp"
#include "view/names.hpp"

namespace bestek::view {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

const Dossier& example() {
  static const Dossier dossier = [] {
    std::istringstream nothing;
    return load_and_check(BESTEK_SOURCE_DIR "/examples/groninger-gemeenten-2015", nothing);
  }();
  return dossier;
}

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

TEST(ShareableView, HoldsNoTariffAtAll) {
  const auto view = RoundViews(example()).shareable();
  EXPECT_FALSE(view.contains("tarieven"));
  EXPECT_FALSE(view.contains("aanbieder"));
  const auto text = view.dump();
  for (const auto& amount : agreed_amounts(typed_round(example())))
    EXPECT_THAT(text, Not(HasSubstr(amount)));
  EXPECT_THAT(text, Not(HasSubstr("\"kostprijs\":")));
  EXPECT_THAT(text, Not(HasSubstr("\"bandbreedte\":")));
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
  auto one = RoundViews(example()).confidential("noorderhaven");
  one.erase("aanbieder");
  one.erase("tarieven");
  one.erase("tarieven_aantal");
  EXPECT_EQ(one, RoundViews(example()).shareable());
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
      {{"a", {{"b", 1}}}, {"c", {{{"d", "x"}}, {{"d", "y"}}}}, {"e", nullptr}, {"f", {"g"}}});
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
