// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include <ostream>

#include "dossier/round_command.hpp"

namespace bestek::merge {

struct Options {
  RoundOptions round;
};

void add_options(CLI::App& app, Options& options) { add_round_option(app, options.round); }

ExitCode run(const Options& options, Streams& streams) {
  const auto dossier = load_for_command(options.round, streams);
  if (!dossier) return ExitCode::findings;
  streams.out << to_text(dossier->json) << '\n';
  return ExitCode::good;
}

}  // namespace bestek::merge

int main(int argc, char** argv) {
  using namespace bestek;
  return command_main<merge::Options>(
      argc, argv,
      {"dossier", BESTEK_SUMMARY,
       "bestek dossier examples/groninger-gemeenten-2015 | jq .ronde.titel"},
      merge::add_options, merge::run);
}
