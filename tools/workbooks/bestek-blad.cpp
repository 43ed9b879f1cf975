// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include <fmt/format.h>

#include <algorithm>
#include <ostream>

#include "common/files.hpp"
#include "common/hash.hpp"
#include "common/version.hpp"
#include "dossier/output_command.hpp"
#include "embedded/workbook_templates.hpp"
#include "office/spreadsheet_writer.hpp"
#include "view/view.hpp"
#include "workbooks/sheet_layout.hpp"

namespace bestek::workbooks {

constexpr std::string_view template_name = "tarievenblad";

struct Options {
  RoundOptions round;
  OutputOptions output;
};

void add_options(CLI::App& app, Options& options) {
  add_round_option(app, options.round);
  add_output_options(app, options.output);
}

/// What a run works with; `findings` gathers everything that is wrong.
struct Run {
  const Dossier& dossier;
  const view::RoundViews views;
  SheetTemplate sheet_template;
  std::string template_text;
  office::HouseStyle style;
  Findings findings;
  SourceTexts texts;
};

/// The template in sjablonen/ of the round, or else the built-in one.
void load_template(Run& run) {
  const auto file = fmt::format("{}.yaml", template_name);
  const auto own = run.dossier.folder / "sjablonen" / file;
  std::error_code ignored;
  const bool has_own = !run.dossier.folder.empty() && std::filesystem::exists(own, ignored);
  const auto name = has_own ? own.string() : "sjablonen/" + file;
  run.template_text =
      has_own ? read_file(own) : std::string(*find_embedded(embedded::workbook_templates(), file));
  run.texts[name] = run.template_text;
  run.sheet_template = read_sheet_template(run.template_text, name, run.findings);
}

/// A service without any bandwidth or tariff has no row to fill in: the sheet would quietly ask
/// for less than the round does. Without any row there is no sheet.
Findings services_without_row(const Dossier& dossier, const view::View& view) {
  const auto& provider = view.at("aanbieder");
  const auto& rows = view.at("tarieven");
  Findings findings;
  for (std::size_t i = 0; i < provider.at("diensten").size(); ++i) {
    const auto& service = provider.at("diensten")[i].at("kenmerk");
    const bool has_row = std::any_of(rows.begin(), rows.end(), [&](const Json& row) {
      return row.at("dienst").at("kenmerk") == service;
    });
    if (has_row) continue;
    const auto ids = provider_ids(dossier);
    const auto index = std::find(ids.begin(), ids.end(), provider.at("kenmerk")) - ids.begin();
    const auto pointer = fmt::format("/aanbieders/{}/diensten/{}", index, i);
    findings.push_back(
        {"B050", rows.empty() ? Severity::error : Severity::warning, dossier.position(pointer),
         pointer,
         fmt::format("\"{}\" staat niet op het tarievenblad van {}: de dienst heeft nog geen "
                     "bandbreedte of vast tarief",
                     service.get<std::string>(), provider.at("kenmerk").get<std::string>()),
         "voeg de dienst toe in tarieven.yaml, met bandbreedte of vast"});
  }
  return findings;
}

BatchFile make_sheet(const Run& run, const OutputFolder& folder, const std::string& provider) {
  const auto view = run.views.confidential(provider);
  BatchFile file;
  file.findings = services_without_row(run.dossier, view);
  const auto layout = lay_out(run.sheet_template, run.style, view, file.findings);
  if (has_errors(file.findings)) return file;
  file.name = layout.file + ".xlsx";
  const auto input = sha256(fmt::format("{}\n{}\n{}\n{}", version_text, run.template_text,
                                        run.style.text, run.views.fingerprint(view)));
  file.entry = {"", input, "blad", std::string(template_name), provider, "vertrouwelijk"};
  file.is_current = folder.is_current(file.name, input);
  if (!file.is_current) file.bytes = office::to_xlsx(layout, creation_time(run.dossier), input);
  return file;
}

ExitCode run(const Options& options, Streams& streams) {
  const auto dossier = load_for_command(options.round, streams);
  if (!dossier) return ExitCode::findings;
  const auto providers = picked_providers(*dossier, options.output);
  Run run{*dossier, view::RoundViews(*dossier), {}, {}, {}, {}, dossier->texts};
  load_template(run);
  run.style = office::load_house_style(dossier->folder, run.findings, run.texts);
  if (has_errors(run.findings)) {
    sort_findings(run.findings);
    print_with_summary(streams, run.findings, run.texts);
    return ExitCode::findings;
  }
  OutputFolder folder(options.output.folder, options.output.overwrite, options.output.share);
  const auto make = [&](std::size_t index) { return make_sheet(run, folder, providers[index]); };
  return make_files(providers.size(), make, options.output, folder, run.findings, run.texts, "blad",
                    "bladen", streams);
}

}  // namespace bestek::workbooks

int main(int argc, char** argv) {
  using namespace bestek;
  return command_main<workbooks::Options>(
      argc, argv,
      {"blad", BESTEK_SUMMARY, "bestek blad examples/groninger-gemeenten-2015 --uit bladen"},
      workbooks::add_options, workbooks::run);
}
