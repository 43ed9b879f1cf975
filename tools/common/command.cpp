// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "common/command.hpp"

#include <fmt/format.h>
#include <malloc.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <limits>

#include "common/files.hpp"
#include "common/text.hpp"
#include "common/version.hpp"

namespace bestek {

namespace {

constexpr std::size_t help_width = 80;
constexpr std::string_view colour_option = "--kleur";

std::string option_heading(const CLI::Option& option) {
  if (option.get_positional()) return "[" + option.get_name() + "]";
  std::vector<std::string> names;
  for (const auto& name : option.get_snames()) names.push_back("-" + name);
  for (const auto& name : option.get_lnames()) names.push_back("--" + name);
  std::string heading = joined(names, ", ");
  if (option.get_expected_max() > 0) heading += " " + option.get_type_name();
  return heading;
}

std::string section(const std::string& title, const std::vector<const CLI::Option*>& options) {
  if (options.empty()) return "";
  std::size_t width = 0;
  for (const auto* option : options)
    width = std::max(width, display_width(option_heading(*option)));
  std::string text = "\n" + title + ":\n";
  for (const auto* option : options) {
    std::string margin = "  " + padded(option_heading(*option), width) + "  ";
    for (const auto& line : wrapped(option->get_description(), help_width - width - 4)) {
      text += margin + line + "\n";
      margin.assign(width + 4, ' ');
    }
  }
  return text;
}

std::vector<std::string> option_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const auto* option : app.get_options()) {
    for (const auto& name : option->get_lnames()) names.push_back("--" + name);
    for (const auto& name : option->get_snames()) names.push_back("-" + name);
  }
  return names;
}

std::string unexpected_argument(const CLI::App& app, const std::string& argument) {
  if (!argument.starts_with('-') || argument == "-") {
    return fmt::format("onverwacht argument \"{}\"", argument);
  }
  const auto name = argument.substr(0, argument.find('='));
  const auto near = nearest(name, option_names(app));
  return fmt::format("onbekende optie \"{}\"{}", name,
                     near ? fmt::format("; bedoelde u \"{}\"?", *near) : "");
}

/// The option that the library's message is about: it names it as "--formaat: …", "--formaat …" or
/// within the sentence.
std::string option_in(const CLI::App& app, const std::string& message) {
  for (const auto& name : option_names(app)) {
    if (message.starts_with(name + ":") || message.starts_with(name + " ")) return name;
  }
  for (const auto& word : split(message, ' ')) {
    const auto name = word.substr(0, word.find_first_of(":=,"));
    const auto names = option_names(app);
    if (std::find(names.begin(), names.end(), name) != names.end()) return name;
    if (std::find(names.begin(), names.end(), "--" + name) != names.end()) return "--" + name;
    if (std::find(names.begin(), names.end(), "-" + name) != names.end()) return "-" + name;
  }
  return "";
}

/// How often an option was given.
std::ptrdiff_t count_of(const std::string& name, const std::vector<std::string>& arguments) {
  return std::count_if(arguments.begin(), arguments.end(), [&](const std::string& argument) {
    return argument == name || argument.starts_with(name + "=");
  });
}

bool is_flag(const CLI::App& app, const std::string& name) {
  const auto* option = name.empty() ? nullptr : app.get_option_no_throw(name);
  return option != nullptr && option->get_expected_max() == 0;
}

void parse(CLI::App& app, std::vector<std::string> arguments) {
  const auto all = arguments;
  std::reverse(arguments.begin(), arguments.end());
  try {
    app.parse(std::move(arguments));
  } catch (const CLI::ArgumentMismatch& error) {
    const auto name = option_in(app, error.what());
    const bool is_repeated = count_of(name, all) > 1;
    throw UsageError(is_repeated ? fmt::format("optie {} mag maar één keer", name)
                                 : fmt::format("optie {} vraagt een waarde", name));
  } catch (const CLI::ConversionError& error) {
    const auto name = option_in(app, error.what());
    throw UsageError(is_flag(app, name) ? fmt::format("optie {} heeft geen waarde", name)
                                        : fmt::format("optie {} vraagt een geheel getal", name));
  } catch (const CLI::RequiredError&) {
    for (const auto* option : app.get_options()) {
      if (option->get_required() && option->count() == 0) {
        throw UsageError(fmt::format("{} ontbreekt", option_heading(*option)));
      }
    }
    throw UsageError("er ontbreekt een argument");
  }
  if (!app.remaining().empty()) throw UsageError(unexpected_argument(app, app.remaining().front()));
}

bool wants_colour(const std::string& choice, int descriptor) {
  if (choice != "auto") return choice == "altijd";
  const char* no_colour = std::getenv("NO_COLOR");
  const bool forbidden = no_colour != nullptr && *no_colour != '\0';
  return !forbidden && ::isatty(descriptor) == 1;
}

ExitCode report(Streams& streams, const CommandInfo& info, const std::string& text, ExitCode code) {
  streams.err << "bestek " << info.name << ": " << text << '\n';
  return code;
}

/// A command runs once and ends: what it frees it will want again, so it stays with the process.
/// Giving it back to the kernel and faulting it in again costs up to 40% of the time.
void keep_the_heap() {
  constexpr int step = 64 << 20;
  ::mallopt(M_TOP_PAD, step);
  ::mallopt(M_TRIM_THRESHOLD, std::numeric_limits<int>::max());
}

}  // namespace

CLI::Option* add_choice(CLI::App& app, const std::string& name, std::string& value,
                        std::vector<std::string> choices, const std::string& description) {
  const auto check = [name, choices](const std::string& word) -> std::string {
    if (std::find(choices.begin(), choices.end(), word) != choices.end()) return "";
    throw UsageError(
        fmt::format("optie {} kent \"{}\" niet; {}", name, word, suggestion(word, choices)));
  };
  return app.add_option(name, value, description)
      ->type_name(joined(choices, "|"))
      ->check(CLI::Validator(check, ""));
}

void check_known(std::string_view option, std::string_view what, const std::string& name,
                 const std::vector<std::string>& known) {
  if (std::find(known.begin(), known.end(), name) != known.end()) return;
  const auto help = suggestion(name, known);
  throw UsageError(fmt::format("{}: er is geen {} \"{}\"{}", option, what, name,
                               help.empty() ? "" : "; " + help));
}

std::string help_text(const CLI::App& app, const CommandInfo& info) {
  std::vector<const CLI::Option*> positionals;
  std::vector<const CLI::Option*> options;
  for (const auto* option : app.get_options()) {
    (option->get_positional() ? positionals : options).push_back(option);
  }
  std::string usage = "bestek " + info.name;
  for (const auto* positional : positionals) usage += " " + option_heading(*positional);
  std::string text = joined(wrapped(info.summary + ".", help_width), "\n") + "\n\n";
  text += fmt::format("Gebruik: {} [OPTIES]\n", usage);
  text += section("Argumenten", positionals) + section("Opties", options);
  text += fmt::format("\nVoorbeeld:\n  {}\n", info.example);
  return text;
}

ExitCode run_command(const CommandInfo& info, std::vector<std::string> arguments, Streams& streams,
                     const std::function<void(CLI::App&)>& add_options,
                     const std::function<ExitCode(Streams&)>& body) {
  CLI::App app;
  std::string colour = "auto";
  try {
    app.set_help_flag();
    app.allow_extras();
    add_options(app);
    add_choice(app, std::string(colour_option), colour, {"auto", "altijd", "nooit"},
               "kleur in de meldingen");
    bool wants_help = false;
    bool wants_version = false;
    app.add_flag("-h,--help", wants_help, "toon deze hulp");
    app.add_flag("--versie", wants_version, "toon de versie van bestek");
    const bool asks_help =
        std::any_of(arguments.begin(), arguments.end(),
                    [](const std::string& a) { return a == "-h" || a == "--help"; });
    if (asks_help) arguments = {"--help"};
    parse(app, std::move(arguments));
    if (wants_help) {
      streams.out << help_text(app, info);
      return ExitCode::good;
    }
    if (wants_version) {
      streams.out << "bestek " << version_text << '\n';
      return ExitCode::good;
    }
    streams.out_has_colour = wants_colour(colour, STDOUT_FILENO);
    streams.err_is_terminal = ::isatty(STDERR_FILENO) == 1;
    streams.err_has_colour = wants_colour(colour, STDERR_FILENO);
    const auto code = body(streams);
    streams.out.flush();
    if (!streams.out) throw FileError("kan de uitvoer niet schrijven");
    return code;
  } catch (const UsageError& error) {
    report(streams, info, error.what(), ExitCode::wrong_use);
    streams.err << fmt::format("Hulp: bestek {} --help\n", info.name);
    return ExitCode::wrong_use;
  } catch (const FileError& error) {
    return report(streams, info, error.what(), ExitCode::file_trouble);
  } catch (const std::exception& error) {
    return report(
        streams, info,
        fmt::format("onverwachte fout in het programma ({}); meld dit aan de makers", error.what()),
        ExitCode::internal_fault);
  }
}

ExitCode run_on_process(
    int argc, char** argv,
    const std::function<ExitCode(std::vector<std::string>, Streams&)>& command) {
  keep_the_heap();
  std::ios::sync_with_stdio(false);
  Streams streams{std::cin, std::cout, std::cerr};
  const auto code =
      command(std::vector<std::string>(argv + std::min(argc, 1), argv + argc), streams);
  std::cout.flush();
  return code;
}

}  // namespace bestek
