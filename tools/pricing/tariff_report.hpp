// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "dossier/dossier.hpp"
#include "pricing/benchmark.hpp"
#include "pricing/cost_price.hpp"

/// What `bestek tarief` says of the tariffs of a round: from cost price to tariff.
namespace bestek::pricing {

/// Where an amount lies against the bandwidth or the fixed tariff of the colleges.
enum class Verdict { within, above, below };

std::string_view verdict_word(Verdict verdict);  ///< "binnen", "boven", "onder"

struct PgbAmount {
  const PgbTariff* rule = nullptr;
  Rational base, amount;
};

/// What was agreed with one provider.
struct AgreedWithProvider {
  std::string provider;
  Rational amount;
  std::optional<Date> date;  ///< nothing for a fixed tariff without a negotiation
  std::optional<Verdict> verdict;
};

/// An element of the law, and whether the cost price has it.
struct Compliance {
  std::string letter, name;
  bool is_covered = false;
  std::vector<std::string> sources;  ///< each once
  std::size_t without_source = 0;    ///< numbers of this element that name none
};

/// One tariff of the round. Points into the round that it was made from.
struct TariffReport {
  const Service* service = nullptr;
  const Tariff* tariff = nullptr;
  std::string pointer;  ///< of the tariff: "/tarieven/3"
  std::optional<CostPriceResult> cost_price;
  std::optional<BenchmarkStatistics> benchmark;
  std::optional<BenchmarkPosition> position;  ///< of the cost price
  std::optional<Verdict> verdict;             ///< of an indexed cost price
  std::size_t agreed = 0, agreed_within = 0;
  std::vector<PgbAmount> pgb;
  std::vector<Compliance> compliance;
  std::optional<AgreedWithProvider> with_provider;

  bool has_cost_price() const { return cost_price && cost_price->is_computed(); }
  bool is_indexed() const { return has_cost_price() && cost_price->missing_index.empty(); }
};

struct ReportChoice {
  std::optional<Date> day;            ///< only the tariffs that are valid then
  std::string provider;               ///< kenmerk, or empty
  std::vector<std::string> services;  ///< kenmerken; empty for all
};

/// In the order of the round.
std::vector<TariffReport> tariff_reports(const Round& round, const ReportChoice& choice);

/// Services that the choice asks for without a tariff on its day.
std::vector<std::string> services_without_tariff(const Round& round, const ReportChoice& choice);

/// Adds what the computations show: B070 to B073.
void report_findings(const std::vector<TariffReport>& reports, Dossier& dossier);

/// Against the bandwidth or the fixed tariff; nothing when the colleges decided neither.
std::optional<Verdict> verdict_of(const Tariff& tariff, const Rational& amount);

}  // namespace bestek::pricing
