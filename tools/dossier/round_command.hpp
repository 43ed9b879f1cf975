// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <CLI/App.hpp>
#include <filesystem>
#include <optional>
#include <string>

#include "common/command.hpp"
#include "dossier/dossier.hpp"

/// What every command that takes a round shares.
namespace bestek {

struct RoundOptions {
  std::string round = ".";
};

/// Adds the positional [RONDE].
void add_round_option(CLI::App& app, RoundOptions& options);

/// The folder of the round, without reading the round; empty for a dossier on standard input.
std::filesystem::path round_folder(const RoundOptions& options);

/// Loads and checks the round. What a comment in a file ignores does not count, unless it prevents
/// computing. When there are errors, prints all findings on `streams.err` with a summary, and gives
/// nothing: the command then ends with ExitCode::findings.
std::optional<Dossier> load_for_command(const RoundOptions& options, Streams& streams);

/// Prints findings and their summary on `streams.err`.
void print_with_summary(Streams& streams, const Findings& findings, const SourceTexts& texts);

/// The envelope of every JSON result: {bestek, opdracht, ronde, invoer_sha256, resultaat,
/// bevindingen}.
OrderedJson result_envelope(const std::string& command, const Dossier& dossier, OrderedJson result);

}  // namespace bestek
