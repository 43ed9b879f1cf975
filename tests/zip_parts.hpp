// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <gtest/gtest.h>
#include <zip.h>

#include <ctime>
#include <map>
#include <memory>
#include <string>

namespace bestek::testing {

/// The parts of a zip file, and that none of them tells when it was made.
inline std::map<std::string, std::string> zip_parts(const std::string& bytes) {
  zip_error_t error;
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  const std::unique_ptr<zip_t, void (*)(zip_t*)> zip(zip_open_from_source(source, 0, &error),
                                                     zip_discard);
  std::map<std::string, std::string> parts;
  for (zip_int64_t i = 0; i < zip_get_num_entries(zip.get(), 0); ++i) {
    zip_stat_t stat;
    zip_stat_index(zip.get(), static_cast<zip_uint64_t>(i), 0, &stat);
    std::tm local = {};
    ::localtime_r(&stat.mtime, &local);
    EXPECT_EQ(local.tm_year, 80) << stat.name;
    std::string text(stat.size, '\0');
    zip_file_t* file = zip_fopen_index(zip.get(), static_cast<zip_uint64_t>(i), 0);
    EXPECT_EQ(zip_fread(file, text.data(), stat.size), static_cast<zip_int64_t>(stat.size));
    zip_fclose(file);
    parts[stat.name] = std::move(text);
  }
  return parts;
}

}  // namespace bestek::testing
