// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include <cstdint>
#include <string>

#include "workbooks/reader_formula.hpp"
#include "workbooks/reader_register.hpp"
#include "workbooks/reader_values.hpp"

/// Any bytes as a returned sheet: unpacked, read, its register, each input cell. A file is read or
/// refused: no crash, no other exception, and no more than the bounds.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace bestek::workbooks;
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  ReaderLimits limits;
  limits.total = std::size_t{4} << 20U;
  limits.text = std::size_t{1} << 20U;
  limits.cells = 10'000;
  try {
    const auto workbook = read_workbook(bytes, limits);
    for (const auto& sheet : workbook.sheets) {
      for (const auto& [place, cell] : sheet.cells) {
        if (cell.formula) moved_formula(normal_formula(*cell.formula), 1, 1);
      }
    }
    const auto head = read_register(workbook);
    for (const auto& entry : head.entries)
      read_input(entry, workbook.sheet(entry.sheet)->at(entry.place), workbook.starts_in_1904);
  } catch (const Refusal& refusal) {
    if (refusal.code.empty() || refusal.message.empty() || refusal.help.empty()) __builtin_trap();
  }
  return 0;
}
