// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "dossier/yaml_reader.hpp"

namespace {

/// Every value has its place, in the order in which Json holds it.
bool is_in_step(const bestek::Json& json, const bestek::Positions& positions) {
  if (!json.is_structured()) return positions.children.empty();
  if (positions.children.size() != json.size()) return false;
  std::size_t index = 0;
  for (const auto& child : json) {
    if (!is_in_step(child, positions.children[index++])) return false;
  }
  return true;
}

}  // namespace

/// Any bytes as one file: read, or refused with a finding.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  bestek::Findings findings;
  const auto placed = bestek::read_yaml(text, "a.yaml", 0, findings);
  if (!is_in_step(placed.value, placed.positions)) std::abort();
  for (const auto& finding : findings) {
    if (finding.position.line < 1 || finding.position.column < 1) std::abort();
  }
  return 0;
}
