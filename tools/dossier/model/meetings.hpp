// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include "dossier/model/fields.hpp"

/// Meetings, written reactions, and what is put before advisory councils and colleges: the sections
/// `presentatie`, `overleggen`, `reacties`, `adviesaanvraag`, `besluitvorming`, `prijsgesprekken`.
namespace bestek {

struct Appointment {
  Date date;
  std::string time, place;  ///< "13.30 tot 16.30 uur"
};

struct Action {
  std::string what, who;
  Date due;
};

/// The meeting of step 0, in which the municipalities explain the procedure.
struct Presentation {
  Appointment when;
  Date register_before;
};

struct AgendaItem {
  std::string title;
  std::vector<std::string> points;  ///< numbers of onderhandelpunten
  std::string report;               ///< empty before the meeting
};

struct MeetingDecision {
  std::string text;
  std::string point;  ///< number of an onderhandelpunt; or empty
};

/// A plenary consultation (step 4), planned or held. Who was present stands in the log.
struct PlenaryMeeting {
  int number = 0;
  Appointment when;
  std::optional<Date> register_before;
  std::string chair, note_taker;  ///< or empty
  std::vector<std::string> for_municipalities;
  std::vector<AgendaItem> agenda;
  std::vector<MeetingDecision> decisions;
  std::vector<Action> actions;
};

/// A written reaction, of one provider or of one advisory body.
struct Reaction {
  std::string number;
  std::string provider, advisory_body;  ///< one of them is empty
  Date date;
  std::string via;    ///< digitale_overlegtafel, advies, brief
  std::string point;  ///< number of an onderhandelpunt; or empty
  std::string text;
  std::string answer, outcome;  ///< or empty
};

/// Advice that each municipality asks of its council of residents (step 2).
struct AdviceRequest {
  std::vector<std::string> questions;
  Date before;
  std::string explanation;  ///< or empty
};

struct Argument {
  std::string title, text;
};

struct Risk {
  std::string risk, measure;
};

/// The meeting of one college.
struct CollegeMeeting {
  std::string municipality;
  Date date;
  std::vector<std::string> decisions;  ///< only for this college
};

/// What is put before all colleges in step 3 or 6.
struct Proposal {
  std::string step;  ///< eerste_besluitvorming, tweede_besluitvorming
  std::string document;
  std::string reason;                  ///< or empty
  std::vector<std::string> decisions;  ///< besides those that the template has
  std::vector<Argument> arguments;
  std::vector<Risk> risks;
  std::vector<CollegeMeeting> colleges;
};

struct PriceTalkTopic {
  std::string topic, text;
};

/// A talk about prices with one provider (step 7). Confidential.
struct PriceTalk {
  std::string provider;
  Appointment when;
  std::optional<Date> sheet_before;
  std::vector<std::string> for_municipalities, for_provider;
  std::vector<PriceTalkTopic> report;  ///< empty before the talk
  std::vector<Action> actions;
};

Presentation read_presentation(const Json& item);
PlenaryMeeting read_plenary_meeting(const Json& item);
Reaction read_reaction(const Json& item);
AdviceRequest read_advice_request(const Json& item);
Proposal read_proposal(const Json& item);
PriceTalk read_price_talk(const Json& item);

}  // namespace bestek
