// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include <fmt/format.h>

#include <algorithm>
#include <ostream>

#include "common/text.hpp"
#include "office/workbook_output.hpp"
#include "pricing/tariff_output.hpp"
#include "pricing/tariff_workbook.hpp"

namespace bestek::pricing {

struct Options {
  RoundOptions round;
  std::string format = "tekst";
  std::vector<std::string> explained, services;
  std::string day, provider, minutes;
  OutputOptions output;
};

void add_options(CLI::App& app, Options& options) {
  add_round_option(app, options.round);
  app.add_option("--uitleg", options.explained, "toon elke stap van de kostprijs van deze dienst")
      ->type_name("DIENST");
  app.add_option("--dienst", options.services, "alleen deze dienst; mag vaker")
      ->type_name("DIENST");
  app.add_option("--op", options.day, "alleen de tarieven die op deze dag gelden")
      ->type_name("DATUM");
  app.add_option("--aanbieder", options.provider,
                 "ook wat met deze aanbieder is afgesproken (vertrouwelijk)")
      ->type_name("KENMERK");
  app.add_option("--minuten", options.minutes,
                 "reken een declaratie uit: minuten per week, zoals 95,95,95,95")
      ->type_name("LIJST");
  add_choice(app, "--formaat", options.format, {"tekst", "json", "csv", "markdown", "xlsx"},
             "vorm van de uitvoer; xlsx komt in de map van --uit");
  add_file_options(app, options.output);
}

std::vector<std::int64_t> parse_minutes(const std::string& text) {
  constexpr std::size_t most_digits = 6;
  std::vector<std::int64_t> minutes;
  if (text.empty()) return minutes;
  for (const auto& part : split(text, ',')) {
    const bool is_number =
        !part.empty() && part.size() <= most_digits &&
        std::all_of(part.begin(), part.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!is_number)
      throw UsageError(fmt::format(
          "optie --minuten: \"{}\" is geen aantal minuten; schrijf bijvoorbeeld 95,95,95,95",
          part));
    minutes.push_back(std::stoll(part));
  }
  return minutes;
}

ReportChoice choice_of(const Options& options, const Round& round) {
  ReportChoice choice;
  choice.services = options.services;
  choice.services.insert(choice.services.end(), options.explained.begin(), options.explained.end());
  choice.provider = options.provider;
  std::vector<std::string> services, providers;
  for (const auto& service : round.services) services.push_back(service.id);
  for (const auto& provider : round.providers) providers.push_back(provider.id);
  for (const auto& id : options.services) check_known("--dienst", "dienst", id, services);
  for (const auto& id : options.explained) check_known("--uitleg", "dienst", id, services);
  if (!options.provider.empty())
    check_known("--aanbieder", "aanbieder", options.provider, providers);
  if (options.day.empty()) return choice;
  choice.day = parse_date(options.day);
  if (!choice.day)
    throw UsageError(
        fmt::format("optie --op: \"{}\" is geen dag; schrijf jaar-maand-dag, zoals "
                    "2015-01-31",
                    options.day));
  return choice;
}

ExitCode write_workbook(const Options& options, Streams& streams, const Dossier& dossier,
                        const TariffOverview& overview, Findings findings) {
  const office::WorkbookOutput output{"tarief", "tarief", options.provider, "vertrouwelijk",
                                      tariff_json(overview).dump()};
  const auto lay_out = [&](const office::HouseStyle& style) {
    return tariff_workbook(overview, style);
  };
  return office::put_workbook(output, lay_out, options.output, dossier, std::move(findings),
                              streams);
}

/// What the computations found; what `toets` says as well, is not repeated.
Findings new_findings(const Dossier& dossier, const Findings& before) {
  Findings found;
  for (const auto& finding : dossier.findings) {
    const bool is_old = std::any_of(before.begin(), before.end(), [&](const Finding& old) {
      return old.code == finding.code && old.path == finding.path;
    });
    if (!is_old) found.push_back(finding);
  }
  return found;
}

void print_result(const Options& options, Streams& streams, const Dossier& dossier,
                  const TariffOverview& overview) {
  if (options.format == "json") {
    streams.out << to_text(result_envelope("tarief", dossier, tariff_json(overview))) << '\n';
  } else if (options.format == "csv") {
    print_csv(streams.out, tariff_table(overview));
  } else if (options.format == "markdown") {
    print_markdown(streams.out, tariff_table(overview));
  } else if (!options.explained.empty()) {
    print_derivations(streams.out, overview);
  } else {
    print_tariffs(streams.out, overview);
  }
}

ExitCode run(const Options& options, Streams& streams) {
  auto dossier = load_for_command(options.round, streams);
  if (!dossier) return ExitCode::findings;
  const auto round = typed_round(*dossier);
  if (round.tariffs.empty()) {
    streams.err << "bestek tarief: deze ronde heeft geen tarieven; voeg ze toe in tarieven.yaml\n";
    return ExitCode::findings;
  }
  const auto choice = choice_of(options, round);
  const TariffOverview overview{round, choice, tariff_reports(round, choice),
                                services_without_tariff(round, choice),
                                parse_minutes(options.minutes)};
  const auto before = dossier->findings;
  report_findings(overview.reports, *dossier);
  auto found = new_findings(*dossier, before);
  if (options.format == "xlsx")
    return write_workbook(options, streams, *dossier, overview, std::move(found));
  print_result(options, streams, *dossier, overview);
  if (!found.empty()) print_with_summary(streams, found, dossier->texts);
  return has_errors(found) ? ExitCode::findings : ExitCode::good;
}

}  // namespace bestek::pricing

int main(int argc, char** argv) {
  using namespace bestek;
  return command_main<pricing::Options>(
      argc, argv,
      {"tarief", BESTEK_SUMMARY, "bestek tarief examples/groninger-gemeenten-2015 --uitleg bgi-vb"},
      pricing::add_options, pricing::run);
}
