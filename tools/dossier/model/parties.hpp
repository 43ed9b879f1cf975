// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include "dossier/model/fields.hpp"

namespace bestek {

struct Representative {
  std::string role;
  std::string name;  ///< or empty
};

struct YearBudget {
  int year = 0;
  Rational amount_eur;
};

struct Municipality {
  std::string id, name;
  std::string cbs_code{};  ///< four digits
  std::optional<int> inhabitants{};
  std::string cluster{};  ///< or empty
  std::string town{};     ///< seat of the college
  Representative representative{};
  std::vector<YearBudget> budgets{};
};

struct Address {
  std::string street, postcode, town;
};

/// The eigen verklaring of a provider.
struct OwnStatement {
  Date date;
  bool has_exclusion_ground = false;
};

/// A piece of evidence (bewijsmiddel) that a provider handed in.
struct Evidence {
  std::string kind;
  Date date;
};

struct Provider {
  std::string id, name;
  std::vector<std::string> services;
  std::string organisation_form{};    ///< stichting, bv, …
  std::string kvk{};                  ///< eight digits
  std::string agb{}, rsin{}, iban{};  ///< or empty
  Address address{};
  Representative representative{};
  std::string email{};  ///< or empty
  std::optional<OwnStatement> own_statement{};
  std::vector<Evidence> evidence{};
};

/// Reads an item of the section `gemeenten`.
Municipality read_municipality(const Json& item);

/// Reads an item of the section `aanbieders`.
Provider read_provider(const Json& item);

}  // namespace bestek
