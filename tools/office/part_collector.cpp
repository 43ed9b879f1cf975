// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "office/part_collector.hpp"

#include <minizip/zip.h>

namespace bestek::office {

namespace {

thread_local PartCollector* current = nullptr;

PartCollector& collector(zipFile file) { return *static_cast<PartCollector*>(file); }

}  // namespace

PartCollector::PartCollector() { current = this; }

PartCollector::~PartCollector() { current = nullptr; }

}  // namespace bestek::office

// Minizip's own functions, under its own names: the linker lets the program's go before those of a
// shared library. Without a collector there is no file.
extern "C" {

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
