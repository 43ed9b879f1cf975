// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "dossier/model/negotiation.hpp"

namespace bestek {

namespace {

Contribution read_contribution(const Json& item) {
  return {text_of(item, "aanbieder"), item.at("overleg").get<int>(), text_of(item, "tekst"),
          text_of(item, "antwoord"), text_of(item, "gevolg")};
}

}  // namespace

NegotiationTheme read_negotiation_theme(const Json& item) {
  return {text_of(item, "nr"), text_of(item, "titel")};
}

NegotiationPoint read_negotiation_point(const Json& item) {
  return {text_of(item, "nr"),           text_of(item, "titel"),
          text_of(item, "huidig"),       text_of(item, "gewenst"),
          text_of(item, "bron"),         text_of(item, "status"),
          text_of(item, "uitgangspunt"), items_of(item, "inbreng", read_contribution)};
}

LogEntry read_log_entry(const Json& item) {
  return {text_of(item, "stap"),
          date_of(item, "datum"),
          text_of(item, "gemeente"),
          text_of(item, "besluit"),
          optional_of(item, "nummer", [](const Json& n) { return n.get<int>(); }),
          texts_of(item, "gemeenten"),
          text_of(item, "aanbieder"),
          texts_of(item, "aanbieders"),
          texts_of(item, "aanwezig"),
          text_of(item, "adviesorgaan"),
          text_of(item, "document"),
          text_of(item, "toelichting")};
}

}  // namespace bestek
