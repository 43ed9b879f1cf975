// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include <fmt/format.h>

#include <algorithm>
#include <ostream>

#include "common/table.hpp"
#include "common/text.hpp"
#include "documents/document_maker.hpp"
#include "dossier/output_command.hpp"
#include "view/view.hpp"

namespace bestek::documents {

struct Options {
  RoundOptions round;
  OutputOptions output;
  std::vector<std::string> templates;
  bool lists_templates = false;
  bool lists_names = false;
};

void add_options(CLI::App& app, Options& options) {
  add_round_option(app, options.round);
  app.add_option("--sjabloon", options.templates,
                 "welk document; mag vaker (anders: wat past)")
      ->type_name("NAAM")
      ->allow_extra_args(false);
  app.add_flag("--sjablonen", options.lists_templates, "toon de namen van de sjablonen");
  app.add_flag("--namen", options.lists_names,
               "toon de namen die een sjabloon kent, met hun waarde");
  add_output_options(app, options.output);
}

/// What a run works with; `findings` gathers everything that is wrong.
struct Run {
  const Options& options;
  const Dossier& dossier;
  const view::RoundViews views;
  std::vector<DocumentTemplate> templates;
  office::HouseStyle style;
  Findings findings;
  SourceTexts texts;
};

/// A template that is not for this round is left out; one that was asked for by name is a finding.
bool is_for_this_round(Run& run, const DocumentTemplate& source) {
  const auto mismatch = scope_mismatch(source.scope, run.dossier.json);
  if (!mismatch) return true;
  if (!run.options.templates.empty()) {
    run.findings.push_back({"B049", Severity::error, source.scope_position, "",
                            fmt::format("{}: {}", source.name, mismatch->message), mismatch->help});
  }
  return false;
}

void load_templates(Run& run) {
  const TemplateLibrary library(run.dossier.folder);
  const auto known = library.names();
  for (const auto& name : run.options.templates) check_known("--sjabloon", "sjabloon", name, known);
  const auto& wanted = run.options.templates.empty() ? known : run.options.templates;
  for (const auto& name : wanted) {
    auto loaded = library.load(name, run.findings, run.texts);
    if (loaded && is_for_this_round(run, *loaded)) run.templates.push_back(std::move(*loaded));
  }
  run.style = office::load_house_style(run.dossier.folder, run.findings, run.texts);
}

/// One document to make: a template, for the round or for one provider.
struct DocumentPlan {
  const DocumentTemplate* source = nullptr;
  std::string provider;  ///< kenmerk; or empty
};

std::vector<DocumentPlan> plans_of(const Run& run) {
  std::vector<DocumentPlan> plans;
  const auto providers = picked_providers(run.dossier, run.options.output);
  for (const auto& source : run.templates) {
    if (!source.is_per_provider) {
      plans.push_back({&source, ""});
      continue;
    }
    for (const auto& provider : providers) plans.push_back({&source, provider});
  }
  return plans;
}

DocumentTask task_of(const Run& run, const DocumentPlan& plan) {
  auto view = plan.provider.empty() ? run.views.shareable() : run.views.confidential(plan.provider);
  auto fingerprint = run.views.fingerprint(view);
  return {plan.source, plan.provider, std::move(view), std::move(fingerprint)};
}

BatchFile make_document(const Run& run, const WordWriter& writer, const OutputFolder& folder,
                        const DocumentPlan& plan) {
  BatchFile file;
  if (!plan.provider.empty() && plan.source->uses("tarieven"))
    file.findings = run.views.missing_tariffs(plan.provider);
  if (!file.findings.empty()) return file;
  const auto task = task_of(run, plan);
  auto document = plan_document(task, run.style);
  file.name = document.file_name;
  file.entry = {"",
                document.input_hash,
                "opstel",
                plan.source->name,
                plan.provider,
                plan.source->is_confidential ? "vertrouwelijk" : "deelbaar"};
  file.is_current = document.findings.empty() && folder.is_current(file.name, document.input_hash);
  if (!file.is_current && document.findings.empty())
    write_document(task, writer, creation_time(run.dossier), document);
  file.findings = std::move(document.findings);
  file.bytes = std::move(document.bytes);
  return file;
}

ExitCode list_templates(const Options& options, Streams& streams) {
  const auto dossier = load_dossier(options.round.round, streams.in);
  for (const auto& name : TemplateLibrary(dossier.folder).names()) streams.out << name << '\n';
  return ExitCode::good;
}

/// The names of a document for one provider, which has all that a document of the round has.
ExitCode list_names(const Options& options, const Dossier& dossier, Streams& streams) {
  constexpr std::size_t longest_value = 60;
  const auto providers = picked_providers(dossier, options.output);
  const view::RoundViews views(dossier);
  const auto all = providers.empty() ? views.shareable() : views.confidential(providers.front());
  Table table{{{"naam"}, {"waarde"}}, {}};
  for (const auto& [name, value] : view::names_in(all))
    table.rows.push_back({name, shortened(value, longest_value)});
  print_text(streams.out, table);
  return ExitCode::good;
}

ExitCode run(const Options& options, Streams& streams) {
  if (options.lists_templates) return list_templates(options, streams);
  const auto dossier = load_for_command(options.round, streams);
  if (!dossier) return ExitCode::findings;
  if (options.lists_names) return list_names(options, *dossier, streams);
  Run run{options, *dossier, view::RoundViews(*dossier), {}, {}, {}, dossier->texts};
  load_templates(run);
  OutputFolder folder(options.output.folder, options.output.overwrite, options.output.share);
  const auto plans = plans_of(run);
  const WordWriter writer(word_style(run.style));
  const auto make = [&](std::size_t index) {
    return make_document(run, writer, folder, plans[index]);
  };
  return make_files(plans.size(), make, options.output, folder, run.findings, run.texts, "document",
                    "documenten", streams);
}

}  // namespace bestek::documents

int main(int argc, char** argv) {
  using namespace bestek;
  return command_main<documents::Options>(
      argc, argv,
      {"opstel", BESTEK_SUMMARY,
       "bestek opstel examples/groninger-gemeenten-2015 --sjabloon convenant"},
      documents::add_options, documents::run);
}
