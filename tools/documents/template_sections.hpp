// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

// Which tags open and close one section, also when some of them are wrong.
#pragma once

#include <string>
#include <vector>

#include "common/finding.hpp"

namespace bestek::documents {

/// A tag that opens ('#', '^') or closes ('/') a section.
struct SectionMark {
  char kind = '#';
  std::string name;
  SourcePosition position;
  bool is_guess = false;  ///< of a tag without its }}, for which there is a finding already
};

/// What one mark belongs to.
struct SectionPair {
  static constexpr auto none = static_cast<std::size_t>(-1);
  std::size_t partner = none;  ///< the mark that closes it, or that it closes
  bool is_misspelt = false;    ///< the two have different names, and one of them must be wrong
};

/// Pairs the marks, which are in the order of the text. Pairs are well nested. What is not closed,
/// not opened, closed by another name or in the wrong order is a finding of code B040, one for each
/// mistake. `where` comes before the number of a line: "op regel".
std::vector<SectionPair> pair_sections(std::vector<SectionMark> marks, const std::string& where,
                                       Findings& findings);

}  // namespace bestek::documents
