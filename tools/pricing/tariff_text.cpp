// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include <fmt/format.h>

#include <ostream>
#include <set>

#include "common/dutch.hpp"
#include "common/text.hpp"
#include "dossier/model/legal_elements.hpp"
#include "pricing/declaration.hpp"
#include "pricing/tariff_output.hpp"

namespace bestek::pricing {

namespace {

constexpr std::size_t amount_width = 20;

std::string euro(const Rational& amount) { return dutch::euro(amount); }

/// "  a   beroepskracht                    € 30,23"
void print_amount(std::ostream& out, const std::string& letter, const std::string& name,
                  const std::string& amount) {
  constexpr std::size_t name_width = terminal_width - amount_width - 8;
  out << "  " << padded(letter, 6) << padded(shortened(name, name_width), name_width)
      << padded(amount, amount_width, true) << '\n';
}

/// A word with what there is to say of it, broken into lines.
void print_fact(std::ostream& out, const std::string& word, const std::string& text) {
  constexpr std::size_t indent = 16;
  std::string head = "  " + padded(word, indent - 2);
  for (const auto& line : wrapped(text, terminal_width - indent)) {
    out << head << line << '\n';
    head = std::string(indent, ' ');
  }
}

void print_cost_price(std::ostream& out, const TariffReport& report) {
  if (!report.has_cost_price()) {
    print_fact(
        out, "kostprijs",
        report.cost_price ? "niet te berekenen; zie de meldingen" : "staat niet in de ronde");
    return;
  }
  const auto& result = *report.cost_price;
  for (const auto& part : result.parts)
    print_amount(out, part.letter, part.name, euro(result.derivation.value(part.amount)));
  const auto& difference = result.derivation.value(*result.rounding_difference);
  if (difference != 0) print_amount(out, "", "afrondingsverschil", euro(difference));
  print_amount(out, "", result.derivation.at(*result.total).name,
               amount_text(result.amount()) == to_fixed(result.amount(), 2)
                   ? euro(result.amount())
                   : value_text(result.derivation.at(*result.total)));
  out << '\n';
}

void print_law(std::ostream& out, const TariffReport& report, const std::string& law) {
  if (report.compliance.empty()) return;
  std::vector<std::string> covered, missing;
  std::set<std::string> sources;
  std::size_t without = 0;
  for (const auto& element : report.compliance) {
    (element.is_covered ? covered : missing).push_back(element.letter);
    sources.insert(element.sources.begin(), element.sources.end());
    without += element.without_source;
  }
  auto text = fmt::format("{}: element {} gedekt", legal_elements_article(law),
                          dutch::enumeration(covered));
  if (!missing.empty()) text += fmt::format("; {} nog niet", dutch::enumeration(missing));
  text += fmt::format("; {}",
                      dutch::counted(static_cast<std::int64_t>(sources.size()), "bron", "bronnen"));
  if (without > 0)
    text += fmt::format(", {} zonder bron",
                        dutch::counted(static_cast<std::int64_t>(without), "getal", "getallen"));
  print_fact(out, "wet", text);
}

void print_benchmark(std::ostream& out, const TariffReport& report) {
  if (!report.benchmark) return;
  const auto& found = *report.benchmark;
  print_fact(
      out, "benchmark",
      fmt::format("{}: laagste {}, kwartiel {}, mediaan {}, kwartiel {}, hoogste {}, "
                  "gemiddeld {}",
                  dutch::counted(static_cast<std::int64_t>(found.count), "tarief", "tarieven"),
                  euro(found.minimum), euro(found.lower_quartile), euro(found.median),
                  euro(found.upper_quartile), euro(found.maximum), euro(found.mean)));
  if (!report.position) return;
  const auto& pct = report.position->from_median_pct;
  print_fact(
      out, "",
      fmt::format(
          "de kostprijs is hoger dan {} van de {}, en {}", report.position->below, found.count,
          pct == 0 ? "gelijk aan de mediaan"
                   : fmt::format("{} {} de mediaan", dutch::percentage(round_half_up(abs(pct), 2)),
                                 pct > 0 ? "boven" : "onder")));
}

void print_bounds(std::ostream& out, const TariffReport& report) {
  const auto& tariff = *report.tariff;
  std::string where;
  if (report.verdict) {
    where = *report.verdict == Verdict::within
                ? tariff.fixed ? "; gelijk aan de kostprijs" : "; de kostprijs ligt erbinnen"
            : *report.verdict == Verdict::above ? "; de kostprijs is hoger"
                                                : "; de kostprijs is lager";
  } else if (report.has_cost_price()) {
    where = "; niet vergeleken, want de kostprijs is nog zonder index";
  }
  if (tariff.fixed) print_fact(out, "vast tarief", euro(*tariff.fixed) + where);
  if (tariff.bandwidth) {
    print_fact(out, "bandbreedte",
               fmt::format("{} tot en met {}{}", euro(tariff.bandwidth->minimum),
                           euro(tariff.bandwidth->maximum), where));
  }
  if (!tariff.fixed && !tariff.bandwidth)
    print_fact(out, "tarief", "de colleges hebben nog niet besloten");
  if (report.agreed > 0 && (tariff.fixed || tariff.bandwidth)) {
    print_fact(
        out, "afgesproken",
        fmt::format(
            "{}, {} {}",
            dutch::counted(static_cast<std::int64_t>(report.agreed), "tarief", "tarieven"),
            report.agreed_within == report.agreed ? "alle" : std::to_string(report.agreed_within),
            tariff.fixed ? "gelijk aan het vaste tarief" : "binnen de bandbreedte"));
  }
}

void print_provider(std::ostream& out, const TariffReport& report) {
  if (!report.with_provider) return;
  const auto& agreed = *report.with_provider;
  auto text = euro(agreed.amount);
  if (agreed.date) text += fmt::format(", afgesproken op {}", dutch::long_date(*agreed.date));
  if (agreed.verdict) {
    const bool is_fixed = report.tariff->fixed.has_value();
    text += *agreed.verdict == Verdict::within
                ? is_fixed ? "; het vaste tarief" : "; binnen de bandbreedte"
                : fmt::format("; {} {}", verdict_word(*agreed.verdict),
                              is_fixed ? "het vaste tarief" : "de bandbreedte");
  }
  if (report.is_indexed()) {
    const Rational difference = agreed.amount - report.cost_price->amount();
    text += difference == 0 ? "; gelijk aan de kostprijs"
                            : fmt::format("; {} {} de kostprijs", euro(abs(difference)),
                                          difference > 0 ? "boven" : "onder");
  }
  print_fact(out, agreed.provider.size() < 14 ? agreed.provider : "aanbieder", text);
}

void print_declaration(std::ostream& out, const TariffReport& report,
                       const TariffOverview& overview) {
  const auto hourly = paid_per_hour(report);
  if (!hourly) return;
  const auto near = divisible_by_60(*hourly);
  auto text = euro(minute_tariff(*hourly));
  if (!near.is_exact()) {
    text += fmt::format(", afgerond; {} en {} zijn wel een heel aantal centen per minuut",
                        euro(near.below), euro(near.above));
  }
  print_fact(out, "per minuut", text);
  if (overview.minutes.empty()) return;
  std::int64_t total = 0;
  for (const auto minutes : overview.minutes) total += minutes;
  print_fact(out, "declaratie",
             fmt::format("{} minuten x {} / 60 = {}, één keer afgerond; volume in uren: {}", total,
                         euro(*hourly), euro(declared_amount(*hourly, total)),
                         volume_in_hours(overview.minutes)));
}

void print_pgb(std::ostream& out, const TariffReport& report, bool is_for_provider) {
  for (const auto& pgb : report.pgb) {
    if (pgb.rule->base == PgbBase::lowest_agreed && is_for_provider) continue;
    print_fact(
        out, "pgb",
        fmt::format("{}: {} van {} = {}", pgb.rule->category,
                    dutch::percentage(pgb.rule->pct.value), euro(pgb.base), euro(pgb.amount)));
  }
}

void print_head(std::ostream& out, const TariffReport& report) {
  for (const auto& line :
       wrapped(fmt::format("{}: {}", report.tariff->service, report.service->name), terminal_width))
    out << line << '\n';
  out << period_text(report) << "\n\n";
}

/// " 3  a  gewogen uurloon                       € 20,15"
void print_line(std::ostream& out, const Derivation& derivation, std::size_t index) {
  constexpr std::size_t indent = 8;
  const auto& line = derivation.lines()[index];
  constexpr std::size_t name_width = terminal_width - amount_width - indent;
  out << padded(std::to_string(index + 1), 3, true) << "  " << padded(line.letter, indent - 5)
      << padded(shortened(line.name, name_width), name_width)
      << padded(value_text(line), amount_width, true) << '\n';
  const auto note = [&](const std::string& text) {
    for (const auto& part : wrapped(text, terminal_width - indent))
      out << std::string(indent, ' ') << part << '\n';
  };
  if (line.origin) {
    const auto& origin = *line.origin;
    auto text = !origin.source.empty() ? "bron: " + origin.source
                : origin.is_choice()   ? std::string("keuze van de gemeenten")
                                       : std::string("gegeven, zonder bron");
    if (origin.reference_date)
      text += fmt::format("; peildatum {}", dutch::long_date(*origin.reference_date));
    if (!origin.definition.empty()) text += "; " + origin.definition;
    note(text);
    return;
  }
  note("= " + formula_in_words(derivation, line));
  note("= " + formula_in_numbers(derivation, line));
  if (const auto rounding = rounding_text(line); !rounding.empty()) note(rounding);
}

}  // namespace

std::string period_text(const TariffReport& report) {
  return fmt::format("per {}, van {} tot en met {}",
                     report.service->unit == "stuks" ? "stuk" : report.service->unit,
                     dutch::long_date(report.tariff->valid_from),
                     dutch::long_date(report.tariff->valid_to));
}

void print_tariffs(std::ostream& out, const TariffOverview& overview) {
  out << "Kostprijzen en tarieven: " << overview.round.head.title << '\n';
  const auto& provider = overview.choice.provider;
  out << (provider.empty()
              ? "VERTROUWELIJK: met de kostprijs van de gemeenten\n"
              : fmt::format("VERTROUWELIJK: met de kostprijs, en de tarieven van {}\n", provider));
  for (const auto& report : overview.reports) {
    out << '\n';
    print_head(out, report);
    print_cost_price(out, report);
    print_law(out, report, overview.round.head.law);
    print_benchmark(out, report);
    print_bounds(out, report);
    print_provider(out, report);
    print_declaration(out, report, overview);
    print_pgb(out, report, !provider.empty());
  }
  if (overview.without_tariff.empty()) return;
  const auto day = overview.choice.day;
  out << fmt::format("\nGeen tarief{} voor: {}\n",
                     day ? " op " + dutch::long_date(*day) : std::string(),
                     dutch::enumeration(overview.without_tariff));
}

void print_derivations(std::ostream& out, const TariffOverview& overview) {
  bool is_first = true;
  for (const auto& report : overview.reports) {
    if (!is_first) out << '\n';
    is_first = false;
    print_head(out, report);
    if (!report.has_cost_price()) {
      print_cost_price(out, report);
      continue;
    }
    const auto& result = *report.cost_price;
    for (std::size_t i = 0; i < result.derivation.lines().size(); ++i) {
      if (i == result.total->index + 1) out << "\nOpbouw, elk deel in hele centen\n";
      print_line(out, result.derivation, i);
    }
    out << "\nGetoond zijn hoogstens zes decimalen; gerekend is met de exacte waarden.\n"
           "Een percentage telt in een formule als breuk: 8% is 0,08.\n";
  }
}

}  // namespace bestek::pricing
