// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include <fmt/format.h>
#include <sys/resource.h>

#include <chrono>
#include <fstream>
#include <iostream>
#include <random>
#include <string>

#include "pricing/budget_overview.hpp"

/// How long a million volumes take to become a budget: 10,000 tariffs, 5,000 providers, 342
/// municipalities. The rows are in memory, as the reader of the round gives them. Prints processor
/// seconds and the peak of memory; it never fails on them: a machine may be busy.
///
/// usage: bestek-bench-budget [FILE]
///
/// With FILE it also writes the same volumes there as YAML, to see what reading them costs.
namespace {

using namespace bestek;
using namespace bestek::pricing;

constexpr int municipalities = 342;
constexpr int providers = 5000;
constexpr int services = 5000;  ///< two periods each: 10,000 tariffs
constexpr int volumes = 1'000'000;
constexpr int agreements = 10;  ///< of each tariff

std::string id(const char* kind, int number) { return fmt::format("{}-{}", kind, number); }

Date day(int year, unsigned month, unsigned of_month) {
  return {std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{of_month}};
}

void add_tariffs(Round& round, std::mt19937& random) {
  std::uniform_int_distribution<int> cents(3000, 9000);
  for (int service = 0; service < services; ++service) {
    for (const auto& [from, to] : {std::pair(day(2025, 1, 1), day(2025, 6, 30)),
                                   std::pair(day(2025, 7, 1), day(2026, 12, 31))}) {
      const Rational minimum(cents(random), 100);
      Tariff tariff{id("dienst", service), from, to, Bandwidth{minimum, minimum + 5}, {}, {}};
      for (int i = 0; i < agreements; ++i)
        tariff.negotiated.push_back(
            {id("aanbieder", (service + i * 487) % providers), minimum + Rational(i, 4), from});
      round.tariffs.push_back(std::move(tariff));
    }
  }
}

Round large_round() {
  Round round;
  std::mt19937 random(1);
  for (int i = 0; i < municipalities; ++i)
    round.municipalities.push_back({.id = id("gemeente", i),
                                    .name = "",
                                    .budgets = {{2025, 900'000'000}, {2026, 900'000'000}}});
  for (int i = 0; i < services; ++i)
    round.services.push_back({.id = id("dienst", i), .name = "", .unit = "uur"});
  for (int i = 0; i < providers; ++i)
    round.providers.push_back({.id = id("aanbieder", i), .name = "", .services = {}});
  add_tariffs(round, random);
  std::uniform_int_distribution<int> quarters(1, 40'000);
  round.volumes.reserve(volumes);
  for (int i = 0; i < volumes; ++i) {
    const int service = (i / municipalities) % services;
    const bool is_named = i % 2 == 0;
    round.volumes.push_back(
        {id("gemeente", i % municipalities), id("dienst", service), 2025 + i / 7 % 2,
         Rational(quarters(random), 4),
         is_named ? id("aanbieder", (service + i % agreements * 487) % providers) : ""});
  }
  return round;
}

double processor_seconds() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
         static_cast<double>(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

double peak_megabytes() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024.0;
}

template <class F>
void measure(const char* what, F f) {
  const auto before = processor_seconds();
  f();
  std::cout << fmt::format("{:<46}{:>8.2f} s{:>9.0f} MB\n", what, processor_seconds() - before,
                           peak_megabytes());
}

void write_volumes(const Round& round, const std::string& path) {
  std::ofstream out(path);
  out << "volumes:\n";
  for (const auto& volume : round.volumes) {
    out << fmt::format("  - {{gemeente: {}, dienst: {}, jaar: {}, hoeveelheid: {}{}}}\n",
                       volume.municipality, volume.service, volume.year, to_exact(volume.quantity),
                       volume.provider.empty() ? "" : ", aanbieder: " + volume.provider);
  }
}

}  // namespace

int main(int argc, char** argv) {
  std::cout << fmt::format("{} volumes, {} tariffs, {} providers, {} municipalities\n\n", volumes,
                           2 * services, providers, municipalities);
  Round round;
  measure("make the rows", [&] { round = large_round(); });
  for (const auto ground : {Ground::shareable, Ground::agreed}) {
    Aggregation aggregation;
    const AggregationOptions options{ground, {}, {}};
    const std::string name = ground == Ground::agreed ? "agreed tariffs" : "bandwidths";
    measure(("aggregate, " + name).c_str(), [&] { aggregation = aggregate(round, options); });
    std::vector<YearOverview> years;
    measure("  beside the budgets", [&] { years = overview(round, aggregation, {}); });
    measure("  a scenario on tariffs and volumes", [&] {
      compare_scenarios(
          round, options,
          {{"beide", "", {{ScenarioKind::tariff, "", 2}, {ScenarioKind::volume, "", -5}}}});
    });
    measure("  greatest change of tariffs that fits",
            [&] { greatest_changes(round, options, aggregation, years); });
    std::cout << fmt::format("  {} lines, total {} euro\n", aggregation.lines,
                             to_fixed(euros(aggregation.total[0].middle), 2));
  }
  if (argc > 1) write_volumes(round, argv[1]);
}
