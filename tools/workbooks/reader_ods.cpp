// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include <algorithm>
#include <charconv>

#include "workbooks/reader_formula.hpp"
#include "workbooks/reader_workbook.hpp"
#include "workbooks/reader_xml.hpp"

/// OpenDocument (ISO/IEC 26300): the parts of it that say what stands in cells.
namespace bestek::workbooks {

namespace {

using Kind = ReturnedCell::Kind;

class ManifestReader : public XmlHandler {
 public:
  bool is_encrypted = false;
  void start(std::string_view name, const XmlAttributes&) override {
    is_encrypted |= name == "manifest:encryption-data";
  }
  void end(std::string_view) override {}
};

class ContentReader : public XmlHandler {
 public:
  ContentReader(ReturnedWorkbook& workbook, CellStore& store)
      : workbook_(workbook), store_(store) {}

  void start(std::string_view name, const XmlAttributes& attributes) override {
    if (skipped_ > 0 || is_aside(name)) {
      ++skipped_;
    } else if (name == "office:annotation") {
      start_comment();
    } else if (is_in_comment_) {
      is_in_paragraph_ = name == "text:p" || is_in_paragraph_;
    } else if (name == "table:table") {
      start_sheet(attributes);
    } else if (name == "table:table-row") {
      row_repeat_ = repeat_of(attributes, "table:number-rows-repeated");
      row_cells_.clear();
      column_ = 0;
    } else if (name == "table:table-cell" || name == "table:covered-table-cell") {
      start_cell(attributes);
    } else if (name == "table:named-range") {
      if (auto cell = named_cell(attributes.text("table:cell-range-address")))
        workbook_.named_cells.push_back(std::move(*cell));
    } else if (is_in_cell_) {
      start_text(name, attributes);
    }
  }

  void end(std::string_view name) override {
    if (skipped_ > 0) {
      --skipped_;
    } else if (name == "office:annotation") {
      is_in_comment_ = is_in_paragraph_ = false;
    } else if (name == "table:table-cell" || name == "table:covered-table-cell") {
      end_cell();
    } else if (name == "table:table-row") {
      end_row();
    } else if (name == "text:p") {
      is_in_paragraph_ = false;
    }
  }

  void text(std::string_view part) override {
    if (skipped_ > 0 || !is_in_cell_ || !is_in_paragraph_) return;
    if (is_in_comment_) {
      add_to_comment(part);
    } else {
      add_text(part);
    }
  }

 private:
  /// Pictures and remembered changes stand among the cells and are none.
  static bool is_aside(std::string_view name) {
    return name.starts_with("?:") || name == "table:shapes" || name == "table:tracked-changes" ||
           name == "office:forms";
  }

  void start_comment() {
    is_in_comment_ = true;
    if (workbook_.sheets.empty()) return;
    store_.count_text(sizeof(ReturnedComment));
    const auto column = static_cast<std::uint16_t>(std::min(column_, 16'383U));
    workbook_.sheets.back().comments.push_back({{row_, column}, ""});
  }

  void add_to_comment(std::string_view part) {
    if (workbook_.sheets.empty() || workbook_.sheets.back().comments.empty()) return;
    store_.count_text(part.size());
    workbook_.sheets.back().comments.back().text += part;
  }

  static std::uint32_t repeat_of(const XmlAttributes& attributes, std::string_view name) {
    const auto* given = attributes.find(name);
    if (given == nullptr) return 1;
    const std::string_view text(given);
    std::uint32_t value = 0;
    const auto* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value);
    if (error != std::errc() || stop != end || value == 0 || value > 1'048'576)
      throw Refusal{"B313", "een blad herhaalt een cel een onmogelijk aantal keren",
                    "vraag de afzender om het bestand opnieuw op te slaan en te sturen"};
    return value;
  }

  void start_sheet(const XmlAttributes& attributes) {
    workbook_.sheets.emplace_back().name = attributes.text("table:name");
    row_ = 0;
  }

  void start_cell(const XmlAttributes& attributes) {
    is_in_cell_ = true;
    paragraphs_ = 0;
    text_.clear();
    column_repeat_ = repeat_of(attributes, "table:number-columns-repeated");
    cell_ = {};
    read_value(attributes);
    if (const auto* formula = attributes.find("table:formula")) {
      cell_.formula = formula;
      workbook_.has_external_links |= cell_.formula->find("file:") != std::string::npos;
    }
    const auto columns = repeat_of(attributes, "table:number-columns-spanned");
    const auto rows = repeat_of(attributes, "table:number-rows-spanned");
    if ((columns > 1 || rows > 1) && !workbook_.sheets.empty()) {
      store_.count_text(sizeof(office::CellRange));
      workbook_.sheets.back().merged.push_back(
          {row_, static_cast<std::uint16_t>(std::min(column_, 16'383U)), row_ + rows - 1,
           static_cast<std::uint16_t>(std::min(column_ + columns - 1, 16'383U))});
    }
  }

  void read_value(const XmlAttributes& attributes) {
    const auto type = attributes.text("office:value-type");
    if (type == "float" || type == "percentage" || type == "currency") {
      auto decimal = shortest_decimal(attributes.text("office:value"));
      if (!decimal)
        throw Refusal{"B313", "een cel op een blad bevat een getal dat geen getal is",
                      "vraag de afzender om het bestand opnieuw op te slaan en te sturen"};
      cell_ = {Kind::number, std::move(*decimal)};
    } else if (type == "date") {
      cell_ = {Kind::date, attributes.text("office:date-value")};
    } else if (type == "time") {
      cell_ = {Kind::text, attributes.text("office:time-value")};
    } else if (type == "boolean") {
      cell_ = {Kind::yes_or_no, attributes.text("office:boolean-value") == "true" ? "ja" : "nee"};
    } else if (const auto* written = attributes.find("office:string-value")) {
      cell_ = {Kind::text, written};
    }
    is_text_wanted_ = cell_.kind == Kind::blank;
  }

  void start_text(std::string_view name, const XmlAttributes& attributes) {
    if (name == "text:p") {
      if (++paragraphs_ > 1) add_text("\n");
      is_in_paragraph_ = true;
    } else if (name == "text:s") {
      const auto count =
          attributes.find("text:c") == nullptr ? 1U : repeat_of(attributes, "text:c");
      add_text(std::string(count, ' '));
    } else if (name == "text:tab") {
      add_text("\t");
    } else if (name == "text:line-break") {
      add_text("\n");
    }
  }

  void add_text(std::string_view part) {
    if (!is_text_wanted_) return;
    store_.count_text(part.size());
    text_ += part;
  }

  void end_cell() {
    is_in_cell_ = is_in_paragraph_ = false;
    if (is_text_wanted_ && !text_.empty()) cell_ = {Kind::text, text_, cell_.formula};
    const bool is_empty = cell_.kind == Kind::blank && !cell_.formula;
    if (!is_empty) row_cells_.push_back({column_, column_repeat_, std::move(cell_)});
    column_ += column_repeat_;
    column_ = std::min(column_, 1U << 20U);
  }

  void end_row() {
    if (workbook_.sheets.empty()) return;
    auto& sheet = workbook_.sheets.back();
    if (!row_cells_.empty()) {
      for (std::uint32_t i = 0; i < row_repeat_; ++i) {
        for (const auto& item : row_cells_) {
          for (std::uint32_t j = 0; j < item.repeat; ++j)
            store_.put(sheet, row_ + i, item.column + j, item.cell);
        }
      }
    }
    row_ = std::min(row_ + row_repeat_, 1U << 21U);
  }

  struct RowCell {
    std::uint32_t column, repeat;
    ReturnedCell cell;
  };

  ReturnedWorkbook& workbook_;
  CellStore& store_;
  std::uint32_t row_ = 0, column_ = 0, row_repeat_ = 1, column_repeat_ = 1;
  std::vector<RowCell> row_cells_;
  ReturnedCell cell_;
  std::string text_;
  bool is_in_cell_ = false, is_in_paragraph_ = false, is_in_comment_ = false;
  bool is_text_wanted_ = false;
  int paragraphs_ = 0, skipped_ = 0;
};

}  // namespace

ReturnedWorkbook read_ods(Package& package, const ReaderLimits& limits) {
  ManifestReader manifest;
  read_xml(package, "META-INF/manifest.xml", manifest, limits.depth);
  if (manifest.is_encrypted)
    throw Refusal{"B311", "dit bestand is met een wachtwoord beveiligd",
                  "vraag de afzender om het blad zonder wachtwoord op te slaan"};
  ReturnedWorkbook workbook;
  workbook.is_open_document = true;
  for (const auto& name : package.names())
    workbook.has_macros |= name.starts_with("Basic/") || name.starts_with("Scripts/");
  CellStore store(limits);
  ContentReader reader(workbook, store);
  read_xml(package, "content.xml", reader, limits.depth);
  if (workbook.sheets.empty())
    throw Refusal{"B310", "dit document is geen werkmap",
                  "vraag het ingevulde blad zelf op, als .xlsx of .ods"};
  return workbook;
}

}  // namespace bestek::workbooks
