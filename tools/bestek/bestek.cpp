// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <iostream>

#include "bestek/commands.hpp"
#include "common/command.hpp"
#include "common/text.hpp"
#include "common/version.hpp"

/// The front door: `bestek score …` becomes the program `bestek-score …`, from the folder of this
/// program or else from PATH.
namespace bestek {

namespace {

std::vector<std::string> names() {
  std::vector<std::string> result;
  for (const auto& command : commands) result.emplace_back(command.name);
  return result;
}

void print_overview(std::ostream& out) {
  std::size_t width = 0;
  for (const auto& command : commands) width = std::max(width, command.name.size());
  out << "bestek: gereedschap voor bestuurlijk aanbesteden.\n\nGebruik: bestek OPDRACHT [RONDE] "
         "[OPTIES]\n\nOpdrachten:\n";
  for (const auto& command : commands)
    out << "  " << padded(command.name, width) << "  " << command.summary << '\n';
  out << "\nUitleg bij een opdracht: bestek OPDRACHT --help\n\nVoorbeeld:\n  bestek toets "
         "examples/groninger-gemeenten-2015\n";
}

int wrong_use(const std::string& message) {
  std::cerr << "bestek: " << message << "\nHulp: bestek --help\n";
  return static_cast<int>(ExitCode::wrong_use);
}

int run_program(const std::string& program, std::vector<char*> arguments) {
  std::error_code error;
  const auto self = std::filesystem::read_symlink("/proc/self/exe", error);
  const auto beside = error ? std::string() : (self.parent_path() / program).string();
  if (!beside.empty()) ::execv(beside.c_str(), arguments.data());
  ::execvp(program.c_str(), arguments.data());
  std::cerr << fmt::format(
      "bestek: het programma {} staat niet naast bestek en niet in PATH; installeer bestek "
      "opnieuw\n",
      program);
  return static_cast<int>(ExitCode::file_trouble);
}

int run(int argc, char** argv) {
  if (argc < 2) {
    print_overview(std::cerr);
    return static_cast<int>(ExitCode::wrong_use);
  }
  const std::string first = argv[1];
  if (first == "--help" || first == "-h" || (first == "help" && argc == 2)) {
    print_overview(std::cout);
    return static_cast<int>(ExitCode::good);
  }
  if (first == "--versie") {
    std::cout << "bestek " << version_text << '\n';
    return static_cast<int>(ExitCode::good);
  }
  const bool asks_help = first == "help";
  const std::string name = asks_help ? argv[2] : first;
  const auto known = names();
  if (std::find(known.begin(), known.end(), name) == known.end()) {
    return wrong_use(fmt::format("onbekende {} \"{}\"; {}",
                                 name.starts_with('-') ? "optie" : "opdracht", name,
                                 suggestion(name, known)));
  }
  std::string program = "bestek-" + name;
  std::string help = "--help";
  std::vector<char*> arguments = {program.data()};
  if (asks_help) {
    arguments.push_back(help.data());
  } else {
    arguments.insert(arguments.end(), argv + 2, argv + argc);
  }
  arguments.push_back(nullptr);
  return run_program(program, std::move(arguments));
}

}  // namespace

}  // namespace bestek

int main(int argc, char** argv) { return bestek::run(argc, argv); }
