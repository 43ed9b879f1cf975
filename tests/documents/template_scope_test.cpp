// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "documents/template_scope.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace bestek::documents {
namespace {

using ::testing::HasSubstr;

Json round_of(const char* legal_form, const char* title = "convenant") {
  return {
      {"ronde", {{"wet", "wmo"}, {"contractmodel", "samen"}, {"rechtsvorm", legal_form}}},
      {"contractmodellen", {{"modellen", {{{"kenmerk", "samen"}, {"juridische_titel", title}}}}}}};
}

std::string why_not(const Json& scope, const Json& round) {
  const auto mismatch = scope_mismatch(read_scope(scope), round);
  return mismatch ? mismatch->message : "";
}

TEST(TemplateScope, that_asks_nothing_fits_every_round) {
  EXPECT_EQ(why_not(Json::object(), round_of("sas")), "");
}

TEST(TemplateScope, fits_a_round_with_one_of_its_values) {
  EXPECT_EQ(why_not({{"rechtsvorm", {"sas", "toelating"}}}, round_of("toelating")), "");
  EXPECT_EQ(why_not({{"wet", {"wmo"}}, {"contractmodel", {"samen"}}}, round_of("sas")), "");
}

TEST(TemplateScope, says_what_the_template_is_for_and_what_the_round_has) {
  EXPECT_EQ(why_not({{"rechtsvorm", {"subsidie"}}}, round_of("sas")),
            "dit sjabloon is voor rechtsvorm subsidie, en deze ronde heeft sas");
  EXPECT_THAT(why_not({{"wet", {"jeugd"}}}, round_of("sas")), HasSubstr("wet jeugd"));
  EXPECT_THAT(why_not({{"contractmodel", {"een_op_een"}}}, round_of("sas")),
              HasSubstr("contractmodel een_op_een"));
}

TEST(TemplateScope, looks_up_the_legal_title_of_the_contract_model) {
  const Json scope = {{"juridische_titel", {"convenant", "overeenkomst"}}};
  EXPECT_EQ(why_not(scope, round_of("sas", "overeenkomst")), "");
  EXPECT_THAT(why_not(scope, round_of("sas", "subsidie")), HasSubstr("heeft subsidie"));
}

TEST(TemplateScope, fits_when_the_round_does_not_say_the_legal_title) {
  auto round = round_of("sas");
  round.erase("contractmodellen");
  EXPECT_EQ(why_not({{"juridische_titel", {"convenant"}}}, round), "");
}

TEST(TemplateScope, needs_all_its_sections) {
  auto round = round_of("sas");
  const Json scope = {{"onderdelen", {"gunning", "contractstandaard"}}};
  round["gunning"] = Json::object();
  EXPECT_THAT(why_not(scope, round), HasSubstr("het onderdeel contractstandaard nodig"));
  round["contractstandaard"] = Json::object();
  EXPECT_EQ(why_not(scope, round), "");
}

TEST(TemplateScope, can_leave_out_who_was_rejected) {
  auto round = round_of("sas");
  const auto scope = read_scope({{"aanbieder", "contractant"}});
  EXPECT_TRUE(is_for_provider(scope, round, "a"));  // before the award: everyone
  const auto decision = [](const char* provider, const char* outcome) {
    return Json{{"aanbieder", provider}, {"uitkomst", outcome}, {"redenen", {"Daarom."}}};
  };
  round["gunning"] = {{"datum", "2014-07-11"},
                      {"besluiten", {decision("a", "gegund"), decision("b", "afgewezen")}}};
  EXPECT_TRUE(is_for_provider(scope, round, "a"));
  EXPECT_FALSE(is_for_provider(scope, round, "b"));
  EXPECT_TRUE(is_for_provider({}, round, "b"));
  const auto letter = read_scope({{"aanbieder", "besluit"}});
  EXPECT_TRUE(is_for_provider(letter, round, "b"));
  EXPECT_FALSE(is_for_provider(letter, round, "c"));
  EXPECT_FALSE(is_for_provider(read_scope({{"aanbieder", "subsidie"}}), round, "a"));
}

}  // namespace
}  // namespace bestek::documents
