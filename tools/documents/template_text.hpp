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

/// A piece of a template. Sections reach from their node up to `end`, which is the node after it.
struct TemplateNode {
  enum class Kind {
    text,      ///< `text` as it is
    line_end,  ///< a newline; `index` says in PreparedText::lines where it comes from
    value,     ///< the value of tag `index`
    section,   ///< the nodes up to `end`, for each item of tag `index`
    inverted,  ///< the nodes up to `end`, when tag `index` has no value
  };
  Kind kind = Kind::text;
  std::size_t index = 0;
  std::size_t end = 0;
  std::string text{};
};

/// A template taken apart once, to be rendered many times: partials are in their place, and tags
/// and newlines know where they come from.
struct PreparedText {
  std::vector<TemplateNode> nodes;
  std::vector<Tag> tags;
  std::vector<SourcePosition> lines;  ///< where each newline comes from
  SourceTexts sources;                ///< of the template and its partials, for findings
};

/// Takes "dienst.naam | euro" apart. Nothing when it is not a tag that this project has.
std::optional<Tag> parse_tag(std::string_view content, const SourcePosition& position);

/// The text of a partial by its name ("bepalingen/geschillen") with the file's name, or nothing.
struct NamedText {
  std::string name;
  std::string text;
};
using FindPartial = std::function<std::optional<NamedText>(const std::string&)>;

/// Prepares the text. A tag that is not closed, a section that is not closed or never opened, an
/// unknown partial, a partial within itself, and a kind of tag that this project does not have are
/// findings of code B040. `start` is the place in the file where `source.text` begins. The white
/// space before a partial that stands alone on its line comes before each line of the partial.
PreparedText prepare_template(const NamedText& source, const SourcePosition& start,
                              const FindPartial& find_partial,
                              const std::vector<std::string>& partial_names, Findings& findings);

}  // namespace bestek::documents
