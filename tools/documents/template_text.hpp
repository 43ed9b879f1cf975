// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/finding.hpp"

namespace bestek::documents {

/// One Mustache tag that asks for a value or opens a section.
struct Tag {
  std::vector<std::string> path;     ///< {"dienst", "naam"}; {"."} is the current item
  std::vector<std::string> filters;  ///< {"euro"}
  bool is_section = false;           ///< {{#x}} or {{^x}}
  SourcePosition position;
};

/// A template prepared for the Mustache engine, which knows neither filters nor positions: each
/// tag's name is replaced by its index, partials are put in their place, and each newline carries
/// the index of the line that it ends.
struct PreparedText {
  std::string mustache;
  std::vector<Tag> tags;
  std::vector<SourcePosition> lines;  ///< where each newline mark comes from
  SourceTexts sources;                ///< of the template and its partials, for findings
};

/// The text of a partial by its name ("bepalingen/geschillen") with the file's name, or nothing.
struct NamedText {
  std::string name;
  std::string text;
};
using FindPartial = std::function<std::optional<NamedText>(const std::string&)>;

/// The characters around the index of a line in PreparedText::mustache.
constexpr char line_mark_begin = '\x1e';
constexpr char line_mark_end = '\x1f';

/// Prepares the text. A tag that is not closed, a section that is not closed or never opened, an
/// unknown partial, a partial within itself, and a kind of tag that this project does not have are
/// findings of code B040. `start` is the place in the file where `source.text` begins.
PreparedText prepare_template(const NamedText& source, const SourcePosition& start,
                              const FindPartial& find_partial,
                              const std::vector<std::string>& partial_names, Findings& findings);

}  // namespace bestek::documents
