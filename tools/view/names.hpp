// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <cstdint>
#include <string>
#include <vector>

/// The Dutch words that documents use for the fixed values of a round.
namespace bestek::view {

std::string law_name(const std::string& law);        ///< "Wet maatschappelijke ondersteuning 2015"
std::string law_short_name(const std::string& law);  ///< "Wmo 2015"
std::string legal_form_name(const std::string& legal_form);
std::string organisation_form_name(const std::string& organisation_form);
std::string evidence_name(const std::string& evidence);
std::string council_name(const std::string& law);      ///< "Wmo-raad": who advises for residents
std::string route_name(const std::string& route);      ///< how a reaction came in
std::string outcome_name(const std::string& outcome);  ///< "deels overgenomen"
std::string unit_plural(const std::string& unit);

/// "maand" for one, "maanden" for any other number of `maanden`; also of `weken` and `dagen`.
std::string period_word(std::int64_t count, const std::string& plural);

/// An element that the law wants in a cost price.
struct CostElement {
  std::string letter, name, source;
};

/// Wmo: art. 5.4 lid 3 Uitvoeringsbesluit Wmo 2015; Jeugd: art. 2.3 Besluit Jeugdwet; else none.
std::vector<CostElement> cost_elements(const std::string& law);

}  // namespace bestek::view
