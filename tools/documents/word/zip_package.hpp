// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

// Zip files in memory. The same parts give the same bytes: fixed order, fixed time, level 6.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace bestek::documents::word {

// A part as it stands in the zip, so that a part of many packages is compressed only once.
struct DeflatedPart {
  std::string bytes;
  std::uint32_t crc = 0;
  std::uint64_t size = 0;  // before compression
};

// Throws std::runtime_error when the zip library fails.
DeflatedPart deflate_part(std::string_view content);

class ZipPackage {
 public:
  // Parts stand in the package in the order in which they are added. Names are unique.
  void add(std::string name, std::string content);
  void add(std::string name, std::shared_ptr<const DeflatedPart> part);

  // Throws std::runtime_error when the zip library fails.
  std::string bytes() const;

 private:
  struct Entry {
    std::string name;
    std::string content;
    std::shared_ptr<const DeflatedPart> deflated;  // when set, `content` is empty
  };
  std::vector<Entry> entries_;
};

}  // namespace bestek::documents::word
