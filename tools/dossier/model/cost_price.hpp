// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <string_view>
#include <variant>

#include "dossier/model/fields.hpp"
#include "dossier/model/rounding.hpp"

/// The cost price of one service as the user wrote it, by the legal elements: a to f of art. 5.4
/// lid 3 Uitvoeringsbesluit Wmo 2015, a to d of art. 2.3 Besluit Jeugdwet (Stb. 2024, 69).
namespace bestek {

/// A number with where it comes from. A court wants all four (ECLI:NL:RBDHA:2019:11096).
struct SourcedNumber {
  Rational value;
  std::string source;  ///< or empty
  std::optional<Date> reference_date;
  std::string definition;  ///< or empty
  std::string path;        ///< JSON pointer from the cost price: "/risico_pct"
};

/// Full-time, in euro per month.
struct MonthlyWage {
  SourcedNumber gross;
  std::optional<SourcedNumber> year_end_bonus;  ///< the part of one month
};

/// A share of the work done by staff in one pay scale.
struct StaffShare {
  std::string scale;
  SourcedNumber share_pct;
  std::variant<SourcedNumber, MonthlyWage> wage;  ///< gross, without allowances; hourly in euro
};

/// Element a: what a paid hour costs.
struct StaffCost {
  std::vector<StaffShare> mix;
  std::optional<SourcedNumber> holiday_pay_pct, year_end_bonus_pct, irregular_hours_pct,
      employer_charges_pct;
  bool charges_include_holiday_pay = false;
  std::string path;  ///< of the block
};

/// Element a (Jeugd), euro per billable hour.
struct StaffCostPerHour {
  SourcedNumber with_client, without_client;
};

/// What a percentage of overhead is taken of.
enum class OverheadBase {
  staff,    ///< staff cost per billable hour
  all_cost  ///< that, and all other amounts per hour
};

/// A percentage of the cost (a mark-up) or of the price (a share).
struct OverheadPercentage {
  SourcedNumber pct;
  bool is_share_of_price = false;
  OverheadBase base = OverheadBase::staff;
};

/// One item of the overhead of an organisation; may be below zero.
struct OverheadItem {
  std::string name;
  SourcedNumber amount_eur;
};

/// The overhead of an organisation, spread over its full-time jobs.
struct OverheadTotal {
  std::vector<OverheadItem> items;
  SourcedNumber jobs;
  Rounding rounding_per_job = Rounding::none;
};

/// An amount per full-time job, spread over its billable hours.
struct OverheadPerJob {
  std::variant<SourcedNumber, OverheadTotal> amount;
  SourcedNumber billable_hours;
  Rounding rounding_per_hour = Rounding::none;
};

using Overhead = std::variant<OverheadPercentage, OverheadPerJob>;

/// The billable part of the contract hours. The contract hours turn a monthly wage into an hourly.
struct ProductivityPercentage {
  SourcedNumber pct;
  std::optional<SourcedNumber> contract;
};

/// Hours of a full-time job in a year.
struct WorkingHours {
  SourcedNumber contract;
  std::optional<SourcedNumber> leave, illness, training, meetings, travel, other;
};

/// Billable hours of a full-time job in a year. The contract hours go with an hourly wage.
struct BillableHours {
  SourcedNumber hours;
  std::optional<SourcedNumber> contract;
};

/// Element c (Wmo), part of element a (Jeugd).
struct Productivity {
  std::variant<ProductivityPercentage, WorkingHours, BillableHours> how;
  std::string path;  ///< of the block
};

/// One component of an index: percentages as the forecaster published them.
struct IndexComponent {
  SourcedNumber forecast_pct;
  std::optional<SourcedNumber> previous_forecast_pct, previous_definitive_pct;
};

enum class IndexMethod {
  difference,  ///< "verschil": the correction in percentage points
  ratio,       ///< "ratio": the correction as a ratio
  fixed        ///< "vast": one agreed percentage
};

struct Indexation {
  IndexMethod method = IndexMethod::difference;
  std::optional<SourcedNumber> wage_pct;  ///< the weight of the wage index; not with `fixed`
  std::optional<IndexComponent> wage, material;
  std::optional<SourcedNumber> fixed_pct;  ///< only with `fixed`
  bool is_first_year = false;   ///< no correction over the year of signing (contractstandaard 3.2)
  std::optional<int> decimals;  ///< of the result; nothing: not rounded
  std::optional<int> intermediate_decimals;  ///< of each weighted part; nothing: not rounded
  std::string path;                          ///< of the block
};

/// From an hour to the unit of the service: hour x hours / group size + other.
struct GroupConversion {
  SourcedNumber hours_per_unit, group_size;
  std::optional<SourcedNumber> other_per_unit;
};

/// From an hour to a trip: (hour x minutes / 60 + kilometres x price) / passengers + other.
struct TripConversion {
  SourcedNumber minutes, passengers;
  std::optional<SourcedNumber> kilometres, per_kilometre, other_per_unit;
};

struct UnitConversion {
  std::variant<GroupConversion, TripConversion> how;
  std::string path;  ///< of the block
};

/// Where a cost price is rounded, and how. What is not named here is not rounded.
struct CostPriceRounding {
  Rounding per_hour = Rounding::none;
  Rounding per_unit = Rounding::none;
  Rounding result = Rounding::cent;
};

struct CostPrice {
  std::optional<StaffCost> staff;                  ///< a
  std::optional<StaffCostPerHour> staff_per_hour;  ///< a, Jeugd, instead of `staff`
  std::optional<SourcedNumber> client_bound;       ///< b, Jeugd: euro per hour
  std::optional<Overhead> overhead;                ///< b Wmo, c Jeugd
  std::optional<Productivity> productivity;        ///< c Wmo, in a Jeugd
  std::optional<SourcedNumber> travel_training;    ///< d, Wmo: euro per hour
  std::optional<Indexation> indexation;            ///< e Wmo, d Jeugd
  std::optional<SourcedNumber> obligations;        ///< f, Wmo: euro per hour
  std::optional<SourcedNumber> other_per_hour;     ///< materials: euro per hour
  std::optional<UnitConversion> conversion;
  std::optional<SourcedNumber> risk_pct, innovation_pct;
  CostPriceRounding rounding;
};

/// Reads a number, or an object with `waarde`, `bron`, `peildatum` and `definitie`.
SourcedNumber read_sourced_number(const Json& value, std::string path);

/// True for a key whose number is a choice of the municipalities, such as a share of a mix: nobody
/// measured it, so it needs no source.
bool is_choice(std::string_view key);

/// Reads `kostprijs` of an item of the section `tarieven`. A date that does not exist is left out:
/// a rule of its own reports it.
CostPrice read_cost_price(const Json& object);

}  // namespace bestek
