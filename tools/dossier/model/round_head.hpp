// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include "dossier/model/fields.hpp"

namespace bestek {

struct Term {
  Date start, end;
  int extensions = 0;
  int extension_months = 0;
  int notice_months = 0;
  std::string motivation{};  ///< of a long term; or empty

  /// The last day when every extension is used.
  Date latest_end() const { return add_months(end, extensions * extension_months); }
};

struct RoundVersion {
  std::string number;
  Date date;
  std::string status;  ///< concept, vastgesteld, ondertekend

  bool is_draft() const { return status == "concept"; }
};

struct Contact {
  std::string name;  ///< or empty
  std::string role, email;
};

/// The plenary consultations with the providers.
struct Consultation {
  std::optional<int> plenary_count;
  std::string place;  ///< or empty
};

struct RoundHead {
  std::string id, title;
  RoundVersion version;
  std::string law;             ///< wmo, jeugd, participatie
  std::string contract_model;  ///< kenmerk
  std::string legal_form;      ///< 2b_diensten, sas, toelating, subsidie
  std::string lead;            ///< kenmerk of the penvoerder
  Term term;
  std::string description{};
  std::string scale_level{};  ///< lokaal, regionaal, bovenregionaal
  std::optional<Rational> estimated_value_eur{};
  Contact contact{};
  Consultation consultation{};
};

/// Reads the section `ronde`.
RoundHead read_round_head(const Json& section);

}  // namespace bestek
