// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "office/spreadsheet_writer.hpp"

#include <fmt/format.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <charconv>
#include <ctime>
#include <map>
#include <memory>

#include "common/files.hpp"
#include "office/chart_writer.hpp"
#include "office/memory_file.hpp"

namespace bestek::office {

namespace {

constexpr std::uint32_t rule_colour = 0xD9D9D9;
constexpr std::uint32_t quiet_colour = 0x595959;
constexpr std::uint32_t white = 0xFFFFFF;

/// The one place where an exact number becomes the binary number that Excel holds.
double excel_number(const Rational& value) {
  constexpr int places = 15;  // more than Excel keeps
  const auto text = to_fixed(value, places);
  double number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

void check(lxw_error error) {
  if (error != LXW_NO_ERROR)
    throw FileError(fmt::format("kan het werkblad niet maken ({})", lxw_strerror(error)));
}

/// The library takes `char*` where it only reads.
char* text_or_null(const std::string& text) {
  return text.empty() ? nullptr : const_cast<char*>(text.c_str());
}

lxw_datetime excel_date(Date date) {
  return {static_cast<int>(date.year()),
          static_cast<int>(static_cast<unsigned>(date.month())),
          static_cast<int>(static_cast<unsigned>(date.day())),
          0,
          0,
          0};
}

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
    case Format::row_number:
      return "0";
    case Format::text:
      break;
  }
  return "General";
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
      break;
    case Role::subtitle:
      format_set_font_color(format, quiet_colour);
      break;
    case Role::mark:
      format_set_bold(format);
      format_set_bg_color(format, look.fills.caution);
      break;
    case Role::heading:
      format_set_font_name(format, look.heading_font.c_str());
      format_set_bold(format);
      format_set_font_color(format, look.accent);
      format_set_bottom(format, LXW_BORDER_THIN);
      format_set_bottom_color(format, look.accent);
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
  }
}

/// One workbook of the library, from start to close.
class Writer {
 public:
  explicit Writer(const WorkbookLayout& layout)
      : layout_(layout), workbook_(workbook_new(file_.path().c_str())) {
    if (!workbook_) throw FileError("kan het werkblad niet maken");
  }

  std::string write(std::chrono::sys_seconds created, const std::string& input_sha256) {
    set_properties(created, input_sha256);
    for (const auto& sheet : layout_.sheets) write_sheet(sheet);
    check(workbook_close(workbook_.release()));
    return file_.bytes();
  }

 private:
  struct Free {
    void operator()(lxw_workbook* workbook) const { lxw_workbook_free(workbook); }
  };

  void set_properties(std::chrono::sys_seconds created, const std::string& input_sha256) {
    lxw_doc_properties properties = {};
    properties.title = text_or_null(layout_.title);
    properties.author = text_or_null(layout_.author);
    properties.created = static_cast<std::time_t>(created.time_since_epoch().count());
    check(workbook_set_properties(workbook_.get(), &properties));
    check(workbook_set_custom_property_string(workbook_.get(), "bestek_invoer_sha256",
                                              input_sha256.c_str()));
  }

  lxw_format* format_of(const CellStyle& style) {
    auto& format = formats_[style];
    if (format != nullptr) return format;
    format = workbook_add_format(workbook_.get());
    format_set_font_name(format, layout_.font.c_str());
    format_set_font_size(format, font_size(style.role, layout_.text_size));
    format_set_num_format(format, number_format(style).c_str());
    set_role(format, style, layout_);
    set_alignment(format, style);
    return format;
  }

  void write_sheet(const SheetLayout& sheet) {
    auto* worksheet = workbook_add_worksheet(workbook_.get(), sheet.name.c_str());
    if (worksheet == nullptr) throw FileError("kan het werkblad niet maken");
    for (std::size_t i = 0; i < sheet.widths.size(); ++i) {
      const auto column = static_cast<lxw_col_t>(i);
      check(worksheet_set_column(worksheet, column, column, sheet.widths[i], nullptr));
    }
    for (const auto& [row, height] : heights_of(sheet))
      check(worksheet_set_row(worksheet, row, height, nullptr));
    for (const auto& cell : sheet.cells) write_cell(worksheet, cell);
    for (const auto& chart : sheet.charts)
      insert_chart(workbook_.get(), worksheet, sheet.name, chart);
    for (const auto& name : sheet.names) define_name(sheet, name);
    set_page(worksheet, sheet);
    select_first_input(worksheet, sheet);
    // A product code or KvK number of digits only is text on purpose.
    check(worksheet_ignore_errors(worksheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT, "A1:XFD1048576"));
    lxw_protection allowed = {};
    allowed.format_columns = LXW_TRUE;
    allowed.format_rows = LXW_TRUE;
    worksheet_protect(worksheet, nullptr, &allowed);
  }

  /// The given heights, and room for the larger letters of titles and headings.
  std::map<std::uint32_t, double> heights_of(const SheetLayout& sheet) const {
    constexpr double line_height = 1.5;  // of the size of the letters
    auto heights = sheet.heights;
    for (const auto& cell : sheet.cells) {
      const auto size = font_size(cell.style.role, layout_.text_size);
      if (size > layout_.text_size) heights.try_emplace(cell.row, size * line_height);
    }
    return heights;
  }

  void set_page(lxw_worksheet* worksheet, const SheetLayout& sheet) {
    constexpr std::uint8_t a4 = 9;
    worksheet_set_paper(worksheet, a4);
    if (sheet.is_landscape) worksheet_set_landscape(worksheet);
    worksheet_fit_to_pages(worksheet, 1, 0);
    worksheet_set_margins(worksheet, 0.5, 0.5, 0.8, 0.7);
    worksheet_gridlines(worksheet, LXW_HIDE_ALL_GRIDLINES);
    check(worksheet_set_header(worksheet, layout_.header.c_str()));
    check(worksheet_set_footer(worksheet, layout_.footer.c_str()));
    if (!sheet.header_row) return;
    check(worksheet_repeat_rows(worksheet, *sheet.header_row, *sheet.header_row));
    worksheet_freeze_panes(worksheet, *sheet.header_row + 1, sheet.frozen_columns);
  }

  static void select_first_input(lxw_worksheet* worksheet, const SheetLayout& sheet) {
    const auto first = std::find_if(sheet.cells.begin(), sheet.cells.end(),
                                    [](const Cell& cell) { return cell.check.has_value(); });
    if (first == sheet.cells.end()) return;
    worksheet_set_selection(worksheet, first->row, first->column, first->row, first->column);
  }

  void write_cell(lxw_worksheet* worksheet, const Cell& cell) {
    auto* format = format_of(cell.style);
    if (cell.last_column > cell.column) {
      check(worksheet_merge_range(worksheet, cell.row, cell.column, cell.row, cell.last_column, "",
                                  format));
    }
    if (std::holds_alternative<std::monostate>(cell.value)) {
      check(worksheet_write_blank(worksheet, cell.row, cell.column, format));
    } else if (const auto* number = std::get_if<Rational>(&cell.value)) {
      check(
          worksheet_write_number(worksheet, cell.row, cell.column, excel_number(*number), format));
    } else if (const auto* date = std::get_if<Date>(&cell.value)) {
      auto moment = excel_date(*date);
      check(worksheet_write_datetime(worksheet, cell.row, cell.column, &moment, format));
    } else if (const auto* formula = std::get_if<Formula>(&cell.value)) {
      write_formula(worksheet, cell, *formula, format);
    } else {
      // Always as text: what a user wrote never becomes a formula, whatever it begins with.
      const auto& text = std::get<std::string>(cell.value);
      check(worksheet_write_string(worksheet, cell.row, cell.column, text.c_str(), format));
    }
    if (cell.check) write_check(worksheet, cell);
  }

  void write_formula(lxw_worksheet* worksheet, const Cell& cell, const Formula& formula,
                     lxw_format* format) {
    if (const auto* number = std::get_if<Rational>(&formula.value)) {
      check(worksheet_write_formula_num(worksheet, cell.row, cell.column, formula.text.c_str(),
                                        format, excel_number(*number)));
      return;
    }
    const auto& text = std::get<std::string>(formula.value);
    check(worksheet_write_formula_str(worksheet, cell.row, cell.column, formula.text.c_str(),
                                      format, text.c_str()));
  }

  void write_check(lxw_worksheet* worksheet, const Cell& cell) {
    const auto& wanted = *cell.check;
    lxw_data_validation validation = {};
    std::vector<char*> choices;
    for (const auto& choice : wanted.choices) choices.push_back(text_or_null(choice));
    choices.push_back(nullptr);
    validation.value_list = choices.data();
    if (wanted.choices.empty()) {
      set_bounds(validation, wanted);
    } else {
      validation.validate = LXW_VALIDATION_TYPE_LIST;
    }
    validation.ignore_blank = LXW_VALIDATION_ON;
    validation.show_input = LXW_VALIDATION_ON;
    validation.show_error = LXW_VALIDATION_ON;
    validation.error_type = LXW_VALIDATION_ERROR_TYPE_STOP;
    validation.input_title = text_or_null(wanted.title);
    validation.input_message = text_or_null(wanted.message);
    validation.error_title = text_or_null(wanted.error_title);
    validation.error_message = text_or_null(wanted.error);
    check(worksheet_data_validation_cell(worksheet, cell.row, cell.column, &validation));
    if (wanted.choices.empty()) mark_when_outside(worksheet, cell);
  }

  static void set_bounds(lxw_data_validation& validation, const InputCheck& wanted) {
    validation.validate = LXW_VALIDATION_TYPE_DECIMAL;
    validation.criteria = LXW_VALIDATION_CRITERIA_GREATER_THAN_OR_EQUAL_TO;
    if (wanted.minimum) validation.value_number = excel_number(*wanted.minimum);
    if (wanted.maximum) {
      validation.criteria = LXW_VALIDATION_CRITERIA_BETWEEN;
      validation.minimum_number = validation.value_number;
      validation.maximum_number = excel_number(*wanted.maximum);
    }
  }

  void define_name(const SheetLayout& sheet, const DefinedName& name) {
    std::string quoted;
    for (const char c : sheet.name) quoted += c == '\'' ? std::string("''") : std::string(1, c);
    const auto formula = fmt::format("='{}'!{}", quoted, cell_name(name.row, name.column, true));
    check(workbook_define_name(workbook_.get(), name.name.c_str(), formula.c_str()));
  }

  /// Pasting goes round a data validation: an offer outside its bounds is coloured as well.
  void mark_when_outside(lxw_worksheet* worksheet, const Cell& cell) {
    char name[LXW_MAX_CELL_NAME_LENGTH];
    lxw_rowcol_to_cell(name, cell.row, cell.column);
    const auto minimum = to_exact(cell.check->minimum.value_or(0));
    const auto above = cell.check->maximum
                           ? fmt::format(",{}>{}", name, to_exact(*cell.check->maximum))
                           : std::string();
    auto rule =
        fmt::format("=AND(NOT(ISBLANK({0})),OR(ISTEXT({0}),{0}<{1}{2}))", name, minimum, above);
    lxw_conditional_format condition = {};
    condition.type = LXW_CONDITIONAL_TYPE_FORMULA;
    condition.value_string = rule.data();
    condition.format = caution_format();
    check(worksheet_conditional_format_cell(worksheet, cell.row, cell.column, &condition));
  }

  lxw_format* caution_format() {
    if (caution_ == nullptr) {
      caution_ = workbook_add_format(workbook_.get());
      format_set_bg_color(caution_, layout_.fills.caution);
      format_set_bold(caution_);
    }
    return caution_;
  }

  const WorkbookLayout& layout_;
  MemoryFile file_;
  std::unique_ptr<lxw_workbook, Free> workbook_;
  std::map<CellStyle, lxw_format*> formats_;
  lxw_format* caution_ = nullptr;
};

}  // namespace

std::string to_xlsx(const WorkbookLayout& layout, std::chrono::sys_seconds created,
                    const std::string& input_sha256) {
  return Writer(layout).write(created, input_sha256);
}

}  // namespace bestek::office
