// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "common/date.hpp"
#include "common/decimal.hpp"
#include "common/json.hpp"

/// The round as typed values, for rules and computations. Each struct follows the schema of the
/// same section (schemas/), which explains its fields to the user. Amounts are in euro.
namespace bestek {

struct Term {
  Date start, end;
  int extensions = 0;
  int extension_months = 0;
  int notice_months = 0;

  /// The last day when every extension is used.
  Date latest_end() const { return add_months(end, extensions * extension_months); }
};

struct RoundVersion {
  std::string number;
  Date date;
  std::string status;  ///< concept, vastgesteld, ondertekend

  bool is_draft() const { return status == "concept"; }
};

struct RoundHead {
  std::string id, title;
  RoundVersion version;
  std::string law;             ///< wmo, jeugd, participatie
  std::string contract_model;  ///< kenmerk
  std::string legal_form;      ///< 2b_diensten, sas, toelating, subsidie
  std::string lead;            ///< kenmerk of the penvoerder
  Term term;
};

struct Municipality {
  std::string id, name;
};

struct Service {
  std::string id, name;
  std::string unit;  ///< minuut, uur, dagdeel, etmaal, stuks, euro
};

struct Provider {
  std::string id, name;
  std::vector<std::string> services;
};

struct Criterion {
  std::string id, title;
  Rational weight;
};

struct ContractModel {
  std::string id, title;
  std::map<std::string, std::string> grades;  ///< criterion -> "+", "+/-" or "-"
};

struct ContractModels {
  std::map<std::string, Rational> scale;  ///< grade -> value
  std::vector<Criterion> criteria;
  std::vector<ContractModel> models;
};

struct NegotiatedTariff {
  std::string provider;
  Rational amount;
  Date date;
};

struct Bandwidth {
  Rational minimum, maximum;
};

struct Tariff {
  std::string service;
  Date valid_from, valid_to;
  std::optional<Bandwidth> bandwidth;
  std::optional<Rational> fixed;
  std::vector<NegotiatedTariff> negotiated;
};

struct Volume {
  std::string municipality, service;
  int year = 0;
  Rational quantity;
};

struct LogEntry {
  std::string step;
  Date date;
  std::string municipality;  ///< or empty
  std::string decision;      ///< or empty
};

struct Round {
  RoundHead head;
  std::vector<Municipality> municipalities;
  std::vector<Service> services;
  std::vector<Provider> providers;
  std::optional<ContractModels> contract_models;
  std::vector<Tariff> tariffs;
  std::vector<Volume> volumes;
  std::vector<LogEntry> log;
};

/// An exact number from a whole number, a decimal fraction or a number as text. A double holds up
/// to 15 digits without loss (DBL_DIG), and the reader lets no more through.
Rational exact_number(const Json& value);

/// The typed round of a merged dossier that fits its schema. Throws std::invalid_argument for a
/// date that does not exist; the rules report those before.
Round read_round(const Json& dossier);

}  // namespace bestek
