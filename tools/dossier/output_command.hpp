// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <CLI/App.hpp>
#include <chrono>
#include <string>
#include <vector>

#include "common/batch.hpp"
#include "common/output_folder.hpp"
#include "dossier/round_command.hpp"

/// What the commands that make files of a round share.
namespace bestek {

struct OutputOptions {
  std::string folder = "uit";
  std::vector<std::string> only;  ///< kenmerken; empty for all
  bool overwrite = false;
  bool quiet = false;
  int workers = 0;
  Share share;
};

/// Adds --uit, --overschrijf and --stil, for a command that makes files of the whole round.
void add_file_options(CLI::App& app, OutputOptions& options);

/// Adds those, --alleen, --deel and -j, for a command that makes files of each provider.
void add_output_options(CLI::App& app, OutputOptions& options);

/// Kenmerken of the providers, in the order of the round.
std::vector<std::string> provider_ids(const Dossier& dossier);

/// The time that stands in the properties of files: SOURCE_DATE_EPOCH (reproducible-builds.org), or
/// noon UTC on the date of the round's version.
std::chrono::sys_seconds creation_time(const Dossier& dossier);

/// Makes `count` files in the folder of `options`, in worker processes, with a bar on a terminal.
/// Then prints the findings, those of `findings` too, what failed, and a line such as "27
/// documenten gemaakt, 0 ongewijzigd, in uit". After Ctrl-C it ends the process as the shell
/// expects.
ExitCode make_files(std::size_t count, const MakeBatchFile& make, const OutputOptions& options,
                    OutputFolder& folder, Findings findings, const SourceTexts& texts,
                    std::string_view one, std::string_view many, Streams& streams);

/// Puts files that are ready in the folder of `options`, and says so in the same way.
ExitCode put_files(const std::vector<BatchFile>& files, const OutputOptions& options,
                   const SourceTexts& texts, Streams& streams);

/// "1 werkblad gemaakt, 0 ongewijzigd, in uit"
std::string tally_line(const BatchResult& result, std::string_view one, std::string_view many,
                       const std::filesystem::path& folder);

}  // namespace bestek
