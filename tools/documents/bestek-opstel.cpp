// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <ostream>
#include <set>

#include "common/text.hpp"
#include "documents/document_maker.hpp"
#include "documents/template_checker.hpp"
#include "dossier/output_command.hpp"
#include "view/fields.hpp"
#include "view/template_command.hpp"
#include "view/view.hpp"

namespace bestek::documents {

struct Options {
  RoundOptions round;
  OutputOptions output;
  view::TemplateOptions templates;
  std::string format = "docx";
};

void add_options(CLI::App& app, Options& options) {
  add_round_option(app, options.round);
  view::add_template_options(app, options.templates, "welk document; mag vaker (anders: wat past)");
  add_choice(app, "--formaat", options.format, format_names(), "soort bestand (anders: docx)");
  add_output_options(app, options.output);
}

/// What a run works with; `findings` gathers everything that is wrong.
struct Run {
  const Options& options;
  const Dossier& dossier;
  const view::RoundViews& views;
  std::vector<DocumentTemplate> templates;
  office::HouseStyle style;
  HouseStyle word_style;
  Findings findings;
  SourceTexts texts;
};

/// A template that is not for this round is left out; one that was asked for by name is a finding.
bool is_for_this_round(Run& run, const DocumentTemplate& source) {
  const auto mismatch = scope_mismatch(source.scope, run.dossier.json);
  if (!mismatch) return true;
  if (!run.options.templates.wanted.empty()) {
    run.findings.push_back({"B049", Severity::error, source.scope_position, "",
                            fmt::format("{}: {}", source.name, mismatch->message), mismatch->help});
  }
  return false;
}

void load_templates(Run& run) {
  const TemplateLibrary library(run.dossier.folder);
  const auto known = library.names();
  for (const auto& name : run.options.templates.wanted)
    check_known("--sjabloon", "sjabloon", name, known);
  const auto& wanted = run.options.templates.wanted.empty() ? known : run.options.templates.wanted;
  for (const auto& name : wanted) {
    Findings mistakes;
    auto loaded = library.load(name, mistakes, run.texts);
    if (loaded && is_for_this_round(run, *loaded)) {
      mistakes = check_template(*loaded, std::move(mistakes));
      std::erase_if(mistakes, [](const Finding& f) { return f.severity != Severity::error; });
      loaded->is_sound = mistakes.empty();
      run.templates.push_back(std::move(*loaded));
    }
    run.findings.insert(run.findings.end(), mistakes.begin(), mistakes.end());
  }
}

/// False when the house style of the user cannot be used: then nothing is made in another one.
bool load_style(Run& run) {
  run.style = office::load_house_style(run.dossier.folder, run.findings, run.texts);
  run.word_style = load_word_style(run.dossier.folder, run.style, run.findings);
  return !has_errors(run.findings);
}

/// One document to make: a template, for the round or for one item of it.
struct DocumentPlan {
  const DocumentTemplate* source = nullptr;
  std::string item;  ///< kenmerk of what it is about; empty for a document of the round

  std::string provider() const {
    return source->subject == view::Subject::provider ? item : std::string();
  }
};

view::View view_of(const Run& run, const DocumentPlan& plan) {
  return run.views.about(plan.source->subject, plan.item, plan.source->is_confidential);
}

/// The first of the needed names that is empty in this view; or nothing.
std::optional<std::string> missing_part(const view::View& view,
                                        const std::vector<std::string>& needs) {
  for (const auto& need : needs) {
    const auto names = split(need, '.');
    const auto* value = view.find(names.front());
    for (std::size_t i = 1; value != nullptr && i < names.size(); ++i) {
      const auto below = value->find(names[i]);
      value = below == value->end() ? nullptr : &*below;
    }
    if (value == nullptr || value->is_null() || value->empty()) return need;
  }
  return std::nullopt;
}

/// A document that lacks what it needs is a mistake when it was asked for by name. Else it is left
/// out, and one advice tells so, however many it would have been.
void report_missing(Run& run, const DocumentPlan& plan, const std::string& part) {
  const bool was_asked_for = !run.options.templates.wanted.empty();
  if (!was_asked_for && run.options.output.quiet) return;
  const auto about = plan.item.empty() || !was_asked_for ? "" : fmt::format(" voor {}", plan.item);
  Finding finding{
      "B051",
      was_asked_for ? Severity::error : Severity::advice,
      run.dossier.position("/ronde"),
      "/ronde",
      fmt::format("het document \"{}\"{} kan niet zonder \"{}\", en dat staat niet in "
                  "deze ronde",
                  plan.source->name, about, part),
      fmt::format("vul \"{}\" aan; LEESMIJ.md noemt bij elk document het bestand", part)};
  const bool is_told =
      std::any_of(run.findings.begin(), run.findings.end(),
                  [&](const Finding& each) { return each.message == finding.message; });
  if (!is_told) run.findings.push_back(std::move(finding));
}

/// What --alleen names, of all kinds of items; all of them without it. A document of the round is
/// always made.
std::vector<std::string> picked_items(const Run& run, view::Subject subject) {
  auto items = run.views.subjects(subject);
  const auto& only = run.options.output.only;
  if (only.empty() || subject == view::Subject::round) return items;
  std::erase_if(items, [&](const std::string& item) {
    return std::find(only.begin(), only.end(), item) == only.end();
  });
  return items;
}

void check_picked_items(const Run& run) {
  std::vector<std::string> known;
  for (const auto subject : {view::Subject::provider, view::Subject::municipality,
                             view::Subject::service, view::Subject::consultation}) {
    const auto items = run.views.subjects(subject);
    known.insert(known.end(), items.begin(), items.end());
  }
  for (const auto& item : run.options.output.only)
    check_known("--alleen", "aanbieder, gemeente, dienst of overleg", item, known);
}

/// No document is made of a template with mistakes. Its first one tells which values are wrong too.
void drop_unsound(Run& run, std::vector<DocumentPlan>& plans) {
  std::set<const DocumentTemplate*> looked_at;
  for (const auto& plan : plans) {
    if (plan.source->is_sound || !looked_at.insert(plan.source).second) continue;
    run.findings = check_values(*plan.source, view_of(run, plan), std::move(run.findings));
  }
  std::erase_if(plans, [](const DocumentPlan& plan) { return !plan.source->is_sound; });
}

std::vector<DocumentPlan> plans_of(Run& run) {
  check_picked_items(run);
  std::vector<DocumentPlan> plans;
  for (const auto& source : run.templates) {
    const auto items = picked_items(run, source.subject);
    const bool is_of_meeting = source.subject == view::Subject::consultation;
    if (is_of_meeting && run.views.subjects(source.subject).empty())
      report_missing(run, {&source, ""}, "overleggen");
    for (const auto& item : items) {
      DocumentPlan plan{&source, item};
      if (!plan.provider().empty() && !is_for_provider(source.scope, run.dossier.json, item))
        continue;
      const auto missing =
          source.needs.empty() ? std::nullopt : missing_part(view_of(run, plan), source.needs);
      if (missing) {
        report_missing(run, plan, *missing);
      } else {
        plans.push_back(std::move(plan));
      }
    }
  }
  drop_unsound(run, plans);
  return plans;
}

DocumentTask task_of(const Run& run, const DocumentPlan& plan) {
  auto view = view_of(run, plan);
  auto fingerprint = run.views.fingerprint(view);
  return {plan.source, plan.provider(), std::move(view), std::move(fingerprint),
          format_named(run.options.format)};
}

BatchFile make_document(const Run& run, const DocumentLook& look, const OutputFolder& folder,
                        const DocumentPlan& plan) {
  BatchFile file;
  if (!plan.provider().empty() && plan.source->uses("tarieven"))
    file.findings = run.views.missing_tariffs(plan.provider());
  if (!file.findings.empty()) return file;
  const auto task = task_of(run, plan);
  auto document = plan_document(task, run.style);
  file.name = document.file_name;
  file.entry = {"",
                document.input_hash,
                "opstel",
                plan.source->name,
                plan.provider(),
                plan.source->access_name()};
  file.is_current = document.findings.empty() && folder.is_current(file.name, document.input_hash);
  if (!file.is_current && document.findings.empty())
    write_document(task, look, creation_time(run.dossier), document);
  file.findings = std::move(document.findings);
  file.bytes = std::move(document.bytes);
  return file;
}

ExitCode list_templates(const Options& options, Streams& streams) {
  const TemplateLibrary library(round_folder(options.round));
  const auto read = [&](const std::string& name, Findings& findings, SourceTexts& texts) {
    const auto loaded = library.load(name, findings, texts);
    return loaded ? std::optional(view::Audience{loaded->subject, loaded->access_name()})
                  : std::nullopt;
  };
  return view::list_templates(library.names(), read, streams);
}

/// A template by its name, or by the path of its file.
std::optional<DocumentTemplate> load_checked(const Options& options, const std::string& wanted,
                                             Findings& findings, SourceTexts& texts) {
  const std::filesystem::path path = wanted;
  const bool is_file = path.extension() == ".md" || path.extension() == ".docx";
  const auto library = is_file ? TemplateLibrary::in(path.parent_path())
                               : TemplateLibrary(round_folder(options.round));
  const auto name = is_file ? path.stem().string() : wanted;
  check_known("--controleer", "sjabloon", name, library.names());
  return library.load(name, findings, texts);
}

ExitCode check_templates(const Options& options, Streams& streams) {
  Findings findings;
  SourceTexts texts;
  for (const auto& wanted : options.templates.checked) {
    const auto loaded = load_checked(options, wanted, findings, texts);
    if (loaded) findings = check_template(*loaded, std::move(findings));
  }
  sort_findings(findings);
  print_with_summary(streams, findings, texts);
  return has_errors(findings) ? ExitCode::findings : ExitCode::good;
}

ExitCode run(const Options& options, Streams& streams) {
  if (options.templates.lists_templates) return list_templates(options, streams);
  if (options.templates.lists_fields) {
    view::print_fields(streams.out, view::all_fields());
    return ExitCode::good;
  }
  if (!options.templates.checked.empty()) return check_templates(options, streams);
  const auto& dossier = kept_until_exit(load_for_command(options.round, streams));
  if (!dossier) return ExitCode::findings;
  const auto& views = kept_until_exit(view::RoundViews(*dossier));
  Run run{options, *dossier, views, {}, {}, {}, {}, dossier->texts};
  if (!load_style(run)) {
    sort_findings(run.findings);
    print_with_summary(streams, run.findings, run.texts);
    return ExitCode::findings;
  }
  load_templates(run);
  OutputFolder folder(options.output.folder, options.output.overwrite, options.output.share);
  const auto plans = plans_of(run);
  const WordWriter writer(run.word_style);
  const DocumentLook look{writer, run.word_style};
  const auto make = [&](std::size_t index) {
    return make_document(run, look, folder, plans[index]);
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
