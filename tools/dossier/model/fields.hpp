// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "common/date.hpp"
#include "common/decimal.hpp"
#include "common/json.hpp"

/// How the typed model reads fields of a dossier that fits its schema.
namespace bestek {

/// An exact number from a whole number, a decimal fraction or a number as text. A double holds up
/// to 15 digits without loss (DBL_DIG), and the reader lets no more through. Throws
/// std::invalid_argument for anything else.
Rational exact_number(const Json& value);

/// The text at `key`, or "" when it is not there.
std::string text_of(const Json& object, const char* key);

/// The date at `key`. Throws std::invalid_argument for a date that does not exist.
Date date_of(const Json& object, const char* key);

std::optional<Date> optional_date_of(const Json& object, const char* key);
std::optional<Rational> optional_number_of(const Json& object, const char* key);

/// The texts of a list, or none when it is not there.
std::vector<std::string> texts_of(const Json& object, const char* key);

/// `read` of the member at `key`, or nothing when it is not there.
template <class Read>
auto optional_of(const Json& object, const char* key, Read read)
    -> std::optional<decltype(read(object))> {
  const auto found = object.find(key);
  if (found == object.end()) return std::nullopt;
  return read(*found);
}

/// `read` of each item of the list at `key`; none when it is not there.
template <class Read>
auto items_of(const Json& object, const char* key, Read read)
    -> std::vector<decltype(read(object))> {
  std::vector<decltype(read(object))> result;
  const auto found = object.find(key);
  if (found == object.end()) return result;
  result.reserve(found->size());
  for (const auto& item : *found) result.push_back(read(item));
  return result;
}

}  // namespace bestek
