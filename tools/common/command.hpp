// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <CLI/App.hpp>
#include <functional>
#include <iosfwd>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "common/exit_code.hpp"

/// What all commands share: streams, options with Dutch help, usage errors, exit codes.
namespace bestek {

/// What a command reads from and writes to. Data goes to `out`, everything else to `err`.
struct Streams {
  std::istream& in;
  std::ostream& out;
  std::ostream& err;
  bool out_has_colour = false;  ///< a terminal, and the user did not ask for plain text
  bool err_has_colour = false;
  bool err_is_terminal = false;
};

/// Wrong use of a command that shows only after its options were read. The text is Dutch.
struct UsageError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// What a command says of itself.
struct CommandInfo {
  std::string name;     ///< "score"; the program is "bestek-score"
  std::string summary;  ///< one Dutch sentence, without a full stop
  std::string example;  ///< a command line that works on the shipped example
};

/// Adds an option that takes one of the given words; another word is a usage error that lists them.
CLI::Option* add_choice(CLI::App& app, const std::string& name, std::string& value,
                        std::vector<std::string> choices, const std::string& description);

/// Throws a UsageError when `known` lacks the name that the user gave with an option:
/// "--alleen: er is geen aanbieder "eikk"; bedoelde u "eik"?"
void check_known(std::string_view option, std::string_view what, const std::string& name,
                 const std::vector<std::string>& known);

/// The help text as `--help` prints it: at most 80 columns.
std::string help_text(const CLI::App& app, const CommandInfo& info);

/// Parses `arguments` (without the program's name) and calls `body`; maps what goes wrong to the
/// exit codes and prints it on `streams.err`. Nothing is thrown.
ExitCode run_command(const CommandInfo& info, std::vector<std::string> arguments, Streams& streams,
                     const std::function<void(CLI::App&)>& add_options,
                     const std::function<ExitCode(Streams&)>& body);

/// The process's own streams and arguments, for main().
ExitCode run_on_process(int argc, char** argv,
                        const std::function<ExitCode(std::vector<std::string>, Streams&)>& command);

/// Holds a large value until the process ends, and does not destroy it then: to free a million
/// small blocks one by one takes a tenth of the time of a run.
template <class Value>
const Value& kept_until_exit(Value value) {
  static auto& kept = *std::make_unique<std::vector<std::shared_ptr<const Value>>>().release();
  return *kept.emplace_back(std::make_shared<const Value>(std::move(value)));
}

/// The whole of main() for a command with an options struct.
template <class Options>
int command_main(int argc, char** argv, const CommandInfo& info,
                 void (*add_options)(CLI::App&, Options&),
                 ExitCode (*run)(const Options&, Streams&)) {
  return static_cast<int>(
      run_on_process(argc, argv, [&](std::vector<std::string> arguments, Streams& streams) {
        Options options;
        return run_command(
            info, std::move(arguments), streams, [&](CLI::App& app) { add_options(app, options); },
            [&](Streams& s) { return run(options, s); });
      }));
}

}  // namespace bestek
