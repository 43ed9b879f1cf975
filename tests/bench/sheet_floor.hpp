// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <filesystem>

namespace bestek::bench {

constexpr int sheet_providers = 1000;
constexpr int sheet_services = 60;

/// The least that libxlsxwriter can do: writes the workbooks of all providers, all cells known
/// already. False when a file could not be written.
bool write_sheet_floor(const std::filesystem::path& folder);

}  // namespace bestek::bench
