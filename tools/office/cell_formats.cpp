// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "office/cell_formats.hpp"

#include <xlsxwriter.h>

#include <algorithm>

namespace bestek::office {

namespace {

constexpr std::uint32_t rule_colour = 0xD9D9D9;
constexpr std::uint32_t quiet_colour = 0x595959;
constexpr std::uint32_t white = 0xFFFFFF;

std::string decimal_format(const std::string& whole, int decimals) {
  return decimals > 0 ? whole + "." + std::string(static_cast<std::size_t>(decimals), '0') : whole;
}

std::string number_format(const CellStyle& style) {
  switch (style.format) {
    case Format::euro:
      return R"([$€-413]\ #,##0.00)";  // 413: Dutch; separators are those of the reader's Excel
    case Format::date:
      return R"([$-413]d\ mmm\ yyyy)";
    case Format::number:
      return decimal_format("#,##0", style.decimals);
    case Format::percent:
      return decimal_format("0", style.decimals) + "%";
    case Format::points:
      return decimal_format("0", style.decimals) + "\"%\"";
    case Format::row_number:
      return "0";
    case Format::text:
      break;
  }
  // What is typed into a cell for text stays as it is: 0012 no number, 1-2 no date, =1 no formula.
  return style.role == Role::input ? "@" : "General";
}

bool is_in_table(Role role) { return role == Role::cell || role == Role::input; }

std::uint8_t horizontal_alignment(const CellStyle& style) {
  if (style.role == Role::header || style.format == Format::row_number) return LXW_ALIGN_CENTER;
  return style.format == Format::text ? LXW_ALIGN_LEFT : LXW_ALIGN_RIGHT;
}

void set_alignment(lxw_format* format, const CellStyle& style) {
  const auto horizontal = horizontal_alignment(style);
  format_set_align(format, horizontal);
  const bool is_indented = is_in_table(style.role) || style.role == Role::total;
  if (is_indented && horizontal == LXW_ALIGN_LEFT) format_set_indent(format, 1);
  const bool is_bar = style.role == Role::header || style.role == Role::mark || is_indented;
  format_set_align(format, is_bar ? LXW_ALIGN_VERTICAL_CENTER : LXW_ALIGN_VERTICAL_TOP);
}

void set_rule(lxw_format* format, std::uint32_t colour) {
  format_set_border(format, LXW_BORDER_THIN);
  format_set_border_color(format, colour);
}

void set_role(lxw_format* format, const CellStyle& style, const WorkbookLayout& look) {
  switch (style.role) {
    case Role::title:
      format_set_font_name(format, look.heading_font.c_str());
      format_set_bold(format);
      format_set_font_color(format, look.accent);
      format_set_text_wrap(format);
      break;
    case Role::subtitle:
      format_set_font_color(format, quiet_colour);
      format_set_text_wrap(format);
      break;
    case Role::mark:
      format_set_bold(format);
      format_set_bg_color(format, look.fills.caution);
      format_set_text_wrap(format);
      break;
    case Role::heading:
      format_set_font_name(format, look.heading_font.c_str());
      format_set_bold(format);
      format_set_font_color(format, look.accent);
      format_set_bottom(format, LXW_BORDER_THIN);
      format_set_bottom_color(format, look.accent);
      format_set_text_wrap(format);
      break;
    case Role::label:
      format_set_bold(format);
      format_set_text_wrap(format);
      break;
    case Role::note:
      format_set_font_color(format, quiet_colour);
      format_set_text_wrap(format);
      break;
    case Role::header:
      format_set_bold(format);
      format_set_font_color(format, white);
      format_set_bg_color(format, look.accent);
      format_set_text_wrap(format);
      set_rule(format, look.accent);
      break;
    case Role::input:
      format_set_unlocked(format);
      format_set_bg_color(format, look.fills.input);
      set_rule(format, look.accent);
      if (style.format == Format::text) format_set_text_wrap(format);
      break;
    case Role::total:
      format_set_bold(format);
      format_set_top(format, LXW_BORDER_MEDIUM);
      format_set_top_color(format, look.accent);
      break;
    case Role::cell:
      set_rule(format, rule_colour);
      if (style.format == Format::text) format_set_text_wrap(format);
      break;
    case Role::text:
      format_set_text_wrap(format);
      break;
    case Role::plain:
      break;
  }
}

}  // namespace

CellFormats::Known& CellFormats::known(const CellStyle& style) {
  const auto found = std::find_if(known_.begin(), known_.end(),
                                  [&](const Known& one) { return one.style == style; });
  if (found != known_.end()) return *found;
  known_.push_back({style, make(style)});
  return known_.back();
}

lxw_format* CellFormats::of(const CellStyle& style) { return known(style).format; }

int CellFormats::index_of(const CellStyle& style) {
  auto& one = known(style);
  // The library puts a format in the file once it was asked for its number.
  if (one.index < 0) one.index = lxw_format_get_xf_index(one.format);
  return one.index;
}

lxw_format* CellFormats::make(const CellStyle& style) {
  auto* format = workbook_add_format(workbook_);
  format_set_font_name(format, look_.font.c_str());
  format_set_font_size(format, font_size(style.role, look_.text_size));
  format_set_num_format(format, number_format(style).c_str());
  set_role(format, style, look_);
  set_alignment(format, style);
  return format;
}

lxw_format* CellFormats::highlight(Colour colour) {
  const auto found = std::find_if(highlights_.begin(), highlights_.end(),
                                  [&](const KnownHighlight& one) { return one.colour == colour; });
  if (found != highlights_.end()) return found->format;
  auto* format = workbook_add_format(workbook_);
  format_set_bg_color(format, colour);
  format_set_bold(format);
  highlights_.push_back({colour, format});
  return format;
}

}  // namespace bestek::office
