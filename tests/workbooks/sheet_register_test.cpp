// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "workbooks/sheet_register.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "office/spreadsheet_writer.hpp"
#include "sample_view.hpp"
#include "zip_parts.hpp"

namespace bestek::workbooks {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using Rows = std::vector<std::vector<std::string>>;

const RegisterHead head = {{"formaat", "1"}, {"soort", "tariefblad"}, {"aanbieder", "kade"}};

WorkbookLayout with_register() {
  Findings findings;
  auto layout = lay_out_text(built_in_template(), sample_view(), findings);
  EXPECT_TRUE(findings.empty());
  add_register(layout, head);
  return layout;
}

Rows rows_of(const SheetLayout& sheet) {
  Rows rows;
  for (const auto& cell : sheet.cells) {
    rows.resize(std::max<std::size_t>(rows.size(), cell.row + 1));
    rows[cell.row].resize(std::max<std::size_t>(rows[cell.row].size(), cell.column + 1U));
    rows[cell.row][cell.column] = std::get<std::string>(cell.value);
  }
  return rows;
}

TEST(Register, is_the_last_sheet_and_hidden) {
  const auto layout = with_register();
  EXPECT_EQ(layout.sheets.back().name, "bestek");
  EXPECT_TRUE(layout.sheets.back().is_hidden);
}

TEST(Register, says_first_what_was_made_and_for_whom) {
  const auto rows = rows_of(with_register().sheets.back());
  EXPECT_THAT(rows.at(0), ElementsAre("formaat", "1"));
  EXPECT_THAT(rows.at(2), ElementsAre("aanbieder", "kade"));
  EXPECT_TRUE(rows.at(3).empty());
  EXPECT_THAT(rows.at(4),
              ElementsAre("blad", "cel", "naam", "soort", "minimum", "maximum", "keuzes"));
}

TEST(Register, has_every_input_with_its_place_and_exact_bounds) {
  const auto rows = rows_of(with_register().sheets.back());
  EXPECT_THAT(rows, Contains(ElementsAre("Tarieven", "J6", "tarieven/bgi/2015-01-01/tarief",
                                         "bedrag", "56.4", "63")));
  EXPECT_THAT(
      rows, Contains(ElementsAre("Kostprijs", "D6", "tarieven/bgi/2015-01-01/kostprijs/uurloon_eur",
                                 "bedrag", "0", "10000")));
  EXPECT_THAT(rows, Contains(ElementsAre("Eigen verklaring", ::testing::_,
                                         "eigen_verklaring/uitsluitingsgronden", "keuze", "", "",
                                         "nee|ja")));
  EXPECT_THAT(rows, Contains(ElementsAre("Eigen verklaring", ::testing::_, "eigen_verklaring/datum",
                                         "datum", "2000-01-01", "2099-12-31")));
}

TEST(Register, has_as_many_entries_as_there_are_open_cells) {
  const auto layout = with_register();
  std::size_t open = 0;
  for (const auto& sheet : layout.sheets) {
    for (const auto& cell : sheet.cells) open += cell.style.role == Role::input ? 1 : 0;
  }
  EXPECT_EQ(rows_of(layout.sheets.back()).size(), 5 + open);
  EXPECT_GT(open, 10U);
}

TEST(Register, gives_every_input_a_defined_name) {
  const auto layout = with_register();
  EXPECT_EQ(layout.sheets.at(1).names.at(0).name, "tarieven__bgi__2015_01_01__tarief");
  const auto parts = testing::zip_parts(
      office::to_xlsx(layout, std::chrono::sys_days(std::chrono::year(2014) / 3 / 1), "x"));
  EXPECT_THAT(parts.at("xl/workbook.xml"),
              HasSubstr("<definedName name=\"tarieven__bgi__2015_01_01__tarief\">"
                        "'Tarieven'!$J$6</definedName>"));
  EXPECT_THAT(parts.at("xl/workbook.xml"),
              HasSubstr("<sheet name=\"bestek\" sheetId=\"6\" state=\"hidden\""));
}

TEST(Register, is_not_made_for_a_workbook_without_inputs) {
  WorkbookLayout layout;
  layout.sheets.emplace_back();
  add_register(layout, head);
  EXPECT_EQ(layout.sheets.size(), 1U);
}

TEST(Register, tells_names_apart_that_become_the_same) {
  WorkbookLayout layout;
  SheetLayout sheet;
  sheet.name = "A";
  for (const std::string name : {"overig/a b", "overig/a-b", "overig/A_B", "B12", "9"}) {
    sheet.put(static_cast<std::uint32_t>(sheet.cells.size()), 0, {}, {Role::input});
    InputCheck check;
    check.name = name;
    sheet.ask(std::move(check));
  }
  layout.sheets.push_back(sheet);
  add_register(layout, head);
  std::vector<std::string> names;
  for (const auto& name : layout.sheets.front().names) names.push_back(name.name);
  EXPECT_THAT(names, ElementsAre("overig__a_b", "overig__a_b_2", "overig__A_B_3", "invoer__B12",
                                 "invoer__9"));
}

}  // namespace
}  // namespace bestek::workbooks
