// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include <fmt/format.h>

#include <map>
#include <set>

#include "common/dutch.hpp"
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
      const auto available = *number_of(budget, "bedrag_eur");
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

constexpr Rule list[] = {
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
};

}  // namespace

Rules budget_rules() { return list; }

}  // namespace bestek::rules
