// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <string_view>

/// The zip file around a returned workbook. It comes from outside: nothing in it is believed, and
/// everything that is read is counted.
namespace bestek::workbooks {

/// Bounds on one returned file: far above any sheet that people fill in, and low enough for 256 MB.
struct ReaderLimits {
  std::size_t file = std::size_t{16} << 20U;
  std::size_t entries = 2000;
  std::size_t total = std::size_t{96} << 20U;  ///< unpacked, of all parts that are read
  std::size_t text = std::size_t{16} << 20U;   ///< kept, of all cells
  std::size_t cells = 200'000;                 ///< kept: those that are not empty
  int depth = 100;                             ///< of nested XML elements
};

/// Thrown inside the reader when a file cannot be read; becomes a finding.
struct Refusal {
  std::string code;
  std::string message;  ///< Dutch
  std::string help;
};

/// Throws the Refusal of a file that is damaged.
[[noreturn]] void refuse_as_broken(std::string message);

class Package {
 public:
  /// Opens the bytes, which must outlive the package. Throws a Refusal when they are no zip file,
  /// or one that no spreadsheet program makes.
  Package(std::string_view bytes, const ReaderLimits& limits);
  ~Package();
  Package(const Package&) = delete;
  Package& operator=(const Package&) = delete;

  const std::set<std::string>& names() const { return names_; }
  bool has(const std::string& name) const { return names_.contains(name); }

  /// Unpacks a part piece by piece. Throws a Refusal when it is not there, broken, or too large.
  void read(const std::string& name, const std::function<void(std::string_view)>& take);

 private:
  struct Archive;
  std::unique_ptr<Archive> archive_;
  std::set<std::string> names_;
  ReaderLimits limits_;
  std::size_t unpacked_ = 0;
};

}  // namespace bestek::workbooks
