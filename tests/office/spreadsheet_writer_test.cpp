// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "office/spreadsheet_writer.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "zip_parts.hpp"

namespace bestek::office {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using namespace std::chrono;

WorkbookLayout workbook_with_a_sheet() {
  HouseStyle style;
  style.font = style.heading_font = "Calibri";
  style.accent_color = "1F4E79";
  style.text_size_pt = 10;
  auto workbook = styled_workbook(style);
  workbook.title = "Gewichten";
  SheetLayout sheet;
  sheet.name = "Keuze d'r";
  sheet.put(0, 0, std::string("Theta"), {Role::label});
  sheet.put(0, 1, Rational(1, 2), {Role::input, Format::number, 2});
  sheet.put(1, 1, Formula{"=B1*2", Rational(1)}, {Role::cell, Format::percent, 1});
  workbook.sheets.push_back(sheet);
  return workbook;
}

std::map<std::string, std::string> parts_of(const WorkbookLayout& workbook) {
  const sys_seconds created = sys_days(year(2014) / 3 / 1) + hours(12);
  return testing::zip_parts(to_xlsx(workbook, created, std::string(64, 'a')));
}

TEST(SpreadsheetWriter, keeps_the_value_of_a_formula_beside_it) {
  const auto parts = parts_of(workbook_with_a_sheet());
  EXPECT_THAT(parts.at("xl/worksheets/sheet1.xml"), HasSubstr("<f>B1*2</f><v>1</v>"));
  EXPECT_THAT(parts.at("xl/styles.xml"), HasSubstr("formatCode=\"0.0%\""));
}

TEST(SpreadsheetWriter, names_a_cell_in_a_sheet_with_an_apostrophe) {
  auto workbook = workbook_with_a_sheet();
  workbook.sheets[0].names.push_back({"theta", 0, 1});
  EXPECT_THAT(parts_of(workbook).at("xl/workbook.xml"),
              HasSubstr("<definedName name=\"theta\">'Keuze d''r'!$B$1</definedName>"));
}

TEST(SpreadsheetWriter, offers_choices_in_a_cell) {
  auto workbook = workbook_with_a_sheet();
  auto& cell = workbook.sheets[0].cells[1];
  cell.value = std::string("+/-");
  cell.check = std::make_shared<const InputCheck>(InputCheck{
      {}, {}, "Oordeel", "Kies een oordeel", "Oordeel", "Kies +, +/- of -", {"+", "+/-", "-"}});
  EXPECT_THAT(parts_of(workbook).at("xl/worksheets/sheet1.xml"),
              HasSubstr("<formula1>\"+,+/-,-\"</formula1>"));
}

TEST(SpreadsheetWriter, shows_a_text_of_a_chart_that_looks_like_a_formula) {
  auto workbook = workbook_with_a_sheet();
  workbook.sheets[0].charts.push_back(
      {Chart::Kind::bar, "=1+1", "=Blad!A1", {{"=2+2", {0, 0, 0, 0}, {0, 1, 0, 1}}}});
  const auto chart = parts_of(workbook).at("xl/charts/chart1.xml");
  for (const auto* text : {"=1+1<", "=Blad!A1<", "=2+2<"}) EXPECT_THAT(chart, HasSubstr(text));
  for (const auto* formula : {"<c:f>1+1", "<c:f>Blad!A1", "<c:f>2+2"})
    EXPECT_THAT(chart, Not(HasSubstr(formula)));
}

TEST(SpreadsheetWriter, draws_a_chart_with_a_description) {
  auto workbook = workbook_with_a_sheet();
  workbook.sheets[0].charts.push_back({Chart::Kind::stacked_bar,
                                       "Kosten",
                                       "euro",
                                       {{"a", {0, 0, 0, 0}, {0, 1, 0, 1}, 0x1F4E79}},
                                       4,
                                       0,
                                       640,
                                       320,
                                       "Balk met de kosten"});
  const auto parts = parts_of(workbook);
  EXPECT_THAT(parts.at("xl/charts/chart1.xml"), HasSubstr("<c:grouping val=\"stacked\"/>"));
  EXPECT_THAT(parts.at("xl/charts/chart1.xml"), HasSubstr("1F4E79"));
  EXPECT_THAT(parts.at("xl/drawings/drawing1.xml"), HasSubstr("descr=\"Balk met de kosten\""));
}

TEST(SpreadsheetWriter, gives_the_same_bytes_after_other_workbooks) {
  const sys_seconds created = sys_days(year(2014) / 3 / 1) + hours(12);
  const std::string input(64, 'a');
  auto other = workbook_with_a_sheet();
  other.title = "Iets anders";
  other.sheets[0].put(2, 0, std::string("Alleen in het andere"), {Role::text});
  WorkbookWriter writer;
  const auto first = writer.write(workbook_with_a_sheet(), created, input);
  const auto between = writer.write(other, created, input);
  EXPECT_EQ(writer.write(workbook_with_a_sheet(), created, input), first);
  EXPECT_EQ(to_xlsx(workbook_with_a_sheet(), created, input), first);
  EXPECT_EQ(to_xlsx(other, created, input), between);
  EXPECT_THAT(testing::zip_parts(first).at("xl/sharedStrings.xml"), Not(HasSubstr("Alleen")));
}

}  // namespace
}  // namespace bestek::office
