// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "common/finding.hpp"
#include "common/json.hpp"

namespace bestek {

/// A place in one of the files of a round: line and column from 1, the column in bytes.
struct Place {
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  std::uint32_t length = 0;  ///< bytes of a scalar on its first line, else 1
  std::uint16_t file = 0;    ///< index into the list of files of the dossier
};

/// Where a value was written. The children of a mapping stand in the order of its sorted keys, so
/// they run in step with the values of the Json object; those of a sequence in its own order.
struct Positions {
  Place value;
  Place key;  ///< of the key in front of the value; line 0 for an item of a sequence
  std::vector<Positions> children;
};

/// The index in `children` of the member with this key, which the object has.
inline std::size_t member_index(const Json& object, const std::string& key) {
  return static_cast<std::size_t>(std::distance(object.begin(), object.find(key)));
}

/// A value and where it was written.
struct PlacedJson {
  Json value;
  Positions positions;
};

/// Where the lines of a text begin, for positions without reading the text again.
class SourceLines {
 public:
  SourceLines() = default;
  explicit SourceLines(std::string_view text);

  /// The column in code points of a byte column in a line of `text`, which is the text given
  /// before.
  int code_point_column(std::string_view text, std::uint32_t line, std::uint32_t byte_column) const;

  /// The byte at which a line begins; the size of the text for a line after the last.
  std::size_t start(std::uint32_t line) const;

 private:
  std::vector<std::size_t> starts_;
  std::size_t size_ = 0;
};

/// Bounds on one file, so that hostile input ends in a finding.
struct YamlLimits {
  int depth = 100;             ///< nesting of lists and mappings
  std::size_t expansion = 10;  ///< aliases may add up to this many times the size of the file
};

/// Reads one YAML 1.2 document (or JSON, which is YAML) into JSON with positions. The only place
/// where YAML is read.
///
/// Plain scalars follow the core schema, kept narrow: `null`, `true`, `false`, whole numbers and
/// decimal fractions of at most 15 digits become values, which a double carries without loss;
/// everything else is text, also `no`, `on` and `1:30`. A number in another form, a duplicate key,
/// a second document, too deep nesting, too large an expansion of aliases, invalid UTF-8 and text
/// that is not YAML are findings in `findings`, under the name `name`; the value is then what could
/// be read.
PlacedJson read_yaml(std::string_view text, const std::string& name, std::uint16_t file,
                     Findings& findings, const YamlLimits& limits = {});

}  // namespace bestek
