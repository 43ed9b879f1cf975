// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "office/spreadsheet_writer.hpp"
#include "workbooks/sample_view.hpp"
#include "workbooks/sheet_template.hpp"

/// Any text as a sheet template: read, filled in and written as a workbook, or refused with
/// findings that have a place.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace bestek;
  static const Json view = workbooks::sample_view();
  static const auto style = workbooks::sample_style();
  const std::string text(reinterpret_cast<const char*>(data), size);
  Findings findings;
  const auto sheets = workbooks::read_sheet_template(text, "blad.yaml", findings);
  if (!has_errors(findings)) {
    const auto layout = workbooks::lay_out(sheets, style, view, findings);
    if (!has_errors(findings) &&
        office::to_xlsx(layout, std::chrono::sys_days(), std::string(64, 'a')).empty())
      std::abort();
  }
  for (const auto& finding : findings) {
    if (finding.position.line < 1 || finding.position.column < 1) std::abort();
  }
  return 0;
}
