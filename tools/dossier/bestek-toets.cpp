// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include <fmt/format.h>

#include <algorithm>
#include <ostream>

#include "common/dutch.hpp"
#include "common/text.hpp"
#include "dossier/finding_codes.hpp"
#include "dossier/round_command.hpp"

namespace bestek::check {

struct Options {
  RoundOptions round;
  std::string format = "tekst";
  bool strict = false;
  bool lists_codes = false;
};

void add_options(CLI::App& app, Options& options) {
  add_round_option(app, options.round);
  add_choice(app, "--formaat", options.format, {"tekst", "json"}, "vorm van de uitvoer");
  app.add_flag("--streng", options.strict, "laat ook waarschuwingen als fout tellen");
  app.add_flag("--codes", options.lists_codes,
               "toon alle codes met hun uitleg, zonder iets te toetsen");
}

ExitCode list_codes(Streams& streams) {
  constexpr std::size_t width = 72;
  for (const auto& code : finding_codes()) {
    streams.out << fmt::format("{}  {}: {}\n", code.code, code.severity, code.title);
    for (const auto& line : wrapped(code.explanation, width))
      streams.out << "      " << line << '\n';
  }
  return ExitCode::good;
}

OrderedJson result(const Dossier& dossier) {
  const auto count = [&](Severity severity) {
    return std::count_if(dossier.findings.begin(), dossier.findings.end(),
                         [&](const Finding& finding) { return finding.severity == severity; });
  };
  return {{"fouten", count(Severity::error)},
          {"waarschuwingen", count(Severity::warning)},
          {"adviezen", count(Severity::advice)},
          {"bestanden", dossier.files}};
}

ExitCode run(const Options& options, Streams& streams) {
  if (options.lists_codes) return list_codes(streams);
  const auto dossier = load_and_check(options.round.round, streams.in);
  if (options.format == "json") {
    streams.out << result_envelope("toets", dossier, result(dossier)).dump(2) << '\n';
  } else {
    print_findings(streams.out, dossier.findings, dossier.texts, streams.out_has_colour);
    streams.out << fmt::format(
        "{} in {}\n", summary(dossier.findings),
        dutch::counted(static_cast<std::int64_t>(dossier.files.size()), "bestand", "bestanden"));
  }
  const bool too_many =
      options.strict &&
      std::any_of(dossier.findings.begin(), dossier.findings.end(),
                  [](const Finding& finding) { return finding.severity == Severity::warning; });
  return has_errors(dossier.findings) || too_many ? ExitCode::findings : ExitCode::good;
}

}  // namespace bestek::check

int main(int argc, char** argv) {
  using namespace bestek;
  return command_main<check::Options>(
      argc, argv, {"toets", BESTEK_SUMMARY, "bestek toets examples/groninger-gemeenten-2015"},
      check::add_options, check::run);
}
