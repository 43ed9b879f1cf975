// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "workbooks/sheet_layout.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "common/text.hpp"

namespace bestek::workbooks {

namespace {

// What Excel holds (support.microsoft.com, "Excel specifications and limits").
constexpr std::size_t longest_cell = 32767;
constexpr std::size_t longest_page_text = 255;
constexpr std::size_t longest_input_title = 32;
constexpr std::size_t longest_input_message = 255;

constexpr std::size_t longest_file_name = 200;
constexpr double space_below_heading = 5;  // points

// Heights are set for every row, as not every program fits them to wrapped text on opening.
constexpr double line_spacing = 1.35;      // of the size of the letters
constexpr double row_padding = 6;          // points
constexpr double letters_per_width = 1.2;  // text is narrower than the digits that widths count

std::string cell_name(std::uint32_t row, std::size_t column) {
  return office::cell_name(row, static_cast<std::uint16_t>(column));
}

/// Renders texts and places cells; the row for the next line is kept in `row_`.
class SheetBuilder {
 public:
  SheetBuilder(const Sheet& sheet, const view::View& view, double text_size, Findings& findings)
      : sheet_(sheet), scope_{view}, text_size_(text_size), findings_(findings) {}

  SheetLayout build() {
    layout_.name = sheet_.name;
    layout_.is_landscape = sheet_.is_landscape;
    if (sheet_.table) {
      for (const auto& column : sheet_.table->columns) layout_.widths.push_back(column.width);
    } else {
      layout_.widths = {sheet_.label_width, sheet_.text_width};
    }
    place_lines(sheet_.lines);
    if (sheet_.table) place_table(*sheet_.table);
    place_lines(sheet_.notes);
    return std::move(layout_);
  }

 private:
  std::string rendered(const Text& text, const Scope& scope, std::size_t longest) {
    auto result = render(text, scope, findings_);
    if (code_points(result) > longest) {
      findings_.push_back(
          template_finding(text.position,
                           fmt::format("deze tekst wordt {} tekens lang; in Excel past {}",
                                       code_points(result), longest),
                           "maak de tekst korter, of het gegeven dat erin staat"));
    }
    return result;
  }

  void put(std::size_t column, CellValue value, CellStyle style) {
    const auto index = static_cast<std::uint16_t>(column);
    const auto* text = std::get_if<std::string>(&value);
    fit_height(text ? *text : "", layout_.widths.at(column), style.role);
    layout_.cells.push_back({row_, index, index, std::move(value), style, std::nullopt});
  }

  // --- lines of text ---

  void place_lines(const std::vector<Line>& lines) {
    int step = 0;
    for (const auto& line : lines) {
      if (!holds(line.when, scope_, findings_)) continue;
      if (line.kind == Line::Kind::heading && row_ > 0) ++row_;
      place_line(line, step);
      ++row_;
      if (line.kind == Line::Kind::heading) layout_.heights[row_++] = space_below_heading;
    }
  }

  void place_line(const Line& line, int& step) {
    static const std::map<Line::Kind, Role> roles = {
        {Line::Kind::title, Role::title}, {Line::Kind::subtitle, Role::subtitle},
        {Line::Kind::mark, Role::mark},   {Line::Kind::heading, Role::heading},
        {Line::Kind::fact, Role::label},  {Line::Kind::step, Role::label},
        {Line::Kind::note, Role::note}};
    auto label = rendered(line.label, scope_, longest_cell);
    if (line.kind == Line::Kind::step) label = fmt::format("{}. {}", ++step, label);
    const auto role = roles.at(line.kind);
    if (line.text) {
      put(0, std::move(label), {role});
      put(1, rendered(*line.text, scope_, longest_cell), {Role::text});
    } else {
      put_across(std::move(label), role);
    }
  }

  /// One text over all columns.
  void put_across(std::string text, Role role) {
    const auto last = static_cast<std::uint16_t>(layout_.widths.size() - 1);
    fit_height(text, std::accumulate(layout_.widths.begin(), layout_.widths.end(), 0.0), role);
    layout_.cells.push_back({row_, 0, last, std::move(text), {role}, std::nullopt});
  }

  void fit_height(const std::string& text, double width, Role role) {
    const auto size = font_size(role, text_size_);
    const auto letters = width * letters_per_width * text_size_ / size;
    const auto lines = std::max<std::size_t>(
        1, wrapped(text, static_cast<std::size_t>(std::max(1.0, letters))).size());
    auto& height = layout_.heights[row_];
    height = std::max(height, static_cast<double>(lines) * size * line_spacing + row_padding);
  }

  // --- the table ---

  void place_table(const Table& table) {
    const auto* rows = find_value(table.rows, scope_, findings_);
    if (rows == nullptr) return;
    if (!rows->is_array()) {
      findings_.push_back(template_finding(table.rows.position,
                                           fmt::format("\"{}\" is geen lijst", table.rows.text),
                                           "kies een lijst, zoals tarieven"));
      return;
    }
    if (row_ > 0) ++row_;
    layout_.header_row = row_;
    layout_.frozen_columns = static_cast<std::uint16_t>(table.frozen_columns);
    for (std::size_t i = 0; i < table.columns.size(); ++i)
      put(i, rendered(table.columns[i].title, scope_, longest_cell), {Role::header});
    const auto first_row = ++row_;
    for (const auto& row : *rows) {
      place_row(table, {scope_.view, &row}, row_ - first_row + 1);
      ++row_;
    }
    if (table.total_title && !rows->empty()) place_totals(table, first_row);
    ++row_;
  }

  void place_row(const Table& table, const Scope& scope, std::uint32_t number) {
    bounds_.assign(table.columns.size(), {});
    numbers_.emplace_back(table.columns.size());
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      const auto& column = table.columns[i];
      if (column.format == Format::row_number) {
        put(i, Rational(number), {Role::cell, Format::row_number});
      } else if (column.formula) {
        place_formula(i, column, scope);
      } else {
        place_value(i, column, scope);
      }
    }
  }

  void place_value(std::size_t index, const Column& column, const Scope& scope) {
    const auto* path = choose(column.value, scope, findings_);
    auto value = path ? value_of(*path, column, scope) : CellValue();
    const bool is_empty = std::holds_alternative<std::monostate>(value);
    if (column.input) bounds_[index] = check_of(*column.input, scope, is_empty);
    CellStyle style{is_empty && column.input ? Role::input : Role::cell, column.format};
    if (const auto* number = std::get_if<Rational>(&value)) {
      numbers_.back()[index] = *number;
      style.decimals = *number == round_half_up(*number, 0) ? 0 : 2;
      bounds_[index].minimum = bounds_[index].maximum = *number;  // locked: nothing else fits
    }
    put(index, std::move(value), style);
    if (style.role == Role::input) layout_.cells.back().check = bounds_[index];
    if (is_empty && !column.input && !column.may_be_empty) report_empty(path, column);
  }

  void report_empty(const Path* path, const Column& column) {
    findings_.push_back(
        template_finding(path ? path->position : column.title.position,
                         fmt::format("kolom \"{}\" is leeg in een van de rijen", column.id),
                         "vul het gegeven in de ronde in, of zet mag_leeg: ja bij deze kolom"));
  }

  CellValue value_of(const Path& path, const Column& column, const Scope& scope) {
    if (column.format == Format::euro || column.format == Format::number) {
      const auto number = find_number(path, scope, findings_);
      return number ? CellValue(*number) : CellValue();
    }
    const auto* value = find_value(path, scope, findings_);
    if (value == nullptr || value->is_null() || *value == "") return {};
    const Text text{{{"", path, Filter::none}}, path.position};
    auto written = rendered(text, scope, longest_cell);
    if (column.format != Format::date) return written;
    const auto date = parse_date(written);
    if (!date) {
      findings_.push_back(template_finding(path.position,
                                           fmt::format("\"{}\" is geen datum", path.text),
                                           "kies een gegeven dat een datum is"));
    }
    return date ? CellValue(*date) : CellValue();
  }

  InputCheck check_of(const Input& input, const Scope& scope, bool is_open) {
    InputCheck check;
    if (input.minimum) check.minimum = find_number(*input.minimum, scope, findings_);
    if (input.maximum) check.maximum = find_number(*input.maximum, scope, findings_);
    if (!is_open) return check;
    check.title = rendered(input.title, scope, longest_input_title);
    check.error_title = rendered(input.error_title, scope, longest_input_title);
    const auto* message = choose(input.message, scope, findings_);
    if (message) check.message = rendered(*message, scope, longest_input_message);
    const auto* error = choose(input.error, scope, findings_);
    if (error) check.error = rendered(*error, scope, longest_input_message);
    return check;
  }

  void place_formula(std::size_t index, const Column& column, const Scope& scope) {
    const CellStyle style{Role::cell, column.format, 2};
    const auto operand = [&](std::size_t i) {
      return Operand{cell_name(row_, i), numbers_.back().at(i)};
    };
    if (const auto* product = std::get_if<Product>(&*column.formula)) {
      std::vector<Operand> factors;
      for (const auto i : product->columns) factors.push_back(operand(i));
      put_formula(index, product_formula(factors), style);
      return;
    }
    const auto& rule = std::get<MultipleOf>(*column.formula);
    if (!holds(rule.when, scope, findings_)) {
      put(index, {}, style);
      return;
    }
    const auto& bounds = bounds_.at(rule.column);
    put_formula(index,
                multiple_formula(operand(rule.column), rule.step, bounds.minimum, bounds.maximum),
                style);
  }

  void put_formula(std::size_t index, Formula formula, CellStyle style) {
    if (const auto* number = std::get_if<Rational>(&formula.value))
      numbers_.back()[index] = *number;
    put(index, std::move(formula), style);
  }

  void place_totals(const Table& table, std::uint32_t first_row) {
    const auto is_label = [](const Column& column) { return column.format == Format::text; };
    const auto label = std::find_if(table.columns.begin(), table.columns.end(), is_label);
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      const auto& column = table.columns[i];
      CellStyle style{Role::total, column.format, 2};
      if (column.is_totalled) {
        std::vector<Operand> cells;
        for (auto row = first_row; row < row_; ++row)
          cells.push_back({cell_name(row, i), numbers_.at(row - first_row).at(i)});
        put(i, sum_formula(cells), style);
      } else if (table.columns.begin() + static_cast<std::ptrdiff_t>(i) == label) {
        put(i, rendered(*table.total_title, scope_, longest_cell), {Role::total});
      } else {
        put(i, {}, {Role::total});
      }
    }
    ++row_;
  }

  const Sheet& sheet_;
  Scope scope_;
  double text_size_;
  Findings& findings_;
  SheetLayout layout_;
  std::uint32_t row_ = 0;
  std::vector<std::vector<std::optional<Rational>>> numbers_;  ///< of the table: row, column
  std::vector<InputCheck> bounds_;                             ///< of the row, by column
};

std::string checked_page_text(std::string text, const Text& source, Findings& findings) {
  if (code_points(text) > longest_page_text) {
    findings.push_back(template_finding(
        source.position,
        fmt::format("de kop- of voettekst wordt {} tekens lang, met opmaak; in Excel past {}",
                    code_points(text), longest_page_text),
        "maak de tekst korter, of het gegeven dat erin staat"));
  }
  return text;
}

std::string file_name(const Text& text, const Scope& scope, Findings& findings) {
  auto name = render(text, scope, findings);
  const bool is_safe = !name.empty() && name.size() <= longest_file_name && name.front() != '.' &&
                       name.front() != '-' && std::all_of(name.begin(), name.end(), [](char c) {
                         return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                                (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
                       });
  if (!is_safe) {
    findings.push_back(template_finding(
        text.position, fmt::format("\"{}\" kan niet de naam van een bestand zijn", name),
        "gebruik letters zonder accent, cijfers, - en _; een kenmerk past altijd"));
  }
  return name;
}

}  // namespace

WorkbookLayout lay_out(const SheetTemplate& sheet_template, const office::HouseStyle& style,
                       const view::View& view, Findings& findings) {
  const Scope scope{view};
  const auto text = [&](const Text& source) { return render(source, scope, findings); };
  auto layout = office::styled_workbook(style);
  layout.fills = sheet_template.fills;
  layout.file = file_name(sheet_template.file, scope, findings);
  layout.title = render(sheet_template.title, scope, findings);
  layout.author = render(sheet_template.author, scope, findings);
  layout.header =
      checked_page_text(office::page_header(text(sheet_template.header_left),
                                            text(sheet_template.header_right), style.font),
                        sheet_template.header_left, findings);
  layout.footer =
      checked_page_text(office::page_footer(text(sheet_template.footer_left), style.font),
                        sheet_template.footer_left, findings);
  for (const auto& sheet : sheet_template.sheets)
    layout.sheets.push_back(SheetBuilder(sheet, view, layout.text_size, findings).build());
  return layout;
}

}  // namespace bestek::workbooks
