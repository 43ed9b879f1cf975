// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include "common/json.hpp"
#include "embedded/workbook_templates.hpp"
#include "office/house_style.hpp"
#include "workbooks/sheet_layout.hpp"

/// A provider's view as small as the sheet template of the program needs.
namespace bestek::workbooks {

inline Json tariff_row(const std::string& service, const std::string& unit) {
  return {{"dienst",
           {{"kenmerk", service == "Begeleiding" ? "bgi" : service},
            {"naam", service},
            {"productcode", "02A03"},
            {"eenheid", unit}}},
          {"geldig", {{"van", "2015-01-01"}, {"tot", "2015-12-31"}}},
          {"is_vast", false},
          {"tarief", nullptr},
          {"datum", nullptr},
          {"bandbreedte", {{"minimum", "56.40"}, {"maximum", "63"}}},
          {"hoeveelheid", "100.5"}};
}

inline Json fixed_row(const std::string& service, const std::string& unit,
                      const std::string& tariff) {
  Json row = tariff_row(service, unit);
  row["is_vast"] = true;
  row["tarief"] = tariff;
  row["bandbreedte"] = nullptr;
  return row;
}

inline Json sample_view() {
  return {{"ronde",
           {{"kenmerk", "ronde-1"},
            {"titel", "Begeleiding"},
            {"wet_naam", "Wet maatschappelijke ondersteuning 2015"},
            {"wet_is", {{"wmo", true}, {"jeugd", false}}},
            {"is_concept", true},
            {"versie", {{"nummer", "0.3"}, {"datum", "2014-03-01"}, {"status", "concept"}}},
            {"contact", {{"functie", "inkoopadviseur"}, {"email", "inkoop@gemeente.example"}}}}},
          {"is_samenwerking", true},
          {"uitsluitingsgronden", {{{"nr", "U1"}, {"tekst", "Fraude."}, {"bron", "art. 1"}}}},
          {"gemeenten_aantal", 2},
          {"penvoerder", {{"naam", "Groningen"}}},
          {"aanbieder", {{"kenmerk", "kade"}, {"naam", "Stichting Kade"}, {"kvk", "00001021"}}},
          {"tarieven", {tariff_row("Begeleiding", "uur"), fixed_row("Verblijf", "etmaal", "140")}}};
}

inline office::HouseStyle sample_style() {
  office::HouseStyle style;
  style.font = "Calibri";
  style.heading_font = "Calibri";
  style.accent_color = "1F4E79";
  style.text_size_pt = Rational(21, 2);
  return style;
}

inline std::string built_in_template() {
  return std::string(find_embedded(embedded::workbook_templates(), "tariefblad.yaml").value());
}

/// The template filled in for the view. Whatever is wrong ends up in `findings`.
inline WorkbookLayout lay_out_text(const std::string& text, const Json& view, Findings& findings) {
  const auto sheet_template = read_sheet_template(text, "blad.yaml", findings);
  return lay_out(sheet_template, sample_style(), view, findings);
}

}  // namespace bestek::workbooks
