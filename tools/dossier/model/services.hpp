// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include "dossier/model/fields.hpp"

namespace bestek {

struct QualityRequirement {
  std::string number, requirement, evidence;
};

struct Service {
  std::string id, name;
  std::string unit;  ///< minuut, uur, dagdeel, etmaal, stuks, euro
  std::string description{}, target_group{};
  int level = 0;                   ///< 1 to 3, Groninger Functioneel Model
  std::string product_category{};  ///< iWmo WMO020 or iJw JZ020; or empty
  std::string product_code{};      ///< or empty
  std::string financing{};         ///< inspanningsgericht, outputgericht, taakgericht, lumpsum
  std::string cpv{};               ///< or empty
  std::vector<QualityRequirement> quality_requirements{};
};

/// What one municipality expects to need of one service in one year, in all or of one provider.
/// Lines of the same municipality, service and year add up.
struct Volume {
  std::string municipality, service;
  int year = 0;
  Rational quantity;       ///< in the unit of the service
  std::string provider{};  ///< or empty: not yet spread over providers
};

/// Reads an item of the section `diensten`.
Service read_service(const Json& item);

/// Reads an item of the section `volumes`.
Volume read_volume(const Json& item);

}  // namespace bestek
