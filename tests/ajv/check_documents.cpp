// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <string>

#include "dossier/schemas.hpp"
#include "dossier/yaml_reader.hpp"

namespace {

/// On one line: a message quotes the value that is wrong.
void print_invalid(const std::string& code, const std::string& pointer, std::string message) {
  std::replace(message.begin(), message.end(), '\n', ' ');
  std::cout << "invalid " << code << ' ' << pointer << ' ' << message << '\n';
}

}  // namespace

/// Reads many documents from standard input, each as a line "KIND BYTES" and that many bytes of
/// YAML, and prints a line for each: "valid", or "invalid" with what is held against it.
int main() {
  std::string kind;
  std::size_t size = 0;
  while (std::cin >> kind >> size) {
    std::cin.get();
    std::string text(size, '\0');
    if (!std::cin.read(text.data(), static_cast<std::streamsize>(size))) return EXIT_FAILURE;
    bestek::Findings findings;
    const auto value = bestek::read_yaml(text, "test", 0, findings).value;
    if (!findings.empty()) {
      print_invalid(findings.front().code, "", findings.front().message);
      continue;
    }
    const auto problems = bestek::check_schema(value, kind);
    if (problems.empty()) {
      std::cout << "valid\n";
    } else {
      print_invalid(problems.front().code, problems.front().pointer, problems.front().message);
    }
  }
  return EXIT_SUCCESS;
}
