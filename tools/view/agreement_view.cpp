// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include <algorithm>

#include "dossier/contract_standard.hpp"
#include "dossier/model/agreement.hpp"
#include "pricing/grant_advances.hpp"
#include "procedure/legal_terms.hpp"
#include "view/fields.hpp"
#include "view/round_view.hpp"

/// What the agreements say: the choices of the section `overeenkomst`, the award, the subsidy.
namespace bestek::view {

namespace {

Json flags(const std::vector<const char*>& names, const std::string& value) {
  Json result = Json::object();
  for (const auto* name : names) result[name] = value == name;
  return result;
}

const std::vector<const char*> financings = {"inspanningsgericht", "outputgericht", "taakgericht",
                                             "lumpsum"};
/// Which contract model it is: each that a template may ask for.
Json contract_model_flags(const std::string& model) {
  Json result = Json::object();
  for (const auto& each : fields().find("overeenkomst")->find("model_is")->members)
    result[each.name] = model == each.name;
  return result;
}

/// Which ways of paying occur among services.
Json financing_flags(const Json& services) {
  Json result = Json::object();
  for (const auto* name : financings) {
    result[name] = std::any_of(services.begin(), services.end(), [&](const Json& service) {
      return service.at("financiering") == name;
    });
  }
  return result;
}

Json declaration_part(const Json& written) {
  const auto found = written.find("declaratie");
  if (found == written.end()) return nullptr;
  return {
      {"tijd_is",
       flags({"direct", "direct_en_indirect", "niet_per_tijd"}, found->at("declarabele_tijd"))},
      {"inbegrepen", found->at("inbegrepen")},
      {"niet_inbegrepen", found->value("niet_inbegrepen", Json::array())},
      {"heeft_uitzonderingen", found->contains("niet_inbegrepen")},
      {"toeslagen", optional_member(*found, "toeslagen")},
      {"no_show_is", flags({"in_tarief", "niet_declarabel", "declarabel"}, found->at("no_show"))}};
}

Json article_part(const ExtraArticle& article) {
  return {{"titel", article.title}, {"leden", article.clauses}};
}

Json liability_part(const Liability& liability) {
  return {{"per_gebeurtenis_eur", amount_text(liability.per_event_eur)},
          {"per_jaar_eur", amount_text(liability.per_year_eur)},
          {"micro_per_gebeurtenis_eur", amount_text(liability.micro_per_event_eur)},
          {"micro_per_jaar_eur", amount_text(liability.micro_per_year_eur)}};
}

Json spending_limit_part(const SpendingLimit& limit) {
  return {{"aankondigen_maanden", limit.announce_months},
          {"besluit_maanden", limit.decide_months},
          {"plan_maanden", limit.plan_months},
          {"signaal_pct", to_exact(limit.signal_percentage)},
          {"gesprek_weken", limit.talk_weeks},
          {"besluit_weken", limit.decide_weeks}};
}

Json social_return_part(const SocialReturn& social) {
  return {{"pct", to_exact(social.percentage)},
          {"heeft_percentage", social.percentage > 0},
          {"vanaf_eur", social.from_eur ? Json(amount_text(*social.from_eur)) : Json()}};
}

template <class Value, class Part>
Json optional_part(const std::optional<Value>& value, Part part) {
  if (!value) return nullptr;
  Json block = part(*value);
  add_period_words(block);
  return block;
}

Json agreement_part(const Agreement& agreement, const Json& view) {
  const auto& round = view.at("ronde");
  const auto& model = round.at("contractmodel");
  const auto title = model.at("juridische_titel");
  Json part = {
      {"toetreding",
       {{"is_open", agreement.accession_is_open(round.at("rechtsvorm").get<std::string>())}}},
      {"verlenging_melden_maanden", agreement.extension_notice_months},
      {"ondertekenen_binnen_weken", agreement.sign_within_weeks},
      {"betalen_binnen_dagen", agreement.pay_within_days},
      {"declareren_binnen_dagen", agreement.declare_within_days},
      {"korting_niet_nakoming_pct", to_exact(agreement.discount_percentage)},
      {"aansprakelijkheid", liability_part(agreement.liability)},
      {"bibob", agreement.integrity_screening},
      {"uitvoering", financing_flags(view.at("diensten"))},
      {"model_is", contract_model_flags(model.at("kenmerk"))},
      {"titel_is", flags({"convenant", "overeenkomst", "subsidie"},
                         title.is_null() ? "" : title.get<std::string>())}};
  add_period_words(part);
  part["herzieningsclausule"] = optional_part(agreement.revision, [](const RevisionClause& c) {
    return Json{{"binnen_maanden", c.within_months}, {"onderwerpen", c.subjects}};
  });
  part["bestedingsruimte"] = optional_part(agreement.spending_limit, spending_limit_part);
  part["opzegging_onvoldoende_inzet"] =
      optional_part(agreement.low_use, [](const LowUseNotice& notice) {
        return Json{{"termijn_maanden", notice.months},
                    {"tevredenheid", to_exact(notice.satisfaction)}};
      });
  part["overgang_18"] = optional_part(agreement.coming_of_age_months, [](int months) {
    return Json{{"voorbereiden_maanden", months}};
  });
  part["social_return"] = optional_part(agreement.social_return, social_return_part);
  part["inkoopvoorwaarden"] = optional_part(agreement.purchase_terms, [](const PurchaseTerms& t) {
    return Json{{"naam", t.name},
                {"niet_van_toepassing", t.excluded},
                {"heeft_uitzonderingen", !t.excluded.empty()}};
  });
  part["extra_artikelen"] = Json::array();
  for (const auto& article : agreement.extra_articles)
    part["extra_artikelen"].push_back(article_part(article));
  return part;
}

Json award_part(const std::optional<Award>& award) {
  if (!award) return nullptr;
  const auto last = procedure::last_day_of_term(award->date, award->standstill_days);
  const Date after(std::chrono::sys_days(last) + std::chrono::days(1));
  Json part = {{"datum", to_iso(award->date)},
               {"standstill_dagen", award->standstill_days},
               {"standstill_einde", to_iso(last)},
               {"ondertekenen_vanaf", to_iso(after)}};
  add_period_words(part);
  return part;
}

/// The providers that the municipalities come to an agreement with, and for which services. Before
/// the award: all of them.
Json contractors_part(const std::optional<Award>& award, const Json& view) {
  Json part = Json::array();
  for (auto provider : view.at("aanbieders")) {
    const auto* decision =
        award ? award->decision(provider.at("kenmerk").get<std::string>()) : nullptr;
    if (award && (decision == nullptr || !decision->is_awarded)) continue;
    if (decision != nullptr && !decision->services.empty()) {
      Json names = Json::array(), services = Json::array();
      for (const auto& id : decision->services) {
        services.push_back(
            {{"kenmerk", id}, {"naam", item_with_id(view.at("diensten"), id).at("naam")}});
        names.push_back(services.back().at("naam"));
      }
      provider["diensten"] = services;
      provider["diensten_namen"] = names;
    }
    part.push_back(std::move(provider));
  }
  return part;
}

Json subsidy_part(const Dossier& dossier) {
  const auto found = dossier.json.find("subsidie");
  if (found == dossier.json.end()) return nullptr;
  const auto subsidy = read_subsidy(dossier.json).value();
  return {{"regeling", found->at("regeling")},
          {"aanvragen_voor", to_iso(subsidy.apply_before)},
          {"plafond_eur", amount_text(subsidy.ceiling_eur)},
          {"doelen", found->at("doelen")}};
}

Json standard_part(const Dossier& dossier) {
  const auto standard = read_contract_standard(dossier.json);
  if (!standard) return nullptr;
  const auto file = part_3_file(dossier, *standard);
  return {{"versie", standard->version},
          {"deel_3",
           {{"bestand", standard->part_3},
            {"sha256", file.sha256.empty() ? Json() : Json(file.sha256)}}}};
}

Json result_with_number(const Json& goals, const std::string& number) {
  for (const auto& goal : goals) {
    for (const auto& result : goal.at("resultaten")) {
      if (result.at("nr") == number) return result;
    }
  }
  throw std::out_of_range("no result " + number);
}

Json grant_part(const Grant& grant, const Json& goals) {
  constexpr int objection_days = 42;  // Awb art. 6:7: six weeks
  Json part = {
      {"kenmerk", grant.number},
      {"aanvraag", to_iso(grant.requested)},
      {"besluit", to_iso(grant.decided)},
      {"van", to_iso(grant.from)},
      {"tot", to_iso(grant.to)},
      {"bedrag_eur", amount_text(grant.amount_eur)},
      {"activiteiten", grant.activities},
      {"resultaten", Json::array()},
      {"voorschot_pct", to_exact(grant.advance_percentage)},
      {"heeft_voorschotten", grant.advance_percentage > 0},
      {"voorschotten", Json::array()},
      {"voorschotten_totaal", amount_text(pricing::advance_total(grant))},
      {"na_vaststelling_eur", amount_text(grant.amount_eur - pricing::advance_total(grant))},
      {"bezwaar_tot_en_met", to_iso(procedure::last_day_of_term(grant.decided, objection_days))},
      {"vaststelling_aanvragen_voor", to_iso(grant.account_before)},
      {"accountantsverklaring", grant.needs_auditor}};
  for (const auto& number : grant.results)
    part["resultaten"].push_back(result_with_number(goals, number));
  if (grant.advance_percentage == 0) return part;
  for (const auto& advance : pricing::advances(grant)) {
    part["voorschotten"].push_back({{"nr", part["voorschotten"].size() + 1},
                                    {"datum", to_iso(advance.on)},
                                    {"bedrag_eur", amount_text(advance.amount_eur)}});
  }
  return part;
}

bool is_awarded(const Award::Decision& decision, const Json& service) {
  const auto id = service.at("kenmerk").get<std::string>();
  const auto& some = decision.services;
  return decision.is_awarded &&
         (some.empty() || std::find(some.begin(), some.end(), id) != some.end());
}

Json decision_part(const Award::Decision& decision, const Json& offered) {
  Json services = Json::array();
  for (const auto& service : offered) {
    services.push_back({{"naam", service.at("naam")},
                        {"eenheid", service.at("eenheid")},
                        {"is_gegund", is_awarded(decision, service)}});
  }
  return {{"is_gegund", decision.is_awarded},
          {"is_afgewezen", !decision.is_awarded},
          {"diensten", services},
          {"redenen", decision.reasons}};
}

/// What a provider was not awarded is not in its agreement.
void keep_awarded_services(const Award::Decision& decision, Json& provider) {
  if (!decision.is_awarded) return;
  Json services = Json::array(), names = Json::array();
  for (const auto& service : provider.at("diensten")) {
    if (!is_awarded(decision, service)) continue;
    services.push_back(service);
    names.push_back(service.at("naam"));
  }
  provider["diensten"] = services;
  provider["diensten_namen"] = names;
}

std::string method_name(IndexMethod method) {
  switch (method) {
    case IndexMethod::difference:
      return "verschil";
    case IndexMethod::ratio:
      return "ratio";
    case IndexMethod::fixed:
      return "vast";
  }
  return "";
}

}  // namespace

void add_agreement_parts(Json& view, const Dossier& dossier) {
  for (auto& service : view.at("diensten")) {
    service["financiering_is"] = flags(financings, service.at("financiering"));
    service["declaratie"] = declaration_part(
        item_with_id(dossier.json.at("diensten"), service.at("kenmerk").get<std::string>()));
  }
  // For a sentence above a list, which must not stand there without the list.
  for (const char* list : {"uitsluitingsgronden", "stappen"})
    view[std::string("heeft_") + list] = !view.at(list).empty();
  const auto award = read_award(dossier.json);
  view["overeenkomst"] = agreement_part(read_agreement(dossier.json), view);
  view["gunning"] = award_part(award);
  view["contractanten"] = contractors_part(award, view);
  view["contractanten_aantal"] = view["contractanten"].size();
  view["subsidie"] = subsidy_part(dossier);
  view["contractstandaard"] = standard_part(dossier);
}

void add_agreement_with(Json& provider, const Json& common, const Dossier& dossier) {
  const auto id = provider.at("kenmerk").get<std::string>();
  const auto& written = item_with_id(dossier.json.at("aanbieders"), id);
  provider["is_micro_onderneming"] = written.value("micro_onderneming", "nee") == "ja";
  provider["individueel"] = Json::array();
  for (const auto& article : read_agreement(dossier.json).individual) {
    if (article.provider == id) provider["individueel"].push_back(article_part(article));
  }
  const auto decision = read_decision_on(dossier.json, id);
  provider["gunning"] = decision ? decision_part(*decision, provider.at("diensten")) : Json();
  if (decision) keep_awarded_services(*decision, provider);
  provider["uitvoering"] = financing_flags(provider.at("diensten"));
  const auto grant = read_grant_of(dossier.json, id);
  provider["subsidie"] = grant ? grant_part(*grant, common.at("subsidie").at("doelen")) : Json();
}

Json indexation_part(const Tariff& tariff) {
  if (!tariff.cost_price || !tariff.cost_price->indexation) return nullptr;
  const auto& index = *tariff.cost_price->indexation;
  return {{"methode_is", flags({"verschil", "ratio", "vast"}, method_name(index.method))},
          {"loon_pct", index.wage_pct ? Json(to_exact(index.wage_pct->value)) : Json()},
          {"overig_pct", index.wage_pct ? Json(to_exact(100 - index.wage_pct->value)) : Json()},
          {"vast_pct", index.fixed_pct ? Json(to_exact(index.fixed_pct->value)) : Json()},
          {"decimalen", index.decimals ? Json(*index.decimals) : Json()}};
}

}  // namespace bestek::view
