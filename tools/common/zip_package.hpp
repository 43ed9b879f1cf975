// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

/// Zip files in memory. The same parts give the same bytes: fixed order, fixed time.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace bestek {

/// A part as it stands in the zip, so that a part of many packages is compressed only once.
struct DeflatedPart {
  std::string bytes;
  std::uint32_t crc = 0;
  std::uint64_t size = 0;  ///< before compression
  bool is_stored = false;  ///< not compressed after all, as pictures are
};

/// Quick: for what is in one document only.
enum class Effort { quick, thorough };

/// Throws std::runtime_error when there is no memory.
DeflatedPart deflate_part(std::string_view content, Effort effort = Effort::quick);

/// Compresses the parts of one document after another: a part that is the same as in the document
/// before is compressed only once.
class PartCache {
 public:
  explicit PartCache(Effort effort) : effort_(effort) {}

  std::shared_ptr<const DeflatedPart> deflated(const std::string& name, std::string_view content);

 private:
  struct Entry {
    std::string content;
    std::shared_ptr<const DeflatedPart> part;
  };
  Effort effort_;
  std::map<std::string, Entry> entries_;
};

class ZipPackage {
 public:
  /// Parts stand in the package in the order in which they are added. Names are unique.
  void add(std::string name, std::string_view content);
  void add(std::string name, std::shared_ptr<const DeflatedPart> part);

  /// The file. Throws std::runtime_error from 4 GiB or 65,536 parts on.
  std::string bytes() const;

 private:
  struct Entry {
    std::string name;
    std::shared_ptr<const DeflatedPart> part;
  };
  std::vector<Entry> entries_;
};

}  // namespace bestek
