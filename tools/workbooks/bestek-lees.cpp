// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <ostream>

#include "common/files.hpp"
#include "dossier/round_command.hpp"
#include "workbooks/reader_layout.hpp"
#include "workbooks/reader_report.hpp"
#include "workbooks/reader_writer.hpp"

namespace bestek::workbooks {

struct Options {
  RoundOptions round;
  std::vector<std::string> files;
  std::string format = "tekst";
  std::string received;
  bool writes = false;
};

std::string needs_day(const std::string& text) {
  if (!parse_date(text)) throw UsageError("optie --op vraagt een datum, zoals 2014-06-20");
  return "";
}

void add_options(CLI::App& app, Options& options) {
  add_round_option(app, options.round);
  app.add_option("BESTANDEN", options.files, "de ingevulde bladen: .xlsx of .ods");
  add_choice(app, "--formaat", options.format, {"tekst", "json", "yaml"}, "vorm van de uitvoer");
  app.add_option("--op", options.received, "dag waarop de bladen binnenkwamen (anders: vandaag)")
      ->type_name("DATUM")
      ->check(CLI::Validator(needs_day, ""));
  app.add_flag("--schrijf", options.writes,
               "zet wat goed is in de ronde, in aanbiedingen/ en volumes");
}

/// The first argument is the round, unless it is a sheet.
bool is_round(const std::string& argument) {
  std::error_code ignored;
  return argument == "-" || argument.ends_with(".yaml") || argument.ends_with(".yml") ||
         argument.ends_with(".json") || std::filesystem::is_directory(argument, ignored);
}

struct Arguments {
  RoundOptions round;
  std::vector<std::string> files;
};

Arguments arguments_of(const Options& options) {
  Arguments input{options.round, options.files};
  if (!is_round(input.round.round)) {
    input.files.insert(input.files.begin(), input.round.round);
    input.round = {};
  }
  if (input.files.empty())
    throw UsageError("geef de ingevulde bladen op, zoals: bestek lees ronde ontvangen/*.xlsx");
  if (options.writes && input.round.round == "-")
    throw UsageError("--schrijf vraagt een ronde in een map, geen dossier op de standaardinvoer");
  return input;
}

std::string today() {
  return to_iso(Date(std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now())));
}

/// One byte more than the reader takes, so that it can say that a file is too large.
std::string read_sheet(const std::string& path) {
  constexpr auto most = ReaderLimits().file;
  std::error_code ignored;
  const auto size = std::filesystem::file_size(path, ignored);
  const bool is_too_large = std::filesystem::is_regular_file(path, ignored) && size > most;
  return is_too_large ? std::string(most + 1, '\0') : read_file(path);
}

std::vector<ReadFile> read_files(const std::vector<std::string>& names, const Dossier& dossier) {
  const auto round = typed_round(dossier);
  const auto make = current_workbooks(dossier);
  std::vector<ReadFile> files;
  for (const auto& name : names)
    files.push_back(read_returned_file(name, read_sheet(name), round, make));
  check_senders(files);
  return files;
}

OrderedJson to_result(const std::vector<FileResult>& results, const std::string& day) {
  OrderedJson result = {
      {"klasse", "vertrouwelijk"}, {"op", day}, {"bestanden", OrderedJson::array()}};
  for (const auto& one : results) result["bestanden"].push_back(result_json(one));
  return result;
}

void print(const Options& options, Streams& streams, const std::vector<FileResult>& results,
           const std::string& day, const Dossier& dossier) {
  if (options.format == "json") {
    streams.out << to_text(result_envelope("lees", dossier, to_result(results, day))) << '\n';
  } else if (options.format == "yaml") {
    streams.out << to_yaml(result_yaml(results));
  } else {
    for (const auto& result : results) print_result(streams.out, result);
    streams.out << tally_of(results) << '\n';
  }
}

ExitCode run(const Options& options, Streams& streams) {
  const auto input = arguments_of(options);
  auto dossier = load_for_command(input.round, streams);
  if (!dossier) return ExitCode::findings;
  const auto day = options.received.empty() ? today() : options.received;
  auto files = read_files(input.files, *dossier);
  RoundWriter writer(*dossier, day);
  std::vector<FileResult> results;
  Findings findings;
  for (auto& file : files) {
    std::vector<std::string> written;
    if (options.writes && !file.is_refused()) written = writer.write(file);
    findings.insert(findings.end(), file.findings.begin(), file.findings.end());
    auto received = writer.received(file);
    results.push_back({std::move(file), std::move(received), std::move(written)});
  }
  if (!findings.empty() && options.format != "json")
    print_with_summary(streams, findings, dossier->texts);
  dossier->findings = findings;
  print(options, streams, results, day, *dossier);
  return has_errors(findings) ? ExitCode::findings : ExitCode::good;
}

}  // namespace bestek::workbooks

int main(int argc, char** argv) {
  using namespace bestek;
  return command_main<workbooks::Options>(
      argc, argv, {"lees", BESTEK_SUMMARY, "bestek lees ronde ontvangen/*.xlsx --schrijf"},
      workbooks::add_options, workbooks::run);
}
