// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include <fmt/format.h>

#include <algorithm>
#include <ostream>

#include "common/dutch.hpp"
#include "common/text.hpp"
#include "dossier/finding_codes.hpp"
#include "dossier/round_command.hpp"
#include "dossier/sarif.hpp"
#include "dossier/suppressions.hpp"

namespace bestek::check {

constexpr std::size_t most_shown = 200;
constexpr std::size_t width = 76;

struct Options {
  RoundOptions round;
  std::string format = "tekst";
  bool strict = false;
  bool shows_all = false;
  std::vector<std::string> ignored_codes;
  bool asks_codes = false;
  std::string code;  ///< with asks_codes: the one to explain, or empty for the list
};

void add_options(CLI::App& app, Options& options) {
  add_round_option(app, options.round);
  add_choice(app, "--formaat", options.format, {"tekst", "json", "sarif"}, "vorm van de uitvoer");
  app.add_flag("--streng", options.strict, "laat ook waarschuwingen als fout tellen");
  app.add_option("--negeer", options.ignored_codes,
                 "laat bevindingen met deze code niet meetellen; mag vaker")
      ->type_name("CODE")
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  app.add_flag("--alles", options.shows_all,
               fmt::format("toon alle bevindingen, ook meer dan {}", most_shown));
  app.add_option_function<std::string>(
         "--codes",
         [&options](const std::string& code) {
           options.asks_codes = true;
           options.code = code;
         },
         "toon de lijst met codes, of de uitleg van één code, zonder iets te toetsen")
      ->type_name("[CODE]")
      ->expected(0, 1);
}

const FindingCode& known_code(const std::string& name) {
  const auto codes = finding_codes();
  const auto found = std::find_if(codes.begin(), codes.end(),
                                  [&](const FindingCode& code) { return code.code == name; });
  if (found != codes.end()) return *found;
  std::vector<std::string> names;
  for (const auto& code : codes) names.emplace_back(code.code);
  const auto help = suggestion(name, names);
  throw UsageError(
      fmt::format("de code \"{}\" bestaat niet; {}", name,
                  help.empty() ? "alle codes ziet u met: bestek toets --codes" : help));
}

ExitCode list_codes(Streams& streams) {
  constexpr std::size_t longest_severity = 12;
  for (const auto& code : finding_codes()) {
    streams.out << fmt::format("{}  {}  {}\n", code.code, padded(code.severity, longest_severity),
                               code.title);
  }
  streams.out << "\nUitleg bij een code: bestek toets --codes B012\n";
  return ExitCode::good;
}

ExitCode explain_code(Streams& streams, const FindingCode& code) {
  streams.out << fmt::format("{}  {}: {}\n\n", code.code, code.severity, code.title);
  for (const auto& line : wrapped(code.explanation, width)) streams.out << line << '\n';
  if (!code.source.empty()) {
    streams.out << '\n';
    for (const auto& line : wrapped(fmt::format("Bron: {}", code.source), width))
      streams.out << line << '\n';
  }
  if (!code.example.empty()) {
    streams.out << "\nZo gaat het mis:\n\n";
    for (const auto& line : split(code.example, '\n'))
      streams.out << (line.empty() ? "" : "  ") << line << '\n';
  }
  return ExitCode::good;
}

OrderedJson result(const Dossier& dossier, const JudgedFindings& findings) {
  const auto count = [&](Severity severity) {
    return std::count_if(findings.counted.begin(), findings.counted.end(),
                         [&](const Finding& finding) { return finding.severity == severity; });
  };
  return {{"fouten", count(Severity::error)},
          {"waarschuwingen", count(Severity::warning)},
          {"adviezen", count(Severity::advice)},
          {"genegeerd", findings.ignored.size()},
          {"bestanden", dossier.files}};
}

void print_json(Streams& streams, Dossier dossier, const JudgedFindings& findings) {
  dossier.findings = findings.counted;
  streams.out << to_text(result_envelope("toets", dossier, result(dossier, findings))) << '\n';
}

/// The gravest come first when not all can be shown, so that no fout hides behind adviezen; they
/// are then shown in the order of the files.
std::pair<Findings, Findings> split_for_screen(Findings findings, bool shows_all) {
  if (shows_all || findings.size() <= most_shown) return {std::move(findings), {}};
  std::stable_sort(findings.begin(), findings.end(),
                   [](const Finding& a, const Finding& b) { return a.severity < b.severity; });
  const auto end = findings.begin() + most_shown;
  Findings rest(std::make_move_iterator(end), std::make_move_iterator(findings.end()));
  findings.erase(end, findings.end());
  sort_findings(findings);
  return {std::move(findings), std::move(rest)};
}

void print_text(const Options& options, Streams& streams, const Dossier& dossier,
                const JudgedFindings& findings) {
  const auto [shown, rest] = split_for_screen(findings.counted, options.shows_all);
  print_findings(streams.out, shown, dossier.texts, streams.out_has_colour);
  if (!rest.empty()) {
    streams.out << fmt::format("… en nog {}; toon alles met --alles\n", summary(rest));
  }
  streams.out << fmt::format(
      "{} in {}", summary(findings.counted),
      dutch::counted(static_cast<std::int64_t>(dossier.files.size()), "bestand", "bestanden"));
  if (!findings.ignored.empty())
    streams.out << fmt::format(", {} genegeerd", findings.ignored.size());
  streams.out << '\n';
}

bool is_good(const Options& options, const Findings& findings) {
  const bool too_many =
      options.strict && std::any_of(findings.begin(), findings.end(), [](const Finding& finding) {
        return finding.severity == Severity::warning;
      });
  return !has_errors(findings) && !too_many;
}

void check_ignored_codes(const std::vector<std::string>& names) {
  for (const auto& name : names) {
    if (can_be_ignored(known_code(name).code)) continue;
    throw UsageError(fmt::format("{} kan niet worden genegeerd; herstel de fout zelf", name));
  }
}

ExitCode run(const Options& options, Streams& streams) {
  if (options.asks_codes) {
    return options.code.empty() ? list_codes(streams)
                                : explain_code(streams, known_code(options.code));
  }
  check_ignored_codes(options.ignored_codes);
  const auto& dossier = kept_until_exit(load_and_check(options.round.round, streams.in));
  const auto findings = judge_findings(dossier, options.ignored_codes);
  if (options.format == "json") {
    print_json(streams, dossier, findings);
  } else if (options.format == "sarif") {
    streams.out << to_text(to_sarif(dossier, findings)) << '\n';
  } else {
    print_text(options, streams, dossier, findings);
  }
  return is_good(options, findings.counted) ? ExitCode::good : ExitCode::findings;
}

}  // namespace bestek::check

int main(int argc, char** argv) {
  using namespace bestek;
  return command_main<check::Options>(
      argc, argv, {"toets", BESTEK_SUMMARY, "bestek toets examples/groninger-gemeenten-2015"},
      check::add_options, check::run);
}
