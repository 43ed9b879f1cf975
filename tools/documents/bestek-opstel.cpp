// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include <fmt/format.h>

#include <algorithm>
#include <ostream>

#include "common/parallel.hpp"
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
  app.add_option("--sjabloon", options.templates, "welk document; mag vaker (anders: alle)")
      ->type_name("NAAM")
      ->allow_extra_args(false);
  app.add_flag("--sjablonen", options.lists_templates, "toon de namen van de sjablonen");
  app.add_flag("--namen", options.lists_names,
               "toon de namen die een sjabloon kent, met hun waarde");
  add_output_options(app, options.output);
}

void check_names(const std::vector<std::string>& wanted, const std::vector<std::string>& known) {
  for (const auto& name : wanted) {
    if (std::find(known.begin(), known.end(), name) == known.end()) {
      throw UsageError(
          fmt::format("er is geen sjabloon \"{}\"; {}", name, suggestion(name, known)));
    }
  }
}

/// What a run works with; `findings` gathers everything that is wrong.
struct Run {
  const Options& options;
  const Dossier& dossier;
  std::vector<DocumentTemplate> templates;
  office::HouseStyle style;
  Findings findings;
  SourceTexts texts;
};

void load_templates(Run& run) {
  const TemplateLibrary library(run.dossier.folder);
  const auto known = library.names();
  check_names(run.options.templates, known);
  const auto& wanted = run.options.templates.empty() ? known : run.options.templates;
  for (const auto& name : wanted) {
    if (auto loaded = library.load(name, run.findings, run.texts))
      run.templates.push_back(std::move(*loaded));
  }
  run.style = office::load_house_style(run.dossier.folder, run.findings, run.texts);
}

std::vector<DocumentTask> tasks_of(Run& run) {
  std::vector<DocumentTask> tasks;
  const auto providers = picked_providers(run.dossier, run.options.output);
  for (const auto& source : run.templates) {
    if (!source.is_per_provider) {
      tasks.push_back({&source, "", view::shareable(run.dossier)});
      continue;
    }
    for (const auto& provider : providers) {
      auto missing =
          source.uses("tarieven") ? view::missing_tariffs(run.dossier, provider) : Findings();
      if (missing.empty())
        tasks.push_back({&source, provider, view::confidential(run.dossier, provider)});
      std::move(missing.begin(), missing.end(), std::back_inserter(run.findings));
    }
  }
  return tasks;
}

/// Makes the documents that are not there yet, in parallel, and writes them one by one.
OutputTally make_documents(Run& run, OutputFolder& folder) {
  const auto tasks = tasks_of(run);
  const WordWriter writer(word_style(run.style));
  const auto created = creation_time(run.dossier);
  std::vector<Document> documents(tasks.size());
  for_each_index(tasks.size(), worker_count(run.options.output.workers), [&](std::size_t i) {
    documents[i] = plan_document(tasks[i], run.style);
    if (!documents[i].findings.empty() ||
        folder.is_current(documents[i].file_name, documents[i].input_hash))
      return;
    write_document(tasks[i], writer, created, documents[i]);
  });
  OutputTally tally;
  for (std::size_t i = 0; i < tasks.size(); ++i) {
    auto& document = documents[i];
    const bool has_findings = !document.findings.empty();
    std::move(document.findings.begin(), document.findings.end(), std::back_inserter(run.findings));
    if (has_findings) continue;
    if (document.bytes.empty()) {
      tally.count(OutputFolder::Change::unchanged);
      continue;
    }
    const auto& source = *tasks[i].source;
    tally.count(folder.put(document.file_name, document.bytes,
                           {"", document.input_hash, "opstel", source.name, tasks[i].provider,
                            source.is_confidential ? "vertrouwelijk" : "deelbaar"}));
  }
  return tally;
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
  const auto all =
      providers.empty() ? view::shareable(dossier) : view::confidential(dossier, providers.front());
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
  Run run{options, *dossier, {}, {}, {}, dossier->texts};
  load_templates(run);
  OutputFolder folder(options.output.folder, options.output.overwrite);
  const auto tally = make_documents(run, folder);
  folder.save_manifest();
  std::copy(folder.findings().begin(), folder.findings().end(), std::back_inserter(run.findings));
  sort_findings(run.findings);
  if (!run.findings.empty()) print_with_summary(streams, run.findings, run.texts);
  print_tally(streams, tally, "document", "documenten", options.output);
  return has_errors(run.findings) ? ExitCode::findings : ExitCode::good;
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
