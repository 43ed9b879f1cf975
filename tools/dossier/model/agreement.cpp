// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "dossier/model/agreement.hpp"

#include <algorithm>

namespace bestek {

namespace {

bool is_yes(const Json& value) { return value == "ja"; }

int whole(const Json& object, const char* key, int otherwise) {
  return object.value(key, otherwise);
}

Liability read_liability(const Json& object) {
  return {exact_number(object.at("per_gebeurtenis_eur")), exact_number(object.at("per_jaar_eur")),
          exact_number(object.at("micro_per_gebeurtenis_eur")),
          exact_number(object.at("micro_per_jaar_eur"))};
}

RevisionClause read_revision(const Json& object) {
  return {object.at("binnen_maanden").get<int>(), texts_of(object, "onderwerpen")};
}

SpendingLimit read_spending_limit(const Json& object) {
  return {object.at("aankondigen_maanden").get<int>(), object.at("besluit_maanden").get<int>(),
          object.at("plan_maanden").get<int>(),        exact_number(object.at("signaal_pct")),
          object.at("gesprek_weken").get<int>(),       object.at("besluit_weken").get<int>()};
}

LowUseNotice read_low_use(const Json& object) {
  return {object.at("termijn_maanden").get<int>(), exact_number(object.at("tevredenheid"))};
}

SocialReturn read_social_return(const Json& object) {
  return {exact_number(object.at("pct")), optional_number_of(object, "vanaf_eur")};
}

PurchaseTerms read_purchase_terms(const Json& object) {
  return {text_of(object, "naam"), texts_of(object, "niet_van_toepassing")};
}

ExtraArticle read_article(const Json& item) {
  return {text_of(item, "aanbieder"), text_of(item, "titel"), texts_of(item, "leden")};
}

Award::Decision read_decision(const Json& item) {
  return {text_of(item, "aanbieder"), text_of(item, "uitkomst") == "gegund",
          texts_of(item, "diensten"), texts_of(item, "redenen")};
}

Award read_award_section(const Json& section) {
  return {date_of(section, "datum"), whole(section, "standstill_dagen", 20),
          items_of(section, "besluiten", read_decision)};
}

Grant read_grant(const Json& item) {
  const auto& advances = item.at("voorschotten");
  return {text_of(item, "aanbieder"),
          text_of(item, "kenmerk"),
          date_of(item, "aanvraag"),
          date_of(item, "besluit"),
          date_of(item, "van"),
          date_of(item, "tot"),
          exact_number(item.at("bedrag_eur")),
          texts_of(item, "activiteiten"),
          texts_of(item, "resultaten"),
          exact_number(advances.at("pct")),
          advances.at("aantal").get<int>(),
          date_of(item, "vaststelling_aanvragen_voor"),
          is_yes(item.at("accountantsverklaring"))};
}

Subsidy read_subsidy_section(const Json& section) {
  return {text_of(section.at("regeling"), "naam"), text_of(section.at("regeling"), "artikel"),
          date_of(section, "aanvragen_voor"), exact_number(section.at("plafond_eur")),
          items_of(section, "beschikkingen", read_grant)};
}

ContractStandard read_standard(const Json& section) {
  return {text_of(section, "versie"), text_of(section, "deel_3"),
          text_of(section, "deel_3_sha256")};
}

/// The item about this provider in a list of a section; null when there is none.
const Json* item_about(const Json& dossier, const char* section, const char* list,
                       const std::string& provider) {
  const auto found = dossier.find(section);
  if (found == dossier.end() || !found->contains(list)) return nullptr;
  for (const auto& item : found->at(list)) {
    if (item.at("aanbieder") == provider) return &item;
  }
  return nullptr;
}

}  // namespace

bool Agreement::accession_is_open(const std::string& legal_form) const {
  return interim_accession.value_or(legal_form != "sas");
}

const Award::Decision* Award::decision(const std::string& provider) const {
  const auto found = std::find_if(decisions.begin(), decisions.end(),
                                  [&](const Decision& each) { return each.provider == provider; });
  return found == decisions.end() ? nullptr : &*found;
}

Agreement read_agreement(const Json& dossier) {
  Agreement result;
  const auto found = dossier.find("overeenkomst");
  if (found == dossier.end()) return result;
  const auto& section = *found;
  const auto number = [](const Json& value) { return value.get<int>(); };
  result.interim_accession = optional_of(section, "tussentijdse_toetreding", is_yes);
  result.extension_notice_months = whole(section, "verlenging_melden_maanden", 6);
  result.sign_within_weeks = whole(section, "ondertekenen_binnen_weken", 3);
  result.pay_within_days = whole(section, "betalen_binnen_dagen", 30);
  result.declare_within_days = whole(section, "declareren_binnen_dagen", 60);
  result.discount_percentage = optional_number_of(section, "korting_niet_nakoming_pct").value_or(5);
  result.liability =
      optional_of(section, "aansprakelijkheid", read_liability).value_or(Liability{});
  result.revision = optional_of(section, "herzieningsclausule", read_revision);
  result.spending_limit = optional_of(section, "bestedingsruimte", read_spending_limit);
  result.low_use = optional_of(section, "opzegging_onvoldoende_inzet", read_low_use);
  if (const auto age = optional_of(section, "overgang_18", [](const Json& v) { return v; }))
    result.coming_of_age_months = number(age->at("voorbereiden_maanden"));
  result.integrity_screening = optional_of(section, "bibob", is_yes).value_or(false);
  result.social_return = optional_of(section, "social_return", read_social_return);
  result.purchase_terms = optional_of(section, "inkoopvoorwaarden", read_purchase_terms);
  result.extra_articles = items_of(section, "extra_artikelen", read_article);
  result.individual = items_of(section, "individueel", read_article);
  return result;
}

std::optional<ContractStandard> read_contract_standard(const Json& dossier) {
  return optional_of(dossier, "contractstandaard", read_standard);
}

std::optional<Award> read_award(const Json& dossier) {
  return optional_of(dossier, "gunning", read_award_section);
}

std::optional<Subsidy> read_subsidy(const Json& dossier) {
  return optional_of(dossier, "subsidie", read_subsidy_section);
}

std::optional<Award::Decision> read_decision_on(const Json& dossier, const std::string& provider) {
  const auto* item = item_about(dossier, "gunning", "besluiten", provider);
  return item == nullptr ? std::nullopt : std::optional(read_decision(*item));
}

std::optional<Grant> read_grant_of(const Json& dossier, const std::string& provider) {
  const auto* item = item_about(dossier, "subsidie", "beschikkingen", provider);
  return item == nullptr ? std::nullopt : std::optional(read_grant(*item));
}

}  // namespace bestek
