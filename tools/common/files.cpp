// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "common/files.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <fnmatch.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <istream>
#include <utility>

namespace bestek {

namespace fs = std::filesystem;

namespace {

std::string reason(int error) {
  switch (error) {
    case ENOENT:
      return "bestaat niet";
    case EACCES:
    case EPERM:
    case EROFS:
      return "geen toegang";
    case ENOSPC:
    case EDQUOT:
      return "de schijf is vol";
    case EISDIR:
      return "is een map, geen bestand";
    case ENOTDIR:
      return "een deel van het pad is geen map";
    case ENAMETOOLONG:
      return "de naam is te lang";
    case ELOOP:
      return "te veel verwijzingen in het pad";
    default:
      return fmt::format("systeemfout {}", error);
  }
}

[[noreturn]] void fail(std::string_view what, const fs::path& path, const std::string& why) {
  throw FileError(fmt::format("kan \"{}\" niet {}: {}", path.string(), what, why));
}

[[noreturn]] void fail_to_write(const fs::path& path, int error) {
  if (error == ENOSPC || error == EDQUOT)
    throw DiskFullError(fmt::format("kan \"{}\" niet schrijven: {}", path.string(), reason(error)));
  fail("schrijven", path, reason(error));
}

[[noreturn]] void too_large(const std::string& name, std::size_t max_size) {
  throw FileError(fmt::format("kan \"{}\" niet lezen: het bestand is groter dan {} MiB", name,
                              max_size / (std::size_t{1024} * 1024)));
}

/// Owns a file descriptor.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int number() const { return number_; }
  int release() { return std::exchange(number_, -1); }

 private:
  int number_;
};

void write_all(int descriptor, std::string_view bytes, const fs::path& path) {
  while (!bytes.empty()) {
    const auto written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail_to_write(path, errno);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

void write_new_file(const fs::path& path, std::string_view bytes) {
  constexpr int permissions = 0644;
  Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, permissions));
  if (file.number() < 0) fail_to_write(path, errno);
  write_all(file.number(), bytes, path);
  if (::fsync(file.number()) != 0) fail_to_write(path, errno);
  if (::close(file.release()) != 0) fail_to_write(path, errno);
}

}  // namespace

std::string read_file(const fs::path& path, std::size_t max_size) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (file.number() < 0) fail("lezen", path, reason(errno));
  struct stat status {};
  if (::fstat(file.number(), &status) != 0) fail("lezen", path, reason(errno));
  if (S_ISDIR(status.st_mode)) fail("lezen", path, reason(EISDIR));
  if (!S_ISREG(status.st_mode)) fail("lezen", path, "is geen gewoon bestand");
  if (static_cast<std::size_t>(status.st_size) > max_size) too_large(path.string(), max_size);
  std::string bytes(static_cast<std::size_t>(status.st_size), '\0');
  std::size_t filled = 0;
  while (filled < bytes.size()) {
    const auto got = ::read(file.number(), bytes.data() + filled, bytes.size() - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fail("lezen", path, reason(errno));
    if (got == 0) break;
    filled += static_cast<std::size_t>(got);
  }
  bytes.resize(filled);
  return bytes;
}

std::string read_stream(std::istream& in, const std::string& name, std::size_t max_size) {
  std::string bytes;
  std::array<char, 65536> block{};
  while (in.read(block.data(), block.size()) || in.gcount() > 0) {
    bytes.append(block.data(), static_cast<std::size_t>(in.gcount()));
    if (bytes.size() > max_size) too_large(name, max_size);
  }
  if (in.bad()) fail("lezen", name, "de invoer brak af");
  return bytes;
}

void write_file(const fs::path& path, std::string_view bytes) {
  fs::path beside = path;
  beside += fmt::format(".{}{}", ::getpid(), unfinished_suffix);
  std::error_code ignored;
  fs::remove(beside, ignored);
  try {
    write_new_file(beside, bytes);
    if (::rename(beside.c_str(), path.c_str()) != 0) fail_to_write(path, errno);
  } catch (...) {
    fs::remove(beside, ignored);
    throw;
  }
}

void append_line(const fs::path& path, std::string_view line) {
  constexpr int permissions = 0644;
  const Descriptor file(
      ::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, permissions));
  if (file.number() < 0) fail_to_write(path, errno);
  write_all(file.number(), std::string(line) + '\n', path);
}

void remove_file(const fs::path& path) {
  std::error_code error;
  fs::remove(path, error);
  if (error) fail("verwijderen", path, reason(error.value()));
}

void make_folder(const fs::path& path) {
  std::error_code error;
  fs::create_directories(path, error);
  if (error)
    throw FileError(
        fmt::format("kan de map \"{}\" niet maken: {}", path.string(), reason(error.value())));
}

std::vector<fs::path> matching_files(const fs::path& folder, const std::string& pattern) {
  const fs::path whole = folder / pattern;
  const std::string name = whole.filename();
  if (name.find_first_of("*?[") == std::string::npos) return {whole};
  const fs::path parent = whole.has_parent_path() ? whole.parent_path() : fs::path(".");
  std::error_code error;
  std::vector<fs::path> found;
  for (fs::directory_iterator entry(parent, error), end; !error && entry != end;
       entry.increment(error)) {
    const auto candidate = entry->path().filename().string();
    if (::fnmatch(name.c_str(), candidate.c_str(), FNM_PERIOD) == 0) {
      found.push_back(whole.parent_path() / candidate);
    }
  }
  if (error) fail("lezen", parent, reason(error.value()));
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace bestek
