// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <span>
#include <string_view>

namespace bestek {

/// An element that the law wants in a cost price.
struct LegalElement {
  const char* key;  ///< in `kostprijs`
  std::string_view letter, name;
};

/// Wmo: art. 5.4 lid 3 Uitvoeringsbesluit Wmo 2015; Jeugd: art. 2.3 Besluit Jeugdwet; else none.
std::span<const LegalElement> legal_elements(std::string_view law);

/// "art. 2.3 Besluit Jeugdwet"; "" for a law that names no elements.
std::string_view legal_elements_article(std::string_view law);

}  // namespace bestek
