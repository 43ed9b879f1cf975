// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <filesystem>
#include <ostream>
#include <string>
#include <vector>

#include "dossier/dossier.hpp"

namespace bestek::fixtures {

/// Where a finding is expected, or found.
struct Spot {
  std::string code;
  int line = 0;
  int column = 0;

  auto operator<=>(const Spot&) const = default;
};

inline void PrintTo(const Spot& spot, std::ostream* out) {
  *out << spot.code << " on " << spot.line << ':' << spot.column;
}

/// A round that is made from a base by small edits, with the findings that it must give.
///
///     wat: Twee aanbieders hebben hetzelfde KvK-nummer.
///     wijzig:
///       - {van: 'kvk: "00000022"', naar: 'kvk: «B100»"00000011"'}
///
/// `van` stands once in the base. A mark such as «B100» is no part of the round: it says that this
/// finding is expected at this place. `basis` names another base, `ronde` gives the whole text,
/// `codering: latin1` writes the round in another encoding.
struct Fixture {
  std::string text;            ///< without marks
  std::vector<Spot> expected;  ///< sorted
};

std::filesystem::path folder();

Fixture read_fixture(const std::filesystem::path& path);

/// The fixtures in a folder below tests/rules, sorted.
std::vector<std::filesystem::path> list_fixtures(const std::string& name);

/// Checks a round given as text, as `bestek toets -` does.
Dossier check(const std::string& text);

std::vector<Spot> spots(const Findings& findings);

}  // namespace bestek::fixtures
