// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "common/xml_writer.hpp"

#include <array>
#include <cstddef>

#include "common/text.hpp"

namespace bestek {
namespace {

// Length of the UTF-8 sequence at the start of `text` when it is a character that XML 1.0 allows,
// else 0. Only called for bytes from 0x80.
std::size_t allowed_sequence(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const auto lead = byte(0);
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || text.size() < length) return 0;
  char32_t code = lead & (0x7FU >> length);
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0U) != 0x80U) return 0;
    code = (code << 6U) | (byte(i) & 0x3FU);
  }
  constexpr char32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
  const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
  if (code < smallest[length] || code > 0x10FFFF || surrogate || code == 0xFFFE || code == 0xFFFF) {
    return 0;
  }
  return length;
}

const char* entity(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\t':
      return "&#9;";
    case '\n':
      return "&#10;";
    case '\r':
      return "&#13;";
    default:
      return nullptr;
  }
}

// In a table, since every byte of a text is looked at.
constexpr auto plain_bytes = [] {
  std::array<bool, 256> plain{};
  for (std::size_t byte = 0x20; byte < 0x80; ++byte)
    plain[byte] = byte != '&' && byte != '<' && byte != '>' && byte != '"';
  return plain;
}();

bool is_plain(char c) { return plain_bytes[static_cast<unsigned char>(c)]; }

}  // namespace

void append_escaped(std::string& out, std::string_view text) {
  std::size_t i = 0;
  while (i < text.size()) {
    std::size_t run = i;
    while (run < text.size() && is_plain(text[run])) ++run;
    out.append(text, i, run - i);
    i = run;
    if (i == text.size()) return;
    if (static_cast<unsigned char>(text[i]) < 0x80) {
      if (const char* escaped = entity(text[i])) out.append(escaped);
      ++i;
      continue;
    }
    const std::size_t length = allowed_sequence(text.substr(i));
    out.append(text, i, length);
    i += length > 0 ? length : 1;
  }
}

std::string escaped(std::string_view text) {
  std::string out;
  append_escaped(out, text);
  return out;
}

XmlWriter& XmlWriter::declaration() {
  return raw("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
}

void XmlWriter::open_tag(std::string_view name, std::initializer_list<XmlAttribute> attributes) {
  out_ += '<';
  out_ += name;
  for (const auto& attribute : attributes) {
    out_ += ' ';
    out_ += attribute.name;
    out_ += "=\"";
    if (attribute.is_number) {
      append_number(out_, attribute.number);
    } else {
      append_escaped(out_, attribute.text);
    }
    out_ += '"';
  }
}

XmlWriter& XmlWriter::start(std::string_view name, std::initializer_list<XmlAttribute> attributes) {
  open_tag(name, attributes);
  out_ += '>';
  return *this;
}

XmlWriter& XmlWriter::empty(std::string_view name, std::initializer_list<XmlAttribute> attributes) {
  open_tag(name, attributes);
  out_ += "/>";
  return *this;
}

XmlWriter& XmlWriter::end(std::string_view name) {
  out_ += "</";
  out_ += name;
  out_ += '>';
  return *this;
}

XmlWriter& XmlWriter::element(std::string_view name, std::string_view text) {
  return start(name).text(text).end(name);
}

XmlWriter& XmlWriter::text(std::string_view text) {
  append_escaped(out_, text);
  return *this;
}

XmlWriter& XmlWriter::raw(std::string_view xml) {
  out_ += xml;
  return *this;
}

}  // namespace bestek
