// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "workbooks/reader_xml.hpp"

#include <expat.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <exception>
#include <memory>

namespace bestek::workbooks {

namespace {

constexpr char separator = '|';

/// Of a tag or a comment. Expat keeps an unfinished one, and reads it again from the start each
/// time that more of it comes.
constexpr std::size_t longest_markup = std::size_t{1} << 20U;

/// The vocabularies that the reader looks at. ISO 29500 has two names for each: transitional,
/// strict.
constexpr std::array<std::pair<std::string_view, std::string_view>, 12> vocabularies = {{
    {"http://schemas.openxmlformats.org/spreadsheetml/2006/main", ""},
    {"http://purl.oclc.org/ooxml/spreadsheetml/main", ""},
    {"http://schemas.openxmlformats.org/officeDocument/2006/relationships", "r:"},
    {"http://purl.oclc.org/ooxml/officeDocument/relationships", "r:"},
    {"http://schemas.openxmlformats.org/package/2006/relationships", ""},
    {"http://schemas.openxmlformats.org/package/2006/content-types", ""},
    {"urn:oasis:names:tc:opendocument:xmlns:table:1.0", "table:"},
    {"urn:oasis:names:tc:opendocument:xmlns:office:1.0", "office:"},
    {"urn:oasis:names:tc:opendocument:xmlns:text:1.0", "text:"},
    {"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0", "manifest:"},
    {"http://www.w3.org/XML/1998/namespace", "xml:"},
    {"http://www.w3.org/1999/xlink", "xlink:"},
}};

std::string_view prefix_of(std::string_view vocabulary) {
  for (const auto& [name, prefix] : vocabularies) {
    if (name == vocabulary) return prefix;
  }
  return "?:";
}

std::string short_name(std::string_view name) {
  const auto end = name.find(separator);
  if (end == std::string_view::npos) return std::string(name);
  std::string result(prefix_of(name.substr(0, end)));
  return result += name.substr(end + 1);
}

struct Reading {
  XML_Parser parser;
  XmlHandler& handler;
  const std::string& part;
  int most_depth;
  int depth = 0;
  std::exception_ptr problem{};

  /// Nothing may be thrown through expat: it is C.
  template <class F>
  void guarded(F f) {
    if (problem) return;
    try {
      f();
    } catch (...) {
      problem = std::current_exception();
      XML_StopParser(parser, XML_FALSE);
    }
  }
};

Reading& reading_of(void* data) { return *static_cast<Reading*>(data); }

void on_start(void* data, const char* name, const char** attributes) {
  auto& reading = reading_of(data);
  reading.guarded([&] {
    if (++reading.depth > reading.most_depth)
      throw Refusal{
          "B312", fmt::format("het deel {} is te diep genest", reading.part),
          "vertrouw dit bestand niet; vraag de afzender om het blad opnieuw in te vullen"};
    reading.handler.start(short_name(name), XmlAttributes(attributes));
  });
}

void on_end(void* data, const char* name) {
  auto& reading = reading_of(data);
  reading.guarded([&] {
    --reading.depth;
    reading.handler.end(short_name(name));
  });
}

void on_text(void* data, const char* text, int size) {
  auto& reading = reading_of(data);
  reading.guarded([&] { reading.handler.text({text, static_cast<std::size_t>(size)}); });
}

void on_document_type(void* data, const char*, const char*, const char*, int) {
  auto& reading = reading_of(data);
  reading.guarded([&] {
    throw Refusal{"B312", fmt::format("het deel {} heeft een documenttype", reading.part),
                  "vertrouw dit bestand niet; geen rekenprogramma maakt zo'n bestand"};
  });
}

}  // namespace

const char* XmlAttributes::find(std::string_view name) const {
  for (const char** item = list_; *item != nullptr; item += 2) {
    if (short_name(*item) == name) return item[1];
  }
  return nullptr;
}

std::string XmlAttributes::text(std::string_view name) const {
  const char* found = find(name);
  return found == nullptr ? "" : found;
}

void read_xml(Package& package, const std::string& part, XmlHandler& handler, int depth) {
  const std::unique_ptr<XML_ParserStruct, void (*)(XML_Parser)> parser(
      XML_ParserCreateNS(nullptr, separator), XML_ParserFree);
  if (!parser) throw std::bad_alloc();
  Reading reading{parser.get(), handler, part, depth};
  XML_SetUserData(parser.get(), &reading);
  XML_SetElementHandler(parser.get(), on_start, on_end);
  XML_SetCharacterDataHandler(parser.get(), on_text);
  XML_SetStartDoctypeDeclHandler(parser.get(), on_document_type);
  std::size_t fed = 0;
  const auto feed = [&](std::string_view bytes, bool is_last) {
    fed += bytes.size();
    const auto status =
        XML_Parse(parser.get(), bytes.data(), static_cast<int>(bytes.size()), is_last ? 1 : 0);
    if (reading.problem) std::rethrow_exception(reading.problem);
    const auto finished =
        static_cast<std::size_t>(std::max<XML_Index>(XML_GetCurrentByteIndex(parser.get()), 0));
    if (fed > finished + longest_markup)
      throw Refusal{
          "B312", fmt::format("het deel {} heeft een element van meer dan 1 MiB", part),
          "vertrouw dit bestand niet; vraag de afzender om het blad opnieuw in te vullen"};
    if (status == XML_STATUS_OK) return;
    throw Refusal{"B313",
                  fmt::format("het deel {} van dit bestand is beschadigd (regel {})", part,
                              XML_GetCurrentLineNumber(parser.get())),
                  "vraag de afzender om het bestand opnieuw op te slaan en te sturen"};
  };
  package.read(part, [&](std::string_view bytes) { feed(bytes, false); });
  feed({}, true);
}

}  // namespace bestek::workbooks
