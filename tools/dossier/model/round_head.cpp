// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "dossier/model/round_head.hpp"

namespace bestek {

namespace {

RoundVersion read_version(const Json& object) {
  return {text_of(object, "nummer"), date_of(object, "datum"), text_of(object, "status")};
}

Term read_term(const Json& object) {
  return {date_of(object, "ingang"),
          date_of(object, "einde"),
          object.at("verlengingen").get<int>(),
          object.at("verlenging_maanden").get<int>(),
          object.at("opzegtermijn_maanden").get<int>(),
          text_of(object, "motivering")};
}

Contact read_contact(const Json& object) {
  return {text_of(object, "naam"), text_of(object, "functie"), text_of(object, "email")};
}

Consultation read_consultation(const Json& object) {
  return {optional_of(object, "aantal_plenair", [](const Json& n) { return n.get<int>(); }),
          text_of(object, "plaats")};
}

}  // namespace

RoundHead read_round_head(const Json& section) {
  return {text_of(section, "kenmerk"),
          text_of(section, "titel"),
          read_version(section.at("versie")),
          text_of(section, "wet"),
          text_of(section, "contractmodel"),
          text_of(section, "rechtsvorm"),
          text_of(section, "penvoerder"),
          read_term(section.at("looptijd")),
          text_of(section, "omschrijving"),
          text_of(section, "schaalniveau"),
          optional_number_of(section, "geraamde_waarde_eur"),
          read_contact(section.at("contact")),
          optional_of(section, "overleg", read_consultation).value_or(Consultation{})};
}

}  // namespace bestek
