// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "view/example.hpp"
#include "view/view.hpp"

namespace bestek::view {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

View about(Subject kind, const std::string& id, const Dossier& dossier = example()) {
  return RoundViews(dossier).about(kind, id, true);
}

TEST(MeetingsView, has_who_was_there_from_the_log) {
  const auto meeting = about(Subject::consultation, "overleg-2").at("overleg");
  EXPECT_EQ(meeting.at("is_gehouden"), true);
  EXPECT_EQ(meeting.at("aanwezig").size(), 11U);
  EXPECT_THAT(meeting.at("afwezig"),
              ::testing::UnorderedElementsAre("Vereniging Ouderinitiatief De Zwaluwtil",
                                              "Stichting Handlicht"));
}

TEST(MeetingsView, has_the_input_of_this_meeting_only) {
  const auto agenda = about(Subject::consultation, "overleg-1").at("overleg").at("agenda");
  const auto& points = agenda.at(1).at("punten");
  ASSERT_EQ(points.size(), 2U);
  EXPECT_EQ(points[0].at("inbreng").size(), 2U);
  for (const auto& point : points) {
    for (const auto& said : point.at("inbreng")) EXPECT_EQ(said.at("overleg"), 1);
  }
}

TEST(MeetingsView, has_the_actions_of_the_meeting_before) {
  const auto first = about(Subject::consultation, "overleg-1").at("overleg");
  const auto second = about(Subject::consultation, "overleg-2").at("overleg");
  EXPECT_EQ(first.at("heeft_vorige_acties"), false);
  EXPECT_EQ(second.at("vorige_acties"), first.at("acties"));
}

TEST(MeetingsView, has_no_minutes_of_a_meeting_that_is_planned) {
  auto dossier = example();
  for (auto& item : dossier.json["overleggen"][2]["agenda"]) item.erase("verslag");
  dossier.json["verloop"] = Json::array();
  const auto meeting = about(Subject::consultation, "overleg-3", dossier).at("overleg");
  EXPECT_TRUE(meeting.at("verslag").empty());
  EXPECT_EQ(meeting.at("is_gehouden"), false);
  EXPECT_TRUE(meeting.at("aanwezig").empty());
}

TEST(MeetingsView, gives_each_point_the_reactions_to_it_and_keeps_the_rest_apart) {
  const auto view = RoundViews(example()).shareable();
  std::size_t with_a_point = 0;
  for (const auto& point : view.at("onderhandelpunten")) {
    for (const auto& reaction : point.at("reacties")) {
      EXPECT_EQ(reaction.at("punt").at("nr"), point.at("nr"));
      ++with_a_point;
    }
  }
  EXPECT_EQ(with_a_point + view.at("algemene_reacties").size(), view.at("reacties").size());
  EXPECT_EQ(view.at("algemene_reacties").at(0).at("van"), "Vof Twee Dijken");
}

TEST(CollegeView, takes_the_day_and_the_decision_from_the_log) {
  const auto decided = about(Subject::municipality, "leek").at("gemeente").at("tweede_besluit");
  EXPECT_EQ(decided.at("datum"), "2014-06-10");
  EXPECT_EQ(decided.at("is_genomen"), true);
}

TEST(CollegeView, takes_the_day_from_the_plan_when_there_is_no_decision) {
  auto dossier = example();
  dossier.json["verloop"] = Json::array();
  const auto planned =
      about(Subject::municipality, "leek", dossier).at("gemeente").at("eerste_besluit");
  EXPECT_EQ(planned.at("datum"), "2014-03-04");
  EXPECT_EQ(planned.at("is_genomen"), false);
}

TEST(CollegeView, has_its_own_line_of_the_budget_and_its_own_extra_decisions) {
  const auto view = about(Subject::municipality, "groningen");
  const auto& municipality = view.at("gemeente");
  ASSERT_EQ(municipality.at("jaren").size(), 1U);
  EXPECT_EQ(municipality["jaren"][0]["budget"], "5539000.00");
  EXPECT_EQ(municipality["eerste_besluit"]["beslispunten"].size(), 1U);
  EXPECT_TRUE(about(Subject::municipality, "haren")
                  .at("gemeente")["eerste_besluit"]["beslispunten"]
                  .empty());
}

TEST(CollegeView, has_only_advice_of_its_own_councils) {
  const auto advice = about(Subject::municipality, "leek").at("gemeente").at("adviezen");
  ASSERT_EQ(advice.size(), 1U);
  EXPECT_EQ(advice[0].at("van"), "Wmo-raden van Grootegast, Leek, Marum en Zuidhorn");
  EXPECT_EQ(advice[0].at("is_positief"), true);
}

TEST(CollegeView, has_amounts_of_the_benchmark_only_when_it_is_confidential) {
  const RoundViews views(example());
  EXPECT_TRUE(views.about(Subject::municipality, "haren", true).contains("benchmarks"));
  EXPECT_FALSE(views.about(Subject::municipality, "haren", false).contains("benchmarks"));
}

TEST(CouncilName, follows_the_law_unless_the_municipality_says_otherwise) {
  auto dossier = example();
  dossier.json["gemeenten"][0]["adviesraad"] = "Adviesraad Sociaal Domein";
  const auto towns = RoundViews(dossier).shareable().at("gemeenten");
  EXPECT_EQ(towns[0].at("adviesraad"), "Adviesraad Sociaal Domein");
  EXPECT_EQ(towns[1].at("adviesraad"), "Wmo-raad");
}

TEST(PriceTalks, are_only_in_the_view_of_their_provider) {
  const RoundViews views(example());
  const auto own = views.confidential("handlicht");
  ASSERT_EQ(own.at("prijsgesprekken").size(), 1U);
  EXPECT_THAT(own.own().dump(), HasSubstr("tolk"));
  EXPECT_THAT(views.confidential("boekweit").own().dump(), Not(HasSubstr("tolk valt buiten")));
  EXPECT_FALSE(views.shareable().contains("prijsgesprekken"));
}

}  // namespace
}  // namespace bestek::view
