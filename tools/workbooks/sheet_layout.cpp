// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "workbooks/sheet_layout.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "common/text.hpp"
#include "workbooks/chart_sheets.hpp"
#include "workbooks/sheet_builder.hpp"
#include "workbooks/sheet_register.hpp"

namespace bestek::workbooks {

namespace {

constexpr std::size_t longest_page_text = 255;  // of Excel
constexpr std::size_t longest_file_name = 200;

std::string checked_page_text(std::string text, const Text& source, Findings& findings) {
  if (excel_length(text) > longest_page_text) {
    findings.push_back(template_finding(
        source.position,
        fmt::format("de kop- of voettekst wordt {} tekens lang, met opmaak; in Excel past {}",
                    excel_length(text), longest_page_text),
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

/// Two inputs that go to one place would overwrite each other when the sheet comes back.
void check_input_names(const WorkbookLayout& layout, const Text& where, Findings& findings) {
  std::set<std::string> seen;
  for (const auto& sheet : layout.sheets) {
    for (const auto& cell : sheet.cells) {
      if (!cell.check || seen.insert(cell.check->name).second) continue;
      findings.push_back(template_finding(
          where.position,
          fmt::format("twee cellen om in te vullen heten \"{}\" (blad {}, cel {})",
                      cell.check->name, sheet.name, office::cell_name(cell.row, cell.column)),
          "geef met lees elke cel een eigen naam, met het kenmerk van de rij erin"));
    }
  }
}

}  // namespace

std::string workbook_file(const SheetTemplate& sheet_template, const view::View& view) {
  Findings reported_by_the_layout;
  return render(sheet_template.file, {view}, reported_by_the_layout) + ".xlsx";
}

WorkbookLayout lay_out(const SheetTemplate& sheet_template, const office::HouseStyle& style,
                       const view::View& view, Findings& findings) {
  const Scope scope{view};
  const auto text = [&](const Text& source) { return render(source, scope, findings); };
  auto layout = office::styled_workbook(style);
  layout.fills = {sheet_template.colours.at("invoer"), sheet_template.colours.at("let_op")};
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
  std::vector<PlacedTable> placed(sheet_template.sheets.size());
  for (std::size_t i = 0; i < sheet_template.sheets.size(); ++i) {
    if (!holds(sheet_template.sheets[i].when, scope, findings)) continue;
    layout.sheets.push_back(
        SheetBuilder(sheet_template, i, view, layout.text_size, placed, findings).build());
  }
  move_charts_that_do_not_fit(layout.sheets, layout.text_size);
  if (layout.sheets.empty())
    findings.push_back(template_finding(sheet_template.file.position,
                                        "geen van de bladen komt er: de werkmap is leeg",
                                        "laat ten minste één blad zonder voorwaarde (als)"));
  check_input_names(layout, sheet_template.file, findings);
  return layout;
}

}  // namespace bestek::workbooks
