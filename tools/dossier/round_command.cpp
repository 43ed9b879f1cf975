// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "dossier/round_command.hpp"

#include <ostream>

#include "dossier/suppressions.hpp"

namespace bestek {

void add_round_option(CLI::App& app, RoundOptions& options) {
  app.add_option("RONDE", options.round,
                 "map met ronde.yaml, een ronde.yaml, of - voor een dossier op de standaardinvoer; "
                 "zonder RONDE: de map waar u staat");
}

std::filesystem::path round_folder(const RoundOptions& options) {
  std::error_code ignored;
  if (options.round == "-") return {};
  const std::filesystem::path path = options.round;
  return std::filesystem::is_directory(path, ignored) ? path : path.parent_path();
}

namespace {

Findings findings_that_count(const Dossier& dossier) {
  auto [counted, ignored] = judge_findings(dossier, {});
  for (auto& item : ignored) {
    if (!prevents_computing(item.finding.code)) continue;
    item.finding.help = "om te rekenen kan bestek deze fout niet negeren; " + item.finding.help;
    counted.push_back(std::move(item.finding));
  }
  sort_findings(counted);
  return counted;
}

}  // namespace

std::optional<Dossier> load_for_command(const RoundOptions& options, Streams& streams) {
  auto dossier = load_and_check(options.round, streams.in);
  dossier.findings = findings_that_count(dossier);
  if (!has_errors(dossier.findings)) return dossier;
  print_with_summary(streams, dossier.findings, dossier.texts);
  return std::nullopt;
}

void print_with_summary(Streams& streams, const Findings& findings, const SourceTexts& texts) {
  print_findings(streams.err, findings, texts, streams.err_has_colour);
  streams.err << summary(findings) << '\n';
}

OrderedJson result_envelope(const std::string& command, const Dossier& dossier,
                            OrderedJson result) {
  const auto& round = dossier.json.contains("ronde") ? dossier.json["ronde"] : Json::object();
  const auto found = round.is_object() ? round.find("kenmerk") : round.end();
  const bool has_id = round.is_object() && found != round.end() && found->is_string();
  const auto id = has_id ? found->get<std::string>() : "";
  return {{"bestek", 1},
          {"opdracht", command},
          {"ronde", id},
          {"invoer_sha256", input_hash(dossier)},
          {"resultaat", std::move(result)},
          {"bevindingen", to_json(dossier.findings)}};
}

}  // namespace bestek
