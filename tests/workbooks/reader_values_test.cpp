// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "workbooks/reader_values.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "common/dutch.hpp"
#include "workbooks/reader_formula.hpp"

namespace bestek::workbooks {
namespace {

using Kind = ReturnedCell::Kind;

std::string typed(const std::string& text, bool may_be_percentage = false) {
  const auto number = parse_typed_number(text, may_be_percentage);
  if (number.is_ambiguous) return "ambiguous";
  return number.value ? to_exact(*number.value) : "no number";
}

TEST(TypedNumber, reads_what_the_dutch_write) {
  EXPECT_EQ(typed("61,20"), "61.2");
  EXPECT_EQ(typed("1.234,56"), "1234.56");
  EXPECT_EQ(typed("1.234.567"), "1234567");
  EXPECT_EQ(typed("€ 61,20"), "61.2");
  EXPECT_EQ(typed("€\u00a061,20 "), "61.2");
  EXPECT_EQ(typed("EUR 61"), "61");
  EXPECT_EQ(typed("61,20 euro"), "61.2");
  EXPECT_EQ(typed("61,20 €"), "61.2");
  EXPECT_EQ(typed("-1,5"), "-1.5");
  EXPECT_EQ(typed("60,-"), "60");
  EXPECT_EQ(typed("12,5 %", true), "12.5");
}

TEST(TypedNumber, reads_a_point_that_can_only_be_decimal) {
  EXPECT_EQ(typed("61.20"), "61.2");
  EXPECT_EQ(typed("1,234.56"), "1234.56");
  EXPECT_EQ(typed("0.125"), "0.125");
  EXPECT_EQ(typed("1234.567"), "1234.567");
}

TEST(TypedNumber, never_guesses) {
  EXPECT_EQ(typed("1.234"), "ambiguous");
  EXPECT_EQ(typed("61,200"), "ambiguous");
  EXPECT_EQ(typed("€ 1.234"), "ambiguous");
}

TEST(TypedNumber, refuses_other_text) {
  for (const auto* text :
       {"", "-", "€", "euro", "61,20 per uur", "ca. 60", "60-65", "1.23.456", "1,2,3", "12 %",
        "6 1", "1e3", "0x1F", "١٢", "1.234,5,6", ",5", "5,", "--5"})
    EXPECT_EQ(typed(text), "no number") << text;
}

TEST(TypedNumber, reads_back_every_amount_that_bestek_prints) {
  EXPECT_TRUE(rc::check([](int cents) {
    const Rational amount(cents, 100);
    RC_ASSERT(parse_typed_number(dutch::euro(amount)).value == amount);
  }));
}

TEST(TypedDate, reads_the_common_forms) {
  for (const auto* text : {"2014-06-09", "9-6-2014", "09/06/2014", "9 juni 2014", "9.6.2014"})
    EXPECT_EQ(to_iso(parse_typed_date(text).value()), "2014-06-09") << text;
  for (const auto* text : {"", "6/31/2014", "31-2-2014", "9-6-14", "juni 2014", "9 June 2014"})
    EXPECT_FALSE(parse_typed_date(text)) << text;
}

TEST(DayNumber, counts_as_spreadsheets_do) {
  EXPECT_EQ(to_iso(*day_of_number(41809, false)), "2014-06-19");
  EXPECT_EQ(to_iso(*day_of_number(41809 - 1462, true)), "2014-06-19");
  EXPECT_FALSE(day_of_number(Rational(1, 2), false));
  EXPECT_FALSE(day_of_number(60, false));
  EXPECT_FALSE(day_of_number(3'000'000, false));
  EXPECT_EQ(number_of_day(*parse_date("2014-06-19")), 41809);
}

RegisterEntry entry_of(const std::string& kind) {
  return {"Blad", "B2", {1, 1}, "tarieven/x/2015-01-01/tarief", kind, "", "", {"ja", "nee"}};
}

std::string code_of(const std::string& kind, const ReturnedCell& cell) {
  return read_input(entry_of(kind), cell, false).code;
}

TEST(Input, of_each_kind_is_exact) {
  EXPECT_EQ(read_input(entry_of("bedrag"), {Kind::number, "61.2"}, false).text, "61.2");
  EXPECT_EQ(read_input(entry_of("datum"), {Kind::number, "41809"}, false).text, "2014-06-19");
  EXPECT_EQ(read_input(entry_of("datum"), {Kind::date, "2014-06-19T00:00:00"}, false).text,
            "2014-06-19");
  EXPECT_EQ(read_input(entry_of("keuze"), {Kind::text, " NEE "}, false).text, "nee");
  EXPECT_EQ(read_input(entry_of("tekst"), {Kind::number, "12"}, false).text, "12");
  EXPECT_EQ(read_input(entry_of("bedrag"), {Kind::text, " \u00a0 "}, false).text, "");
}

TEST(Input, that_was_typed_as_text_is_read_with_a_notice) {
  const auto value = read_input(entry_of("bedrag"), {Kind::text, "61,20"}, false);
  EXPECT_EQ(value.text, "61.2");
  EXPECT_EQ(value.notice, "de tekst \"61,20\" is gelezen als €\u00a061,20");
}

TEST(Input, of_the_wrong_kind_has_a_code) {
  EXPECT_EQ(code_of("bedrag", {Kind::text, "zestig"}), "B327");
  EXPECT_EQ(code_of("bedrag", {Kind::yes_or_no, "ja"}), "B327");
  EXPECT_EQ(code_of("bedrag", {Kind::error, "#DIV/0!"}), "B327");
  EXPECT_EQ(code_of("bedrag", {Kind::date, "2014-01-01"}), "B327");
  EXPECT_EQ(code_of("bedrag", {Kind::number, std::string(300, '9')}), "B327");
  EXPECT_EQ(code_of("bedrag", {Kind::text, "1.234"}), "B329");
  EXPECT_EQ(code_of("datum", {Kind::number, "0.5"}), "B327");
  EXPECT_EQ(code_of("datum", {Kind::text, "gisteren"}), "B327");
  EXPECT_EQ(code_of("keuze", {Kind::text, "misschien"}), "B335");
  EXPECT_EQ(code_of("tekst", {Kind::text, "a\u202eb"}), "B338");
  EXPECT_EQ(code_of("tekst", {Kind::text, std::string(10001, 'a')}), "B338");
}

TEST(Formula, is_the_same_from_every_program) {
  EXPECT_EQ(normal_formula("of:=ROUND([.D7]*[.F7];2)"), normal_formula("=ROUND(D7*F7, 2)"));
  EXPECT_EQ(normal_formula("of:=SUM([.B2:.B9])"), normal_formula("=sum(B2:B9)"));
  EXPECT_EQ(normal_formula("of:=[$Tarieven.F7]&[$'Mijn blad'.$B$2]"),
            normal_formula("=Tarieven!F7&'Mijn blad'!$B$2"));
  EXPECT_EQ(normal_formula("=IF(A1=\"a; b\";1;2)"), "IF(A1=\"a; b\",1,2)");
  EXPECT_EQ(normal_formula("_xlfn.IFNA(A1,\"\")"), "IFNA(A1,\"\")");
  EXPECT_NE(normal_formula("=A1*2"), normal_formula("=A1*3"));
}

TEST(Formula, moves_its_references_along) {
  EXPECT_EQ(moved_formula("A1*$B$1+$C1+D$1", 2, 1), "B3*$B$1+$C3+E$1");
  EXPECT_EQ(moved_formula("SUM(A1:A9)&\"A1\"", 1, 0), "SUM(A2:A10)&\"A1\"");
  EXPECT_EQ(moved_formula("A1", -1, 0), "#REF!");
  EXPECT_EQ(moved_formula("'A1'!B2+LOG10(B2)", 1, 1), "'A1'!C3+LOG10(C3)");
}

TEST(NamedCell, is_a_sheet_and_a_cell) {
  EXPECT_EQ(named_cell("'Mijn blad'!$F$7"), "Mijn blad!F7");
  EXPECT_EQ(named_cell("Tarieven!$F$7"), "Tarieven!F7");
  EXPECT_EQ(named_cell("$Tarieven.$F$7"), "Tarieven!F7");
  EXPECT_EQ(named_cell("$'Mijn blad'.$F$7"), "Mijn blad!F7");
  for (const auto* text : {"", "#REF!", "Tarieven!$F$7:$F$9", "42", "Tarieven!#REF!"})
    EXPECT_FALSE(named_cell(text)) << text;
}

}  // namespace
}  // namespace bestek::workbooks
