// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <ostream>

#include "common/dutch.hpp"
#include "common/files.hpp"
#include "dossier/output_command.hpp"
#include "view/fields.hpp"
#include "view/template_command.hpp"
#include "workbooks/sheet_checker.hpp"
#include "workbooks/sheet_maker.hpp"

namespace bestek::workbooks {

constexpr const char* standard_template = "tariefblad";

struct Options {
  RoundOptions round;
  OutputOptions output;
  view::TemplateOptions templates;
};

void add_options(CLI::App& app, Options& options) {
  add_round_option(app, options.round);
  view::add_template_options(app, options.templates,
                             "welk werkblad; mag vaker (anders: tariefblad)");
  add_output_options(app, options.output);
}

/// What a run works with; `findings` gathers everything that is wrong.
struct Run {
  const Options& options;
  const Dossier& dossier;
  const view::RoundViews& views;
  std::vector<NamedSheetTemplate> templates;
  office::HouseStyle style;
  Findings findings;
  SourceTexts texts;
};

ExitCode list_templates(const Options& options, Streams& streams) {
  const SheetLibrary library(round_folder(options.round));
  const auto read = [&](const std::string& name, Findings& findings, SourceTexts& texts) {
    const auto loaded = library.load(name, findings, texts);
    return loaded ? std::optional(
                        view::Audience{loaded->sheets.per, access_name(loaded->sheets.access)})
                  : std::nullopt;
  };
  return view::list_templates(library.names(), read, streams);
}

/// A template by its name, or by the path of its file. One of the user's own is checked further
/// also when it could not be used, so that one run shows every mistake.
std::optional<SheetTemplate> load_checked(const Options& options, const std::string& wanted,
                                          Findings& findings, SourceTexts& texts) {
  const auto folder = round_folder(options.round);
  const auto own = folder / "sjablonen" / (wanted + ".yaml");
  std::error_code ignored;
  const bool is_path = std::filesystem::path(wanted).extension() == ".yaml";
  if (is_path || std::filesystem::exists(own, ignored)) {
    const auto name = is_path ? wanted : own.string();
    texts[name] = read_file(name);
    return read_sheet_template(texts[name], name, findings);
  }
  const SheetLibrary library(folder);
  check_known("--controleer", "sjabloon", wanted, library.names());
  auto loaded = library.load(wanted, findings, texts);
  return loaded ? std::optional(std::move(loaded->sheets)) : std::nullopt;
}

ExitCode check_templates(const Options& options, Streams& streams) {
  Findings findings;
  SourceTexts texts;
  for (const auto& wanted : options.templates.checked) {
    const auto loaded = load_checked(options, wanted, findings, texts);
    if (!loaded) continue;
    const auto found = check_sheet_template(*loaded);
    findings.insert(findings.end(), found.begin(), found.end());
  }
  sort_findings(findings);
  print_with_summary(streams, findings, texts);
  return has_errors(findings) ? ExitCode::findings : ExitCode::good;
}

void load_templates(Run& run) {
  const SheetLibrary library(run.dossier.folder);
  const auto known = library.names();
  for (const auto& name : run.options.templates.wanted)
    check_known("--sjabloon", "sjabloon", name, known);
  auto wanted = run.options.templates.wanted;
  if (wanted.empty()) wanted.emplace_back(standard_template);
  for (const auto& name : wanted) {
    const bool is_again = std::any_of(run.templates.begin(), run.templates.end(),
                                      [&](const auto& one) { return one.name == name; });
    if (is_again) continue;
    if (auto loaded = library.load(name, run.findings, run.texts))
      run.templates.push_back(std::move(*loaded));
  }
  const auto clashes = same_file_names(run.templates, run.views.shareable());
  run.findings.insert(run.findings.end(), clashes.begin(), clashes.end());
  run.style = office::load_house_style(run.dossier.folder, run.findings, run.texts);
}

/// --alleen picks among all for which the templates make workbooks. An unknown kenmerk is a usage
/// error with a suggestion.
void check_picked(const Run& run) {
  std::vector<std::string> known, kinds;
  for (const auto& one : run.templates) {
    if (one.sheets.per == Subject::round) continue;
    const auto kind = name_of(one.sheets.per);
    if (std::find(kinds.begin(), kinds.end(), kind) == kinds.end()) kinds.push_back(kind);
    for (auto& id : run.views.subjects(one.sheets.per)) known.push_back(std::move(id));
  }
  if (kinds.empty()) kinds.emplace_back("aanbieder");
  for (const auto& id : run.options.output.only)
    check_known("--alleen", dutch::enumeration(kinds, "of"), id, known);
}

std::vector<SheetPlan> plans_of(const Run& run) {
  check_picked(run);
  const auto& only = run.options.output.only;
  std::vector<SheetPlan> plans;
  for (const auto& one : run.templates) {
    for (auto& target : run.views.subjects(one.sheets.per)) {
      const bool is_picked = only.empty() || target.empty() ||
                             std::find(only.begin(), only.end(), target) != only.end();
      if (is_picked) plans.push_back({&one, std::move(target)});
    }
  }
  return plans;
}

ExitCode run(const Options& options, Streams& streams) {
  if (options.templates.lists_templates) return list_templates(options, streams);
  if (options.templates.lists_fields) {
    view::print_fields(streams.out, view::all_fields(view::sheet_fields()));
    return ExitCode::good;
  }
  if (!options.templates.checked.empty()) return check_templates(options, streams);
  const auto& dossier = kept_until_exit(load_for_command(options.round, streams));
  if (!dossier) return ExitCode::findings;
  const auto& views = kept_until_exit(view::RoundViews(*dossier));
  Run run{options, *dossier, views, {}, {}, {}, dossier->texts};
  load_templates(run);
  if (has_errors(run.findings)) {
    sort_findings(run.findings);
    print_with_summary(streams, run.findings, run.texts);
    return ExitCode::findings;
  }
  const auto plans = plans_of(run);
  OutputFolder folder(options.output.folder, options.output.overwrite, options.output.share);
  office::WorkbookWriter writer;
  const auto make = [&](std::size_t index) {
    return make_workbook(run.dossier, run.views, run.style, folder, plans[index], writer);
  };
  return make_files(plans.size(), make, options.output, folder, run.findings, run.texts, "blad",
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
