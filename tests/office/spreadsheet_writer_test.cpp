// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "office/spreadsheet_writer.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/files.hpp"
#include "zip_parts.hpp"

namespace bestek::office {
namespace {

using ::testing::ContainsRegex;
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

std::string first_sheet(const WorkbookLayout& workbook) {
  return parts_of(workbook).at("xl/worksheets/sheet1.xml");
}

/// The sheet with only a text in its first cell.
std::string sheet_with(const std::string& text) {
  auto workbook = workbook_with_a_sheet();
  workbook.sheets[0].cells.clear();
  workbook.sheets[0].put(0, 0, text, {Role::text});
  return first_sheet(workbook);
}

TEST(SpreadsheetWriter, writes_cells_by_row_and_column_whatever_their_order) {
  auto workbook = workbook_with_a_sheet();
  auto& sheet = workbook.sheets[0];
  sheet.cells.clear();
  sheet.put(2, 27, Rational(2), {Role::plain});
  sheet.put(0, 1, Rational(1), {Role::plain});
  sheet.put(0, 0, Rational(1, 8), {Role::plain});
  const auto part = first_sheet(workbook);
  EXPECT_THAT(part, HasSubstr("<dimension ref=\"A1:AB3\"/>"));
  EXPECT_THAT(part, ContainsRegex("<row r=\"1\"><c r=\"A1\" s=\"[0-9]\"><v>0.125</v></c>"
                                  "<c r=\"B1\" s=\"[0-9]\"><v>1</v></c></row>"
                                  "<row r=\"3\"><c r=\"AB3\" s=\"[0-9]\"><v>2</v></c></row>"));
}

TEST(SpreadsheetWriter, keeps_the_last_of_two_values_for_one_cell) {
  auto workbook = workbook_with_a_sheet();
  workbook.sheets[0].put(0, 1, Rational(3), {Role::input, Format::number, 2});
  const auto part = first_sheet(workbook);
  EXPECT_THAT(part, HasSubstr("<v>3</v>"));
  EXPECT_THAT(part, Not(HasSubstr("<v>0.5</v>")));
}

TEST(SpreadsheetWriter, gives_every_cell_under_a_merged_one_its_look) {
  auto workbook = workbook_with_a_sheet();
  auto& sheet = workbook.sheets[0];
  sheet.cells.clear();
  sheet.put_across(0, 0, 2, "Kop", {Role::heading});
  const auto part = first_sheet(workbook);
  EXPECT_THAT(part, HasSubstr("<mergeCell ref=\"A1:C1\"/>"));
  EXPECT_THAT(part, ContainsRegex("</c><c r=\"B1\" s=\"1\"/><c r=\"C1\" s=\"1\"/></row>"));
}

TEST(SpreadsheetWriter, gives_rows_their_height_with_and_without_cells) {
  auto workbook = workbook_with_a_sheet();
  workbook.sheets[0].heights = {{0, 20.5}, {7, 5}};
  const auto part = first_sheet(workbook);
  EXPECT_THAT(part, HasSubstr("<row r=\"1\" ht=\"20.5\" customHeight=\"1\"><c "));
  EXPECT_THAT(part, HasSubstr("<row r=\"8\" ht=\"5\" customHeight=\"1\"></row></sheetData>"));
}

TEST(SpreadsheetWriter, writes_a_date_as_the_days_that_a_spreadsheet_counts) {
  auto workbook = workbook_with_a_sheet();
  workbook.sheets[0].put(3, 0, Date(year(2015) / 1 / 1), {Role::cell, Format::date});
  EXPECT_THAT(first_sheet(workbook), HasSubstr("<v>42005</v>"));
}

TEST(SpreadsheetWriter, shows_any_text_as_it_is) {
  EXPECT_THAT(sheet_with("=1+1 & <b> \"é\""),
              HasSubstr("t=\"inlineStr\"><is><t>=1+1 &amp; &lt;b&gt; &quot;é&quot;</t></is></c>"));
  EXPECT_THAT(sheet_with(" a\tb\n"), HasSubstr("<t xml:space=\"preserve\"> a&#9;b&#10;</t>"));
  EXPECT_THAT(sheet_with("a\x01\r_x0041_ _xyz_"),
              HasSubstr("<t>a_x0001__x000D__x005F_x0041_ _xyz_</t>"));
  EXPECT_THAT(sheet_with("\xEF\xBF\xBE\xEF\xBF\xBFz"), HasSubstr("<t>_xFFFE__xFFFF_z</t>"));
  EXPECT_THAT(sheet_with("😀"), HasSubstr("<t>😀</t>"));
}

TEST(SpreadsheetWriter, refuses_a_text_that_is_too_long_for_a_cell) {
  std::string longest;
  for (int i = 0; i < 32767; ++i) longest += "é";
  EXPECT_THAT(sheet_with(longest), HasSubstr(longest));
  EXPECT_THROW(sheet_with(longest + "z"), FileError);
  std::string emoji;  // of which Excel counts each for two
  for (int i = 0; i < 16384; ++i) emoji += "😀";
  EXPECT_THROW(sheet_with(emoji), FileError);
}

TEST(SpreadsheetWriter, leaves_a_sheet_without_cells_whole) {
  auto workbook = workbook_with_a_sheet();
  workbook.sheets[0].cells.clear();
  EXPECT_THAT(first_sheet(workbook), HasSubstr("<sheetData></sheetData>"));
}

TEST(SpreadsheetWriter, draws_a_chart_of_the_values_that_stand_in_the_sheet) {
  auto workbook = workbook_with_a_sheet();
  auto& sheet = workbook.sheets[0];
  sheet.put(1, 0, std::string("Rho"), {Role::label});
  sheet.charts.push_back({Chart::Kind::bar, "a", "b", {{"c", {0, 0, 1, 0}, {0, 1, 1, 1}}}});
  const auto chart = parts_of(workbook).at("xl/charts/chart1.xml");
  EXPECT_THAT(chart, HasSubstr("<c:pt idx=\"0\"><c:v>Theta</c:v></c:pt>"
                               "<c:pt idx=\"1\"><c:v>Rho</c:v></c:pt></c:strCache>"));
  EXPECT_THAT(chart, HasSubstr("<c:pt idx=\"0\"><c:v>0.5</c:v></c:pt>"
                               "<c:pt idx=\"1\"><c:v>1</c:v></c:pt></c:numCache>"));
}

TEST(SpreadsheetWriter, draws_a_chart_of_the_values_of_another_sheet) {
  auto workbook = workbook_with_a_sheet();
  const auto name = workbook.sheets[0].name;
  auto& own = workbook.sheets.emplace_back();
  own.name = "Grafiek";
  own.charts.push_back({Chart::Kind::bar, "a", "b", {{"c", {0, 0, 0, 0}, {0, 1, 0, 1}}}});
  own.charts[0].values_on = name;
  const auto chart = parts_of(workbook).at("xl/charts/chart1.xml");
  EXPECT_THAT(chart, HasSubstr("<c:f>'Keuze d''r'!$B$1</c:f>"));
  EXPECT_THAT(chart, HasSubstr("<c:pt idx=\"0\"><c:v>0.5</c:v></c:pt>"));
}

TEST(SpreadsheetWriter, says_that_the_texts_of_a_chart_are_dutch) {
  auto workbook = workbook_with_a_sheet();
  workbook.sheets[0].charts.push_back(
      {Chart::Kind::bar, "a", "b", {{"c", {0, 0, 0, 0}, {0, 1, 0, 1}}}});
  const auto chart = parts_of(workbook).at("xl/charts/chart1.xml");
  EXPECT_THAT(chart, HasSubstr("<c:lang val=\"nl-NL\"/>"));
  EXPECT_THAT(chart, HasSubstr("<a:rPr lang=\"nl-NL\""));
  EXPECT_THAT(chart, Not(HasSubstr("en-US")));
}

TEST(SpreadsheetWriter, draws_a_chart_over_dates) {
  auto workbook = workbook_with_a_sheet();
  auto& sheet = workbook.sheets[0];
  sheet.cells.clear();
  sheet.put(0, 0, Date(year(2015) / 1 / 1), {Role::cell, Format::date});
  sheet.put(0, 1, Rational(3), {Role::cell});
  sheet.charts.push_back({Chart::Kind::line, "a", "b", {{"c", {0, 0, 0, 0}, {0, 1, 0, 1}}}});
  EXPECT_THAT(parts_of(workbook).at("xl/charts/chart1.xml"),
              HasSubstr("<c:pt idx=\"0\"><c:v>42005</c:v></c:pt></c:numCache>"));
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
  EXPECT_THAT(testing::zip_parts(first).at("xl/worksheets/sheet1.xml"), Not(HasSubstr("Alleen")));
}

}  // namespace
}  // namespace bestek::office
