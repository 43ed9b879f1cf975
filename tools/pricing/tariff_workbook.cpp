// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "pricing/tariff_workbook.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "common/svg.hpp"
#include "common/text.hpp"
#include "office/workbook_output.hpp"

namespace bestek::pricing {

namespace {

using office::CellRange;
using office::CellStyle;
using office::Format;
using office::Role;

enum Column : std::uint16_t { nr, letter, name, value, unit, formula, source, date, definition };

constexpr CellStyle text_cell = {Role::cell, Format::text};
constexpr CellStyle euro_cell = {Role::cell, Format::euro};
constexpr CellStyle date_cell = {Role::cell, Format::date};

/// As many decimals as the value has, at most six.
int decimals_of(const Rational& amount, int least) {
  constexpr int most = 6;
  int places = least;
  while (places < most && round_half_up(amount, places) != amount) ++places;
  return places;
}

CellStyle style_of(const Line& line) {
  const auto role = line.origin ? Role::input : Role::cell;
  const bool is_euro = line.measure == Measure::euro;
  if (is_euro && round_half_up(line.value, 2) == line.value) return {role, Format::euro};
  return {role, Format::number, decimals_of(line.value, is_euro ? 2 : 0)};
}

std::string unit_of(const Line& line) {
  switch (line.measure) {
    case Measure::euro:
      return "euro";
    case Measure::percent:
      return "%";
    case Measure::hours:
      return "uur";
    case Measure::amount:
      break;
  }
  return "";
}

std::string quoted_sheet(const std::string& sheet) {
  std::string quoted = "'";
  for (const char c : sheet) quoted += c == '\'' ? std::string("''") : std::string(1, c);
  return quoted + "'";
}

/// The sheet of one tariff, from top to bottom.
class TariffSheet {
 public:
  TariffSheet(const TariffReport& report, std::string sheet_name)
      : report_(report), sheet_name_(std::move(sheet_name)) {
    sheet_.name = sheet_name_;
    sheet_.is_landscape = true;
    sheet_.widths.assign(std::begin(widths), std::end(widths));
  }

  office::SheetLayout make() {
    sheet_.put_across(row_++, nr, formula, report_.service->name, {Role::title});
    sheet_.put_across(row_++, nr, formula, period_text(report_), {Role::subtitle});
    sheet_.put_across(
        row_++, nr, formula,
        "Vertrouwelijk: met de kostprijs van de gemeenten. Gele cellen zijn gegevens; "
        "alle andere bedragen volgen daaruit.",
        {Role::note});
    ++row_;
    leave_room_for_charts();
    if (report_.has_cost_price()) add_derivation();
    add_comparison();
    add_charts();
    return std::move(sheet_);
  }

  /// The cell of the cost price; only when there is one.
  std::string total_cell() const { return cell_of(report_.cost_price->total->index); }
  const std::string& name() const { return sheet_name_; }

 private:
  std::uint32_t row_of(std::size_t index) const {
    const auto& result = *report_.cost_price;
    constexpr std::uint32_t gap = 2;  // an empty row and a heading before the parts
    return first_ + static_cast<std::uint32_t>(index) + (index > result.total->index ? gap : 0);
  }

  std::string cell_of(std::size_t index) const { return office::cell_name(row_of(index), value); }

  void add_header(const std::vector<std::pair<Column, const char*>>& titles) {
    for (const auto& [column, title] : titles)
      sheet_.put(row_, column, std::string(title), {Role::header});
    ++row_;
  }

  void add_derivation() {
    add_header({{nr, "nr"},
                {letter, "letter"},
                {Column::name, "omschrijving"},
                {value, "waarde"},
                {unit, "maat"},
                {formula, "berekening"},
                {source, "bron"},
                {date, "peildatum"},
                {definition, "definitie"}});
    first_ = row_;
    const auto& result = *report_.cost_price;
    const auto& lines = result.derivation.lines();
    for (std::size_t i = 0; i < lines.size(); ++i) add_line(i);
    sheet_.put_across(row_of(result.total->index) + 2, nr, formula,
                      "Opbouw: elk deel in hele centen", {Role::heading});
    row_ = row_of(lines.size() - 1) + 2;
  }

  void add_line(std::size_t index) {
    const auto& derivation = report_.cost_price->derivation;
    const auto& line = derivation.lines()[index];
    const auto row = row_of(index);
    sheet_.put(row, nr, Rational(index + 1), {Role::cell, Format::row_number});
    sheet_.put(row, letter, line.letter, text_cell);
    sheet_.put(row, name_column, line.name, text_cell);
    sheet_.put(row, unit, unit_of(line), text_cell);
    if (line.origin) {
      sheet_.put(row, value, line.value, style_of(line));
      sheet_.put(row, formula, std::string("gegeven"), text_cell);
      sheet_.put(row, source, line.origin->source, text_cell);
      if (line.origin->reference_date)
        sheet_.put(row, date, *line.origin->reference_date, date_cell);
      sheet_.put(row, definition, line.origin->definition, text_cell);
      return;
    }
    const auto cells =
        formula_in_cells(derivation, line, [this](std::size_t i) { return cell_of(i); });
    sheet_.put(row, value, office::Formula{cells, line.value}, style_of(line));
    auto words = formula_in_words(derivation, line);
    if (const auto rounding = rounding_text(line); !rounding.empty()) words += "; " + rounding;
    sheet_.put(row, formula, words, text_cell);
  }

  void add_amount(const std::string& what, office::CellValue amount, const std::string& from = {},
                  const std::optional<Date>& day = {}) {
    sheet_.put(row_, name_column, what, text_cell);
    sheet_.put(row_, value, std::move(amount), euro_cell);
    sheet_.put(row_, source, from, text_cell);
    if (day) sheet_.put(row_, date, *day, date_cell);
    ++row_;
  }

  void add_statistic(const std::string& what, const std::string& function, const CellRange& range,
                     const Rational& amount, const std::string& more = {}) {
    const auto cells = office::cell_name(range.first_row, range.first_column) + ":" +
                       office::cell_name(range.last_row, range.last_column);
    add_amount(what, office::Formula{"=" + function + "(" + cells + more + ")", amount});
  }

  void add_comparison() {
    const auto& tariff = *report_.tariff;
    sheet_.put_across(row_++, nr, formula, "Benchmark en tarief", {Role::heading});
    add_header({{Column::name, "bedrag"}, {value, "euro"}, {source, "bron"}, {date, "peildatum"}});
    compared_.first_row = row_;
    for (std::size_t i = 0; i < tariff.benchmark.size(); ++i) {
      const auto& other = tariff.benchmark[i];
      add_amount(fmt::format("benchmark {}", i + 1), other.amount, other.source,
                 other.reference_date);
    }
    add_statistics();
    if (tariff.bandwidth) {
      add_amount("bandbreedte: minimum", tariff.bandwidth->minimum);
      add_amount("bandbreedte: maximum", tariff.bandwidth->maximum);
    }
    if (tariff.fixed) add_amount("vast tarief", *tariff.fixed);
    if (report_.has_cost_price())
      add_amount(report_.is_indexed() ? "kostprijs" : "kostprijs, nog zonder index",
                 office::Formula{"=" + total_cell(), report_.cost_price->amount()});
    if (report_.with_provider)
      add_amount("afgesproken met " + report_.with_provider->provider,
                 report_.with_provider->amount, {}, report_.with_provider->date);
    compared_.last_row = row_ - 1;
    compared_.first_column = compared_.last_column = value;
    ++row_;
  }

  void add_statistics() {
    if (!report_.benchmark) return;
    const auto& found = *report_.benchmark;
    const CellRange range{compared_.first_row, value, row_ - 1, value};
    add_statistic("benchmark: kwartiel 1", "QUARTILE", range, found.lower_quartile, ",1");
    add_statistic("benchmark: mediaan", "MEDIAN", range, found.median);
    add_statistic("benchmark: kwartiel 3", "QUARTILE", range, found.upper_quartile, ",3");
    add_statistic("benchmark: gemiddeld", "AVERAGE", range, found.mean);
  }

  /// Beside each other above the table: there the end of a page does not cut them.
  void leave_room_for_charts() {
    constexpr std::uint32_t rows_of_chart = 17;
    charts_row_ = row_;
    if (has_amounts()) row_ += rows_of_chart;
  }

  bool has_amounts() const {
    const auto& tariff = *report_.tariff;
    return report_.has_cost_price() || !tariff.benchmark.empty() || tariff.bandwidth ||
           tariff.fixed || report_.with_provider;
  }

  void add_charts() {
    if (report_.has_cost_price()) sheet_.charts.push_back(parts_chart());
    if (has_amounts()) sheet_.charts.push_back(comparison_chart());
  }

  office::Chart parts_chart() const {
    office::Chart chart;
    chart.kind = office::Chart::Kind::stacked_bar;
    chart.title = "Waaruit de kostprijs bestaat";
    chart.value_title = "euro";
    chart.row = charts_row_;
    chart.width = 540;
    chart.description =
        "Gestapelde balk met de delen van de kostprijs van " + report_.service->name;
    const auto total = row_of(report_.cost_price->total->index);
    const CellRange category{total, name_column, total, name_column};
    for (std::size_t i = 0; i < report_.cost_price->parts.size(); ++i) {
      const auto& part = report_.cost_price->parts[i];
      const auto row = row_of(part.amount.index);
      const auto title = part.letter.empty() ? part.name : part.letter + ". " + part.name;
      chart.series.push_back({title,
                              category,
                              {row, value, row, value},
                              office::parse_colour(series_colour(i).substr(1))});
    }
    return chart;
  }

  office::Chart comparison_chart() const {
    office::Chart chart;
    chart.kind = office::Chart::Kind::bar;
    chart.title = "Benchmark, grenzen en kostprijs";
    chart.value_title = "euro";
    chart.row = charts_row_;
    chart.column = report_.has_cost_price() ? formula : nr;
    chart.description =
        "Balken met de benchmark, de bandbreedte en de kostprijs van " + report_.service->name;
    auto names = compared_;
    names.first_column = names.last_column = name_column;
    chart.series.push_back({"euro", names, compared_, std::nullopt});
    return chart;
  }

  static constexpr Column name_column = Column::name;
  static constexpr int widths[] = {5, 6, 42, 14, 8, 52, 38, 13, 46};

  const TariffReport& report_;
  std::string sheet_name_;
  office::SheetLayout sheet_;
  std::uint32_t row_ = 0, charts_row_ = 0, first_ = 0;
  CellRange compared_;
};

/// All tariffs in one table; the cost prices come from their sheets.
class OverviewSheet {
 public:
  explicit OverviewSheet(const TariffOverview& overview) {
    sheet_.name = "Overzicht";
    sheet_.is_landscape = true;
    sheet_.widths = {18, 44, 10, 13, 13, 14, 14, 14, 14, 16};
    sheet_.put_across(0, 0, 5, "Kostprijzen en tarieven", {Role::title});
    sheet_.put_across(1, 0, 5, overview.round.head.title, {Role::subtitle});
    sheet_.put_across(2, 0, 5, "Vertrouwelijk: met de kostprijs van de gemeenten.", {Role::note});
    std::uint16_t column = 0;
    for (const auto* title : {"dienst", "naam", "eenheid", "van", "tot en met", "kostprijs",
                              "minimum", "maximum", "vast", "kostprijs ligt"})
      sheet_.put(4, column++, std::string(title), {Role::header});
    sheet_.header_row = 4;
  }

  void add(const TariffReport& report, const TariffSheet& tariff_sheet) {
    const auto& tariff = *report.tariff;
    sheet_.put(row_, 0, tariff.service, text_cell);
    sheet_.put(row_, 1, report.service->name, text_cell);
    sheet_.put(row_, 2, report.service->unit, text_cell);
    sheet_.put(row_, 3, tariff.valid_from, date_cell);
    sheet_.put(row_, 4, tariff.valid_to, date_cell);
    if (report.has_cost_price()) {
      const auto cell = quoted_sheet(tariff_sheet.name()) + "!" + tariff_sheet.total_cell();
      sheet_.put(row_, 5, office::Formula{"=" + cell, report.cost_price->amount()}, euro_cell);
    }
    if (tariff.bandwidth) {
      sheet_.put(row_, 6, tariff.bandwidth->minimum, euro_cell);
      sheet_.put(row_, 7, tariff.bandwidth->maximum, euro_cell);
    }
    if (tariff.fixed) sheet_.put(row_, 8, *tariff.fixed, euro_cell);
    if (report.verdict) add_verdict(report);
    ++row_;
  }

  office::SheetLayout take() { return std::move(sheet_); }

 private:
  void add_verdict(const TariffReport& report) {
    const auto cell = [this](std::uint16_t column) { return office::cell_name(row_, column); };
    const auto low = cell(report.tariff->fixed ? 8 : 6);
    const auto high = cell(report.tariff->fixed ? 8 : 7);
    const auto text =
        fmt::format(R"(=IF({0}<{1},"onder",IF({0}>{2},"boven","binnen")))", cell(5), low, high);
    sheet_.put(row_, 9, office::Formula{text, std::string(verdict_word(*report.verdict))},
               text_cell);
  }

  office::SheetLayout sheet_;
  std::uint32_t row_ = 5;
};

/// The kenmerk of the service, with the year where it has more than one tariff.
std::string wanted_name(const TariffReport& report, const TariffOverview& overview) {
  const auto same = std::count_if(
      overview.reports.begin(), overview.reports.end(),
      [&](const TariffReport& other) { return other.tariff->service == report.tariff->service; });
  if (same == 1) return report.tariff->service;
  return fmt::format("{} {}", report.tariff->service,
                     static_cast<int>(report.tariff->valid_from.year()));
}

}  // namespace

office::WorkbookLayout tariff_workbook(const TariffOverview& overview,
                                       const office::HouseStyle& style) {
  const auto& provider = overview.choice.provider;
  auto workbook = office::result_workbook(
      style, overview.round,
      "tarief-" + overview.round.head.id + (provider.empty() ? "" : "-" + provider),
      "Kostprijzen en tarieven", true);
  OverviewSheet first(overview);
  std::vector<office::SheetLayout> sheets;
  std::vector<std::string> taken = {"Overzicht"};
  for (const auto& report : overview.reports) {
    TariffSheet sheet(report, office::sheet_name(wanted_name(report, overview), taken));
    taken.push_back(sheet.name());
    sheets.push_back(sheet.make());
    first.add(report, sheet);
  }
  workbook.sheets.push_back(first.take());
  for (auto& sheet : sheets) workbook.sheets.push_back(std::move(sheet));
  return workbook;
}

}  // namespace bestek::pricing
