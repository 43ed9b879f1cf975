// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <variant>

#include "dossier/model/fields.hpp"

/// The section `bekostiging`: how budgets come about, are used and are divided. Amounts are in euro
/// and exact; percentages are as written (25 is 25 percent).
namespace bestek {

/// Which part of the volume of a service goes to which provider; the shares add up to 100.
struct VolumeShares {
  struct Share {
    std::string provider;
    Rational percentage;
  };
  std::string service;
  std::optional<int> year;  ///< nothing: every year without shares of its own
  std::vector<Share> shares;
};

/// One named step from a gross to an available budget.
struct BudgetStep {
  std::string name;
  Rational percentage;
  bool is_reservation = false;  ///< stays with the municipality, free to use; else it is a cut
  bool over_start = false;      ///< of the start; else of what the step before left
};

/// A chain of named steps: a cut of the Rijk, the reservations of a transition arrangement.
struct BudgetSteps {
  struct Start {
    std::optional<Rational> count;  ///< of `unit`; the start is then count x amount
    std::string unit;
    Rational amount_eur;

    Rational total() const { return count ? Rational(*count * amount_eur) : amount_eur; }
  };
  std::string id, title, source;
  std::optional<Start> start;            ///< nothing: only percentages, or the municipal budgets
  std::optional<int> municipal_budgets;  ///< the year whose budgets of the municipalities it lowers
  std::vector<BudgetStep> steps;
};

/// A step worked out: `amount` is rounded to the cent, `rest` is what the step before left minus
/// it.
struct WorkedStep {
  const BudgetStep* step = nullptr;
  Rational amount, rest;
  Rational rest_percentage;  ///< of the start, exact
};

/// The steps applied to `start`; every amount is rounded half up to the cent, so the amounts and
/// the last rest together are the start, to the cent (which is rounded first).
std::vector<WorkedStep> work_out(const Rational& start, const std::vector<BudgetStep>& steps);

/// What may be spent in a year, and what was spent on a day.
struct SpendingRoom {
  std::string provider;      ///< or empty: all
  std::string municipality;  ///< or empty: all
  int year = 0;
  Rational room_eur, spent_eur;
  Date reference_date;
  std::string source;
};

enum class ScenarioKind { tariff, volume, budget };

/// "tarief:+2%", "volume:haren:-5%": a percentage on all tariffs, quantities or budgets, or on
/// those of one service or municipality.
struct ScenarioChange {
  ScenarioKind kind = ScenarioKind::tariff;
  std::string target;  ///< kenmerk of a service or municipality; empty: all
  Rational percentage;
};

/// What is wrong with a text that is no change, in Dutch, and how to mend it.
struct ScenarioProblem {
  std::string message, help;
};

std::variant<ScenarioChange, ScenarioProblem> parse_scenario_change(std::string_view text);

/// "tarief:bgi-vb:+2%", as parse_scenario_change reads it.
std::string to_text(const ScenarioChange& change);

/// Does the target exist? A kenmerk of a service for tariffs, of a municipality for budgets, of one
/// of the two for volumes.
std::optional<ScenarioProblem> problem_of_target(const ScenarioChange& change,
                                                 const std::vector<std::string>& services,
                                                 const std::vector<std::string>& municipalities);

struct Scenario {
  std::string id, title;
  std::vector<ScenarioChange> changes;  ///< of one thing: multiplied with each other
};

enum class DistributionKey { inhabitants, use, shares, development_model };

/// A facility that one municipality hosts: component b of the provinciaal ontwikkelmodel.
struct HostedFacility {
  std::string municipality, kind, name;
  Rational amount_eur;
};

/// An amount to divide over municipalities.
struct Distribution {
  struct Share {
    std::string municipality;
    Rational percentage;
  };
  std::string id, title, source;
  int year = 0;
  Rational amount_eur;
  DistributionKey key = DistributionKey::inhabitants;
  std::string service;                     ///< use: of this service; empty: in euro, of all
  std::vector<Share> shares;               ///< key shares
  Rational execution_eur;                  ///< uitvoeringskosten, taken off first
  std::vector<HostedFacility> facilities;  ///< development model, component b
  DistributionKey basic_key = DistributionKey::inhabitants;  ///< development model, component a
  std::vector<std::string> municipalities;                   ///< empty: all
};

/// A contribution of every municipality, per inhabitant.
struct MunicipalContribution {
  struct Index {
    int year = 0;
    Rational percentage;
  };
  std::string id, title, source;
  int year = 0;           ///< the first
  Rational amount;        ///< per inhabitant, in `unit`
  bool in_cents = false;  ///< eurocent_per_inwoner; else euro_per_inwoner
  std::vector<Index> indices;
  std::vector<std::string> municipalities;  ///< empty: all

  Rational amount_eur() const { return in_cents ? Rational(amount / 100) : amount; }
};

struct Funding {
  std::vector<VolumeShares> volume_shares{};
  std::vector<BudgetSteps> budget_steps{};
  Rational signal_percentage = 70;  ///< Contractstandaard Wmo 1.2 art. 1.5
  std::vector<SpendingRoom> spending_rooms{};
  std::vector<Scenario> scenarios{};
  std::vector<Distribution> distributions{};
  std::vector<MunicipalContribution> contributions{};
};

/// Reads an item of `budgetstappen`.
BudgetSteps read_budget_steps(const Json& item);

/// Reads the section `bekostiging`. A scenario that cannot be read throws std::invalid_argument;
/// the rules report it before.
Funding read_funding(const Json& section);

}  // namespace bestek
