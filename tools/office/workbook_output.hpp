// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <functional>
#include <string>

#include "dossier/output_command.hpp"
#include "office/spreadsheet.hpp"

namespace bestek::office {

/// What stands in the manifest of a workbook with the results of a command.
struct WorkbookOutput {
  std::string command;        ///< "score"
  std::string template_name;  ///< "contractmodellen"
  std::string provider;       ///< kenmerk, or empty
  std::string access;         ///< "deelbaar" or "vertrouwelijk"
  std::string content;        ///< another text when anything in the workbook changes
};

/// A workbook without sheets for the results of a command: its name, title, author and the texts on
/// each page.
WorkbookLayout result_workbook(const HouseStyle& style, const Round& round, std::string file,
                               const std::string& title, bool is_confidential);

/// Lays out a workbook in the house style of the round, puts it in the folder of `options` unless
/// it is there already, and prints `findings` with what became of it.
ExitCode put_workbook(const WorkbookOutput& output,
                      const std::function<WorkbookLayout(const HouseStyle&)>& lay_out,
                      const OutputOptions& options, const Dossier& dossier, Findings findings,
                      Streams& streams);

}  // namespace bestek::office
