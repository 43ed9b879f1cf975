// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "dossier/model/legal_elements.hpp"

namespace bestek {

namespace {

constexpr LegalElement wmo_elements[] = {
    {"a_beroepskracht", "a", "kosten van de beroepskracht"},
    {"b_overhead", "b", "redelijke overheadkosten"},
    {"c_niet_productief", "c",
     "niet-productieve uren door verlof, ziekte, scholing en werkoverleg"},
    {"d_reis_en_opleiding", "d", "reis- en opleidingskosten"},
    {"e_indexatie", "e", "indexatie van de prijs"},
    {"f_overige_verplichtingen", "f",
     "overige kosten door verplichtingen van de gemeente, zoals rapportage en administratie"}};

constexpr LegalElement youth_elements[] = {
    {"a_beroepskrachten", "a", "kosten van beroepskrachten"},
    {"b_clientgebonden", "b", "kosten voor de cliënt, anders dan van beroepskrachten"},
    {"c_overhead", "c", "overheadkosten"},
    {"d_indexering", "d", "indexering"}};

}  // namespace

std::span<const LegalElement> legal_elements(std::string_view law) {
  if (law == "wmo") return wmo_elements;
  if (law == "jeugd") return youth_elements;
  return {};
}

std::string_view legal_elements_article(std::string_view law) {
  if (law == "wmo") return "art. 5.4 lid 3 Uitvoeringsbesluit Wmo 2015";
  if (law == "jeugd") return "art. 2.3 Besluit Jeugdwet";
  return "";
}

}  // namespace bestek
