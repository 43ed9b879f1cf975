// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "workbooks/reader_package.hpp"

#include <fmt/format.h>
#include <zip.h>

#include <algorithm>
#include <array>

#include "common/text.hpp"

namespace bestek::workbooks {

struct Package::Archive {
  zip_t* zip = nullptr;
  ~Archive() {
    if (zip != nullptr) zip_discard(zip);
  }
};

void refuse_as_broken(std::string message) {
  throw Refusal{"B313", std::move(message),
                "vraag de afzender om het bestand opnieuw op te slaan en te sturen"};
}

namespace {

[[noreturn]] void refuse_as_no_workbook(std::string message, std::string help) {
  throw Refusal{"B310", std::move(message), std::move(help)};
}

[[noreturn]] void refuse_as_hostile(std::string message) {
  throw Refusal{"B312", std::move(message),
                "vertrouw dit bestand niet; vraag de afzender om het blad opnieuw in te vullen"};
}

constexpr std::string_view ole_start = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// The name of a stream in an OLE file, which is UTF-16.
bool has_wide_text(std::string_view bytes, std::string_view name) {
  std::string wide;
  for (const char c : name) wide += {c, '\0'};
  return bytes.find(wide) != std::string_view::npos;
}

void check_is_zip(std::string_view bytes) {
  if (bytes.empty()) refuse_as_no_workbook("dit bestand is leeg", "vraag het blad opnieuw op");
  if (bytes.starts_with("PK\x03\x04")) return;
  if (bytes.starts_with(ole_start)) {
    if (has_wide_text(bytes, "EncryptedPackage"))
      throw Refusal{"B311", "dit bestand is met een wachtwoord beveiligd",
                    "vraag de afzender om het blad zonder wachtwoord op te slaan"};
    refuse_as_no_workbook("dit is een werkmap in het oude formaat .xls",
                          "open het blad en sla het op als .xlsx of .ods");
  }
  if (bytes.starts_with("%PDF"))
    refuse_as_no_workbook("dit is een pdf, geen werkmap",
                          "vraag het ingevulde blad zelf op, als .xlsx of .ods");
  const auto start = bytes.substr(0, 4096);
  if (!first_invalid_utf8(start.substr(0, start.find_last_of('\n'))) &&
      start.find('\0') == std::string_view::npos)
    refuse_as_no_workbook("dit is een tekstbestand (zoals CSV), geen werkmap",
                          "vraag het ingevulde blad zelf op, als .xlsx of .ods");
  refuse_as_no_workbook("dit is geen werkmap",
                        "vraag het ingevulde blad zelf op, als .xlsx of .ods");
}

unsigned byte_at(std::string_view bytes, std::size_t at) {
  return static_cast<unsigned char>(bytes[at]);
}

/// The number of entries that the end of the zip file claims (PKWARE APPNOTE 4.3.16); libzip makes
/// room for all of them.
void check_claimed_entries(std::string_view bytes, std::size_t most) {
  const auto end = bytes.rfind("PK\x05\x06");
  if (end == std::string_view::npos || end + 22 > bytes.size())
    refuse_as_broken("het einde van dit bestand ontbreekt");
  const auto claimed = byte_at(bytes, end + 10) + 256U * byte_at(bytes, end + 11);
  if (claimed > most)
    refuse_as_hostile(fmt::format("dit bestand bestaat uit meer dan {} delen", most));
}

bool is_plain_name(std::string_view name) {
  if (name.empty() || name.front() == '/' || name.find('\\') != std::string_view::npos ||
      name.find(':') != std::string_view::npos || first_invalid_utf8(name))
    return false;
  const auto parts = split(name, '/');
  return std::none_of(parts.begin(), parts.end(),
                      [](const std::string& part) { return part == ".." || part == "."; });
}

}  // namespace

Package::Package(std::string_view bytes, const ReaderLimits& limits)
    : archive_(std::make_unique<Archive>()), limits_(limits) {
  if (bytes.size() > limits.file)
    refuse_as_hostile(fmt::format("dit bestand is groter dan {} MiB", limits.file >> 20U));
  check_is_zip(bytes);
  check_claimed_entries(bytes, limits.entries);
  zip_error_t error;
  zip_error_init(&error);
  auto* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  if (source != nullptr) archive_->zip = zip_open_from_source(source, ZIP_RDONLY, &error);
  if (archive_->zip == nullptr && source != nullptr) zip_source_free(source);
  zip_error_fini(&error);
  if (archive_->zip == nullptr) refuse_as_broken("dit bestand is beschadigd of niet compleet");
  const auto count = zip_get_num_entries(archive_->zip, 0);
  for (zip_int64_t i = 0; i < count; ++i) {
    zip_stat_t stat;
    if (zip_stat_index(archive_->zip, static_cast<zip_uint64_t>(i), 0, &stat) != 0)
      refuse_as_broken("de inhoudsopgave van dit bestand is beschadigd");
    if (!is_plain_name(stat.name))
      refuse_as_hostile("een deel van dit bestand heeft een naam die naar een andere map wijst");
    if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE)
      throw Refusal{"B311", "dit bestand is met een wachtwoord beveiligd",
                    "vraag de afzender om het blad zonder wachtwoord op te slaan"};
    if (!names_.insert(stat.name).second)
      refuse_as_hostile(fmt::format("het deel {} staat twee keer in dit bestand", stat.name));
  }
}

Package::~Package() = default;

void Package::read(const std::string& name, const std::function<void(std::string_view)>& take) {
  if (!has(name)) refuse_as_broken(fmt::format("het deel {} ontbreekt in dit bestand", name));
  const std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> file(
      zip_fopen(archive_->zip, name.c_str(), 0), zip_fclose);
  if (!file) refuse_as_broken(fmt::format("het deel {} is niet te lezen", name));
  std::array<char, std::size_t{32} * 1024> buffer;
  while (true) {
    const auto got = zip_fread(file.get(), buffer.data(), buffer.size());
    if (got < 0) refuse_as_broken(fmt::format("het deel {} is beschadigd", name));
    if (got == 0) return;
    unpacked_ += static_cast<std::size_t>(got);
    if (unpacked_ > limits_.total)
      refuse_as_hostile(
          fmt::format("dit bestand is uitgepakt groter dan {} MiB", limits_.total >> 20U));
    take({buffer.data(), static_cast<std::size_t>(got)});
  }
}

}  // namespace bestek::workbooks
