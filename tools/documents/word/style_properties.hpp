// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

// The building blocks of styles.xml: one function for each property of a paragraph or a run.
#pragma once

#include <string>
#include <string_view>

#include "documents/word/xml_writer.hpp"

namespace bestek::documents::word {

// The properties of a paragraph style, in the order of the schema. Zero or empty: as in the style
// that it is based on.
struct ParagraphStyle {
  std::string_view id;
  std::string_view name;
  std::string_view based_on = "Normal";
  std::string_view next{};
  int priority = 99;
  bool quick = true;  // shown in Word's gallery
  std::string paragraph{};
  std::string run{};
};

// Measures are in twips, borders in eighths of a point, text sizes in half points.
void write_style(XmlWriter& xml, const ParagraphStyle& style);
std::string spacing(int before, int after, int line = 0);
std::string indent(int left, int hanging);
std::string left_tab(int position);
std::string numbered(int level);
std::string border(std::string_view side, int eighths, int space, std::string_view color);
std::string fonts(std::string_view font);
std::string color(std::string_view rgb);
std::string letter_spacing(int twips);
std::string size(int half_points);
std::string outline_level(int level);
std::string shading(std::string_view fill);

inline constexpr const char* bold = "<w:b/><w:bCs/>";
inline constexpr const char* italic = "<w:i/><w:iCs/>";
inline constexpr const char* keep_next = "<w:keepNext/><w:keepLines/>";

}  // namespace bestek::documents::word
