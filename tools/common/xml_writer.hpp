// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace bestek {

// Appends `text` to `out`, fit for element content and for quoted attribute values: the five markup
// characters escaped; bytes that are not UTF-8 and characters that XML 1.0 forbids left out.
void append_escaped(std::string& out, std::string_view text);
std::string escaped(std::string_view text);

struct XmlAttribute {
  XmlAttribute(std::string_view attribute_name, std::string_view value)
      : name(attribute_name), text(value) {}
  XmlAttribute(std::string_view attribute_name, const char* value)
      : name(attribute_name), text(value) {}
  XmlAttribute(std::string_view attribute_name, const std::string& value)
      : name(attribute_name), text(value) {}
  XmlAttribute(std::string_view attribute_name, int value)
      : name(attribute_name), number(value), is_number(true) {}

  std::string_view name;
  std::string_view text{};
  int number = 0;
  bool is_number = false;
};

// Writes XML into a string. Names are ours and written as they are; values are always escaped.
class XmlWriter {
 public:
  XmlWriter() = default;
  // With room for as many bytes.
  explicit XmlWriter(std::size_t room) { out_.reserve(room); }

  XmlWriter& declaration();
  XmlWriter& start(std::string_view name, std::initializer_list<XmlAttribute> attributes = {});
  XmlWriter& empty(std::string_view name, std::initializer_list<XmlAttribute> attributes = {});
  XmlWriter& end(std::string_view name);
  // An element that holds only text.
  XmlWriter& element(std::string_view name, std::string_view text);
  XmlWriter& text(std::string_view text);
  // Well-formed XML of our own making; never anything a user wrote.
  XmlWriter& raw(std::string_view xml);

  std::string take() { return std::move(out_); }
  const std::string& str() const { return out_; }

 private:
  void open_tag(std::string_view name, std::initializer_list<XmlAttribute> attributes);

  std::string out_;
};

}  // namespace bestek
