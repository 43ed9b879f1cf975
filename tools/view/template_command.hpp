// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <CLI/App.hpp>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "dossier/round_command.hpp"
#include "view/subject.hpp"

/// What the commands that fill in templates share.
namespace bestek::view {

struct TemplateOptions {
  std::vector<std::string> wanted;  ///< --sjabloon
  bool lists_templates = false;
  bool lists_fields = false;
  std::vector<std::string> checked;  ///< --controleer
};

/// Adds --sjabloon, --sjablonen, --velden and --controleer; `wanted` explains the first.
void add_template_options(CLI::App& app, TemplateOptions& options, const std::string& wanted);

/// For whom a template is.
struct Audience {
  Subject per = Subject::round;
  std::string access;  ///< "vertrouwelijk"
};

/// Reads a template, and gives nothing when it cannot be read.
using ReadAudience =
    std::function<std::optional<Audience>(const std::string& name, Findings&, SourceTexts&)>;

/// The answer to --sjablonen: all templates, those that cannot be read too, and what is wrong.
ExitCode list_templates(const std::vector<std::string>& names, const ReadAudience& read,
                        Streams& streams);

}  // namespace bestek::view
