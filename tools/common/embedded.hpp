// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bestek {

/// A file that was built into the program (see common/embed.cmake), so that a copied binary works
/// on its own.
struct EmbeddedFile {
  std::string_view path;  ///< relative to the folder that was embedded, "bepalingen/geschillen.md"
  std::string_view text;
};

using EmbeddedFiles = std::span<const EmbeddedFile>;

inline std::optional<std::string_view> find_embedded(EmbeddedFiles files, std::string_view path) {
  for (const auto& file : files) {
    if (file.path == path) return file.text;
  }
  return std::nullopt;
}

inline std::vector<std::string> embedded_paths(EmbeddedFiles files) {
  std::vector<std::string> paths;
  for (const auto& file : files) paths.emplace_back(file.path);
  return paths;
}

}  // namespace bestek
