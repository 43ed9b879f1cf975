// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include <cstdint>
#include <cstdlib>
#include <sstream>
#include <string>

#include "dossier/dossier.hpp"

/// Any bytes as a round on standard input: read, merged, checked, printed; and typed when they are
/// without errors. What is wrong must be a finding that can be printed: no crash, no exception.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  std::istringstream input(text);
  const auto dossier = bestek::load_and_check("-", input);
  std::ostringstream out;
  bestek::print_findings(out, dossier.findings, dossier.texts);
  out << bestek::to_json(dossier.findings).dump() << dossier.json.dump();
  if (!bestek::has_errors(dossier.findings)) {
    const auto round = bestek::typed_round(dossier);
    if (round.head.id.empty()) std::abort();
  }
  return 0;
}
