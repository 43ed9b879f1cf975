// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include <algorithm>

#include "pricing/budget_result.hpp"

namespace bestek::pricing {

namespace {

/// "1234,50": what a Dutch spreadsheet program reads as a number.
std::string plain(const Rational& value) {
  auto text = to_fixed(value, 2);
  std::replace(text.begin(), text.end(), '.', ',');
  return text;
}

std::string plain(Cents cents) { return plain(euros(cents)); }

std::string plain(const std::optional<Cents>& cents) { return cents ? plain(*cents) : ""; }

std::vector<std::string> row(int year, const std::string& id, const std::string& name,
                             const Compared& compared, const Rational& limit) {
  const auto use = compared.use();
  return {std::to_string(year),
          id,
          name,
          plain(compared.budget),
          plain(compared.forecast.low),
          plain(compared.forecast.middle),
          plain(compared.forecast.high),
          plain(compared.difference()),
          use ? plain(*use) : "",
          std::string(name_of(compared.signal(limit)))};
}

template <class Item>
void add_rows(Table& table, int year, const std::vector<Item>& items,
              const std::vector<Spread>& amounts, const Rational& limit) {
  for (std::size_t i = 0; i < amounts.size(); ++i) {
    if (amounts[i].high == 0) continue;
    const bool is_item = i < items.size();
    table.rows.push_back(row(year, is_item ? items[i].id : "",
                             is_item ? items[i].name : "niet verdeeld", {{}, amounts[i]}, limit));
  }
}

}  // namespace

Table budget_table(const Round& round, const BudgetResult& result) {
  Table table{{{"jaar", true},
               {"kenmerk"},
               {"naam"},
               {"budget", true},
               {"laagst", true},
               {"raming", true},
               {"hoogst", true},
               {"verschil", true},
               {"benutting_pct", true},
               {"signaal"}},
              {}};
  const auto& limit = round.funding.signal_percentage;
  const auto& all = result.aggregation;
  for (std::size_t at = 0; at < result.years.size(); ++at) {
    const auto& year = result.years[at];
    switch (result.request.per) {
      case PerWhat::municipality:
        for (std::size_t i = 0; i < year.municipalities.size(); ++i) {
          const auto& municipality = round.municipalities[i];
          table.rows.push_back(
              row(year.year, municipality.id, municipality.name, year.municipalities[i], limit));
        }
        break;
      case PerWhat::service:
        add_rows(table, year.year, round.services, all.by_service[at], limit);
        break;
      case PerWhat::provider:
        add_rows(table, year.year, round.providers, all.by_provider[at], limit);
        break;
      case PerWhat::year:
        table.rows.push_back(row(year.year, "", "totaal", year.total, limit));
        break;
    }
  }
  return table;
}

}  // namespace bestek::pricing
