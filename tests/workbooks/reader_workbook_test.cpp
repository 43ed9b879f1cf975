// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "workbooks/reader_workbook.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "made_zip.hpp"

namespace bestek::workbooks {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using Kind = ReturnedCell::Kind;
using namespace bestek::testing;  // NOLINT

/// The code with which the bytes are refused, or "" when they are read.
std::string refusal(const std::string& bytes, const ReaderLimits& limits = {}) {
  try {
    read_workbook(bytes, limits);
    return "";
  } catch (const Refusal& refusal) {
    EXPECT_FALSE(refusal.message.empty());
    EXPECT_FALSE(refusal.help.empty());
    return refusal.code;
  }
}

std::string with_part(ZipParts parts, const std::string& name, const std::string& text) {
  for (auto& [part, old] : parts) {
    if (part == name) old = text;
  }
  return made_zip(parts);
}

std::string row_of(const std::string& cells) { return "<row r='2'>" + cells + "</row>"; }

ReturnedCell xlsx_cell(const std::string& cell, const std::string& shared = "") {
  return read_workbook(made_xlsx(row_of(cell), shared)).sheets.at(0).at({1, 1});
}

TEST(Xlsx, gives_each_kind_of_cell) {
  EXPECT_EQ(xlsx_cell("<c r='B2'><v>61.2</v></c>").text, "61.2");
  EXPECT_EQ(xlsx_cell("<c r='B2' t='b'><v>1</v></c>").kind, Kind::yes_or_no);
  EXPECT_EQ(xlsx_cell("<c r='B2' t='e'><v>#REF!</v></c>").kind, Kind::error);
  EXPECT_EQ(xlsx_cell("<c r='B2' t='str'><f>A1</f><v>x</v></c>").formula, "A1");
  EXPECT_EQ(xlsx_cell("<c r='B2' t='inlineStr'><is><r><t>a</t></r><r><t>b</t></r></is></c>").text,
            "ab");
  EXPECT_EQ(
      xlsx_cell("<c r='B2' t='s'><v>1</v></c>",
                "<si><t>a</t></si><si><r><t>b &amp; </t></r><rPh><t>x</t></rPh><r><t>c</t></r>"
                "</si>")
          .text,
      "b & c");
  EXPECT_EQ(xlsx_cell("<c r='B2' s='4'/>").kind, Kind::blank);
}

TEST(Xlsx, gives_numbers_as_the_shortest_decimal_of_the_double) {
  EXPECT_EQ(xlsx_cell("<c r='B2'><v>61.200000000000003</v></c>").text, "61.2");
  EXPECT_EQ(xlsx_cell("<c r='B2'><v>1.2E2</v></c>").text, "120");
  EXPECT_EQ(xlsx_cell("<c r='B2'><v>1E-3</v></c>").text, "0.001");
  EXPECT_EQ(xlsx_cell("<c r='B2'><v>0.30000000000000004</v></c>").text, "0.30000000000000004");
}

TEST(Xlsx, finds_cells_without_a_name_by_their_order) {
  const auto book =
      read_workbook(made_xlsx("<row><c><v>1</v></c><c><v>2</v></c></row>"
                              "<row><c><v>3</v></c></row>"));
  EXPECT_EQ(book.sheets[0].at({0, 1}).text, "2");
  EXPECT_EQ(book.sheets[0].at({1, 0}).text, "3");
}

TEST(Xlsx, decodes_what_xml_cannot_hold) {
  EXPECT_EQ(
      xlsx_cell("<c r='B2' t='s'><v>0</v></c>", "<si><t>a_x0009_b_x005F_x0041_</t></si>").text,
      "a\tb_x0041_");
}

TEST(Xlsx, writes_shared_formulas_out_for_each_cell) {
  const auto book = read_workbook(made_xlsx(
      "<row r='1'><c r='B1'><f t='shared' si='0' ref='B1:B2'>A1*$C$1</f><v>1</v></c></row>"
      "<row r='2'><c r='B2'><f t='shared' si='0'/><v>1</v></c></row>"));
  EXPECT_EQ(book.sheets[0].at({1, 1}).formula, "A2*$C$1");
}

TEST(Xlsx, gives_merged_cells_and_names) {
  auto parts = xlsx_parts("<sheetData/><mergeCells><mergeCell ref='B2:C3'/></mergeCells>");
  const auto book = read_workbook(made_zip(parts));
  ASSERT_EQ(book.sheets[0].merged.size(), 1U);
  EXPECT_EQ(book.sheets[0].merged[0].last_row, 2U);
  EXPECT_THAT(book.named_cells, ElementsAre("Blad!B2"));
}

TEST(Xlsx, tells_of_macros_and_of_links_to_other_files) {
  auto parts = xlsx_parts("");
  parts.emplace_back("xl/vbaProject.bin", "x");
  EXPECT_TRUE(read_workbook(made_zip(parts)).has_macros);
  EXPECT_FALSE(read_workbook(made_zip(xlsx_parts(""))).has_macros);
  const auto links = with_part(
      xlsx_parts(""), "xl/_rels/workbook.xml.rels",
      "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
      "<Relationship Id='r1' Type='x/worksheet' Target='worksheets/sheet1.xml'/>"
      "<Relationship Id='r9' Type='x/externalLink' Target='externalLinks/1.xml'/>"
      "</Relationships>");
  EXPECT_TRUE(read_workbook(links).has_external_links);
}

TEST(Ods, gives_each_kind_of_cell) {
  const auto book = read_workbook(made_zip(ods_parts(
      "<table:table-row table:number-rows-repeated='2'><table:table-cell/></table:table-row>"
      "<table:table-row>"
      "<table:table-cell office:value-type='currency' office:value='61.20'/>"
      "<table:table-cell table:number-columns-repeated='2' office:value-type='string'>"
      "<office:annotation><text:p>note</text:p></office:annotation>"
      "<text:p>a<text:s text:c='2'/>b</text:p><text:p>c</text:p></table:table-cell>"
      "<table:table-cell office:value-type='date' office:date-value='2014-06-20T00:00:00'/>"
      "<table:table-cell office:value-type='boolean' office:boolean-value='true'/>"
      "<table:table-cell table:formula='of:=[.A3]' office:value-type='float' office:value='1'/>"
      "<table:table-cell table:number-columns-spanned='2'/><table:covered-table-cell/>"
      "</table:table-row>"
      "<table:table-row table:number-rows-repeated='1048573'><table:table-cell "
      "table:number-columns-repeated='16384'/></table:table-row>")));
  ASSERT_TRUE(book.is_open_document);
  const auto& sheet = book.sheets.at(0);
  EXPECT_EQ(sheet.at({2, 0}).text, "61.2");
  EXPECT_EQ(sheet.at({2, 1}).text, "a  b\nc");
  EXPECT_EQ(sheet.at({2, 2}).text, "a  b\nc");
  EXPECT_EQ(sheet.at({2, 3}).kind, Kind::date);
  EXPECT_EQ(sheet.at({2, 4}).text, "ja");
  EXPECT_EQ(sheet.at({2, 5}).formula, "of:=[.A3]");
  ASSERT_EQ(sheet.merged.size(), 1U);
  EXPECT_EQ(sheet.merged[0].first_column, 6U);
  EXPECT_EQ(sheet.cells.size(), 6U);
}

TEST(Ods, with_a_password_is_refused) {
  auto parts = ods_parts("");
  parts[1].second =
      "<m:manifest xmlns:m='urn:oasis:names:tc:opendocument:xmlns:manifest:1.0'><m:file-entry>"
      "<m:encryption-data/></m:file-entry></m:manifest>";
  EXPECT_EQ(refusal(made_zip(parts)), "B311");
}

TEST(Refused, is_what_is_no_workbook) {
  EXPECT_EQ(refusal(""), "B310");
  EXPECT_EQ(refusal("dienst;tarief\nbgi;61,20\n"), "B310");
  EXPECT_EQ(refusal(std::string("%PDF-1.4\0\xff", 10)), "B310");
  EXPECT_EQ(refusal("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 Workbook"), "B310");
  std::string encrypted = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
  for (const char c : std::string("EncryptedPackage")) encrypted += {c, '\0'};
  EXPECT_EQ(refusal(encrypted), "B311");
  EXPECT_EQ(refusal(made_zip({{"a.txt", "a"}})), "B310");
}

TEST(Refused, is_a_file_cut_off_at_any_byte) {
  const auto whole = made_xlsx(row_of("<c r='B2'><v>61.2</v></c>"));
  ASSERT_EQ(refusal(whole), "");
  for (std::size_t size = 0; size < whole.size(); ++size)
    EXPECT_NE(refusal(whole.substr(0, size)), "") << size;
}

TEST(Refused, is_a_file_with_a_changed_byte_in_its_content) {
  const auto whole = made_xlsx(row_of("<c r='B2'><v>61.2</v></c>"));
  auto changed = whole;
  const auto at = whole.find("worksheets/sheet1.xml") + 40;
  changed[at] = static_cast<char>(changed[at] ^ 0x55);
  EXPECT_EQ(refusal(changed), "B313");
}

TEST(Refused, are_names_that_lead_elsewhere) {
  for (const auto* name : {"../x", "a/../../x", "/etc/x", "C:x", "a\\b", "./x"}) {
    auto parts = xlsx_parts("");
    parts.emplace_back(name, "x");
    EXPECT_EQ(refusal(made_zip(parts)), "B312") << name;
  }
}

TEST(Refused, is_a_document_type) {
  const auto laughs = with_part(xlsx_parts(""), "xl/worksheets/sheet1.xml",
                                "<!DOCTYPE a [<!ENTITY b 'ha'><!ENTITY c "
                                "'&b;&b;&b;&b;&b;&b;&b;&b;'>]><worksheet>&c;</worksheet>");
  EXPECT_EQ(refusal(laughs), "B312");
}

TEST(Refused, is_xml_that_is_broken_or_too_deep) {
  EXPECT_EQ(refusal(with_part(xlsx_parts(""), "xl/worksheets/sheet1.xml", "<worksheet><a>")),
            "B313");
  std::string deep;
  for (int i = 0; i < 200; ++i) deep += "<a>";
  EXPECT_EQ(refusal(with_part(xlsx_parts(""), "xl/worksheets/sheet1.xml", deep)), "B312");
}

TEST(Refused, is_a_tag_or_a_comment_without_end) {
  const std::string filling(std::size_t{2} << 20U, 'x');
  for (const auto* begin : {"<worksheet a='", "<worksheet><!--", "<?x ", "<worksheet><"}) {
    EXPECT_EQ(refusal(with_part(xlsx_parts(""), "xl/worksheets/sheet1.xml", begin + filling)),
              "B312")
        << begin;
  }
  const auto* text = "<worksheet><sheetData><row><c t='inlineStr'><is><t>";
  EXPECT_EQ(refusal(with_part(xlsx_parts(""), "xl/worksheets/sheet1.xml",
                              text + filling + "</t></is></c></row></sheetData></worksheet>")),
            "");
}

TEST(Refused, is_more_than_the_limits) {
  const auto file = made_xlsx(row_of("<c r='B2'><v>1</v></c><c r='C2'><v>2</v></c>"));
  ReaderLimits limits;
  limits.cells = 1;
  EXPECT_EQ(refusal(file, limits), "B312");
  limits = {};
  limits.total = 500;
  EXPECT_EQ(refusal(file, limits), "B312");
  limits = {};
  limits.entries = 3;
  EXPECT_EQ(refusal(file, limits), "B312");
  limits = {};
  limits.file = 10;
  EXPECT_EQ(refusal(file, limits), "B312");
  limits = {};
  limits.text = 4;
  EXPECT_EQ(refusal(made_xlsx("", "<si><t>vijf5</t></si>"), limits), "B312");
}

TEST(Refused, is_a_million_repeated_cells) {
  const std::string row =
      "<table:table-row table:number-rows-repeated='1048576'>"
      "<table:table-cell table:number-columns-repeated='16384' "
      "office:value-type='float' office:value='1'/></table:table-row>";
  EXPECT_EQ(refusal(made_zip(ods_parts(row))), "B312");
}

TEST(Refused, is_a_part_that_is_missing_or_a_cell_that_refers_to_nothing) {
  auto parts = xlsx_parts("");
  parts.pop_back();
  EXPECT_EQ(refusal(made_zip(parts)), "B313");
  EXPECT_EQ(refusal(made_xlsx(row_of("<c r='B2' t='s'><v>7</v></c>"))), "B313");
  EXPECT_EQ(refusal(made_xlsx(row_of("<c r='B0'><v>7</v></c>"))), "B313");
  EXPECT_EQ(refusal(made_xlsx(row_of("<c r='B2'><v>nan</v></c>"))), "B313");
  EXPECT_EQ(refusal(made_xlsx(row_of("<c r='B2'><v>7x</v></c>"))), "B313");
  EXPECT_EQ(refusal(made_xlsx("<row r='0'/>")), "B313");
}

TEST(CellName, is_a_column_and_a_row) {
  EXPECT_EQ(parse_cell_name("A1"), CellPlace(0, 0));
  EXPECT_EQ(parse_cell_name("$XFD$1048576"), CellPlace(1048575, 16383));
  for (const auto* text : {"", "A", "1", "A0", "XFE1", "A1048577", "AAAA1", "a1", "A1B", "A-1"})
    EXPECT_FALSE(parse_cell_name(text)) << text;
}

}  // namespace
}  // namespace bestek::workbooks
