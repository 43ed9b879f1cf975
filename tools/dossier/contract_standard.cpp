// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "dossier/contract_standard.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "common/files.hpp"
#include "common/hash.hpp"

namespace bestek {

namespace fs = std::filesystem;

namespace {

bool lies_inside(const fs::path& folder, const fs::path& path) {
  std::error_code error;
  const auto root = fs::weakly_canonical(folder, error);
  const auto target = fs::weakly_canonical(path, error);
  return !error &&
         std::mismatch(root.begin(), root.end(), target.begin(), target.end()).first == root.end();
}

}  // namespace

Part3File part_3_file(const Dossier& dossier, const ContractStandard& standard) {
  if (dossier.folder.empty()) {
    return {standard.part_3_sha256, standard.part_3_sha256.empty()
                                        ? "een dossier op de standaardinvoer heeft geen map"
                                        : ""};
  }
  const auto path = dossier.folder / standard.part_3;
  if (fs::path(standard.part_3).is_absolute() || !lies_inside(dossier.folder, path))
    return {"", fmt::format("\"{}\" ligt buiten de map van de ronde", standard.part_3)};
  try {
    return {sha256(read_file(path)), ""};
  } catch (const FileError& error) {
    return {"", error.what()};
  }
}

}  // namespace bestek
