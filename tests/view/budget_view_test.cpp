// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include <gtest/gtest.h>

#include "pricing/budget_result.hpp"
#include "rules/fixture.hpp"
#include "view/example.hpp"
#include "view/view.hpp"

namespace bestek::view {
namespace {

const Json& example_budget() {
  static const Json budget = RoundViews(example()).shareable().at("budget");
  return budget;
}

TEST(BudgetView, says_what_the_command_says) {
  const auto round = typed_round(example());
  const auto said = pricing::budget_json(round, pricing::compute(round, {}));
  const auto& year = example_budget().at("jaren").at(0);
  const auto& same = said.at("jaren").at(0);
  EXPECT_EQ(year.at("budget"), same.at("budget"));
  EXPECT_EQ(year.at("raming"), same.at("raming").at("midden"));
  EXPECT_EQ(year.at("raming_laagst"), same.at("raming").at("laagst"));
  EXPECT_EQ(year.at("raming_hoogst"), same.at("raming").at("hoogst"));
  EXPECT_EQ(year.at("verschil"), same.at("verschil"));
  ASSERT_EQ(year.at("gemeenten").size(), said.at("groepen").size());
  for (std::size_t i = 0; i < said.at("groepen").size(); ++i)
    EXPECT_EQ(year["gemeenten"][i]["raming"], said["groepen"][i]["raming"]["midden"]);
}

TEST(BudgetView, gives_the_steps_of_the_seed) {
  const auto& series = example_budget().at("stappenreeksen").at(0);
  EXPECT_EQ(series.at("begin"), "8780800.00");
  EXPECT_EQ(series.at("stappen").back().at("rest"), "3292800.00");
}

TEST(BudgetView, has_no_spending_room_of_a_single_provider) {
  auto dossier = example();
  Json room = {
      {"jaar", 2015}, {"ruimte_eur", 100000}, {"besteed_eur", 70000}, {"peildatum", "2015-06-30"}};
  dossier.json["bekostiging"]["bestedingsruimten"] = {room, room};
  dossier.json["bekostiging"]["bestedingsruimten"][1]["aanbieder"] = "noorderhaven";
  const auto rooms = RoundViews(dossier).shareable().at("budget").at("bestedingsruimten");
  ASSERT_EQ(rooms.size(), 1U);
  EXPECT_EQ(rooms[0].at("rest"), "30000.00");
  EXPECT_EQ(rooms[0].at("heeft_signaal"), true);
}

}  // namespace
}  // namespace bestek::view
