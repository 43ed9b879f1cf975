// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "dossier/output_command.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <charconv>
#include <cstdlib>
#include <cstring>
#include <ostream>

#include "common/dutch.hpp"
#include "common/interrupt.hpp"
#include "common/text.hpp"

namespace bestek {

namespace {

std::string needs_share(const std::string& text) {
  if (!parse_share(text))
    throw UsageError("optie --deel vraagt een deel van het geheel, zoals 2/4: het tweede van vier");
  return "";
}

std::string not_negative(const std::string& number) {
  if (number.starts_with('-')) throw UsageError("optie -j vraagt een getal van 0 of hoger");
  return "";
}

}  // namespace

void add_file_options(CLI::App& app, OutputOptions& options) {
  app.add_option("--uit", options.folder, "map voor de bestanden (anders: uit)")->type_name("MAP");
  app.add_flag("--overschrijf", options.overwrite,
               "vervang ook bestanden die na het maken veranderd zijn");
  app.add_flag("--stil", options.quiet, "meld alleen wat misgaat");
}

void add_output_options(CLI::App& app, OutputOptions& options) {
  add_file_options(app, options);
  app.add_option("--alleen", options.only,
                 "alleen wat bij dit kenmerk hoort, zoals dat van een aanbieder; mag vaker")
      ->type_name("KENMERK")
      ->allow_extra_args(false);
  app.add_option_function<std::string>(
         "--deel", [&options](const std::string& text) { options.share = *parse_share(text); },
         "maak deel K van N; alle N delen samen zijn het geheel")
      ->type_name("K/N")
      ->check(CLI::Validator(needs_share, ""));
  app.add_option("-j", options.workers, "aantal werkers; 0 = alle kernen")
      ->type_name("N")
      ->check(CLI::Validator(not_negative, ""));
}

std::vector<std::string> provider_ids(const Dossier& dossier) {
  std::vector<std::string> ids;
  const auto providers = dossier.json.find("aanbieders");
  if (providers == dossier.json.end()) return ids;
  for (const auto& provider : *providers) ids.push_back(provider.at("kenmerk"));
  return ids;
}

std::chrono::sys_seconds creation_time(const Dossier& dossier) {
  if (const char* epoch = std::getenv("SOURCE_DATE_EPOCH")) {
    std::int64_t seconds = 0;
    const auto end = epoch + std::strlen(epoch);
    if (std::from_chars(epoch, end, seconds).ptr == end)
      return std::chrono::sys_seconds(std::chrono::seconds(seconds));
  }
  const auto date = read_round_head(dossier.json.at("ronde")).version.date;
  return std::chrono::sys_days(date) + std::chrono::hours(12);
}

std::string tally_line(const BatchResult& result, std::string_view one, std::string_view many,
                       const std::filesystem::path& folder) {
  auto line = fmt::format("{} gemaakt, {} ongewijzigd", dutch::counted(result.written, one, many),
                          result.unchanged);
  if (result.kept > 0) line += fmt::format(", {} bewaard", result.kept);
  if (!result.failed.empty()) line += fmt::format(", {} mislukt", result.failed.size());
  return line + ", in " + folder.string();
}

ExitCode put_files(const std::vector<BatchFile>& files, const OutputOptions& options,
                   const SourceTexts& texts, Streams& streams) {
  OutputFolder folder(options.folder, options.overwrite);
  auto one_worker = options;
  one_worker.workers = 1;
  const auto make = [&](std::size_t index) { return files[index]; };
  return make_files(files.size(), make, one_worker, folder, {}, texts, "bestand", "bestanden",
                    streams);
}

ExitCode make_files(std::size_t count, const MakeBatchFile& make, const OutputOptions& options,
                    OutputFolder& folder, Findings findings, const SourceTexts& texts,
                    std::string_view one, std::string_view many, Streams& streams) {
  const BatchOptions batch{worker_count(options.workers),
                           streams.err_is_terminal && !options.quiet};
  const auto result = run_batch(count, make, folder, batch, streams);
  findings.insert(findings.end(), result.findings.begin(), result.findings.end());
  sort_findings(findings);
  if (!findings.empty()) print_with_summary(streams, findings, texts);
  for (const auto& line : result.failed) streams.err << line << '\n';
  if (!options.quiet) streams.err << tally_line(result, one, many, folder.path()) << '\n';
  if (result.is_interrupted) {
    streams.err << "onderbroken; dezelfde opdracht maakt de rest\n";
    streams.err.flush();
    end_as_interrupted();
  }
  if (!result.failed.empty()) return ExitCode::file_trouble;
  return has_errors(findings) ? ExitCode::findings : ExitCode::good;
}

}  // namespace bestek
