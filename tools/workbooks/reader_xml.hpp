// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <string>
#include <string_view>

#include "workbooks/reader_package.hpp"

namespace bestek::workbooks {

/// The attributes of an element, by short name: "r:id", "office:value".
class XmlAttributes {
 public:
  explicit XmlAttributes(const char** list) : list_(list) {}

  /// Null when the element lacks it.
  const char* find(std::string_view name) const;
  std::string text(std::string_view name) const;  ///< "" when the element lacks it

 private:
  const char** list_;
};

/// What is done with an XML document while it is read. Names are short: those of spreadsheet parts
/// and of attributes without a namespace are bare ("c"), those of known other vocabularies have one
/// fixed prefix ("r:", "table:", "office:", "text:"), all others begin with "?:".
class XmlHandler {
 public:
  virtual ~XmlHandler() = default;
  virtual void start(std::string_view name, const XmlAttributes& attributes) = 0;
  virtual void end(std::string_view name) = 0;
  virtual void text(std::string_view) {}
};

/// Reads a part as XML. Throws a Refusal for XML that is broken, too deep, or declares a document
/// type, as no spreadsheet program does; and what the handler throws.
void read_xml(Package& package, const std::string& part, XmlHandler& handler, int depth);

}  // namespace bestek::workbooks
