// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include <fmt/format.h>

#include <map>
#include <set>

#include "common/dutch.hpp"
#include "dossier/model/funding.hpp"
#include "dossier/rules/rule.hpp"

/// Volumes x tariffs against the budgets and against the estimated value. The amount of a tariff is
/// the fixed one, or the middle of the bandwidth: what one provider agreed stays out of it.
namespace bestek::rules {

namespace {

std::optional<Rational> amount_of(const Json& tariff) {
  if (const auto fixed = number_of(tariff, "vast")) return fixed;
  const auto* band = member(tariff, "bandbreedte");
  if (band == nullptr) return std::nullopt;
  return Rational((*number_of(*band, "minimum") + *number_of(*band, "maximum")) / 2);
}

/// The amount per unit of each service in a year: of the last tariff that starts in or before it.
class Amounts {
 public:
  explicit Amounts(const Context& context) {
    each(context, "tarieven", [&](const Json& tariff, const Where&) {
      const auto from = date_of(tariff.at("geldig"), "van");
      const auto to = date_of(tariff.at("geldig"), "tot");
      const auto amount = amount_of(tariff);
      if (!from || !to || !amount) return;
      for (int year = static_cast<int>(from->year()); year <= static_cast<int>(to->year()); ++year)
        amounts_[{text_of(tariff, "dienst"), year}] = *amount;
    });
  }

  const Rational* find(const std::string& service, std::int64_t year) const {
    const auto found = amounts_.find({service, year});
    return found == amounts_.end() ? nullptr : &found->second;
  }

 private:
  std::map<std::pair<std::string, std::int64_t>, Rational> amounts_;
};

/// What the steps of `bekostiging` leave of the budgets of a year.
Rational after_steps(const Context& context, Rational budget, std::int64_t year) {
  const auto* funding = member(context.round(), "bekostiging");
  if (funding == nullptr) return budget;
  for (const auto& steps : items_of(*funding, "budgetstappen", read_budget_steps)) {
    if (steps.municipal_budgets != year || steps.steps.empty()) continue;
    budget = work_out(budget, steps.steps).back().rest;
  }
  return budget;
}

void check_budget(Context& context) {
  const Amounts amounts(context);
  std::map<std::pair<std::string, std::int64_t>, Rational> expected;
  each(context, "volumes", [&](const Json& volume, const Where&) {
    const auto year = volume.at("jaar").get<std::int64_t>();
    if (const auto* amount = amounts.find(text_of(volume, "dienst"), year))
      expected[{text_of(volume, "gemeente"), year}] += *amount * *number_of(volume, "hoeveelheid");
  });
  each(context, "gemeenten", [&](const Json& municipality, const Where& at) {
    each(municipality, "budget", at, [&](const Json& budget, const Where& where) {
      const auto year = budget.at("jaar").get<std::int64_t>();
      const auto found = expected.find({text_of(municipality, "kenmerk"), year});
      const auto available = after_steps(context, *number_of(budget, "bedrag_eur"), year);
      if (found == expected.end() || found->second <= available) return;
      context.report(
          where / "bedrag_eur",
          fmt::format("{} verwacht in {} {} uit te geven, {} meer dan het budget van {}",
                      text_of(municipality, "naam"), year, dutch::euro(found->second),
                      dutch::euro(found->second - available), dutch::euro(available)),
          "pas hoeveelheden, bandbreedte of budget aan (hoeveelheid x vast tarief of midden "
          "van de bandbreedte)");
    });
  });
}

void check_value(Context& context) {
  const auto stated = number_of(context.head(), "geraamde_waarde_eur");
  const auto& term = context.head().at("looptijd");
  const auto start = date_of(term, "ingang");
  const auto end = date_of(term, "einde");
  if (!stated || !start || !end || *end < *start) return;
  const Amounts amounts(context);
  std::map<std::int64_t, Rational> per_year;
  bool is_complete = true;
  each(context, "volumes", [&](const Json& volume, const Where&) {
    const auto year = volume.at("jaar").get<std::int64_t>();
    const auto* amount = amounts.find(text_of(volume, "dienst"), year);
    if (amount == nullptr) {
      is_complete = false;
    } else {
      per_year[year] += *amount * *number_of(volume, "hoeveelheid");
    }
  });
  if (per_year.empty() || !is_complete) return;
  Rational sum = 0;
  for (const auto& [year, amount] : per_year) sum += amount;
  const Rational years(days_between(*start, *end) + 1, 365);
  const Rational value =
      sum / static_cast<int>(per_year.size()) * round_half_up(years * 12, 0) / 12;
  const Rational margin = value / 10;
  if (*stated >= value - margin && *stated <= value + margin) return;
  context.report(
      "/ronde/geraamde_waarde_eur",
      fmt::format("de geraamde waarde is {}, maar hoeveelheden x tarieven over de looptijd "
                  "komen uit op ongeveer {}",
                  dutch::euro(*stated, 0), dutch::euro(round_half_up(value, 0), 0)),
      "reken de waarde na; zij telt over de looptijd zonder verlengingen en zonder btw");
}

/// Is the year one of the term, extensions included? Another rule reports those outside.
bool is_in_term(const Context& context, std::int64_t year) {
  const auto& term = context.head().at("looptijd");
  const auto start = date_of(term, "ingang");
  const auto end = date_of(term, "einde");
  if (!start || !end) return false;
  const auto months = term.at("verlengingen").get<int>() * term.at("verlenging_maanden").get<int>();
  return year >= static_cast<int>(start->year()) &&
         year <= static_cast<int>(add_months(*end, months).year());
}

void check_budget_year(Context& context) {
  std::map<std::string, std::set<std::int64_t>> used;
  each(context, "volumes", [&](const Json& volume, const Where&) {
    used[text_of(volume, "gemeente")].insert(volume.at("jaar").get<std::int64_t>());
  });
  each(context, "gemeenten", [&](const Json& municipality, const Where& at) {
    std::set<std::int64_t> budgeted;
    each(municipality, "budget", at, [&](const Json& budget, const Where&) {
      budgeted.insert(budget.at("jaar").get<std::int64_t>());
    });
    if (budgeted.empty()) return;
    for (const auto year : used[text_of(municipality, "kenmerk")]) {
      if (budgeted.contains(year) || !is_in_term(context, year)) continue;
      context.report(at / "budget",
                     fmt::format("{} heeft in {} hoeveelheden, maar geen budget",
                                 text_of(municipality, "naam"), year),
                     fmt::format("voeg het budget van {} toe", year), true);
    }
  });
}

/// A service with tariffs, but none in a year with quantities: that year cannot be computed.
void check_tariff_year(Context& context) {
  std::map<std::string, std::set<std::int64_t>> priced;
  std::set<std::string> unclear;
  each(context, "tarieven", [&](const Json& tariff, const Where&) {
    const auto from = date_of(tariff.at("geldig"), "van");
    const auto to = date_of(tariff.at("geldig"), "tot");
    if (!from || !to || *to < *from) {
      unclear.insert(text_of(tariff, "dienst"));
      return;
    }
    auto& years = priced[text_of(tariff, "dienst")];
    for (int year = static_cast<int>(from->year()); year <= static_cast<int>(to->year()); ++year)
      years.insert(year);
  });
  std::set<std::pair<std::string, std::int64_t>> reported;
  each(context, "volumes", [&](const Json& volume, const Where& where) {
    const auto& service = text_of(volume, "dienst");
    const auto year = volume.at("jaar").get<std::int64_t>();
    const auto years = priced.find(service);
    if (years == priced.end() || years->second.contains(year) || unclear.contains(service) ||
        !is_in_term(context, year))
      return;
    if (!reported.emplace(service, year).second) return;
    context.report(where / "jaar", fmt::format("{} heeft in {} geen tarief", service, year),
                   "voeg een tarief toe dat in dit jaar geldt; bestek budget kan dit jaar zonder "
                   "tarief niet berekenen");
  });
}

constexpr Rule budget_rule_list[] = {
    {{"B230", "waarschuwing", "een gemeente verwacht meer uit te geven dan haar budget",
      "De diensten moeten passen binnen het budget dat de gemeenten samen vaststellen.",
      "nota inkoop en contractering § 2.1 e",
      "gemeenten:\n  - budget:\n    - {jaar: 2015, bedrag_eur: 1000}\n"},
     check_budget},
    {{"B231", "waarschuwing", "de geraamde waarde wijkt af van hoeveelheden x tarieven",
      "De geraamde waarde bepaalt welke regels voor publicatie gelden; meer dan 10 procent "
      "verschil "
      "vraagt een verklaring.",
      "Ketenbureau i-Sociaal Domein, standaard inkoopdocument (zo realistisch mogelijk)",
      "ronde:\n  geraamde_waarde_eur: 99000\n"},
     check_value},
    {{"B232", "waarschuwing", "een gemeente heeft hoeveelheden in een jaar zonder budget",
      "Zonder budget is de raming van dat jaar nergens mee te vergelijken.",
      "nota inkoop en contractering § 2.1 e",
      "volumes:\n  - {}\n  - {}\n  - {}\n"
      "  - {gemeente: bovendam, dienst: bgi, jaar: 2016, hoeveelheid: 1}\n"},
     check_budget_year},
    {{"B233", "waarschuwing", "een dienst heeft hoeveelheden in een jaar zonder tarief",
      "De dienst heeft wel tarieven, maar geen dat in dat jaar geldt.", "",
      "volumes:\n  - {}\n  - {}\n  - {}\n"
      "  - {gemeente: bovendam, dienst: bgi, jaar: 2016, hoeveelheid: 1}\n"},
     check_tariff_year},
};

}  // namespace

Rules budget_rules() { return budget_rule_list; }

}  // namespace bestek::rules
