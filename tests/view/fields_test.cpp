// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "view/fields.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "dossier/output_command.hpp"
#include "dossier/schemas.hpp"
#include "rules/fixture.hpp"
#include "view/view.hpp"

namespace bestek::view {
namespace {

using ::testing::IsEmpty;

/// What of a view is not as the schema says, one line each.
std::vector<std::string> undescribed(const View& view) {
  std::vector<std::string> lines;
  for (const auto& problem : check_schema(view.merged(), "sjabloongegevens"))
    lines.push_back(problem.pointer + ": " + problem.message);
  return lines;
}

TEST(Fields, describe_every_view_of_every_round) {
  int views = 0;
  for (const auto* kind : {"goed", "fout"}) {
    for (const auto& path : fixtures::list_fixtures(kind)) {
      const auto dossier = fixtures::check(fixtures::read_fixture(path).text);
      if (has_errors(dossier.findings)) continue;
      const RoundViews round(dossier);
      EXPECT_THAT(undescribed(round.shareable()), IsEmpty()) << path;
      if (const auto providers = provider_ids(dossier); !providers.empty()) {
        EXPECT_THAT(undescribed(round.confidential(providers.front())), IsEmpty()) << path;
      }
      for (const auto subject : {Subject::municipality, Subject::service, Subject::consultation}) {
        for (const auto& item : round.subjects(subject))
          EXPECT_THAT(undescribed(round.about(subject, item, true)), IsEmpty()) << path;
      }
      ++views;
    }
  }
  EXPECT_GT(views, 100);
}

TEST(Fields, are_all_in_the_view_of_a_full_round) {
  std::istringstream nothing;
  const auto dossier =
      load_and_check(BESTEK_SOURCE_DIR "/examples/groninger-gemeenten-2015", nothing);
  const RoundViews round(dossier);
  const std::map<std::string, View> views = {
      {"", round.confidential("noorderhaven")},
      {"gemeente", round.about(Subject::municipality, "haren", true)},
      {"dienst", round.about(Subject::service, "bgi-vb", true)},
      {"overleg", round.about(Subject::consultation, "overleg-1", true)}};
  for (const auto& field : fields().members)
    EXPECT_TRUE(views.at(field.subject).contains(field.name)) << field.name;
  for (const auto& [subject, view] : views) {
    EXPECT_THAT(undescribed(view), IsEmpty()) << subject;
    for (const auto& name : view.names()) EXPECT_NE(fields().find(name), nullptr) << name;
  }
}

TEST(Fields, are_confidential_when_only_a_providers_view_has_them) {
  std::istringstream nothing;
  const auto dossier =
      load_and_check(BESTEK_SOURCE_DIR "/examples/groninger-gemeenten-2015", nothing);
  const auto shareable = RoundViews(dossier).shareable();
  for (const auto& field : fields().members) {
    if (field.subject.empty()) {
      EXPECT_NE(shareable.contains(field.name), field.is_confidential) << field.name;
    }
  }
}

TEST(Fields, say_what_they_are) {
  const auto& name = *fields().find("gemeenten")->find("naam");
  EXPECT_EQ(name.kind, FieldKind::text);
  EXPECT_EQ(name.meaning, "Naam van de gemeente.");
  EXPECT_EQ(name.example, "Groningen");
  EXPECT_FALSE(name.can_be_empty);
  EXPECT_TRUE(fields().find("gemeenten")->find("inwoners")->can_be_empty);
  EXPECT_TRUE(fields().find("tarieven")->find("kostprijs")->can_be_empty);
  EXPECT_TRUE(fields().find("tarieven")->find("tarief")->is_confidential);
}

TEST(Fields, have_whole_names_that_are_unique_and_a_meaning) {
  std::set<std::string> paths;
  for (const auto& [path, field] : all_fields()) {
    EXPECT_TRUE(paths.insert(path).second) << path;
    EXPECT_THAT(field->meaning, ::testing::Not(IsEmpty())) << path;
  }
  EXPECT_TRUE(paths.contains("gemeenten[].vertegenwoordiger.naam"));
  EXPECT_TRUE(paths.contains("onderhandelthemas[].punten[].inbreng[].tekst"));
}

}  // namespace
}  // namespace bestek::view
