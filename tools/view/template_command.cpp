// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "view/template_command.hpp"

#include "common/table.hpp"

namespace bestek::view {

void add_template_options(CLI::App& app, TemplateOptions& options, const std::string& wanted) {
  app.add_option("--sjabloon", options.wanted, wanted)->type_name("NAAM")->allow_extra_args(false);
  app.add_flag("--sjablonen", options.lists_templates, "toon de sjablonen en voor wie ze zijn");
  app.add_flag("--velden", options.lists_fields,
               "toon de velden die een sjabloon kent, met hun betekenis");
  app.add_option("--controleer", options.checked,
                 "controleer een sjabloon, zonder ronde; mag vaker")
      ->type_name("SJABLOON")
      ->allow_extra_args(false);
}

ExitCode list_templates(const std::vector<std::string>& names, const ReadAudience& read,
                        Streams& streams) {
  Table table{{{"sjabloon"}, {"per"}, {"klasse"}}, {}};
  Findings findings;
  SourceTexts texts;
  for (const auto& name : names) {
    const auto audience = read(name, findings, texts);
    table.rows.push_back(
        {name, audience ? name_of(audience->per) : "–", audience ? audience->access : "–"});
  }
  print_text(streams.out, table);
  if (!findings.empty()) print_with_summary(streams, findings, texts);
  return has_errors(findings) ? ExitCode::findings : ExitCode::good;
}

}  // namespace bestek::view
