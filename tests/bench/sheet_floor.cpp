// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "sheet_floor.hpp"

#include <fmt/format.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <string>
#include <vector>

namespace bestek::bench {

namespace {

struct Formats {
  lxw_format *title, *label, *text, *header, *cell, *number, *euro, *date, *input, *total, *caution,
      *plain;
};

lxw_format* format(lxw_workbook* book, const char* number, bool is_bold, bool has_border) {
  auto* made = workbook_add_format(book);
  format_set_font_name(made, "Calibri");
  format_set_font_size(made, 10.5);
  if (number != nullptr) format_set_num_format(made, number);
  if (is_bold) format_set_bold(made);
  if (has_border) {
    format_set_border(made, LXW_BORDER_THIN);
    format_set_border_color(made, 0xD9D9D9);
  }
  format_set_align(made, LXW_ALIGN_VERTICAL_CENTER);
  return made;
}

Formats formats(lxw_workbook* book) {
  const char* euro = "[$€-413]\\ #,##0.00";
  Formats made{
      format(book, nullptr, true, false),  format(book, nullptr, true, false),
      format(book, nullptr, false, false), format(book, nullptr, true, true),
      format(book, nullptr, false, true),  format(book, "0", false, true),
      format(book, euro, false, true),     format(book, "[$-413]d\\ mmm\\ yyyy", false, true),
      format(book, euro, false, true),     format(book, euro, true, false),
      format(book, nullptr, true, false),  format(book, nullptr, false, false)};
  format_set_bg_color(made.header, 0x1F4E79);
  format_set_font_color(made.header, 0xFFFFFF);
  format_set_text_wrap(made.header);
  format_set_unlocked(made.input);
  format_set_bg_color(made.input, 0xFFF2CC);
  format_set_bg_color(made.caution, 0xFFC7CE);
  return made;
}

void finish(lxw_worksheet* sheet, bool is_landscape) {
  worksheet_set_paper(sheet, 9);
  if (is_landscape) worksheet_set_landscape(sheet);
  worksheet_fit_to_pages(sheet, 1, 0);
  worksheet_set_margins(sheet, 0.5, 0.5, 0.8, 0.7);
  worksheet_gridlines(sheet, LXW_HIDE_ALL_GRIDLINES);
  worksheet_set_header(sheet, "&L&8&\"Calibri,Regular\"Meting&R&8&\"Calibri,Regular\"");
  worksheet_set_footer(sheet,
                       "&L&8&\"Calibri,Regular\"Meting&R&8&\"Calibri,Regular\"pagina &P van &N");
  worksheet_ignore_errors(sheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT, "A1:XFD1048576");
  lxw_protection allowed = {};
  allowed.format_columns = allowed.format_rows = LXW_TRUE;
  worksheet_protect(sheet, nullptr, &allowed);
}

constexpr const char* titles[] = {"Nr",     "Dienst",  "Code",    "Eenheid", "Van",    "Tot",
                                  "Aantal", "Minimum", "Maximum", "Aanbod",  "Bedrag", "Marge"};
constexpr double widths[] = {5, 36, 12, 9, 11, 11, 9, 10, 10, 10, 12, 12};

void floor_input(lxw_worksheet* sheet, lxw_row_t row, int service, const Formats& f) {
  worksheet_write_blank(sheet, row, 9, f.input);
  lxw_data_validation check = {};
  check.validate = LXW_VALIDATION_TYPE_DECIMAL;
  check.criteria = LXW_VALIDATION_CRITERIA_BETWEEN;
  check.minimum_number = 40.40 + service;
  check.maximum_number = 50.20 + service;
  check.ignore_blank = check.show_input = check.show_error = LXW_VALIDATION_ON;
  check.error_type = LXW_VALIDATION_ERROR_TYPE_STOP;
  check.input_title = const_cast<char*>("Aanbod");
  check.input_message = const_cast<char*>("Uw tarief.");
  check.error_title = const_cast<char*>("Fout");
  check.error_message = const_cast<char*>("Vul een bedrag in.");
  worksheet_data_validation_cell(sheet, row, 9, &check);
  auto rule = fmt::format("=AND(NOT(ISBLANK(J{0})),OR(ISTEXT(J{0}),J{0}<{1}.4,J{0}>{2}.2))",
                          row + 1, 40 + service, 50 + service);
  lxw_conditional_format condition = {};
  condition.type = LXW_CONDITIONAL_TYPE_FORMULA;
  condition.value_string = rule.data();
  condition.format = f.caution;
  worksheet_conditional_format_cell(sheet, row, 9, &condition);
}

void floor_table(lxw_worksheet* sheet, bool has_inputs, const Formats& f) {
  for (lxw_col_t i = 0; i < 12; ++i) {
    worksheet_set_column(sheet, i, i, widths[i], nullptr);
    worksheet_write_string(sheet, 0, i, titles[i], f.header);
  }
  worksheet_set_row(sheet, 0, 20.2, nullptr);
  lxw_datetime from = {2015, 1, 1, 0, 0, 0}, to = {2015, 12, 31, 0, 0, 0};
  for (int i = 0; i < sheet_services; ++i) {
    const auto row = static_cast<lxw_row_t>(i + 1);
    worksheet_set_row(sheet, row, 20.2, nullptr);
    worksheet_write_number(sheet, row, 0, i + 1, f.number);
    worksheet_write_string(sheet, row, 1, fmt::format("Begeleiding nummer {}", i).c_str(), f.cell);
    worksheet_write_string(sheet, row, 2, fmt::format("d{}", i).c_str(), f.cell);
    worksheet_write_string(sheet, row, 3, "uur", f.cell);
    worksheet_write_datetime(sheet, row, 4, &from, f.date);
    worksheet_write_datetime(sheet, row, 5, &to, f.date);
    worksheet_write_number(sheet, row, 6, 2, f.number);
    worksheet_write_number(sheet, row, 7, 40.40 + i, f.euro);
    worksheet_write_number(sheet, row, 8, 50.20 + i, f.euro);
    if (has_inputs) {
      floor_input(sheet, row, i, f);
      worksheet_write_formula_str(
          sheet, row, 10,
          fmt::format(R"(=IF(COUNT(G{0},J{0})<2,"",ROUND(G{0}*J{0},2)))", row + 1).c_str(), f.euro,
          "");
      worksheet_write_formula_num(
          sheet, row, 11,
          fmt::format(R"(=IF(COUNT(I{0},H{0})<2,"",ROUND(I{0}-H{0},2)))", row + 1).c_str(), f.euro,
          9.8);
      continue;
    }
    for (int column = 0; column < 3; ++column) {
      const auto formula = fmt::format(R"(=IF(COUNT('Tarieven'!{0}{1})<1,"",'Tarieven'!{0}{1}))",
                                       static_cast<char>('J' + column), row + 1);
      if (column < 2)
        worksheet_write_formula_str(sheet, row, static_cast<lxw_col_t>(9 + column), formula.c_str(),
                                    f.euro, "");
      else
        worksheet_write_formula_num(sheet, row, 11, formula.c_str(), f.euro, 9.8);
    }
  }
  if (has_inputs) {
    const lxw_row_t last = sheet_services + 1;
    worksheet_set_row(sheet, last, 20.2, nullptr);
    for (lxw_col_t i = 0; i < 12; ++i) {
      if (i == 1)
        worksheet_write_string(sheet, last, 1, "Totaal", f.total);
      else if (i == 10)
        worksheet_write_formula_str(sheet, last, i,
                                    R"(=IF(COUNT(K2:K61)=0,"",ROUND(SUM(K2:K61),2)))", f.total, "");
      else
        worksheet_write_blank(sheet, last, i, f.total);
    }
  }
  worksheet_repeat_rows(sheet, 0, 0);
  worksheet_freeze_panes(sheet, 1, 2);
  finish(sheet, true);
}

void floor_register(lxw_workbook* book, int provider, const Formats& f) {
  auto* sheet = workbook_add_worksheet(book, "bestek");
  worksheet_hide(sheet);
  const std::string hash(64, static_cast<char>('a' + provider % 6));
  const std::pair<std::string, std::string> head[] = {{"formaat", "1"},
                                                      {"soort", "meting"},
                                                      {"ronde", "meting"},
                                                      {"versie", "0.1"},
                                                      {"versie_datum", "2014-07-01"},
                                                      {"aanbieder", fmt::format("a{}", provider)},
                                                      {"invoer", hash}};
  lxw_row_t row = 0;
  for (const auto& [key, value] : head) {
    worksheet_write_string(sheet, row, 0, key.c_str(), f.plain);
    worksheet_write_string(sheet, row++, 1, value.c_str(), f.plain);
  }
  ++row;
  constexpr const char* columns[] = {"blad",    "cel",     "naam",  "soort",
                                     "minimum", "maximum", "keuzes"};
  for (lxw_col_t i = 0; i < 7; ++i) worksheet_write_string(sheet, row, i, columns[i], f.plain);
  for (int i = 0; i < sheet_services; ++i) {
    ++row;
    const std::string texts[] = {
        "Tarieven", fmt::format("J{}", i + 2),   fmt::format("overig/Tarieven/aanbod/{}", i + 1),
        "bedrag",   fmt::format("{}.4", 40 + i), fmt::format("{}.2", 50 + i)};
    for (lxw_col_t column = 0; column < 6; ++column)
      worksheet_write_string(sheet, row, column, texts[column].c_str(), f.plain);
  }
  worksheet_ignore_errors(sheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT, "A1:XFD1048576");
  lxw_protection allowed = {};
  worksheet_protect(sheet, nullptr, &allowed);
  std::vector<std::string> names;
  for (int i = 0; i < sheet_services; ++i)
    names.push_back(fmt::format("overig__Tarieven__aanbod__{:}", i + 1));
  std::sort(names.rbegin(), names.rend());
  for (const auto& name : names) workbook_define_name(book, name.c_str(), "='Tarieven'!$J$2");
}

}  // namespace

bool write_sheet_floor(const std::filesystem::path& folder) {
  std::filesystem::create_directories(folder);
  for (int provider = 0; provider < sheet_providers; ++provider) {
    const auto path = (folder / fmt::format("{}.xlsx", provider)).string();
    auto* book = workbook_new(path.c_str());
    const auto f = formats(book);
    lxw_doc_properties properties = {};
    properties.title = const_cast<char*>("Meting");
    workbook_set_properties(book, &properties);
    auto* first = workbook_add_worksheet(book, "Toelichting");
    const auto name = fmt::format("Stichting Verzonnen {}", provider);
    worksheet_set_column(first, 0, 0, 30, nullptr);
    worksheet_set_column(first, 1, 1, 78, nullptr);
    worksheet_write_string(first, 0, 0, "Tariefblad", f.title);
    worksheet_write_string(first, 1, 0, "Aanbieder", f.label);
    worksheet_write_string(first, 1, 1, name.c_str(), f.text);
    worksheet_write_string(first, 2, 0, "KvK-nummer", f.label);
    worksheet_write_string(first, 2, 1, fmt::format("{:08}", 20000000 + provider).c_str(), f.text);
    worksheet_write_string(first, 3, 0, "1. Vul de gele cellen in", f.label);
    worksheet_write_string(first, 3, 1, "Andere cellen kunt u niet veranderen.", f.text);
    finish(first, false);
    floor_table(workbook_add_worksheet(book, "Tarieven"), true, f);
    floor_table(workbook_add_worksheet(book, "Overzicht"), false, f);
    floor_register(book, provider, f);
    if (workbook_close(book) != LXW_NO_ERROR) return false;
  }
  return true;
}

}  // namespace bestek::bench
