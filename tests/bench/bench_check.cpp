// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include "common/files.hpp"
#include "common/program.hpp"
#include "timed_run.hpp"

/// How much processor time `bestek toets` takes for a round with 20,000 providers, beside yaml-cpp
/// alone and beside ajv with a YAML parser that keeps positions. Every measure is a process of its
/// own, start-up included; they take turns, so that a busy moment hits all. Prints medians and
/// ratios.
///
/// usage: bestek-bench-check [TURNS]
namespace {

namespace fs = std::filesystem;
using namespace bestek::bench;

constexpr int providers = 20000;
constexpr int standard_turns = 5;

std::string provider(int number) {
  return fmt::format(
      "  - kenmerk: verzonnen-{0}\n    naam: Stichting Verzonnen {0}\n    rechtsvorm: stichting\n"
      "    kvk: \"{1:08}\"\n"
      "    adres: {{straat: Kade {0}, postcode: 9711 AB, plaats: Groningen}}\n"
      "    vertegenwoordiger: {{naam: V. Voorbeeld, functie: bestuurder}}\n"
      "    diensten: [individueel, groep]\n"
      "    eigen_verklaring: {{datum: 2027-03-15, uitsluitingsgronden: geen}}\n",
      number, 20'000'000 + number);
}

/// The round of `bestek nieuw`, with one more file that holds the providers.
fs::path make_round(const fs::path& folder) {
  const auto round = folder / "ronde";
  if (run({BESTEK_PROGRAMS "/bestek-nieuw", round.string()}).exit_code != 0)
    throw std::runtime_error("bestek nieuw failed");
  // Without evidence to ask for and tariffs to agree on: 20,000 findings would measure printing.
  auto criteria = bestek::read_file(round / "criteria.yaml");
  criteria.resize(criteria.find("\ngeschiktheidseisen:") + 1);
  bestek::write_file(round / "criteria.yaml", criteria);
  bestek::write_file(round / "tarieven.yaml", "tarieven: []\n");
  const auto file = round / "aanbieders" / "alle.yaml";
  std::ofstream out(file);
  out << "aanbieders:\n";
  for (int number = 1; number <= providers; ++number) out << provider(number);
  return file;
}

class NothingHandler : public YAML::EventHandler {
 public:
  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark&, YAML::anchor_t) override {}
  void OnAlias(const YAML::Mark&, YAML::anchor_t) override {}
  void OnScalar(const YAML::Mark&, const std::string&, YAML::anchor_t,
                const std::string&) override {}
  void OnSequenceStart(const YAML::Mark&, const std::string&, YAML::anchor_t,
                       YAML::EmitterStyle::value) override {}
  void OnSequenceEnd() override {}
  void OnMapStart(const YAML::Mark&, const std::string&, YAML::anchor_t,
                  YAML::EmitterStyle::value) override {}
  void OnMapEnd() override {}
};

/// What this program does when it runs itself as one of the things to measure.
int be_a_part(const std::string& part, const std::string& file) {
  if (part == "load") return YAML::LoadFile(file).IsMap() ? 0 : 1;
  std::ifstream in(file);
  YAML::Parser parser(in);
  NothingHandler handler;
  return parser.HandleNextDocument(handler) ? 0 : 1;
}

struct Contender {
  std::string name;
  std::vector<std::string> command;
  std::vector<double> seconds;
  double megabytes = 0;
};

std::vector<Contender> contenders(const fs::path& file) {
  const auto self = fs::read_symlink("/proc/self/exe").string();
  const auto round = file.parent_path().parent_path();
  std::vector<Contender> list = {
      {"bestek toets", {BESTEK_PROGRAMS "/bestek-toets", round.string()}, {}, 0},
      {"yaml-cpp LoadFile", {self, "load", file.string()}, {}, 0},
      {"yaml-cpp events", {self, "events", file.string()}, {}, 0}};
  if (fs::exists(fs::path(BESTEK_NODE_FOLDER) / "node_modules" / "ajv")) {
    list.push_back({"ajv + yaml",
                    {BESTEK_NODE, BESTEK_SOURCE_DIR "/tests/bench/check_with_ajv.mjs",
                     BESTEK_NODE_FOLDER, BESTEK_SOURCE_DIR "/schemas", file.string()},
                    {},
                    0});
  } else {
    std::cout << "Without ajv: install it with ctest -R ajv.install\n";
  }
  return list;
}

void compare(int turns, const fs::path& folder) {
  const auto file = make_round(folder);
  const auto size = static_cast<double>(fs::file_size(file)) / (1024.0 * 1024.0);
  auto list = contenders(file);
  for (int turn = 0; turn < turns; ++turn) {
    for (auto& contender : list) {
      const auto measure = run(contender.command);
      if (measure.exit_code != 0)
        std::cout << fmt::format("{} ended with {}\n", contender.name, measure.exit_code);
      contender.seconds.push_back(measure.processor);
      contender.megabytes = std::max(contender.megabytes, measure.megabytes);
    }
  }
  const auto ours = median(list.front().seconds);
  std::cout << fmt::format("{} providers, {:.1f} MB of YAML, median of {} turns\n\n", providers,
                           size, turns);
  std::cout << fmt::format("{:<20}{:>9}{:>9}{:>9}{:>18}{:>14}\n", "", "median s", "least s", "MB",
                           "bestek toets is", "memory/file");
  for (const auto& contender : list) {
    std::cout << fmt::format("{:<20}{:>9.2f}{:>9.2f}{:>9.0f}{:>12.2f} times{:>13.1f}x\n",
                             contender.name, median(contender.seconds),
                             *std::min_element(contender.seconds.begin(), contender.seconds.end()),
                             contender.megabytes, ours / median(contender.seconds),
                             contender.megabytes / size);
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc == 3) return be_a_part(argv[1], argv[2]);
  try {
    const bestek::ScratchFolder scratch;
    compare(argc > 1 ? std::stoi(argv[1]) : standard_turns, scratch.path());
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
