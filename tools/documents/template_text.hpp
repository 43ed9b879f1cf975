// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/finding.hpp"
#include "documents/template_sections.hpp"

namespace bestek::documents {

/// Where in a Word document a tag stands, so how its value is made safe.
enum class TagPlace {
  text,             ///< of a paragraph
  plain,            ///< one line: alternative text, a property of the document
  quoted_in_field,  ///< within quotes in the code of a field
  word_in_field,    ///< in the code of a field, without quotes
  number_in_field,  ///< in a field that computes
  address,          ///< the beginning of the address of a link
  address_part,     ///< further on in that address
};

/// One Mustache tag that asks for a value or opens a section.
struct Tag {
  std::vector<std::string> path;     ///< {"dienst", "naam"}; {"."} is the current item
  std::vector<std::string> filters;  ///< {"euro"}
  bool is_section = false;           ///< {{#x}} or {{^x}}
  SourcePosition position;
  TagPlace place = TagPlace::text;
  bool is_guess = false;  ///< of a tag without its }}: what it says may be something else
  /// Of a section that is closed by another name: that name, and its place. One of them is wrong.
  std::vector<std::string> closed_as{};
  SourcePosition closed_at{};
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

/// The nodes from `begin` up to `end` are perhaps in a section of `path`, whose beginning was not
/// found.
struct LostSection {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::vector<std::string> path;
};

/// A template taken apart once, to be rendered many times: partials are in their place, and tags
/// and newlines know where they come from.
struct PreparedText {
  std::vector<TemplateNode> nodes;
  std::vector<Tag> tags;
  std::vector<SourcePosition> lines;  ///< where each newline comes from
  SourceTexts sources;                ///< of the template and its partials, for findings
  std::vector<LostSection> lost;      ///< empty in a template without mistakes
};

/// Takes "dienst.naam | euro" apart. Nothing when it is not a tag that this project has.
std::optional<Tag> parse_tag(std::string_view content, const SourcePosition& position);

/// The text of a partial by its name ("bepalingen/geschillen") with the file's name, or nothing.
struct NamedText {
  std::string name;
  std::string text;
};
using FindPartial = std::function<std::optional<NamedText>(const std::string&)>;

/// "dienst.naam" as a path; "." is the current item.
std::vector<std::string> path_of(std::string_view text);

/// Gives the section `tag` the name by which it is closed, when that is another one.
void note_closing_name(Tag& tag, const SectionPair& pair, const SectionMark& closing);

/// The sign and the name of a tag whose }} is missing, when it was to open or close a section.
std::optional<SectionMark> guessed_mark(std::string_view rest, const SourcePosition& position);

/// Prepares the text. A tag that is not closed, a section that is not closed or never opened, an
/// unknown partial, a partial within itself, and a kind of tag that this project does not have are
/// findings of code B040, one for each mistake: the text that is returned is then good only for
/// looking for other mistakes. `start` is the place in the file where `source.text` begins. The
/// white space before a partial that stands alone on its line comes before each line of it.
PreparedText prepare_template(const NamedText& source, const SourcePosition& start,
                              const FindPartial& find_partial,
                              const std::vector<std::string>& partial_names, Findings& findings);

}  // namespace bestek::documents
