// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include <set>

#include "common/dutch.hpp"
#include "pricing/tariff_output.hpp"

namespace bestek::pricing {

namespace {

std::string amount(const Rational& value) { return dutch::number(value, 2, 6); }

template <class Value>
std::string amount_or_empty(const std::optional<Value>& value) {
  return value ? amount(*value) : std::string();
}

/// The letters of all cost prices; "" comes first when there are costs outside the law.
std::set<std::string> letters_of(const TariffOverview& overview) {
  std::set<std::string> letters;
  for (const auto& report : overview.reports) {
    if (!report.has_cost_price()) continue;
    for (const auto& part : report.cost_price->parts) letters.insert(part.letter);
  }
  letters.insert("");
  return letters;
}

/// What the parts with this letter add up to; those without one come with the rounding.
std::string sum_of(const TariffReport& report, const std::string& letter) {
  if (!report.has_cost_price()) return "";
  const auto& result = *report.cost_price;
  Rational sum =
      letter.empty() ? result.derivation.value(*result.rounding_difference) : Rational(0);
  for (const auto& part : result.parts) {
    if (part.letter == letter) sum += result.derivation.value(part.amount);
  }
  return amount(sum);
}

}  // namespace

Table tariff_table(const TariffOverview& overview) {
  const auto letters = letters_of(overview);
  const bool has_provider = !overview.choice.provider.empty();
  Table table{{{"dienst"}, {"naam"}, {"eenheid"}, {"van"}, {"tot"}}, {}};
  for (const auto& letter : letters) {
    if (!letter.empty()) table.columns.push_back({letter, true});
  }
  for (const auto* title : {"overig en afronding", "kostprijs"})
    table.columns.push_back({title, true});
  table.columns.push_back({"geïndexeerd"});
  for (const auto* title : {"benchmark", "laagste", "kwartiel 1", "mediaan", "kwartiel 3",
                            "hoogste", "gemiddeld", "minimum", "maximum", "vast"})
    table.columns.push_back({title, true});
  table.columns.push_back({"kostprijs ligt"});
  if (has_provider) {
    table.columns.push_back({"afgesproken", true});
    table.columns.push_back({"afgesproken ligt"});
  }
  for (const auto& report : overview.reports) {
    const auto& tariff = *report.tariff;
    std::vector<std::string> row = {tariff.service, report.service->name, report.service->unit,
                                    to_iso(tariff.valid_from), to_iso(tariff.valid_to)};
    for (const auto& letter : letters) {
      if (!letter.empty()) row.push_back(sum_of(report, letter));
    }
    row.push_back(sum_of(report, ""));
    row.push_back(report.has_cost_price() ? amount(report.cost_price->amount()) : "");
    row.push_back(!report.has_cost_price() ? "" : report.is_indexed() ? "ja" : "nee");
    if (report.benchmark) {
      const auto& found = *report.benchmark;
      row.push_back(std::to_string(found.count));
      for (const auto* value : {&found.minimum, &found.lower_quartile, &found.median,
                                &found.upper_quartile, &found.maximum, &found.mean})
        row.push_back(amount(*value));
    } else {
      row.emplace_back("0");
      row.insert(row.end(), 6, "");
    }
    row.push_back(tariff.bandwidth ? amount(tariff.bandwidth->minimum) : "");
    row.push_back(tariff.bandwidth ? amount(tariff.bandwidth->maximum) : "");
    row.push_back(amount_or_empty(tariff.fixed));
    row.emplace_back(report.verdict ? verdict_word(*report.verdict) : "");
    if (has_provider) {
      const auto& agreed = report.with_provider;
      row.push_back(agreed ? amount(agreed->amount) : "");
      row.emplace_back(agreed && agreed->verdict ? verdict_word(*agreed->verdict) : "");
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace bestek::pricing
