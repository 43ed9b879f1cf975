// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "office/part_collector.hpp"

#include <minizip/zip.h>

#include <cstdio>
#include <memory>

namespace bestek::office {

namespace {

thread_local PartCollector* current = nullptr;

PartCollector& collector(zipFile file) { return *static_cast<PartCollector*>(file); }

/// A file that the library writes to its end and then reads from its start.
struct MemoryFile {
  std::string bytes;
  std::size_t position = 0;

  static ssize_t write(void* self, const char* bytes, std::size_t count) {
    static_cast<MemoryFile*>(self)->bytes.append(bytes, count);
    return static_cast<ssize_t>(count);
  }

  static ssize_t read(void* self, char* bytes, std::size_t count) {
    auto& file = *static_cast<MemoryFile*>(self);
    const auto got = file.bytes.copy(bytes, count, file.position);
    file.position += got;
    return static_cast<ssize_t>(got);
  }

  static int seek(void* self, off64_t* offset, int whence) {
    auto& file = *static_cast<MemoryFile*>(self);
    const auto size = static_cast<off64_t>(file.bytes.size());
    if (whence == SEEK_CUR) *offset += static_cast<off64_t>(file.position);
    if (whence == SEEK_END) *offset += size;
    if (*offset < 0 || *offset > size) return -1;
    file.position = static_cast<std::size_t>(*offset);
    return 0;
  }

  static int close(void* self) {
    delete static_cast<MemoryFile*>(self);
    return 0;
  }
};

}  // namespace

PartCollector::PartCollector() { current = this; }

PartCollector::~PartCollector() { current = nullptr; }

}  // namespace bestek::office

// Functions of the library and of minizip, under their own names: the linker lets the program's go
// before those of a shared library. Without a collector there is no file.
extern "C" {

/// The library makes a file on disk for each part, in a folder that others may read.
FILE* lxw_tmpfile(char* /*folder*/) {
  auto file = std::make_unique<bestek::office::MemoryFile>();
  const cookie_io_functions_t functions = {
      &bestek::office::MemoryFile::read, &bestek::office::MemoryFile::write,
      &bestek::office::MemoryFile::seek, &bestek::office::MemoryFile::close};
  auto* opened = ::fopencookie(file.get(), "w+b", functions);
  if (opened != nullptr) static_cast<void>(file.release());
  return opened;
}

zipFile zipOpen(const char* /*path*/, int /*append*/) { return bestek::office::current; }

int zipOpenNewFileInZip4_64(zipFile file, const char* name, const zip_fileinfo* /*info*/,
                            const void* /*local_extra*/, uInt /*local_extra_size*/,
                            const void* /*global_extra*/, uInt /*global_extra_size*/,
                            const char* /*comment*/, int /*method*/, int /*level*/, int /*raw*/,
                            int /*window_bits*/, int /*memory_level*/, int /*strategy*/,
                            const char* /*password*/, uLong /*crc*/, uLong /*version*/,
                            uLong /*flags*/, int /*is_large*/) {
  bestek::office::collector(file).begin(name);
  return ZIP_OK;
}

int zipWriteInFileInZip(zipFile file, const void* bytes, unsigned count) {
  bestek::office::collector(file).append(static_cast<const char*>(bytes), count);
  return ZIP_OK;
}

int zipCloseFileInZip(zipFile /*file*/) { return ZIP_OK; }

int zipClose(zipFile /*file*/, const char* /*comment*/) { return ZIP_OK; }
}
