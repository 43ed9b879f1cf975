// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "dossier/model/parties.hpp"

namespace bestek {

namespace {

Representative read_representative(const Json& object) {
  return {text_of(object, "functie"), text_of(object, "naam")};
}

YearBudget read_budget(const Json& item) {
  return {item.at("jaar").get<int>(), exact_number(item.at("bedrag_eur"))};
}

Address read_address(const Json& object) {
  return {text_of(object, "straat"), text_of(object, "postcode"), text_of(object, "plaats")};
}

OwnStatement read_own_statement(const Json& object) {
  return {date_of(object, "datum"), object.at("uitsluitingsgronden") == "van_toepassing"};
}

Evidence read_evidence(const Json& item) {
  return {text_of(item, "soort"), date_of(item, "datum")};
}

}  // namespace

Municipality read_municipality(const Json& item) {
  return {text_of(item, "kenmerk"),
          text_of(item, "naam"),
          text_of(item, "cbs_code"),
          optional_of(item, "inwoners", [](const Json& n) { return n.get<int>(); }),
          text_of(item, "cluster"),
          text_of(item, "plaats"),
          read_representative(item.at("vertegenwoordiger")),
          items_of(item, "budget", read_budget)};
}

Provider read_provider(const Json& item) {
  return {text_of(item, "kenmerk"),
          text_of(item, "naam"),
          texts_of(item, "diensten"),
          text_of(item, "rechtsvorm"),
          text_of(item, "kvk"),
          text_of(item, "agb"),
          text_of(item, "rsin"),
          text_of(item, "iban"),
          read_address(item.at("adres")),
          read_representative(item.at("vertegenwoordiger")),
          text_of(item, "email"),
          optional_of(item, "eigen_verklaring", read_own_statement),
          items_of(item, "bewijsmiddelen", read_evidence)};
}

}  // namespace bestek
