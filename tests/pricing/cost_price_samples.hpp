// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <string>

#include "pricing/cost_price.hpp"

namespace bestek::pricing {

/// The cost price of `kostprijs` as JSON.
inline CostPriceResult computed(const std::string& json, const std::string& unit = "uur") {
  return compute_cost_price(read_cost_price(Json::parse(json)), unit);
}

/// All elements of the Wmo, with numbers that a person can compute.
inline const std::string full_wmo = R"({
  "a_beroepskracht": {
    "functiemix": [
      {"schaal": "FWG 45", "aandeel_pct": 70, "uurloon": {"waarde": 19.40, "bron": "cao"}},
      {"schaal": "FWG 50", "aandeel_pct": 30, "uurloon": 21.90}],
    "vakantiegeld_pct": 8, "eindejaarsuitkering_pct": 8.33, "ort_pct": 3.67,
    "werkgeverslasten_pct": 25},
  "b_overhead": {"opslag_pct": 20, "over": "kosten"},
  "c_niet_productief": {"contracturen": 1800, "verlof": 200, "ziekte": 80, "scholing": 40,
                        "werkoverleg": 30, "overig": 10},
  "d_reis_en_opleiding": {"per_uur": 1.20},
  "e_indexatie": {"methode": "vast", "vast_pct": 2},
  "f_overige_verplichtingen": {"per_uur": 0.80},
  "risico_pct": 2, "innovatie_pct": 1})";

}  // namespace bestek::pricing
