// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "workbooks/sheet_text.hpp"

#include <gmock/gmock.h>

namespace bestek::workbooks {
namespace {

using ::testing::HasSubstr;

const SourcePosition here = {"blad.yaml", 3, 5, 1};

class SheetText : public ::testing::Test {
 protected:
  std::string rendered(const std::string& text) {
    return render(parse_text(text, here, findings), {view, &row}, findings);
  }

  std::string only_message() {
    EXPECT_EQ(findings.size(), 1U);
    if (findings.empty()) return "";
    EXPECT_EQ(findings[0].code, "B040");
    EXPECT_EQ(findings[0].position, here);
    return findings[0].message + "; " + findings[0].help;
  }

  Json view = {{"ronde", {{"titel", "Zorg"}, {"datum", "2015-01-31"}, {"einde", nullptr}}},
               {"aantal", 3},
               {"is_concept", false},
               {"namen", {"a", "b"}}};
  Json row = {{"tarief", "1234.5"}, {"band", nullptr}, {"eenheid", "uur"}};
  Findings findings;
};

TEST_F(SheetText, takes_values_from_the_row_and_then_from_the_view) {
  EXPECT_EQ(rendered("{{ronde.titel}} per {{ eenheid }}: {{aantal}}"), "Zorg per uur: 3");
  EXPECT_TRUE(findings.empty());
}

TEST_F(SheetText, applies_filters) {
  EXPECT_EQ(rendered("{{tarief | euro}}"), "€\u00a01.234,50");
  EXPECT_EQ(rendered("{{tarief|getal}}"), "1.234,5");
  EXPECT_EQ(rendered("{{ronde.datum | datum}}"), "31 januari 2015");
  EXPECT_EQ(rendered("{{eenheid | hoofdletter}}"), "Uur");
  EXPECT_EQ(rendered("{{namen | lijst}}"), "a en b");
  EXPECT_EQ(rendered("{{aantal | voluit | hoofdletter}}"), "Drie");
  EXPECT_TRUE(findings.empty());
}

TEST_F(SheetText, an_unknown_name_is_a_finding_with_the_nearest_one) {
  rendered("{{ronde.titl}}");
  EXPECT_THAT(only_message(), HasSubstr("bedoelde u \"titel\"?"));
}

TEST_F(SheetText, an_unknown_first_name_is_sought_in_row_and_view) {
  rendered("{{tarif}}");
  EXPECT_THAT(only_message(), HasSubstr("bedoelde u \"tarief\"?"));
}

TEST_F(SheetText, an_empty_value_is_a_finding_and_never_a_blank) {
  rendered("{{ronde.einde}}");
  EXPECT_THAT(only_message(), HasSubstr("\"ronde.einde\" is leeg"));
}

TEST_F(SheetText, something_below_an_empty_value_is_empty) {
  rendered("{{band.minimum}}");
  EXPECT_THAT(only_message(), HasSubstr("\"band.minimum\" is leeg"));
}

TEST_F(SheetText, a_list_is_no_text) {
  rendered("{{namen}}");
  EXPECT_THAT(only_message(), HasSubstr("\"namen\" is een lijst"));
}

TEST_F(SheetText, a_filter_that_does_not_fit_is_a_finding) {
  rendered("{{eenheid | euro}}");
  EXPECT_THAT(only_message(),
              HasSubstr("\"eenheid\" past niet bij het filter \"euro\": uur is geen getal"));
}

TEST_F(SheetText, an_unknown_filter_is_a_finding) {
  parse_text("{{tarief | eur}}", here, findings);
  EXPECT_THAT(only_message(), HasSubstr("bedoelde u \"euro\"?"));
}

TEST_F(SheetText, an_open_tag_is_a_finding) {
  parse_text("a {{tarief", here, findings);
  EXPECT_THAT(only_message(), HasSubstr("niet gesloten"));
}

TEST_F(SheetText, a_tag_that_is_no_path_is_a_finding) {
  parse_text("{{#tarief}}", here, findings);
  EXPECT_THAT(only_message(), HasSubstr("geen verwijzing"));
}

bool holds_in(const Json& view, const Json& row, const std::string& path,
              std::optional<std::string> equals = std::nullopt) {
  Findings findings;
  return holds(Condition{parse_path(path, here, findings).value(), std::move(equals)}, {view, &row},
               findings);
}

TEST_F(SheetText, a_condition_holds_for_what_is_filled_and_not_false) {
  EXPECT_TRUE(holds_in(view, row, "tarief"));
  EXPECT_TRUE(holds_in(view, row, "namen"));
  EXPECT_FALSE(holds_in(view, row, "is_concept"));
  EXPECT_FALSE(holds_in(view, row, "band"));
  EXPECT_TRUE(holds_in(view, row, "eenheid", "uur"));
  EXPECT_FALSE(holds_in(view, row, "eenheid", "dagdeel"));
}

}  // namespace
}  // namespace bestek::workbooks
