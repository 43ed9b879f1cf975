// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <chrono>
#include <string>

#include "common/zip_package.hpp"
#include "office/spreadsheet.hpp"

namespace bestek::office {

/// Writes workbooks, one after another. What several have in common is compressed once.
class WorkbookWriter {
 public:
  /// The workbook as the bytes of an .xlsx file; the same for the same input, whatever was written
  /// before, and whatever the time, time zone or language of the machine. Every sheet is protected,
  /// without a password, but for the cells to fill in. `created` and `input_sha256` are kept in the
  /// document properties. Throws FileError.
  /// Not for two threads at a time: libxlsxwriter shares static state while it closes a workbook.
  std::string write(const WorkbookLayout& layout, std::chrono::sys_seconds created,
                    const std::string& input_sha256);

 private:
  /// Most of a workbook is in that workbook only: the name of the provider is on every sheet.
  PartCache cache_{Effort::quick};
};

/// One workbook, as WorkbookWriter writes it.
std::string to_xlsx(const WorkbookLayout& layout, std::chrono::sys_seconds created,
                    const std::string& input_sha256);

}  // namespace bestek::office
