// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "documents/docx/package_reader.hpp"

#include <fmt/format.h>
#include <libdeflate.h>
#include <zip.h>

#include <algorithm>
#include <set>

namespace bestek::documents::docx {

namespace {

constexpr zip_int64_t most_parts = 5000;
constexpr std::uint64_t largest_part = std::uint64_t{32} << 20U;     // of text, unpacked
constexpr std::uint64_t largest_picture = std::uint64_t{64} << 20U;  // of anything, as packed
constexpr std::uint64_t largest_growth = 200;                        // what deflate does to XML

struct ArchiveDeleter {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
using Archive = std::unique_ptr<zip_t, ArchiveDeleter>;

Archive open_archive(const std::string& bytes) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* const source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  if (source == nullptr) throw std::runtime_error("zip: no memory");
  Archive archive(zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error));
  if (!archive) {
    zip_source_free(source);
    throw PackageError("dit is geen Word-document (.docx), of het bestand is beschadigd");
  }
  return archive;
}

PackagePart read_part(zip_t* archive, zip_uint64_t index) {
  zip_stat_t status;
  zip_stat_init(&status);
  if (zip_stat_index(archive, index, ZIP_FL_ENC_RAW, &status) != 0)
    throw PackageError("het bestand is beschadigd");
  const std::string name = status.name == nullptr ? "" : status.name;
  if (status.encryption_method != ZIP_EM_NONE)
    throw PackageError("dit document is met een wachtwoord beveiligd");
  if (status.comp_method != ZIP_CM_DEFLATE && status.comp_method != ZIP_CM_STORE)
    throw PackageError(fmt::format("onderdeel \"{}\" is op een vreemde manier ingepakt", name));
  if (status.comp_size > largest_picture)
    throw PackageError(fmt::format("onderdeel \"{}\" is groter dan 64 MiB", name));
  auto packed = std::make_shared<DeflatedPart>();
  packed->bytes.resize(status.comp_size);
  packed->crc = status.crc;
  packed->size = status.size;
  packed->is_stored = status.comp_method == ZIP_CM_STORE;
  const std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> file(
      zip_fopen_index(archive, index, ZIP_FL_COMPRESSED), &zip_fclose);
  const auto wanted = static_cast<zip_int64_t>(packed->bytes.size());
  if (!file || zip_fread(file.get(), packed->bytes.data(), packed->bytes.size()) != wanted)
    throw PackageError(fmt::format("onderdeel \"{}\" is beschadigd", name));
  return {name, std::move(packed)};
}

}  // namespace

std::vector<PackagePart> read_package(const std::string& bytes) {
  const auto archive = open_archive(bytes);
  const auto count = zip_get_num_entries(archive.get(), 0);
  if (count > most_parts) throw PackageError("dit document heeft te veel onderdelen");
  std::vector<PackagePart> parts;
  std::set<std::string> names;
  for (zip_int64_t i = 0; i < count; ++i) {
    auto part = read_part(archive.get(), static_cast<zip_uint64_t>(i));
    if (part.name.empty() || part.name.ends_with('/')) continue;  // a folder
    if (!names.insert(part.name).second)
      throw PackageError(fmt::format("onderdeel \"{}\" staat er twee keer in", part.name));
    parts.push_back(std::move(part));
  }
  return parts;
}

std::string unpacked(const PackagePart& part) {
  const auto& packed = *part.packed;
  if (packed.size > largest_part || packed.size > packed.bytes.size() * largest_growth + 1024)
    throw PackageError(fmt::format("onderdeel \"{}\" wordt bij het uitpakken te groot", part.name));
  const auto damaged = fmt::format("onderdeel \"{}\" is beschadigd", part.name);
  std::string bytes;
  if (packed.is_stored) {
    bytes = packed.bytes;
  } else {
    const std::unique_ptr<libdeflate_decompressor, decltype(&libdeflate_free_decompressor)>
        decompressor(libdeflate_alloc_decompressor(), &libdeflate_free_decompressor);
    if (!decompressor) throw std::runtime_error("deflate: no memory");
    bytes.resize(packed.size);
    const auto outcome =
        libdeflate_deflate_decompress(decompressor.get(), packed.bytes.data(), packed.bytes.size(),
                                      bytes.data(), bytes.size(), nullptr);
    if (outcome != LIBDEFLATE_SUCCESS) throw PackageError(damaged);
  }
  if (bytes.size() != packed.size || libdeflate_crc32(0, bytes.data(), bytes.size()) != packed.crc)
    throw PackageError(damaged);
  return bytes;
}

const PackagePart* find_part(const std::vector<PackagePart>& parts, std::string_view name) {
  const auto found = std::find_if(parts.begin(), parts.end(),
                                  [&](const PackagePart& part) { return part.name == name; });
  return found == parts.end() ? nullptr : &*found;
}

}  // namespace bestek::documents::docx
