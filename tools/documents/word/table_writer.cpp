// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "documents/word/table_writer.hpp"

#include <cmark-gfm-core-extensions.h>

#include <algorithm>
#include <string>
#include <vector>

#include "documents/word/column_widths.hpp"
#include "documents/word/inline_writer.hpp"
#include "documents/word/layout.hpp"

namespace bestek::documents::word {
namespace {

constexpr int cell_padding = 90;            // left and right; the same as in the table style
constexpr int row_padding = 110;            // above and below; the same as in the table style
constexpr int size_steps[] = {0, 2, 4, 6};  // half points off the table's text, until it fits
constexpr int smallest_half_points = 12;
// A table or row of at most this part of a page stays on one page. What is larger may be broken:
// else half a page would stay empty above it.
constexpr int whole_part_of_page = 4;

struct Row {
  cmark_node* node;
  bool is_header;
  std::vector<int> text_widths{};  // of each cell's text on one line
  int height = 0;                  // roughly
  bool is_whole = true;            // not broken over pages
  bool keeps_next = false;         // on the same page as the row below it
};

std::vector<Row> rows_of(cmark_node* table) {
  std::vector<Row> rows;
  for (cmark_node* row = cmark_node_first_child(table); row != nullptr;
       row = cmark_node_next(row)) {
    rows.push_back({row, cmark_gfm_extensions_get_table_row_is_header(row) != 0});
  }
  return rows;
}

// The reference in [](#anker) is not in the Markdown's text, but does take room.
std::string cell_text(const DocumentState& state, cmark_node* cell) {
  std::string text = plain_text(cell);
  for (cmark_node* node = cmark_node_first_child(cell); node != nullptr;
       node = cmark_node_next(node)) {
    if (cmark_node_get_type(node) != CMARK_NODE_LINK || cmark_node_first_child(node) != nullptr) {
      continue;
    }
    const auto url = url_of(node);
    const Heading* heading = url.starts_with('#') ? state.outline.find(url.substr(1)) : nullptr;
    if (heading == nullptr) {
      text += url;
    } else {
      text += heading->numbered() ? "artikel " + heading->number : heading->title;
    }
  }
  return text;
}

class TableWriter {
 public:
  TableWriter(DocumentState& state, XmlWriter& xml, Links& links, cmark_node* table, int indent)
      : state_(state),
        xml_(xml),
        inlines_(state, xml, links),
        rows_(rows_of(table)),
        indent_(indent),
        width_(text_width(state.style) - indent),
        is_calibri_(state.style.font == "Calibri" || state.style.font == "Carlito") {
    const auto columns = cmark_gfm_extensions_get_table_columns(table);
    const auto* alignments = cmark_gfm_extensions_get_table_alignments(table);
    alignments_.assign(alignments, alignments + columns);
  }

  void write() {
    choose_widths();
    choose_breaks();
    xml_.raw("<w:tbl><w:tblPr><w:tblStyle w:val=\"BestekTable\"/>");
    xml_.empty("w:tblW", {{"w:w", width_}, {"w:type", "dxa"}});
    if (indent_ > 0) xml_.empty("w:tblInd", {{"w:w", indent_}, {"w:type", "dxa"}});
    xml_.raw(
        "<w:tblLayout w:type=\"fixed\"/><w:tblLook w:val=\"0420\" w:firstRow=\"1\" "
        "w:lastRow=\"0\" w:firstColumn=\"0\" w:lastColumn=\"0\" w:noHBand=\"0\" "
        "w:noVBand=\"1\"/></w:tblPr><w:tblGrid>");
    for (const int width : widths_) xml_.empty("w:gridCol", {{"w:w", width}});
    xml_.end("w:tblGrid");
    for (const auto& row : rows_) write_row(row);
    xml_.end("w:tbl");
  }

 private:
  void choose_widths() {
    for (const int step : size_steps) {
      const int half_points = std::max(smallest_half_points, table_text_size(state_.style) - step);
      auto shared = share_width(column_needs(half_points), width_);
      widths_ = std::move(shared.widths);
      half_points_ = step == 0 ? 0 : half_points;
      if (shared.fits) return;
    }
  }

  std::vector<ColumnNeed> column_needs(int half_points) {
    std::vector<ColumnNeed> needs(alignments_.size());
    for (auto& row : rows_) {
      std::size_t column = 0;
      row.text_widths.assign(needs.size(), 0);
      for (cmark_node* cell = cmark_node_first_child(row.node);
           cell != nullptr && column < needs.size(); cell = cmark_node_next(cell)) {
        row.text_widths[column] = add_need(needs[column], cell_text(state_, cell), half_points,
                                           row.is_header, alignments_[column] == 'r');
        ++column;
      }
    }
    return needs;
  }

  // Which rows stay together. Of a table that is broken, no row stands alone at the top or at the
  // bottom of a page.
  void choose_breaks() {
    const int half_points = half_points_ == 0 ? table_text_size(state_.style) : half_points_;
    const int line_height = half_points * 13;  // of 10 twips: the font's own height and the spacing
    const int most = text_height(state_.style) / whole_part_of_page;
    int total = 0;
    for (auto& row : rows_) {
      int lines = 1;
      for (std::size_t i = 0; i < widths_.size(); ++i)
        lines = std::max(lines, estimated_lines(row.text_widths[i], widths_[i] - 2 * cell_padding));
      row.height = std::min(lines, 10'000) * line_height + row_padding;
      row.is_whole = row.height <= most;
      total = std::min(total + row.height, 1'000'000);
    }
    const bool is_whole = total <= most;
    for (std::size_t i = 0; i + 1 < rows_.size(); ++i) {
      const bool is_edge = rows_[i].is_header || i == 1 || i + 2 == rows_.size();
      rows_[i].keeps_next = is_whole || (is_edge && rows_[i].height + rows_[i + 1].height <= most);
    }
  }

  // An amount is not broken over lines: in a column that aligns right, a cell is one word; and so
  // is a date. Gives the width of the text on one line.
  int add_need(ColumnNeed& need, const std::string& text, int half_points, bool bold,
               bool is_amount) const {
    constexpr int padding = 2 * cell_padding + 20;  // and some slack for the estimate
    const int text_on_a_line = estimated_width(text, half_points, bold, is_calibri_);
    const int line = text_on_a_line + padding;
    need.preferred = std::max(need.preferred, line);
    if ((is_amount || is_date(text)) && !bold && line < width_ / 5) {
      need.minimum = std::max(need.minimum, line);
      return text_on_a_line;
    }
    std::size_t start = 0;
    while (start < text.size()) {
      const auto space = std::min(text.find_first_of(" -", start), text.size());
      const auto end = space < text.size() && text[space] == '-' ? space + 1 : space;
      const std::string_view word(text.data() + start, end - start);
      need.minimum =
          std::max(need.minimum, estimated_width(word, half_points, bold, is_calibri_) + padding);
      start = std::max(end, space + 1);
    }
    return text_on_a_line;
  }

  void write_row(const Row& row) {
    xml_.raw("<w:tr>");
    if (row.is_whole || row.is_header) {
      xml_.raw("<w:trPr>").raw(row.is_whole ? "<w:cantSplit/>" : "");
      xml_.raw(row.is_header ? "<w:tblHeader/>" : "").raw("</w:trPr>");
    }
    cmark_node* cell = cmark_node_first_child(row.node);
    for (std::size_t column = 0; column < alignments_.size(); ++column) {
      write_cell(cell, column, row.is_header, row.keeps_next);
      if (cell != nullptr) cell = cmark_node_next(cell);
    }
    xml_.end("w:tr");
  }

  void write_cell(cmark_node* cell, std::size_t column, bool is_header, bool keep_next) {
    xml_.raw("<w:tc><w:tcPr>");
    xml_.empty("w:tcW", {{"w:w", widths_[column]}, {"w:type", "dxa"}});
    if (is_header) xml_.raw("<w:vAlign w:val=\"bottom\"/>");
    xml_.raw("</w:tcPr><w:p><w:pPr>");
    xml_.empty("w:pStyle", {{"w:val", is_header ? "TableHeader" : "TableText"}});
    if (keep_next) xml_.raw("<w:keepNext/>");
    if (alignments_[column] == 'r') xml_.raw("<w:jc w:val=\"right\"/>");
    if (alignments_[column] == 'c') xml_.raw("<w:jc w:val=\"center\"/>");
    xml_.raw("</w:pPr>");
    RunStyle style;
    style.half_points = half_points_;
    if (cell != nullptr) inlines_.write_children(cell, style);
    xml_.raw("</w:p></w:tc>");
  }

  DocumentState& state_;
  XmlWriter& xml_;
  InlineWriter inlines_;
  std::vector<Row> rows_;
  std::vector<char> alignments_;  // 'l', 'c', 'r' or 0
  std::vector<int> widths_;
  int indent_;
  int width_;
  bool is_calibri_;
  int half_points_ = 0;  // when smaller than the style's
};

}  // namespace

void write_table(DocumentState& state, XmlWriter& xml, Links& links, cmark_node* table,
                 int indent) {
  TableWriter(state, xml, links, table, indent).write();
}

}  // namespace bestek::documents::word
