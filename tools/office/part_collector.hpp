// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <string>
#include <vector>

namespace bestek::office {

/// A part of a workbook, before it is compressed.
struct WorkbookPart {
  std::string name;  ///< "xl/worksheets/sheet1.xml"
  std::string content;
};

/// Gets the parts of a workbook that libxlsxwriter closes while this lives, instead of a file.
///
/// The library hands every part to minizip, a library of its own that compresses it and writes the
/// file: half of the time of a workbook. The functions of minizip that it calls are defined here,
/// so that a part which is in many workbooks is compressed once (PartCache). Only one collector at
/// a time in a thread.
class PartCollector {
 public:
  PartCollector();
  ~PartCollector();
  PartCollector(const PartCollector&) = delete;
  PartCollector& operator=(const PartCollector&) = delete;

  /// In the order in which the library made them.
  std::vector<WorkbookPart> take() { return std::move(parts_); }

  void begin(const char* name) { parts_.push_back({name, {}}); }
  void append(const char* bytes, std::size_t count) { parts_.back().content.append(bytes, count); }

 private:
  std::vector<WorkbookPart> parts_;
};

}  // namespace bestek::office
