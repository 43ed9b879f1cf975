// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

// Reads a .docx that somebody else made, and that may be meant to harm.
#pragma once

#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "common/zip_package.hpp"

namespace bestek::documents::docx {

/// The file is not a Word document that can be used. The text is Dutch, without a full stop.
struct PackageError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// A part as it stands in the file: nothing is unpacked until it is asked for.
struct PackagePart {
  std::string name;  ///< "word/document.xml"
  std::shared_ptr<const DeflatedPart> packed;
};

/// The parts of a package, in their order. Throws PackageError when the bytes are not a zip file,
/// a part is encrypted or compressed in a way that Word does not use, two parts have one name, or
/// the sizes that the file claims are beyond what any document needs.
std::vector<PackagePart> read_package(const std::string& bytes);

/// The bytes of a part. Throws PackageError when they are more than the part claims, or damaged.
std::string unpacked(const PackagePart& part);

/// Null when there is no such part.
const PackagePart* find_part(const std::vector<PackagePart>& parts, std::string_view name);

}  // namespace bestek::documents::docx
