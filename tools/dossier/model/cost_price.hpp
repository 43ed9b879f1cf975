// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <variant>

#include "dossier/model/fields.hpp"

/// The cost price of one service as the user wrote it, by the legal elements: a to f of art. 5.4
/// lid 3 Uitvoeringsbesluit Wmo 2015, a to d of art. 2.3 Besluit Jeugdwet (Stb. 2024, 69).
namespace bestek {

/// A number with where it comes from. A court wants all four (ECLI:NL:RBDHA:2019:11096).
struct SourcedNumber {
  Rational value;
  std::string source;  ///< or empty
  std::optional<Date> reference_date;
  std::string definition;  ///< or empty
};

/// A share of the work done by staff in one pay scale.
struct StaffShare {
  std::string scale;
  SourcedNumber share_pct;
  SourcedNumber hourly_wage;  ///< euro, gross, without allowances
};

/// Element a (Wmo).
struct StaffCost {
  std::vector<StaffShare> mix;
  std::optional<SourcedNumber> holiday_pay_pct, year_end_bonus_pct, irregular_hours_pct,
      employer_charges_pct;
};

/// Element a (Jeugd), euro per billable hour.
struct StaffCostPerHour {
  SourcedNumber with_client, without_client;
};

/// A percentage of the cost (a mark-up) or of the price (a share).
struct OverheadPercentage {
  SourcedNumber pct;
  bool is_share_of_price = false;
};

/// An amount per full-time job, spread over its billable hours.
struct OverheadPerJob {
  SourcedNumber amount_eur, billable_hours;
};

using Overhead = std::variant<OverheadPercentage, OverheadPerJob>;

/// Hours of a full-time job in a year.
struct WorkingHours {
  SourcedNumber contract;
  std::optional<SourcedNumber> leave, illness, training, meetings, other;
};

/// Element c (Wmo): the billable part of the contract hours, as a percentage or built up.
using Productivity = std::variant<SourcedNumber, WorkingHours>;

/// One component of an index: percentages as the forecaster published them.
struct IndexComponent {
  SourcedNumber forecast_pct;
  std::optional<SourcedNumber> previous_forecast_pct, previous_definitive_pct;
};

struct Indexation {
  std::string method;  ///< verschil, ratio
  SourcedNumber wage_pct;
  std::optional<IndexComponent> wage, material;
  std::optional<int> decimals;  ///< of the intermediate results; nothing: not rounded
};

/// From an hour to the unit of the service.
struct UnitConversion {
  SourcedNumber hours_per_unit, group_size;
  std::optional<SourcedNumber> other_per_unit;
};

struct CostPrice {
  std::optional<StaffCost> staff;                  ///< a, Wmo
  std::optional<StaffCostPerHour> staff_per_hour;  ///< a, Jeugd
  std::optional<SourcedNumber> client_bound;       ///< b, Jeugd: euro per hour
  std::optional<Overhead> overhead;                ///< b Wmo, c Jeugd
  std::optional<Productivity> productivity;        ///< c, Wmo
  std::optional<SourcedNumber> travel_training;    ///< d, Wmo: euro per hour
  std::optional<Indexation> indexation;            ///< e Wmo, d Jeugd
  std::optional<SourcedNumber> obligations;        ///< f, Wmo: euro per hour
  std::optional<UnitConversion> conversion;
  std::optional<SourcedNumber> risk_pct;
};

/// Reads `kostprijs` of an item of the section `tarieven`.
CostPrice read_cost_price(const Json& object);

}  // namespace bestek
