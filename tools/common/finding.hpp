// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <compare>
#include <iosfwd>
#include <map>
#include <string>
#include <vector>

#include "common/json.hpp"

namespace bestek {

enum class Severity { error, warning, advice };

/// "fout", "waarschuwing", "advies"
std::string_view severity_name(Severity severity);

/// A place in a file that the user wrote. Line and column count from 1, in code points; 0 means
/// that the place within the file is not known.
struct SourcePosition {
  std::string file;
  int line = 0;
  int column = 0;
  int length = 0;  ///< code points to underline

  auto operator<=>(const SourcePosition&) const = default;
};

/// One thing that is wrong with what the user wrote: where, what, and how to mend it.
struct Finding {
  std::string code;  ///< stable, "B012"
  Severity severity = Severity::error;
  SourcePosition position;
  std::string path;     ///< JSON pointer, "" when it does not apply
  std::string message;  ///< Dutch, without a full stop at the end
  std::string help;     ///< Dutch, how to mend it; may be empty
};

using Findings = std::vector<Finding>;

/// The texts of the files that were read, by the name under which findings mention them.
using SourceTexts = std::map<std::string, std::string>;

bool has_errors(const Findings& findings);

/// By file, line, column and code; the same finding twice becomes one.
void sort_findings(Findings& findings);

/// As a compiler does: "file:line:column: fout[B012]: melding", the line with a mark, the help.
void print_findings(std::ostream& out, const Findings& findings, const SourceTexts& texts,
                    bool in_colour = false);

/// "2 fouten, 1 waarschuwing en 3 adviezen", "geen bevindingen"
std::string summary(const Findings& findings);

/// [{code, ernst, bestand, regel, kolom, pad, melding, hulp}]
OrderedJson to_json(const Findings& findings);

}  // namespace bestek
