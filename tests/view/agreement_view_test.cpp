// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "common/files.hpp"
#include "common/hash.hpp"
#include "rules/fixture.hpp"
#include "temporary_folder.hpp"
#include "view/round_view.hpp"
#include "view/view.hpp"

namespace bestek::view {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

Dossier good(const char* name) {
  return fixtures::check(fixtures::read_fixture(fixtures::folder() / "goed" / name).text);
}

Dossier base() { return fixtures::check(read_file(fixtures::folder() / "basis.yaml")); }

TEST(AgreementView, has_the_defaults_of_the_contractstandaard_when_nothing_was_chosen) {
  const auto dossier = base();
  const auto view = RoundViews(dossier).shareable();
  const auto& agreement = view.at("overeenkomst");
  EXPECT_EQ(agreement.at("verlenging_melden_maanden"), 6);
  EXPECT_EQ(agreement.at("ondertekenen_binnen_weken"), 3);
  EXPECT_EQ(agreement.at("korting_niet_nakoming_pct"), "5");
  EXPECT_EQ(agreement.at("aansprakelijkheid").at("micro_per_jaar_eur"), "2500000.00");
  EXPECT_EQ(agreement.at("bibob"), false);
  for (const char* choice : {"herzieningsclausule", "bestedingsruimte", "overgang_18",
                             "opzegging_onvoldoende_inzet", "social_return", "inkoopvoorwaarden"})
    EXPECT_TRUE(agreement.at(choice).is_null()) << choice;
  EXPECT_TRUE(view.at("gunning").is_null());
  EXPECT_TRUE(view.at("subsidie").is_null());
  EXPECT_TRUE(view.at("contractstandaard").is_null());
}

TEST(AgreementView, has_every_choice_that_was_made) {
  const auto dossier = good("overeenkomst.yaml");
  const auto view = RoundViews(dossier).shareable();
  const auto& agreement = view.at("overeenkomst");
  EXPECT_EQ(agreement.at("verlenging_melden_maanden"), 9);
  EXPECT_EQ(agreement.at("bibob"), true);
  EXPECT_EQ(agreement.at("herzieningsclausule").at("onderwerpen"), Json({"de kwaliteitseisen"}));
  EXPECT_EQ(agreement.at("bestedingsruimte").at("signaal_pct"), "75");
  EXPECT_EQ(agreement.at("opzegging_onvoldoende_inzet").at("tevredenheid"), "8.5");
  EXPECT_EQ(agreement.at("overgang_18").at("voorbereiden_maanden"), 12);
  EXPECT_EQ(agreement.at("social_return").at("vanaf_eur"), "150000.00");
  EXPECT_EQ(agreement.at("inkoopvoorwaarden").at("niet_van_toepassing"), Json({"16"}));
  EXPECT_EQ(agreement.at("extra_artikelen").at(0).at("titel"), "Duurzaamheid");
}

TEST(AgreementView, has_the_word_that_fits_each_number_of_months_weeks_or_days) {
  Json block = {{"opzegtermijn_maanden", 1}, {"binnen_weken", 3}, {"dagen", 0}, {"titel", "t"}};
  block["hoogstens_maanden"] = nullptr;
  add_period_words(block);
  EXPECT_EQ(block.at("opzegtermijn_maanden_woord"), "maand");
  EXPECT_EQ(block.at("binnen_weken_woord"), "weken");
  EXPECT_EQ(block.at("dagen_woord"), "dagen");
  EXPECT_TRUE(block.at("hoogstens_maanden_woord").is_null());
  EXPECT_EQ(block.size(), 9U);

  const auto dossier = good("overeenkomst.yaml");
  const auto view = RoundViews(dossier).shareable();
  EXPECT_EQ(view.at("overeenkomst").at("ondertekenen_binnen_weken_woord"), "weken");
  EXPECT_EQ(view.at("overeenkomst").at("overgang_18").at("voorbereiden_maanden_woord"), "maanden");
  EXPECT_EQ(view.at("gunning").at("standstill_dagen_woord"), "dagen");
}

TEST(AgreementView, opens_accession_by_legal_form_unless_the_round_says_otherwise) {
  const auto is_open = [](const Dossier& dossier) {
    const auto view = RoundViews(dossier).shareable();
    return view.at("overeenkomst").at("toetreding").at("is_open");
  };
  EXPECT_EQ(is_open(base()), true);
  EXPECT_EQ(is_open(good("sas-in-2016.yaml")), false);
  EXPECT_EQ(is_open(good("toelating-na-de-gunning.yaml")), true);
  EXPECT_EQ(is_open(good("toetreding-gesloten.yaml")), false);
}

TEST(AwardView, lets_only_the_awarded_be_a_party_and_with_the_awarded_services) {
  const auto dossier = good("overeenkomst.yaml");
  const auto view = RoundViews(dossier).shareable();
  EXPECT_EQ(view.at("contractanten_aantal"), 2);
  EXPECT_EQ(view.at("contractanten").at(0).at("diensten_namen"), Json({"Begeleiding individueel"}));
  EXPECT_EQ(view.at("gunning").at("standstill_einde"), "2014-12-31");
  EXPECT_EQ(view.at("gunning").at("ondertekenen_vanaf"), "2015-01-01");
}

TEST(AwardView, gives_outcome_and_reasons_to_the_provider_alone) {
  const auto dossier = good("overeenkomst.yaml");
  const RoundViews views(dossier);
  EXPECT_THAT(views.shareable().merged().dump(), Not(HasSubstr("voldoet aan alle eisen")));
  const auto winner = views.confidential("lindehof");
  const auto& won = winner.at("aanbieder").at("gunning");
  EXPECT_EQ(won.at("is_gegund"), true);
  EXPECT_EQ(won.at("diensten").size(), 2U);
  EXPECT_EQ(won.at("diensten").at(0).at("is_gegund"), true);
  EXPECT_EQ(won.at("diensten").at(1).at("is_gegund"), false);
  const auto loser = views.confidential("vlierhof");
  const auto& lost = loser.at("aanbieder").at("gunning");
  EXPECT_EQ(lost.at("is_afgewezen"), true);
  EXPECT_EQ(lost.at("redenen").size(), 1U);
}

TEST(AwardView, leaves_what_was_not_awarded_out_of_the_agreement) {
  const auto dossier = good("overeenkomst.yaml");
  const auto view = RoundViews(dossier).confidential("lindehof");
  EXPECT_EQ(view.at("aanbieder").at("diensten_namen"), Json({"Begeleiding individueel"}));
  ASSERT_EQ(view.at("tarieven").size(), 1U);
  EXPECT_EQ(view.at("tarieven").at(0).at("dienst").at("kenmerk"), "bgi");
}

TEST(AgreementView, gives_an_individual_agreement_to_its_provider_alone) {
  const auto dossier = good("overeenkomst.yaml");
  const RoundViews views(dossier);
  EXPECT_THAT(views.confidential("lindehof").merged().dump(), HasSubstr("wordt korter"));
  EXPECT_THAT(views.confidential("molenwerf").merged().dump(), Not(HasSubstr("wordt korter")));
  EXPECT_THAT(views.shareable().merged().dump(), Not(HasSubstr("wordt korter")));
}

TEST(SubsidyView, gives_a_grant_with_its_advances_to_its_provider_alone) {
  const auto dossier = good("subsidie-precies.yaml");
  const RoundViews views(dossier);
  const auto view = views.confidential("lindehof");
  const auto& grant = view.at("aanbieder").at("subsidie");
  EXPECT_EQ(grant.at("voorschotten_totaal"), "57000.00");
  EXPECT_EQ(grant.at("na_vaststelling_eur"), "3000.00");
  EXPECT_EQ(grant.at("voorschotten").size(), 4U);
  EXPECT_EQ(grant.at("voorschotten").at(1).at("datum"), "2015-04-01");
  EXPECT_EQ(grant.at("bezwaar_tot_en_met"), "2014-08-07");
  EXPECT_EQ(grant.at("resultaten").at(0).at("nr"), "1.1");
  EXPECT_TRUE(views.confidential("molenwerf").own().at("aanbieder").at("subsidie").is_null());
  EXPECT_EQ(views.shareable().at("subsidie").at("plafond_eur"), "60000.00");
  EXPECT_FALSE(views.shareable().at("subsidie").contains("beschikkingen"));
}

TEST(ContractStandardView, has_the_hash_of_the_file_with_part_3) {
  testing::TemporaryFolder folder;
  const auto text = fixtures::read_fixture(fixtures::folder() / "goed/contractstandaard.yaml").text;
  write_file(folder.path() / "ronde.yaml", text);
  write_file(folder.path() / "deel-3.pdf", "vaste tekst");
  std::istringstream nothing;
  const auto dossier = load_dossier(folder.path().string(), nothing);
  const auto view = RoundViews(dossier).shareable();
  const auto& part = view.at("contractstandaard").at("deel_3");
  EXPECT_EQ(part.at("bestand"), "deel-3.pdf");
  EXPECT_EQ(part.at("sha256"), sha256("vaste tekst"));
}

TEST(ContractStandardView, of_a_dossier_without_a_folder_has_the_pinned_hash) {
  const auto dossier = good("contractstandaard.yaml");
  const auto view = RoundViews(dossier).shareable();
  EXPECT_EQ(view.at("contractstandaard").at("deel_3").at("sha256"), std::string(64, '0'));
}

}  // namespace
}  // namespace bestek::view
