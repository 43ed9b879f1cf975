// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "common/zip_package.hpp"

#include <libdeflate.h>

#include <algorithm>
#include <limits>
#include <stdexcept>
#include <utility>

#include "common/text.hpp"

namespace bestek {
namespace {

// Levels of libdeflate. A text that is in one document only takes a third of the time at the first
// level and is a seventh larger; a part that serves many documents is as small as Word makes it.
constexpr int quick_level = 1;
constexpr int thorough_level = 6;

[[noreturn]] void fail(const char* what, const char* why) {
  throw std::runtime_error(std::string("zip: ") + what + ": " + why);
}

// The file is written here, after ISO/IEC 21320-1 and the APPNOTE.TXT 6.3.3 of PKWARE that it is a
// profile of: parts that are compressed already only need their headers. A library takes them in
// through a callback, and copies everything twice.

constexpr std::uint16_t version_needed = 20;  // 2.0: deflate
constexpr std::uint16_t utf8_name = 1U << 11U;
constexpr std::uint16_t stored = 0, deflated = 8;
// What Word writes for every part: 1 January 1980. Noon, since no time zone skips that hour.
constexpr std::uint16_t dos_date = (0U << 9U) | (1U << 5U) | 1U;
constexpr std::uint16_t dos_time = 12U << 11U;
constexpr std::uint32_t local_header = 0x04034b50;
constexpr std::uint32_t directory_header = 0x02014b50;
constexpr std::uint32_t directory_end = 0x06054b50;

/// Little endian.
template <class Number>
void append(std::string& out, Number number) {
  for (std::size_t i = 0; i < sizeof(Number); ++i)
    out += static_cast<char>(number >> (8 * i) & 0xFFU);
}

/// Throws when the number needs more bytes: a file of 4 GiB, or more than 65,535 parts.
template <class Number>
Number fitting(std::uint64_t number) {
  if (number > std::numeric_limits<Number>::max()) fail("write", "too large");
  return static_cast<Number>(number);
}

/// What the header of a part and its line in the directory have in common.
void append_description(std::string& out, const std::string& name, const DeflatedPart& part) {
  const auto is_ascii = [](unsigned char c) { return c < 0x80; };
  const bool is_utf8 =
      !std::all_of(name.begin(), name.end(), is_ascii) && !first_invalid_utf8(name);
  append(out, version_needed);
  append(out, is_utf8 ? utf8_name : std::uint16_t{0});
  append(out, part.is_stored ? stored : deflated);
  append(out, dos_time);
  append(out, dos_date);
  append(out, part.crc);
  append(out, fitting<std::uint32_t>(part.bytes.size()));
  append(out, fitting<std::uint32_t>(part.size));
  append(out, fitting<std::uint16_t>(name.size()));
  append(out, std::uint16_t{0});  // no extra field
}

}  // namespace

// libdeflate takes less than half of the time of zlib at the same level.
DeflatedPart deflate_part(std::string_view content, Effort effort) {
  using Compressor = std::unique_ptr<libdeflate_compressor, decltype(&libdeflate_free_compressor)>;
  static const Compressor quick(libdeflate_alloc_compressor(quick_level),
                                &libdeflate_free_compressor);
  static const Compressor thorough(libdeflate_alloc_compressor(thorough_level),
                                   &libdeflate_free_compressor);
  const auto& compressor = effort == Effort::quick ? quick : thorough;
  if (!compressor) fail("deflate", "out of memory");
  DeflatedPart part;
  part.bytes.resize(libdeflate_deflate_compress_bound(compressor.get(), content.size()));
  part.bytes.resize(libdeflate_deflate_compress(compressor.get(), content.data(), content.size(),
                                                part.bytes.data(), part.bytes.size()));
  if (part.bytes.empty()) fail("deflate", "does not fit");
  part.crc = libdeflate_crc32(0, content.data(), content.size());
  part.size = content.size();
  return part;
}

std::shared_ptr<const DeflatedPart> PartCache::deflated(const std::string& name,
                                                        std::string_view content) {
  auto& entry = entries_[name];
  if (entry.part && entry.content == content) return entry.part;
  entry.part = std::make_shared<const DeflatedPart>(deflate_part(content, effort_));
  entry.content = content;
  return entry.part;
}

void ZipPackage::add(std::string name, std::string_view content) {
  add(std::move(name), std::make_shared<const DeflatedPart>(deflate_part(content)));
}

void ZipPackage::add(std::string name, std::shared_ptr<const DeflatedPart> part) {
  entries_.push_back({std::move(name), std::move(part)});
}

std::string ZipPackage::bytes() const {
  constexpr std::size_t headers = 30 + 46 + 22;  // of a part, of its line, and the end
  std::size_t room = headers;
  for (const auto& entry : entries_)
    room += headers + 2 * entry.name.size() + entry.part->bytes.size();
  std::string file, directory;
  file.reserve(room);
  for (const auto& [name, part] : entries_) {
    append(directory, directory_header);
    append(directory, version_needed);  // made by: the same, as MS-DOS
    append_description(directory, name, *part);
    append(directory, std::uint16_t{0});  // no comment
    append(directory, std::uint16_t{0});  // first disk
    append(directory, std::uint16_t{0});  // internal attributes
    append(directory, std::uint32_t{0});  // external attributes
    append(directory, fitting<std::uint32_t>(file.size()));
    directory += name;
    append(file, local_header);
    append_description(file, name, *part);
    file.append(name).append(part->bytes);
  }
  const auto start = fitting<std::uint32_t>(file.size());
  const auto count = fitting<std::uint16_t>(entries_.size());
  file += directory;
  append(file, directory_end);
  append(file, std::uint16_t{0});  // this disk
  append(file, std::uint16_t{0});  // disk of the directory
  append(file, count);
  append(file, count);
  append(file, fitting<std::uint32_t>(directory.size()));
  append(file, start);
  append(file, std::uint16_t{0});  // no comment
  return file;
}

}  // namespace bestek
