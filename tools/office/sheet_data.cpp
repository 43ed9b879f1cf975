// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "office/sheet_data.hpp"

#include <algorithm>
#include <stdexcept>
#include <string_view>
#include <vector>

#include "common/files.hpp"
#include "common/text.hpp"
#include "common/xml_writer.hpp"
#include "office/excel_values.hpp"

namespace bestek::office {

namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n'; }

/// Cells in the order of the file: by row, then by column. Of two for one place the last stays.
std::vector<const Cell*> in_order(const std::vector<Cell>& cells) {
  std::vector<const Cell*> sorted;
  sorted.reserve(cells.size());
  for (const auto& cell : cells) sorted.push_back(&cell);
  const auto place = [](const Cell* cell) { return std::pair(cell->row, cell->column); };
  const auto before = [&](const Cell* a, const Cell* b) { return place(a) < place(b); };
  if (!std::is_sorted(sorted.begin(), sorted.end(), before))
    std::stable_sort(sorted.begin(), sorted.end(), before);
  const auto same = [&](const Cell* a, const Cell* b) { return place(a) == place(b); };
  const auto first_kept = std::unique(sorted.rbegin(), sorted.rend(), same).base();
  sorted.erase(sorted.begin(), first_kept);
  return sorted;
}

class RowWriter {
 public:
  explicit RowWriter(CellFormats& formats) : formats_(formats) {}

  std::string rows(const std::vector<const Cell*>& cells,
                   const std::map<std::uint32_t, double>& heights) {
    out_ = "<sheetData>";
    auto cell = cells.begin();
    auto height = heights.begin();
    while (cell != cells.end() || height != heights.end()) {
      const bool has_height =
          height != heights.end() && (cell == cells.end() || height->first <= (*cell)->row);
      const auto row = has_height ? height->first : (*cell)->row;
      open_row(row, has_height ? &(height++)->second : nullptr);
      for (; cell != cells.end() && (*cell)->row == row; ++cell) put(**cell);
      out_ += "</row>";
    }
    return std::move(out_ += "</sheetData>");
  }

 private:
  void open_row(std::uint32_t row, const double* height) {
    out_ += "<row r=\"";
    append_number(out_, row + 1);
    if (height != nullptr) {
      out_ += "\" ht=\"";
      append_number(out_, *height);
      out_ += "\" customHeight=\"1";
    }
    out_ += "\">";
  }

  /// `type` is the value of the attribute t, or empty.
  void open_cell(const Cell& cell, std::uint16_t column, std::string_view type) {
    out_ += "<c r=\"";
    append_cell_name(out_, cell.row, column);
    out_ += "\" s=\"";
    append_number(out_, formats_.index_of(cell.style));
    if (!type.empty()) out_.append("\" t=\"").append(type);
    out_ += '"';
  }

  void put(const Cell& cell) {
    std::visit([&](const auto& value) { put(cell, value); }, cell.value);
    for (int column = cell.column + 1; column <= cell.last_column; ++column)
      put_blank(cell, static_cast<std::uint16_t>(column));  // under the merged one
  }

  void put_blank(const Cell& cell, std::uint16_t column) {
    open_cell(cell, column, "");
    out_ += "/>";
  }

  void put_value(const Cell& cell, double number) {
    open_cell(cell, cell.column, "");
    out_ += "><v>";
    append_number(out_, number);
    out_ += "</v></c>";
  }

  void put(const Cell& cell, std::monostate /*empty*/) { put_blank(cell, cell.column); }
  void put(const Cell& cell, const Rational& number) { put_value(cell, excel_number(number)); }
  void put(const Cell& cell, const Date& date) { put_value(cell, excel_days(date)); }

  /// Always as text: what a user wrote never becomes a formula, whatever it begins with.
  void put(const Cell& cell, const std::string& text) {
    if (text.empty()) return put_blank(cell, cell.column);
    if (text.size() > longest_cell && excel_length(text) > longest_cell)
      throw FileError("kan het werkblad niet maken: een tekst is te lang voor een cel van " +
                      std::to_string(longest_cell) + " tekens");
    open_cell(cell, cell.column, "inlineStr");
    const bool has_edge = is_space(text.front()) || is_space(text.back());
    out_ += has_edge ? "><is><t xml:space=\"preserve\">" : "><is><t>";
    append_excel_text(out_, text);
    out_ += "</t></is></c>";
  }

  void put(const Cell& cell, const Formula& formula) {
    const auto* text = std::get_if<std::string>(&formula.value);
    open_cell(cell, cell.column, text ? "str" : "");
    out_ += "><f>";
    append_escaped(out_, std::string_view(formula.text).substr(1));  // without the "="
    out_ += "</f><v>";
    if (text)
      append_excel_text(out_, *text);
    else
      append_number(out_, excel_number(std::get<Rational>(formula.value)));
    out_ += "</v></c>";
  }

  CellFormats& formats_;
  std::string out_;
};

/// "A1:L65"
std::string used_cells(const std::vector<const Cell*>& cells) {
  if (cells.empty()) return "A1";
  std::uint16_t first = cells.front()->column, last = 0;
  for (const auto* cell : cells) {
    first = std::min(first, cell->column);
    last = std::max({last, cell->column, cell->last_column});
  }
  return cell_name(cells.front()->row, first) + ":" + cell_name(cells.back()->row, last);
}

/// Before the rows a worksheet holds no text of a user, so that its tags can be looked for.
void replace(std::string& part, std::string_view from, std::string_view to,
             const std::string& wanted) {
  const auto begin = part.find(from);
  const auto end = begin == std::string::npos ? begin : part.find(to, begin);
  if (end == std::string::npos) throw std::logic_error("a worksheet without " + std::string(from));
  part.replace(begin, end + to.size() - begin, wanted);
}

}  // namespace

SheetData sheet_data(const SheetLayout& sheet, const std::map<std::uint32_t, double>& heights,
                     CellFormats& formats) {
  const auto cells = in_order(sheet.cells);
  return {"<dimension ref=\"" + used_cells(cells) + "\"/>",
          RowWriter(formats).rows(cells, heights)};
}

void put_sheet_data(std::string& part, const SheetData& data) {
  replace(part, "<dimension ", "/>", data.dimension);
  const bool is_empty = part.find("<sheetData/>") != std::string::npos;
  replace(part, "<sheetData", is_empty ? "/>" : "</sheetData>", data.rows);
}

}  // namespace bestek::office
