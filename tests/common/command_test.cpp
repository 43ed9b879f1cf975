// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "common/command.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "common/files.hpp"

namespace bestek {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

struct Options {
  std::string round = ".";
  std::string format = "tekst";
  int workers = 1;
};

/// A whole command in-process: what it printed, and its exit code.
struct Outcome {
  std::string out, err;
  ExitCode code = ExitCode::internal_fault;
  Options options;
};

Outcome run(
    std::vector<std::string> arguments,
    const std::function<ExitCode(Streams&)>& body = [](Streams&) { return ExitCode::good; }) {
  std::istringstream in;
  std::ostringstream out;
  std::ostringstream err;
  Streams streams{in, out, err};
  Outcome outcome;
  const CommandInfo info{"proef", "Doet een proef", "bestek proef ronde"};
  outcome.code = run_command(
      info, std::move(arguments), streams,
      [&](CLI::App& app) {
        app.add_option("RONDE", outcome.options.round, "de ronde");
        add_choice(app, "--formaat", outcome.options.format, {"tekst", "json"}, "vorm");
        app.add_option("-j", outcome.options.workers, "hoeveel tegelijk")->type_name("N");
      },
      body);
  outcome.out = out.str();
  outcome.err = err.str();
  return outcome;
}

TEST(RunCommand, passes_options_and_the_exit_code_of_the_body) {
  const auto outcome = run({"map", "--formaat", "json", "-j", "4"}, [](Streams& streams) {
    streams.out << "uitvoer\n";
    return ExitCode::findings;
  });
  EXPECT_EQ(outcome.code, ExitCode::findings);
  EXPECT_EQ(outcome.options.round, "map");
  EXPECT_EQ(outcome.options.format, "json");
  EXPECT_EQ(outcome.options.workers, 4);
  EXPECT_EQ(outcome.out, "uitvoer\n");
  EXPECT_EQ(outcome.err, "");
}

TEST(RunCommand, takes_a_value_after_an_equals_sign) {
  EXPECT_EQ(run({"--formaat=json"}).options.format, "json");
}

TEST(RunCommand, prints_help_within_80_columns_whatever_else_is_asked) {
  for (const auto& arguments :
       {std::vector<std::string>{"--help"}, {"-h"}, {"x", "--zomaar", "-h"}}) {
    const auto outcome = run(arguments);
    EXPECT_EQ(outcome.code, ExitCode::good);
    EXPECT_EQ(outcome.err, "");
    EXPECT_THAT(outcome.out,
                StartsWith("Doet een proef.\n\nGebruik: bestek proef [RONDE] [OPTIES]\n"));
    EXPECT_THAT(outcome.out, HasSubstr("--formaat tekst|json"));
    EXPECT_THAT(outcome.out, HasSubstr("Voorbeeld:\n  bestek proef ronde\n"));
  }
}

TEST(RunCommand, prints_the_version) { EXPECT_THAT(run({"--versie"}).out, StartsWith("bestek ")); }

TEST(RunCommand, reports_wrong_use_in_dutch_with_code_2) {
  const std::pair<std::vector<std::string>, const char*> cases[] = {
      {{"--formt"}, "onbekende optie \"--formt\"; bedoelde u \"--formaat\"?"},
      {{"--zzz=1"}, "onbekende optie \"--zzz\""},
      {{"a", "b"}, "onverwacht argument \"b\""},
      {{"--formaat"}, "optie --formaat vraagt een waarde"},
      {{"--formaat", "pdf"}, "optie --formaat kent \"pdf\" niet; kies uit: tekst of json"},
      {{"-j", "veel"}, "optie -j vraagt een geheel getal"},
      {{"--kleur", "rood"}, "optie --kleur kent \"rood\" niet"},
  };
  for (const auto& [arguments, text] : cases) {
    const auto outcome = run(arguments);
    EXPECT_EQ(outcome.code, ExitCode::wrong_use) << text;
    EXPECT_EQ(outcome.out, "");
    EXPECT_THAT(outcome.err, HasSubstr(text));
    EXPECT_THAT(outcome.err, ::testing::EndsWith("Hulp: bestek proef --help\n"));
  }
}

TEST(RunCommand, names_the_option_that_was_given_twice) {
  const auto outcome = run({"--formaat", "json", "--formaat", "tekst"});
  EXPECT_EQ(outcome.code, ExitCode::wrong_use);
  EXPECT_THAT(outcome.err, HasSubstr("--formaat"));
  EXPECT_THAT(outcome.err, ::testing::Not(HasSubstr("vraagt een waarde")));
}

TEST(RunCommand, names_the_flag_that_got_a_wrong_value) {
  const auto outcome = run({"--versie=misschien"});
  EXPECT_EQ(outcome.code, ExitCode::wrong_use);
  EXPECT_THAT(outcome.err, HasSubstr("--versie"));
}

TEST(RunCommand, maps_trouble_with_files_to_code_3) {
  const auto outcome =
      run({}, [](Streams&) -> ExitCode { throw FileError("kan \"x\" niet lezen"); });
  EXPECT_EQ(outcome.code, ExitCode::file_trouble);
  EXPECT_EQ(outcome.err, "bestek proef: kan \"x\" niet lezen\n");
}

TEST(RunCommand, maps_a_fault_of_ours_to_code_4) {
  const auto outcome = run({}, [](Streams&) -> ExitCode { throw std::logic_error("oops"); });
  EXPECT_EQ(outcome.code, ExitCode::internal_fault);
  EXPECT_THAT(outcome.err, HasSubstr("onverwachte fout in het programma (oops)"));
}

TEST(RunCommand, notices_output_that_could_not_be_written) {
  const auto outcome = run({}, [](Streams& streams) {
    streams.out.setstate(std::ios::badbit);
    return ExitCode::good;
  });
  EXPECT_EQ(outcome.code, ExitCode::file_trouble);
}

TEST(RunCommand, colours_on_request_only) {
  bool coloured = false;
  const auto body = [&](Streams& streams) {
    coloured = streams.out_has_colour && streams.err_has_colour;
    return ExitCode::good;
  };
  run({"--kleur", "altijd"}, body);
  EXPECT_TRUE(coloured);
  run({"--kleur", "nooit"}, body);
  EXPECT_FALSE(coloured);
}

}  // namespace
}  // namespace bestek
