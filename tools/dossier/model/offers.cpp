// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "dossier/model/offers.hpp"

namespace bestek {

const std::array<OfferedElement, 10> offered_elements = {{
    {"uurloon_eur", &OfferedCostPrice::hourly_wage},
    {"toeslagen_pct", &OfferedCostPrice::allowances_pct},
    {"werkgeverslasten_pct", &OfferedCostPrice::employer_charges_pct},
    {"productiviteit_pct", &OfferedCostPrice::productivity_pct},
    {"overhead_pct", &OfferedCostPrice::overhead_pct},
    {"reis_eur", &OfferedCostPrice::travel},
    {"opleiding_eur", &OfferedCostPrice::training},
    {"overige_verplichtingen_eur", &OfferedCostPrice::obligations},
    {"risico_pct", &OfferedCostPrice::risk_pct},
    {"index_pct", &OfferedCostPrice::index_pct},
}};

namespace {

OfferedCostPrice read_offered_cost_price(const Json& item) {
  OfferedCostPrice price;
  for (const auto& element : offered_elements)
    price.*element.value = optional_number_of(item, element.key);
  return price;
}

OfferedTariff read_offered_tariff(const Json& item) {
  return {text_of(item, "dienst"), date_of(item, "van"), exact_number(item.at("tarief")),
          optional_of(item, "kostprijs", read_offered_cost_price)};
}

OfferStatement read_statement(const Json& item) {
  return {optional_date_of(item, "datum"), text_of(item, "ondertekenaar"), text_of(item, "functie"),
          text_of(item, "uitsluitingsgronden") == "ja", text_of(item, "toelichting")};
}

}  // namespace

Offer read_offer(const Json& item) {
  return {text_of(item, "aanbieder"),
          date_of(item, "ontvangen"),
          text_of(item, "bestand"),
          text_of(item, "sha256"),
          text_of(item, "versie"),
          items_of(item, "tarieven", read_offered_tariff),
          optional_of(item, "eigen_verklaring", read_statement)};
}

}  // namespace bestek
