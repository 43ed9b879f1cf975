// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dossier/dossier.hpp"

/// What the user decided to leave as it is: `# bestek: negeer B020 reden` in a file of the round,
/// or `--negeer B020` on the command line.
namespace bestek {

/// A finding that the user chose to ignore, and why.
struct IgnoredFinding {
  Finding finding;
  std::string reason;  ///< of the comment; empty for a code of the command line
};

/// The findings that count, sorted, and those that do not.
struct JudgedFindings {
  Findings counted;
  std::vector<IgnoredFinding> ignored;
};

/// False for findings about the form of a file (B001 to B019: after these the rules are not run at
/// all) and for those about the comments themselves.
bool can_be_ignored(std::string_view code);

/// True for mistakes that leave nothing to compute with: a reference to what is not there, a grade
/// that lacks, weights that are all zero. `bestek toets` can ignore them; the other commands
/// cannot.
bool prevents_computing(std::string_view code);

/// Splits the findings of a dossier. A comment at the end of a line is about that line; a comment
/// on a line of its own is about the next line that is not blank and not a comment. A comment
/// without a reason (B060), with a code that does not exist or cannot be ignored (B061), and one
/// that ignores nothing (B062) are findings themselves. `codes` are ignored everywhere.
JudgedFindings judge_findings(const Dossier& dossier, const std::vector<std::string>& codes);

}  // namespace bestek
