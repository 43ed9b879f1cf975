// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "view/names.hpp"

#include <map>

#include "dossier/model/legal_elements.hpp"

namespace bestek::view {

namespace {

using Words = std::map<std::string, std::string>;

const std::string& word(const Words& words, const std::string& key) { return words.at(key); }

}  // namespace

std::string law_name(const std::string& law) {
  static const Words words = {{"wmo", "Wet maatschappelijke ondersteuning 2015"},
                              {"jeugd", "Jeugdwet"},
                              {"participatie", "Participatiewet"}};
  return word(words, law);
}

std::string law_short_name(const std::string& law) {
  static const Words words = {
      {"wmo", "Wmo 2015"}, {"jeugd", "Jeugdwet"}, {"participatie", "Participatiewet"}};
  return word(words, law);
}

std::string legal_form_name(const std::string& legal_form) {
  static const Words words = {{"2b_diensten", "2B-diensten onder de Aanbestedingswet 2012"},
                              {"sas", "sociale en andere specifieke diensten"},
                              {"toelating", "toelatingsprocedure"},
                              {"subsidie", "subsidie"}};
  return word(words, legal_form);
}

std::string organisation_form_name(const std::string& organisation_form) {
  static const Words words = {{"stichting", "stichting"},     {"bv", "besloten vennootschap"},
                              {"vereniging", "vereniging"},   {"cooperatie", "coöperatie"},
                              {"eenmanszaak", "eenmanszaak"}, {"vof", "vennootschap onder firma"},
                              {"maatschap", "maatschap"}};
  return word(words, organisation_form);
}

std::string evidence_name(const std::string& evidence) {
  static const Words words = {{"kvk_uittreksel", "uittreksel uit het handelsregister"},
                              {"gedragsverklaring_aanbesteden", "gedragsverklaring aanbesteden"},
                              {"verklaring_belastingdienst", "verklaring van de Belastingdienst"},
                              {"kwaliteitskeurmerk", "kwaliteitskeurmerk"},
                              {"jaarrekening", "jaarrekening"},
                              {"verzekeringspolis", "verzekeringspolis"}};
  return word(words, evidence);
}

std::string council_name(const std::string& law) {
  static const Words words = {{"wmo", "Wmo-raad"},
                              {"jeugd", "jongerenraad en cliëntenraad jeugdhulp"},
                              {"participatie", "cliëntenraad"}};
  return word(words, law);
}

std::string route_name(const std::string& route) {
  static const Words words = {
      {"digitale_overlegtafel", "digitale overlegtafel"}, {"advies", "advies"}, {"brief", "brief"}};
  return word(words, route);
}

std::string outcome_name(const std::string& outcome) {
  static const Words words = {{"overgenomen", "overgenomen"},
                              {"deels_overgenomen", "deels overgenomen"},
                              {"niet_overgenomen", "niet overgenomen"},
                              {"beantwoord", "beantwoord"}};
  return word(words, outcome);
}

std::string unit_plural(const std::string& unit) {
  static const Words words = {{"minuut", "minuten"}, {"uur", "uren"},    {"dagdeel", "dagdelen"},
                              {"etmaal", "etmalen"}, {"stuks", "stuks"}, {"euro", "euro"}};
  return word(words, unit);
}

std::string period_word(std::int64_t count, const std::string& plural) {
  static const Words singular = {{"maanden", "maand"}, {"weken", "week"}, {"dagen", "dag"}};
  return count == 1 ? word(singular, plural) : plural;
}

std::vector<CostElement> cost_elements(const std::string& law) {
  std::vector<CostElement> elements;
  for (const auto& element : legal_elements(law)) {
    elements.push_back({std::string(element.letter), std::string(element.name),
                        std::string(legal_elements_article(law))});
  }
  return elements;
}

}  // namespace bestek::view
