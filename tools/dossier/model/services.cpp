// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "dossier/model/services.hpp"

namespace bestek {

namespace {

QualityRequirement read_quality_requirement(const Json& item) {
  return {text_of(item, "nr"), text_of(item, "eis"), text_of(item, "bewijsmiddel")};
}

}  // namespace

Service read_service(const Json& item) {
  return {text_of(item, "kenmerk"),
          text_of(item, "naam"),
          text_of(item, "eenheid"),
          text_of(item, "omschrijving"),
          text_of(item, "doelgroep"),
          item.at("niveau").get<int>(),
          text_of(item, "productcategorie"),
          text_of(item, "productcode"),
          text_of(item, "financiering"),
          text_of(item, "cpv"),
          items_of(item, "kwaliteitseisen", read_quality_requirement)};
}

Volume read_volume(const Json& item) {
  return {text_of(item, "gemeente"), text_of(item, "dienst"), item.at("jaar").get<int>(),
          exact_number(item.at("hoeveelheid")), text_of(item, "aanbieder")};
}

}  // namespace bestek
