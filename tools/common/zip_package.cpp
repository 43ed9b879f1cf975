// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "common/zip_package.hpp"

#include <libdeflate.h>
#include <zip.h>

#include <algorithm>
#include <cstring>
#include <deque>
#include <stdexcept>
#include <utility>

namespace bestek {
namespace {

// Levels of libdeflate. A text that is in one document only takes a third of the time at the first
// level and is a seventh larger; a part that serves many documents is as small as Word makes it.
constexpr int quick_level = 1;
constexpr int thorough_level = 6;
// What Word writes for every part: 1 January 1980. Noon, since no time zone skips that hour.
constexpr zip_uint16_t dos_date = (0U << 9U) | (1U << 5U) | 1U;
constexpr zip_uint16_t dos_time = 12U << 11U;

[[noreturn]] void fail(const char* what, const char* why) {
  throw std::runtime_error(std::string("zip: ") + what + ": " + why);
}

struct SourceDeleter {
  void operator()(zip_source_t* source) const { zip_source_free(source); }
};
using Source = std::unique_ptr<zip_source_t, SourceDeleter>;

struct ArchiveDeleter {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
using Archive = std::unique_ptr<zip_t, ArchiveDeleter>;

// Lets libzip read a part that is compressed already: it copies the bytes as they are.
struct DeflatedReader {
  explicit DeflatedReader(const DeflatedPart* deflated) : part(deflated) {}

  const DeflatedPart* part;
  std::size_t position = 0;

  static zip_int64_t callback(void* self, void* data, zip_uint64_t length,
                              zip_source_cmd_t command) {
    return static_cast<DeflatedReader*>(self)->handle(data, length, command);
  }

  zip_int64_t handle(void* data, zip_uint64_t length, zip_source_cmd_t command) {
    switch (command) {
      case ZIP_SOURCE_OPEN:
        position = 0;
        return 0;
      case ZIP_SOURCE_READ:
        return read(data, length);
      case ZIP_SOURCE_STAT:
        return stat(data);
      case ZIP_SOURCE_ERROR:
        return 2 * static_cast<zip_int64_t>(sizeof(int));
      case ZIP_SOURCE_SUPPORTS:
        return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE,
                                              ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE,
                                              -1);
      default:
        return 0;
    }
  }

  zip_int64_t read(void* data, zip_uint64_t length) {
    const auto count = std::min<std::size_t>(length, part->bytes.size() - position);
    std::memcpy(data, part->bytes.data() + position, count);
    position += count;
    return static_cast<zip_int64_t>(count);
  }

  zip_int64_t stat(void* data) const {
    auto* status = static_cast<zip_stat_t*>(data);
    zip_stat_init(status);
    status->size = part->size;
    status->comp_size = part->bytes.size();
    status->crc = part->crc;
    status->comp_method = part->is_stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE;
    status->encryption_method = ZIP_EM_NONE;
    status->valid = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_CRC | ZIP_STAT_COMP_METHOD |
                    ZIP_STAT_ENCRYPTION_METHOD;
    return static_cast<zip_int64_t>(sizeof(zip_stat_t));
  }
};

zip_source_t* source_of(zip_t* archive, DeflatedReader& reader) {
  return zip_source_function(archive, &DeflatedReader::callback, &reader);
}

void add_entry(zip_t* archive, const std::string& name, zip_source_t* source, bool is_stored) {
  if (source == nullptr) fail(name.c_str(), zip_strerror(archive));
  const auto index = zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8);
  if (index < 0) {
    zip_source_free(source);
    fail(name.c_str(), zip_strerror(archive));
  }
  const auto entry = static_cast<zip_uint64_t>(index);
  if (zip_set_file_compression(archive, entry, is_stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE, 0) != 0 ||
      zip_file_set_dostime(archive, entry, dos_time, dos_date, 0) != 0) {
    fail(name.c_str(), zip_strerror(archive));
  }
}

struct Buffer {
  Source source;
  Archive archive;
};

Buffer new_archive() {
  zip_error_t error;
  zip_error_init(&error);
  Source source(zip_source_buffer_create(nullptr, 0, 0, &error));
  if (!source) fail("new file", zip_error_strerror(&error));
  Archive archive(zip_open_from_source(source.get(), ZIP_CREATE | ZIP_TRUNCATE, &error));
  if (!archive) fail("new file", zip_error_strerror(&error));
  zip_source_keep(source.get());  // one reference is the archive's, one is ours
  return {std::move(source), std::move(archive)};
}

void close_archive(Buffer& buffer) {
  if (zip_close(buffer.archive.get()) != 0) {
    fail("close", zip_strerror(buffer.archive.get()));
  }
  static_cast<void>(buffer.archive.release());
}

std::string read_all(zip_source_t* source) {
  zip_stat_t status;
  if (zip_source_stat(source, &status) != 0 || zip_source_open(source) != 0) {
    fail("read back", zip_error_strerror(zip_source_error(source)));
  }
  std::string bytes(status.size, '\0');
  const auto count = zip_source_read(source, bytes.data(), bytes.size());
  zip_source_close(source);
  if (count != static_cast<zip_int64_t>(bytes.size())) fail("read back", "incomplete");
  return bytes;
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
  std::deque<DeflatedReader> readers;  // libzip keeps pointers to them until the archive is closed
  Buffer buffer = new_archive();
  zip_t* archive = buffer.archive.get();
  for (const auto& entry : entries_) {
    add_entry(archive, entry.name, source_of(archive, readers.emplace_back(entry.part.get())),
              entry.part->is_stored);
  }
  close_archive(buffer);
  return read_all(buffer.source.get());
}

}  // namespace bestek
