// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <array>
#include <string_view>

#include "dossier/model/fields.hpp"

/// What aanbieders offered on the sheets that came back (schemas/aanbiedingen.schema.json).
/// Confidential: never part of what others may see.
namespace bestek {

/// How an aanbieder builds up a tariff; a part that was not filled in is absent. Amounts in euro:
/// the wage per paid hour, the others per unit.
struct OfferedCostPrice {
  std::optional<Rational> hourly_wage, allowances_pct, employer_charges_pct, productivity_pct,
      overhead_pct, travel, training, obligations, risk_pct, index_pct;
};

/// A part of an offered cost price and its key in the schema: "uurloon_eur".
struct OfferedElement {
  const char* key;
  std::optional<Rational> OfferedCostPrice::*value;
};

/// All parts, in the order in which a tariff is built up.
extern const std::array<OfferedElement, 10> offered_elements;

/// What is offered for one service in the tariff period that begins on `valid_from`.
struct OfferedTariff {
  std::string service;
  Date valid_from;
  Rational amount;  ///< euro per unit
  std::optional<OfferedCostPrice> cost_price{};
};

/// The declaration on the sheet about the grounds of exclusion.
struct OfferStatement {
  std::optional<Date> date;
  std::string signatory, role;  ///< or empty
  bool has_exclusion_ground = false;
  std::string explanation;  ///< or empty
};

struct Offer {
  std::string provider;
  Date received;
  std::string file, sha256;   ///< of the sheet; or empty
  std::string round_version;  ///< that the sheet was made for; or empty
  std::vector<OfferedTariff> tariffs;
  std::optional<OfferStatement> statement{};
};

/// Reads an item of the section `aanbiedingen`.
Offer read_offer(const Json& item);

}  // namespace bestek
