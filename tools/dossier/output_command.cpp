// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "dossier/output_command.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <cstring>
#include <ostream>

#include "common/dutch.hpp"
#include "common/text.hpp"

namespace bestek {

namespace {

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
  app.add_option("--alleen", options.only, "alleen deze aanbieder; mag vaker")
      ->type_name("KENMERK")
      ->allow_extra_args(false);
  app.add_option("-j", options.workers, "aantal werkers; 0 = alle kernen")
      ->type_name("N")
      ->check(CLI::Validator(not_negative, ""));
}

std::vector<std::string> provider_ids(const Dossier& dossier) {
  std::vector<std::string> ids;
  for (const auto& provider : dossier.json.value("aanbieders", Json::array()))
    ids.push_back(provider.at("kenmerk"));
  return ids;
}

std::vector<std::string> picked_providers(const Dossier& dossier, const OutputOptions& options) {
  const auto all = provider_ids(dossier);
  if (options.only.empty()) return all;
  for (const auto& id : options.only) {
    if (std::find(all.begin(), all.end(), id) != all.end()) continue;
    throw UsageError(fmt::format("--alleen: er is geen aanbieder \"{}\" in deze ronde; {}", id,
                                 suggestion(id, all)));
  }
  std::vector<std::string> picked;
  std::copy_if(all.begin(), all.end(), std::back_inserter(picked), [&](const std::string& id) {
    return std::find(options.only.begin(), options.only.end(), id) != options.only.end();
  });
  return picked;
}

std::chrono::sys_seconds creation_time(const Dossier& dossier) {
  if (const char* epoch = std::getenv("SOURCE_DATE_EPOCH")) {
    std::int64_t seconds = 0;
    const auto end = epoch + std::strlen(epoch);
    if (std::from_chars(epoch, end, seconds).ptr == end)
      return std::chrono::sys_seconds(std::chrono::seconds(seconds));
  }
  const auto date = typed_round(dossier).head.version.date;
  return std::chrono::sys_days(date) + std::chrono::hours(12);
}

void OutputTally::count(OutputFolder::Change change) {
  written += change == OutputFolder::Change::written ? 1 : 0;
  unchanged += change == OutputFolder::Change::unchanged ? 1 : 0;
  kept += change == OutputFolder::Change::kept ? 1 : 0;
}

void print_tally(Streams& streams, const OutputTally& tally, std::string_view one,
                 std::string_view many, const OutputOptions& options) {
  if (options.quiet) return;
  streams.err << fmt::format("{} gemaakt, {} ongewijzigd", dutch::counted(tally.written, one, many),
                             tally.unchanged);
  if (tally.kept > 0) streams.err << fmt::format(", {} bewaard", tally.kept);
  streams.err << ", in " << options.folder << '\n';
}

}  // namespace bestek
