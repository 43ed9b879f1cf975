// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include "dossier/model/fields.hpp"

/// The sections of schemas/overeenkomst.schema.json. They are not part of `Round`: only texts and
/// rules need them, and each reads its own.
namespace bestek {

/// Limits of liability; by default those of the contractstandaard Wmo 1.2, art. 3.28.2.
struct Liability {
  Rational per_event_eur = 2500000, per_year_eur = 5000000;
  Rational micro_per_event_eur = 1250000, micro_per_year_eur = 2500000;
};

/// Contractstandaard Wmo 1.2, art. 1.4.
struct RevisionClause {
  int within_months = 6;
  std::vector<std::string> subjects;
};

/// Contractstandaard Wmo 1.2, art. 1.5. Months are before the first day of the year it is for.
struct SpendingLimit {
  int announce_months = 6, decide_months = 3, plan_months = 2;
  Rational signal_percentage = 70;
  int talk_weeks = 2, decide_weeks = 2;
};

/// Contractstandaard Wmo 1.2, art. 1.6.
struct LowUseNotice {
  int months = 6;
  Rational satisfaction;  ///< from this mark of clients on, no notice for this reason
};

struct SocialReturn {
  Rational percentage;               ///< of the turnover; 0: an effort without a share
  std::optional<Rational> from_eur;  ///< only above this turnover a year
};

struct PurchaseTerms {
  std::string name;
  std::vector<std::string> excluded;  ///< articles
};

struct ExtraArticle {
  std::string provider;  ///< or empty: for all
  std::string title;
  std::vector<std::string> clauses;
};

/// The section `overeenkomst`: what the user chose for the agreements, with the defaults of the
/// schema where nothing was chosen.
struct Agreement {
  std::optional<bool> interim_accession;
  int extension_notice_months = 6;
  int sign_within_weeks = 3;
  int pay_within_days = 30;
  int declare_within_days = 60;
  Rational discount_percentage = 5;
  Liability liability;
  std::optional<RevisionClause> revision;
  std::optional<SpendingLimit> spending_limit;
  std::optional<LowUseNotice> low_use;
  std::optional<int> coming_of_age_months;  ///< 18-/18+: prepared so many months before
  bool integrity_screening = false;         ///< Wet Bibob
  std::optional<SocialReturn> social_return;
  std::optional<PurchaseTerms> purchase_terms;
  std::vector<ExtraArticle> extra_articles, individual;

  /// Can a provider join during the term? A public contract is closed unless the round says
  /// otherwise (Aanbestedingswet 2012, hoofdstuk 2.5); `legal_form` is that of the round.
  bool accession_is_open(const std::string& legal_form) const;
};

/// The section `contractstandaard`.
struct ContractStandard {
  std::string version;
  std::string part_3;         ///< file, from the folder of the round
  std::string part_3_sha256;  ///< as the user pinned it; or empty
};

/// The section `gunning`.
struct Award {
  struct Decision {
    std::string provider;
    bool is_awarded = false;
    std::vector<std::string> services;  ///< empty: all that the provider offers
    std::vector<std::string> reasons;
  };
  Date date;
  int standstill_days = 20;
  std::vector<Decision> decisions;

  /// The decision on a provider; nothing when there is none.
  const Decision* decision(const std::string& provider) const;
};

/// One subsidy of the section `subsidie`.
struct Grant {
  std::string provider, number;
  Date requested, decided, from, to;
  Rational amount_eur;
  std::vector<std::string> activities, results;
  Rational advance_percentage;
  int advances = 1;
  Date account_before;
  bool needs_auditor = false;
};

/// The section `subsidie`. Its goals are text only and stay JSON.
struct Subsidy {
  std::string scheme, article;
  Date apply_before;
  Rational ceiling_eur;
  std::vector<Grant> grants;
};

/// All of them, from a merged dossier that fits its schema.
Agreement read_agreement(const Json& dossier);
std::optional<ContractStandard> read_contract_standard(const Json& dossier);
std::optional<Award> read_award(const Json& dossier);
std::optional<Subsidy> read_subsidy(const Json& dossier);

/// What concerns one provider, without reading the rest: rounds have thousands of providers.
std::optional<Award::Decision> read_decision_on(const Json& dossier, const std::string& provider);
std::optional<Grant> read_grant_of(const Json& dossier, const std::string& provider);

}  // namespace bestek
