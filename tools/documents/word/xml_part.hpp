// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

// The parts of our own house style (templates/huisstijl/word): XML with places to be filled in.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace bestek::documents::word {

// What stands in the places of a part, by name.
class PartValues {
 public:
  PartValues& set(std::string_view name, std::string value);
  PartValues& set(std::string_view name, int value);
  // A block {{#name}} … {{/name}} is there, or it is not.
  PartValues& set_block(std::string_view name, bool is_there);

  // Throws std::logic_error when there is no such name: a mistake in a part of ours.
  const std::string& at(std::string_view name) const;

 private:
  std::map<std::string, std::string, std::less<>> values_;
};

// {{name}} is a value, escaped; {{{name}}} one that is XML itself. {{name*2+10}} computes with a
// whole number, from left to right, with + - * and /. {{#name}} … {{/name}} is left out when the
// value is empty, and {{^name}} … {{/name}} when it is not. Comments and the white space around
// line breaks are for the reader of the file and are not in the part.
class XmlPart {
 public:
  // Throws std::logic_error when a place or a block is not closed.
  explicit XmlPart(std::string_view source);

  std::string fill(const PartValues& values) const;

 private:
  enum class Kind { text, value, xml, block, inverted };
  struct Step {
    char operation;
    int number;
  };
  struct Piece {
    Kind kind = Kind::text;
    std::string text;           // the text, or the name
    std::vector<Step> steps{};  // what to compute with the value
    std::size_t end = 0;        // of a block: the piece after it
  };
  static Piece read_place(std::string_view content);
  void read_places(std::string_view text);
  std::size_t room_for(const PartValues& values) const;
  static int computed(const Piece& piece, const std::string& value);

  std::vector<Piece> pieces_;
};

// The part in templates/huisstijl/word with this name: "styles.xml".
const XmlPart& house_part(std::string_view name);

}  // namespace bestek::documents::word
