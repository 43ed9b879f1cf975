// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "dossier/model/meetings.hpp"

namespace bestek {

namespace {

Appointment read_appointment(const Json& item) {
  return {date_of(item, "datum"), text_of(item, "tijd"), text_of(item, "plaats")};
}

Action read_action(const Json& item) {
  return {text_of(item, "wat"), text_of(item, "wie"), date_of(item, "voor")};
}

AgendaItem read_agenda_item(const Json& item) {
  return {text_of(item, "titel"), texts_of(item, "punten"), text_of(item, "verslag")};
}

MeetingDecision read_meeting_decision(const Json& item) {
  return {text_of(item, "tekst"), text_of(item, "onderhandelpunt")};
}

Argument read_argument(const Json& item) {
  return {text_of(item, "titel"), text_of(item, "tekst")};
}

Risk read_risk(const Json& item) { return {text_of(item, "risico"), text_of(item, "maatregel")}; }

CollegeMeeting read_college_meeting(const Json& item) {
  return {text_of(item, "gemeente"), date_of(item, "datum"), texts_of(item, "beslispunten")};
}

PriceTalkTopic read_topic(const Json& item) {
  return {text_of(item, "onderwerp"), text_of(item, "tekst")};
}

}  // namespace

Presentation read_presentation(const Json& item) {
  return {read_appointment(item), date_of(item, "aanmelden_voor")};
}

PlenaryMeeting read_plenary_meeting(const Json& item) {
  return {item.at("nummer").get<int>(),
          read_appointment(item),
          optional_date_of(item, "aanmelden_voor"),
          text_of(item, "voorzitter"),
          text_of(item, "notulist"),
          texts_of(item, "namens_gemeenten"),
          items_of(item, "agenda", read_agenda_item),
          items_of(item, "besluiten", read_meeting_decision),
          items_of(item, "acties", read_action)};
}

Reaction read_reaction(const Json& item) {
  return {text_of(item, "nr"),    text_of(item, "aanbieder"), text_of(item, "adviesorgaan"),
          date_of(item, "datum"), text_of(item, "via"),       text_of(item, "onderhandelpunt"),
          text_of(item, "tekst"), text_of(item, "antwoord"),  text_of(item, "gevolg")};
}

AdviceRequest read_advice_request(const Json& item) {
  return {texts_of(item, "vragen"), date_of(item, "uiterlijk"), text_of(item, "toelichting")};
}

Proposal read_proposal(const Json& item) {
  return {text_of(item, "stap"),
          text_of(item, "document"),
          text_of(item, "aanleiding"),
          texts_of(item, "beslispunten"),
          items_of(item, "argumenten", read_argument),
          items_of(item, "risicos", read_risk),
          items_of(item, "colleges", read_college_meeting)};
}

PriceTalk read_price_talk(const Json& item) {
  return {text_of(item, "aanbieder"),
          read_appointment(item),
          optional_date_of(item, "tariefblad_voor"),
          texts_of(item, "namens_gemeenten"),
          texts_of(item, "namens_aanbieder"),
          items_of(item, "verslag", read_topic),
          items_of(item, "acties", read_action)};
}

}  // namespace bestek
