// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "office/memory_file.hpp"

#include <fmt/format.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "common/files.hpp"

namespace bestek::office {

namespace {

[[noreturn]] void fail(const char* what) {
  throw FileError(fmt::format("kan een bestand in het geheugen niet {} ({})", what,
                              std::generic_category().message(errno)));
}

}  // namespace

MemoryFile::MemoryFile() : descriptor_(::memfd_create("bestek", MFD_CLOEXEC)) {
  if (descriptor_ < 0) fail("maken");
  path_ = fmt::format("/proc/self/fd/{}", descriptor_);
}

MemoryFile::~MemoryFile() { ::close(descriptor_); }

std::string MemoryFile::bytes() const {
  const auto size = ::lseek(descriptor_, 0, SEEK_END);
  if (size < 0) fail("lezen");
  std::string bytes(static_cast<std::size_t>(size), '\0');
  for (std::size_t done = 0; done < bytes.size();) {
    const auto count =
        ::pread(descriptor_, bytes.data() + done, bytes.size() - done, static_cast<::off_t>(done));
    if (count <= 0) fail("lezen");
    done += static_cast<std::size_t>(count);
  }
  return bytes;
}

}  // namespace bestek::office
