// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "workbooks/sheet_layout.hpp"

#include <gmock/gmock.h>

#include <algorithm>

#include "sample_view.hpp"
#include "workbooks/chart_sheets.hpp"

namespace bestek::workbooks {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr std::uint16_t minimum_column = 7, offer_column = 9, amount_column = 11,
                        divisible_column = 12;

class SheetLayoutTest : public ::testing::Test {
 protected:
  WorkbookLayout laid_out() { return lay_out_text(built_in_template(), view, findings); }

  /// Cell of the n-th row of tariffs, from 1; after the last comes the row of totals.
  static const Cell& table_cell(const WorkbookLayout& layout, std::uint32_t row,
                                std::uint16_t column) {
    const auto& sheet = layout.sheets.at(1);
    for (const auto& cell : sheet.cells) {
      if (cell.row == sheet.header_row.value() + row && cell.column == column) return cell;
    }
    throw std::out_of_range("no such cell");
  }

  static std::string all_text(const SheetLayout& sheet) {
    std::string text;
    for (const auto& cell : sheet.cells) {
      if (const auto* value = std::get_if<std::string>(&cell.value)) text += *value + "\n";
    }
    return text;
  }

  Json view = sample_view();
  Findings findings;
};

TEST_F(SheetLayoutTest, fills_in_the_built_in_template) {
  const auto layout = laid_out();
  EXPECT_THAT(findings, IsEmpty());
  EXPECT_EQ(layout.file, "tariefblad-kade");
  EXPECT_EQ(layout.author, "Gemeente Groningen");
  EXPECT_THAT(all_text(layout.sheets.at(0)), HasSubstr("Stichting Kade"));
  EXPECT_THAT(all_text(layout.sheets.at(0)), HasSubstr("CONCEPT"));
}

TEST_F(SheetLayoutTest, puts_several_rows_of_totals_below_a_table) {
  constexpr std::string_view text = R"(per: aanbieder
klasse: vertrouwelijk
bestand: blad-{{aanbieder.kenmerk}}
titel: T
auteur: A
kleuren: {invoer: "FFF2CC", let_op: "FFC7CE"}
bladen:
  - naam: Blad
    tabel:
      rijen: tarieven
      totaalregel: Samen
      totaalregels:
        - {titel: Mediaan, kolommen: {hoogst: mediaan, uren: minimum}}
        - {titel: Gewogen, kolommen: {dienst: aantal, hoogst: {gewogen: uren}}}
      kolommen:
        - {kenmerk: dienst, titel: Dienst, waarde: dienst.naam}
        - {kenmerk: uren, titel: Uren, opmaak: getal, waarde: hoeveelheid, totaal: som}
        - kenmerk: hoogst
          titel: Hoogst
          opmaak: euro
          waarde: bandbreedte.maximum
          markeer: [{hoger_dan: 70.5, kleur: let_op}]
)";
  view["tarieven"] = {tariff_row("Begeleiding", "uur"), tariff_row("Verblijf", "etmaal")};
  view["tarieven"][1]["bandbreedte"]["maximum"] = "70";
  view["tarieven"][1]["hoeveelheid"] = "201";
  const auto layout = lay_out_text(std::string(text), view, findings);
  EXPECT_THAT(findings, IsEmpty());
  const auto& sheet = layout.sheets.at(0);
  std::vector<std::string> below;
  for (const auto& cell : sheet.cells) {
    if (cell.style.role != Role::total) continue;
    if (const auto* label = std::get_if<std::string>(&cell.value)) below.push_back(*label);
    const auto* formula = std::get_if<Formula>(&cell.value);
    if (formula) below.push_back(to_exact(std::get<Rational>(formula->value)));
  }
  EXPECT_THAT(below,
              ::testing::ElementsAre("Samen", "301.5", "Mediaan", "100.5", "66.5", "2", "67.67"));
  EXPECT_EQ(sheet.highlights.at(0).formula, "=AND(ISNUMBER(C2),C2>70.5)");
}

TEST_F(SheetLayoutTest, counts_the_length_of_a_text_as_excel_does) {
  std::string emoji;
  for (int i = 0; i < 16'384; ++i) emoji += "🙂";  // 32,768 UTF-16 units: one too many
  view["tarieven"][0]["dienst"]["naam"] = emoji;
  laid_out();
  ASSERT_FALSE(findings.empty());
  EXPECT_THAT(findings[0].message, HasSubstr("wordt 32768 tekens lang; in Excel past 32767"));
}

TEST_F(SheetLayoutTest, marks_only_a_draft) {
  view["ronde"]["is_concept"] = false;
  const auto layout = laid_out();
  EXPECT_THAT(all_text(layout.sheets.at(0)), Not(HasSubstr("CONCEPT")));
}

TEST_F(SheetLayoutTest, asks_for_an_offer_within_the_bandwidth) {
  const auto layout = laid_out();
  const auto& cell = table_cell(layout, 1, offer_column);
  EXPECT_EQ(cell.style.role, Role::input);
  ASSERT_TRUE(cell.check);
  EXPECT_EQ(cell.check->minimum, Rational(5640, 100));
  EXPECT_EQ(cell.check->maximum, Rational(63));
  EXPECT_THAT(cell.check->message, HasSubstr("van €\u00a056,40 tot en met €\u00a063,00"));
  EXPECT_THAT(cell.check->error, HasSubstr("van €\u00a056,40 tot en met €\u00a063,00"));
}

TEST_F(SheetLayoutTest, asks_for_any_offer_without_a_bandwidth) {
  view["tarieven"][0]["bandbreedte"] = nullptr;
  const auto layout = laid_out();
  const auto& cell = table_cell(layout, 1, offer_column);
  EXPECT_THAT(findings, IsEmpty());
  ASSERT_TRUE(cell.check);
  EXPECT_FALSE(cell.check->maximum);
  EXPECT_THAT(cell.check->message, Not(HasSubstr("van")));
}

TEST_F(SheetLayoutTest, locks_and_fills_a_fixed_tariff) {
  const auto layout = laid_out();
  const auto& cell = table_cell(layout, 2, offer_column);
  EXPECT_EQ(cell.style.role, Role::cell);
  EXPECT_FALSE(cell.check);
  EXPECT_EQ(std::get<Rational>(cell.value), Rational(140));
  EXPECT_EQ(std::get<Rational>(table_cell(layout, 2, minimum_column).value), Rational(140));
}

TEST_F(SheetLayoutTest, computes_the_amount_of_a_fixed_tariff_and_the_total) {
  const auto layout = laid_out();
  const auto amount = [&](std::uint32_t row) {
    return std::get<Formula>(table_cell(layout, row, amount_column).value).value;
  };
  EXPECT_EQ(std::get<std::string>(amount(1)), "");
  EXPECT_EQ(std::get<Rational>(amount(2)), Rational(14070));
  EXPECT_EQ(std::get<Rational>(amount(3)), Rational(14070));
}

TEST_F(SheetLayoutTest, checks_divisibility_of_hourly_tariffs_only) {
  view["tarieven"].push_back(fixed_row("Gesprek", "uur", "60.65"));
  const auto layout = laid_out();
  EXPECT_TRUE(std::holds_alternative<Formula>(table_cell(layout, 1, divisible_column).value));
  EXPECT_TRUE(
      std::holds_alternative<std::monostate>(table_cell(layout, 2, divisible_column).value));
  const auto& fixed = std::get<Formula>(table_cell(layout, 3, divisible_column).value);
  EXPECT_EQ(std::get<std::string>(fixed.value), "nee");  // nothing else can be filled in there
}

TEST_F(SheetLayoutTest, keeps_text_that_looks_like_a_formula_as_text) {
  view["tarieven"][0]["dienst"]["naam"] = "=1+1";
  const auto layout = laid_out();
  EXPECT_EQ(std::get<std::string>(table_cell(layout, 1, 1).value), "=1+1");
}

TEST_F(SheetLayoutTest, an_empty_value_that_may_not_be_empty_is_a_finding) {
  view["tarieven"][0]["dienst"]["eenheid"] = nullptr;
  view["tarieven"][0]["bandbreedte"] = nullptr;
  laid_out();
  sort_findings(findings);
  ASSERT_FALSE(findings.empty());
  EXPECT_THAT(findings.back().message + findings.front().message, HasSubstr("\"eenheid\""));
  for (const auto& finding : findings) EXPECT_GT(finding.position.line, 0);
}

TEST_F(SheetLayoutTest, a_name_that_the_view_lacks_is_a_finding) {
  view["ronde"].erase("wet_naam");
  laid_out();
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].code, "B040");
  EXPECT_GT(findings[0].position.line, 0);
  EXPECT_THAT(findings[0].message, HasSubstr("\"wet_naam\""));
}

TEST_F(SheetLayoutTest, a_text_too_long_for_a_cell_is_a_finding) {
  view["tarieven"][0]["dienst"]["naam"] = std::string(32768, 'a');
  laid_out();
  ASSERT_EQ(findings.size(), 3U);  // it stands on three sheets
  EXPECT_THAT(findings[0].message, HasSubstr("in Excel past 32767"));
}

TEST_F(SheetLayoutTest, a_page_header_too_long_for_excel_is_a_finding) {
  view["ronde"]["titel"] = std::string(240, 'a');
  laid_out();
  ASSERT_FALSE(findings.empty());
  EXPECT_THAT(findings[0].message, HasSubstr("voettekst"));
}

TEST_F(SheetLayoutTest, an_ampersand_in_a_page_header_is_no_code) {
  view["aanbieder"]["naam"] = "Zorg & Co";
  EXPECT_THAT(laid_out().header, HasSubstr("Zorg && Co"));
}

TEST_F(SheetLayoutTest, a_file_name_never_leaves_the_folder) {
  view["aanbieder"]["kenmerk"] = "../kade";
  laid_out();
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_THAT(findings[0].message, HasSubstr("naam van een bestand"));
}

TEST_F(SheetLayoutTest, shows_the_offer_of_one_sheet_on_another) {
  const auto layout = laid_out();
  const auto& cost = layout.sheets.at(2);
  const auto offer = std::find_if(cost.cells.begin(), cost.cells.end(), [&](const Cell& cell) {
    return cell.row == cost.header_row.value() + 2 && cell.column == 14;
  });
  ASSERT_NE(offer, cost.cells.end());
  const auto& formula = std::get<Formula>(offer->value);
  EXPECT_EQ(formula.text, "=IF(COUNT('Tarieven'!J7)<1,\"\",'Tarieven'!J7)");
  EXPECT_EQ(std::get<Rational>(formula.value), Rational(140));
}

TEST_F(SheetLayoutTest, marks_an_offer_outside_the_bounds_in_the_summary) {
  const auto layout = laid_out();
  const auto& highlights = layout.sheets.at(4).highlights;
  ASSERT_EQ(highlights.size(), 2U);
  EXPECT_EQ(highlights[0].formula, "=AND(ISNUMBER(E6),ISNUMBER(D6),E6<D6)");
  EXPECT_EQ(highlights[0].colour, 0xFFC7CEU);
}

TEST_F(SheetLayoutTest, no_row_is_higher_than_excel_takes) {
  view["tarieven"][0]["dienst"]["naam"] = std::string(20000, 'a') + " " + std::string(12000, 'b');
  std::string words;
  for (int i = 0; i < 3000; ++i) words += "woord ";
  view["tarieven"][0]["dienst"]["eenheid"] = words;
  const auto layout = laid_out();
  for (const auto& sheet : layout.sheets) {
    for (const auto& [row, height] : sheet.heights) EXPECT_LE(height, 409) << sheet.name << row;
  }
}

TEST_F(SheetLayoutTest, two_inputs_for_one_place_are_a_finding) {
  view["tarieven"].push_back(view["tarieven"][0]);
  laid_out();
  ASSERT_FALSE(findings.empty());
  EXPECT_THAT(findings[0].message, HasSubstr("tarieven/bgi/2015-01-01/tarief"));
}

TEST_F(SheetLayoutTest, a_column_without_a_width_is_as_wide_as_its_text) {
  const std::string name = "Dagbesteding voor ouderen";
  view["tarieven"][0]["dienst"]["naam"] = name;
  auto text = built_in_template();
  const std::string old = "titel: Dienst, breedte: 36, ";
  text.replace(text.find(old), old.size(), "titel: Dienst, ");
  const auto layout = lay_out_text(text, view, findings);
  EXPECT_GT(layout.sheets.at(1).widths.at(1), static_cast<double>(name.size()) / 1.3);
  EXPECT_LT(layout.sheets.at(1).widths.at(1), 42);
}

TEST_F(SheetLayoutTest, every_row_with_text_is_high_enough_for_its_lines) {
  view["tarieven"][0]["dienst"]["naam"] =
      "Begeleiding aan huis voor mensen met een beperking, "
      "met een lange naam die niet op een regel past";
  const auto layout = laid_out();
  const auto& sheet = layout.sheets.at(1);
  const auto first = sheet.header_row.value() + 1;
  EXPECT_GT(sheet.heights.at(first), 1.8 * sheet.heights.at(first + 1));
}

TEST_F(SheetLayoutTest, makes_the_bars_of_a_chart_thinner_when_there_are_many) {
  const auto height_of_chart = [&](int rows) {
    view["tarieven"] = Json::array();
    for (int i = 0; i < rows; ++i)
      view["tarieven"].push_back(tariff_row("dienst-" + std::to_string(i), "uur"));
    return laid_out().sheets.back().charts.at(0).height;
  };
  constexpr int frame = 130, series = 4;
  EXPECT_EQ(height_of_chart(1), 260) << "room for its texts";
  EXPECT_EQ(height_of_chart(10), frame + 10 * series * 18);
  EXPECT_EQ(height_of_chart(11), height_of_chart(10));
  EXPECT_EQ(height_of_chart(40), frame + 40 * series * 9);
}

TEST_F(SheetLayoutTest, moves_a_chart_that_does_not_fit_on_the_page_to_a_sheet_of_its_own) {
  const auto with_rows = [&](int rows) {
    view["tarieven"] = Json::array();
    for (int i = 0; i < rows; ++i)
      view["tarieven"].push_back(tariff_row("dienst-" + std::to_string(i), "uur"));
    return laid_out().sheets;
  };
  const auto few = with_rows(3);
  EXPECT_EQ(few.back().name, "Samenvatting");
  EXPECT_TRUE(few.back().fits_on_one_page);
  const auto many = with_rows(40);
  ASSERT_EQ(many.size(), few.size() + 1);
  const auto& table = many.at(few.size() - 1);
  const auto& own = many.back();
  EXPECT_EQ(table.name, "Samenvatting");
  EXPECT_THAT(table.charts, testing::IsEmpty());
  EXPECT_EQ(std::get<std::string>(table.cells.back().value),
            "De grafiek staat op het blad Grafiek.");
  EXPECT_EQ(table.heights.count(table.cells.back().row), 1U);
  EXPECT_EQ(own.name, "Grafiek");
  EXPECT_TRUE(own.fits_on_one_page);
  EXPECT_EQ(std::get<std::string>(own.cells.at(0).value),
            "De cijfers staan op het blad Samenvatting.");
  ASSERT_EQ(own.charts.size(), 1U);
  EXPECT_EQ(own.charts[0].values_on, "Samenvatting");
  EXPECT_EQ(own.charts[0].row, 2U);
}

TEST(ChartSheets, take_a_name_that_is_free) {
  std::vector<office::SheetLayout> sheets(2);
  sheets[0].name = "Grafiek";
  sheets[1].name = "Tabel";
  sheets[1].widths = {10};
  sheets[1].charts.resize(2);
  move_charts_that_do_not_fit(sheets, 10);
  ASSERT_EQ(sheets.size(), 3U);
  EXPECT_EQ(sheets[2].name, "Grafiek 2");
  EXPECT_EQ(std::get<std::string>(sheets[1].cells.back().value),
            "De grafieken staan op het blad Grafiek 2.");
}

}  // namespace
}  // namespace bestek::workbooks
