// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "pricing/tariff_report.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "common/dutch.hpp"
#include "dossier/model/legal_elements.hpp"
#include "pricing/agreed_tariffs.hpp"

namespace bestek::pricing {

namespace {

const Service* find_service(const Round& round, const std::string& id) {
  const auto found = std::find_if(round.services.begin(), round.services.end(),
                                  [&](const Service& service) { return service.id == id; });
  return found == round.services.end() ? nullptr : &*found;
}

std::vector<Rational> amounts_of(const std::vector<BenchmarkTariff>& benchmark) {
  std::vector<Rational> amounts;
  for (const auto& tariff : benchmark) amounts.push_back(tariff.amount);
  return amounts;
}

std::optional<Rational> base_amount(const TariffReport& report, PgbBase base) {
  const auto& tariff = *report.tariff;
  switch (base) {
    case PgbBase::fixed:
      return tariff.fixed;
    case PgbBase::minimum:
      return tariff.bandwidth ? std::optional(tariff.bandwidth->minimum) : std::nullopt;
    case PgbBase::maximum:
      return tariff.bandwidth ? std::optional(tariff.bandwidth->maximum) : std::nullopt;
    case PgbBase::lowest_agreed: {
      std::optional<Rational> lowest;
      for (const auto& agreed : tariff.negotiated) {
        if (!lowest || agreed.amount < *lowest) lowest = agreed.amount;
      }
      return lowest;
    }
    case PgbBase::cost_price:
      return report.is_indexed() ? std::optional(report.cost_price->amount()) : std::nullopt;
  }
  return std::nullopt;
}

/// A pgb tariff: percentage of the tariff for care in kind, to cents (practice of Nederweert 2024).
void add_pgb(TariffReport& report) {
  for (const auto& rule : report.tariff->pgb) {
    if (const auto base = base_amount(report, rule.base))
      report.pgb.push_back({&rule, *base, round_half_up(*base * rule.pct.value / 100, 2)});
  }
}

bool covers(const CostPart& part, std::string_view letter) {
  return part.letter.find(letter) != std::string::npos;
}

void add_compliance(TariffReport& report, const std::string& law) {
  const auto& result = *report.cost_price;
  for (const auto& element : legal_elements(law)) {
    Compliance compliance{std::string(element.letter), std::string(element.name), false, {}, 0};
    compliance.is_covered =
        std::any_of(result.parts.begin(), result.parts.end(),
                    [&](const CostPart& part) { return covers(part, element.letter); });
    for (const auto& line : result.derivation.lines()) {
      if (!line.origin || line.letter != element.letter) continue;
      const auto& source = line.origin->source;
      if (source.empty() && line.origin->is_choice()) continue;
      if (source.empty()) {
        ++compliance.without_source;
      } else if (std::find(compliance.sources.begin(), compliance.sources.end(), source) ==
                 compliance.sources.end()) {
        compliance.sources.push_back(source);
      }
    }
    report.compliance.push_back(std::move(compliance));
  }
}

void add_agreed(TariffReport& report, const std::string& provider, const Round& round) {
  const auto& tariff = *report.tariff;
  report.agreed = tariff.negotiated.size();
  for (const auto& agreed : tariff.negotiated) {
    if (verdict_of(tariff, agreed.amount) == Verdict::within) ++report.agreed_within;
  }
  if (provider.empty()) return;
  const auto found = std::find_if(round.providers.begin(), round.providers.end(),
                                  [&](const Provider& each) { return each.id == provider; });
  if (found == round.providers.end()) return;
  for (const auto& agreed : provider_tariffs(round, *found)) {
    if (agreed.tariff != &tariff || !agreed.amount) continue;
    report.with_provider = {provider, *agreed.amount, agreed.agreed_on,
                            verdict_of(tariff, *agreed.amount)};
  }
}

TariffReport report_of(const Round& round, std::size_t index, const std::string& provider) {
  const auto& tariff = round.tariffs[index];
  TariffReport report;
  report.service = find_service(round, tariff.service);
  report.tariff = &tariff;
  report.pointer = fmt::format("/tarieven/{}", index);
  if (tariff.cost_price)
    report.cost_price = compute_cost_price(*tariff.cost_price, report.service->unit);
  const auto amounts = amounts_of(tariff.benchmark);
  report.benchmark = benchmark_statistics(amounts);
  if (report.has_cost_price()) add_compliance(report, round.head.law);
  if (report.is_indexed()) {
    report.position = benchmark_position(amounts, report.cost_price->amount());
    report.verdict = verdict_of(tariff, report.cost_price->amount());
  }
  add_pgb(report);
  add_agreed(report, provider, round);
  return report;
}

bool is_chosen(const ReportChoice& choice, const std::string& service) {
  return choice.services.empty() || std::find(choice.services.begin(), choice.services.end(),
                                              service) != choice.services.end();
}

void report_verdict(const TariffReport& report, Dossier& dossier) {
  if (!report.verdict || *report.verdict == Verdict::within) return;
  const auto& tariff = *report.tariff;
  const auto amount = dutch::euro(report.cost_price->amount());
  if (*report.verdict == Verdict::above) {
    const auto highest = tariff.fixed ? *tariff.fixed : tariff.bandwidth->maximum;
    dossier.report(
        Severity::warning, "B072",
        report.pointer + (tariff.fixed ? "/vast" : "/bandbreedte/maximum"),
        fmt::format("het {} van {} ligt onder de kostprijs van {}",
                    tariff.fixed ? "vaste tarief" : "hoogste tarief", dutch::euro(highest), amount),
        "een reële prijs dekt de kosten; verhoog het tarief of onderbouw het verschil");
  } else if (tariff.bandwidth) {
    dossier.report(Severity::advice, "B073", report.pointer + "/bandbreedte/minimum",
                   fmt::format("het laagste tarief van {} is meer dan de kostprijs van {}",
                               dutch::euro(tariff.bandwidth->minimum), amount),
                   "controleer de kostprijs, of leg een lagere bandbreedte aan de colleges voor");
  }
}

}  // namespace

std::string_view verdict_word(Verdict verdict) {
  return verdict == Verdict::within ? "binnen" : verdict == Verdict::above ? "boven" : "onder";
}

std::optional<Verdict> verdict_of(const Tariff& tariff, const Rational& amount) {
  if (!tariff.bandwidth && !tariff.fixed) return std::nullopt;
  const auto& low = tariff.fixed ? *tariff.fixed : tariff.bandwidth->minimum;
  const auto& high = tariff.fixed ? *tariff.fixed : tariff.bandwidth->maximum;
  return amount < low ? Verdict::below : amount > high ? Verdict::above : Verdict::within;
}

std::vector<TariffReport> tariff_reports(const Round& round, const ReportChoice& choice) {
  std::vector<TariffReport> reports;
  for (std::size_t i = 0; i < round.tariffs.size(); ++i) {
    const auto& tariff = round.tariffs[i];
    if (!is_chosen(choice, tariff.service)) continue;
    if (choice.day && tariff_at(round, tariff.service, *choice.day) != &tariff) continue;
    reports.push_back(report_of(round, i, choice.provider));
  }
  return reports;
}

std::vector<std::string> services_without_tariff(const Round& round, const ReportChoice& choice) {
  std::vector<std::string> missing;
  for (const auto& service : round.services) {
    if (!is_chosen(choice, service.id)) continue;
    const bool has =
        choice.day
            ? tariff_at(round, service.id, *choice.day) != nullptr
            : std::any_of(round.tariffs.begin(), round.tariffs.end(),
                          [&](const Tariff& tariff) { return tariff.service == service.id; });
    if (!has) missing.push_back(service.id);
  }
  return missing;
}

void report_findings(const std::vector<TariffReport>& reports, Dossier& dossier) {
  for (const auto& report : reports) {
    const auto price = report.pointer + "/kostprijs";
    if (report.cost_price) {
      for (const auto& problem : report.cost_price->problems)
        dossier.report(Severity::error, problem.code, price + problem.path, problem.message,
                       problem.help, problem.at_key);
      for (const auto& problem : report.cost_price->missing_index)
        dossier.report(Severity::warning, problem.code, price + problem.path, problem.message,
                       problem.help, problem.at_key);
    }
    report_verdict(report, dossier);
  }
  sort_findings(dossier.findings);
}

}  // namespace bestek::pricing
