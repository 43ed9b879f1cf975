// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "office/spreadsheet_writer.hpp"

#include <fmt/format.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <ctime>
#include <map>
#include <memory>

#include "common/files.hpp"
#include "office/cell_formats.hpp"
#include "office/chart_writer.hpp"
#include "office/excel_values.hpp"
#include "office/input_checks.hpp"
#include "office/part_collector.hpp"
#include "office/sheet_data.hpp"

namespace bestek::office {

namespace {

/// The library says that the texts of a chart are English.
void say_that_it_is_dutch(std::string& chart) {
  for (const std::string_view english : {"<c:lang val=\"en-US\"", "<a:rPr lang=\"en-US\""}) {
    constexpr std::string_view dutch = "nl-NL\"";
    for (auto at = chart.find(english); at != std::string::npos; at = chart.find(english, at))
      chart.replace(at + english.size() - dutch.size(), dutch.size(), dutch);
  }
}

/// One workbook of the library, from start to close.
class Workbook {
 public:
  explicit Workbook(const WorkbookLayout& layout)
      : layout_(layout),
        workbook_(workbook_new("")),  // a path that nothing opens: the parts go to a collector
        formats_(workbook_.get(), layout) {
    if (!workbook_) throw FileError("kan het werkblad niet maken");
  }

  std::vector<WorkbookPart> parts(std::chrono::sys_seconds created,
                                  const std::string& input_sha256) {
    set_properties(created, input_sha256);
    std::vector<SheetData> data;
    for (const auto& sheet : layout_.sheets) data.push_back(write_sheet(sheet));
    PartCollector collector;
    check_written(workbook_close(workbook_.release()));
    auto parts = collector.take();
    for (std::size_t i = 0; i < data.size(); ++i) put_sheet_data(part_of_sheet(parts, i), data[i]);
    for (auto& part : parts) {
      if (part.name.starts_with("xl/charts/")) say_that_it_is_dutch(part.content);
    }
    return parts;
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
    check_written(workbook_set_properties(workbook_.get(), &properties));
    check_written(workbook_set_custom_property_string(workbook_.get(), "bestek_invoer_sha256",
                                                      input_sha256.c_str()));
  }

  static std::string& part_of_sheet(std::vector<WorkbookPart>& parts, std::size_t index) {
    const auto name = fmt::format("xl/worksheets/sheet{}.xml", index + 1);
    return std::find_if(parts.begin(), parts.end(),
                        [&](const WorkbookPart& part) { return part.name == name; })
        ->content;
  }

  /// Everything but the rows and cells, which are the result.
  SheetData write_sheet(const SheetLayout& sheet) {
    auto* worksheet = workbook_add_worksheet(workbook_.get(), sheet.name.c_str());
    if (worksheet == nullptr) throw FileError("kan het werkblad niet maken");
    for (std::size_t i = 0; i < sheet.widths.size(); ++i) {
      const auto column = static_cast<lxw_col_t>(i);
      check_written(worksheet_set_column(worksheet, column, column, sheet.widths[i], nullptr));
    }
    merge_cells(worksheet, sheet);
    const auto heights = heights_of(sheet);
    if (!sheet.charts.empty()) insert_charts(worksheet, sheet, heights);
    write_checks(worksheet, sheet, formats_, layout_.fills.caution);
    write_highlights(worksheet, sheet, formats_);
    define_names(sheet);
    if (sheet.is_hidden) worksheet_hide(worksheet);
    if (!sheet.is_hidden) set_page(worksheet, sheet);
    select_first_input(worksheet, sheet);
    // A product code or KvK number of digits only is text on purpose.
    check_written(
        worksheet_ignore_errors(worksheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT, "A1:XFD1048576"));
    lxw_protection allowed = {};
    allowed.format_columns = LXW_TRUE;
    allowed.format_rows = LXW_TRUE;
    worksheet_protect(worksheet, nullptr, &allowed);
    return sheet_data(sheet, heights, formats_);
  }

  void merge_cells(lxw_worksheet* worksheet, const SheetLayout& sheet) {
    for (const auto& cell : sheet.cells) {
      if (cell.last_column == cell.column) continue;
      check_written(worksheet_merge_range(worksheet, cell.row, cell.column, cell.row,
                                          cell.last_column, "", formats_.of(cell.style)));
    }
  }

  /// The library must know the heights, to know where a chart ends.
  void insert_charts(lxw_worksheet* worksheet, const SheetLayout& sheet,
                     const std::map<std::uint32_t, double>& heights) {
    for (const auto& [row, height] : heights)
      check_written(worksheet_set_row(worksheet, row, height, nullptr));
    for (const auto& chart : sheet.charts)
      insert_chart(workbook_.get(), worksheet, source_of(chart, sheet), chart);
  }

  const SheetLayout& source_of(const Chart& chart, const SheetLayout& sheet) const {
    if (chart.values_on.empty()) return sheet;
    return *std::find_if(layout_.sheets.begin(), layout_.sheets.end(),
                         [&](const SheetLayout& each) { return each.name == chart.values_on; });
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
    worksheet_fit_to_pages(worksheet, 1, sheet.fits_on_one_page ? 1 : 0);
    worksheet_set_margins(worksheet, 0.5, 0.5, 0.8, 0.7);
    worksheet_gridlines(worksheet, LXW_HIDE_ALL_GRIDLINES);
    check_written(worksheet_set_header(worksheet, layout_.header.c_str()));
    check_written(worksheet_set_footer(worksheet, layout_.footer.c_str()));
    if (!sheet.header_row) return;
    check_written(worksheet_repeat_rows(worksheet, *sheet.header_row, *sheet.header_row));
    worksheet_freeze_panes(worksheet, *sheet.header_row + 1, sheet.frozen_columns);
  }

  static void select_first_input(lxw_worksheet* worksheet, const SheetLayout& sheet) {
    const auto first = std::find_if(sheet.cells.begin(), sheet.cells.end(),
                                    [](const Cell& cell) { return cell.check != nullptr; });
    if (first == sheet.cells.end()) return;
    worksheet_set_selection(worksheet, first->row, first->column, first->row, first->column);
  }

  /// The library keeps names sorted, in a list that it walks from the start: the last name first.
  void define_names(const SheetLayout& sheet) {
    if (sheet.names.empty()) return;
    std::string quoted;
    for (const char c : sheet.name) quoted += c == '\'' ? std::string("''") : std::string(1, c);
    auto names = sheet.names;
    std::sort(names.begin(), names.end(),
              [](const DefinedName& a, const DefinedName& b) { return a.name > b.name; });
    for (const auto& name : names) {
      const auto formula = fmt::format("='{}'!{}", quoted, cell_name(name.row, name.column, true));
      check_written(workbook_define_name(workbook_.get(), name.name.c_str(), formula.c_str()));
    }
  }

  const WorkbookLayout& layout_;
  std::unique_ptr<lxw_workbook, Free> workbook_;
  CellFormats formats_;
};

}  // namespace

std::string WorkbookWriter::write(const WorkbookLayout& layout, std::chrono::sys_seconds created,
                                  const std::string& input_sha256) {
  ZipPackage package;
  for (auto& part : Workbook(layout).parts(created, input_sha256)) {
    auto deflated = cache_.deflated(part.name, part.content);
    package.add(std::move(part.name), std::move(deflated));
  }
  return package.bytes();
}

std::string to_xlsx(const WorkbookLayout& layout, std::chrono::sys_seconds created,
                    const std::string& input_sha256) {
  return WorkbookWriter().write(layout, created, input_sha256);
}

}  // namespace bestek::office
