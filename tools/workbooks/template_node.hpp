// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/decimal.hpp"
#include "dossier/yaml_reader.hpp"

namespace bestek::workbooks {

/// The template that is being read.
struct TemplateSource {
  std::string_view text;
  std::string name;  ///< as in findings
  Findings& findings;
};

/// A value of a template and the place where it was written. What does not fit is reported as a
/// finding; the caller goes on with an empty value, so that one run shows every mistake.
class TemplateNode {
 public:
  TemplateNode(const Json& value, const Positions& positions, TemplateSource& source)
      : value_(&value), positions_(&positions), source_(&source) {}

  SourcePosition position() const { return position_of(positions_->value); }
  SourcePosition key_position() const { return position_of(positions_->key); }
  Findings& findings() const { return source_->findings; }
  void report(std::string message, std::string help) const;

  bool is_text() const { return value_->is_string(); }
  bool is_text(std::string_view text) const { return is_text() && *value_ == text; }
  bool is_list() const { return value_->is_array(); }

  /// True for a block; a key that is not among `known` is a finding.
  bool is_block(const std::vector<std::string>& known) const;

  /// True for a block with this key only.
  bool is_block_of(const std::string& key) const {
    return value_->is_object() && value_->size() == 1 && value_->contains(key);
  }

  /// The keys of a block.
  std::vector<std::string> keys() const;

  std::optional<TemplateNode> find(const std::string& key) const;
  std::optional<TemplateNode> need(const std::string& key) const;  ///< absent is a finding

  std::vector<TemplateNode> items() const;
  std::string text() const;
  std::optional<Rational> number() const;
  bool yes_or_no() const;
  /// Index of the word among `words`; 0 after a finding.
  std::size_t one_of(const std::vector<std::string>& words) const;

 private:
  SourcePosition position_of(const Place& place) const;

  const Json* value_;
  const Positions* positions_;
  TemplateSource* source_;
};

}  // namespace bestek::workbooks
