// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include <fmt/format.h>

#include <map>
#include <set>

#include "common/dutch.hpp"
#include "dossier/rules/rule.hpp"

/// Meetings, reactions, and what is put before councils and colleges: they fit each other and the
/// log.
namespace bestek::rules {

namespace {

std::int64_t number_in(const Json& object) { return object.at("nummer").get<std::int64_t>(); }

/// The day on which the log has this plenary consultation.
std::optional<Date> held_on(const Context& context, std::int64_t number) {
  for (const auto& event : context.log()) {
    if (*event.step == "plenair_overleg" && event.entry->contains("nummer") &&
        number_in(*event.entry) == number)
      return event.date;
  }
  return std::nullopt;
}

void check_meeting_numbers(Context& context) {
  std::int64_t before = 0;
  each(context, "overleggen", [&](const Json& meeting, const Where& where) {
    const auto number = number_in(meeting);
    if (number <= before) {
      context.report(where / "nummer",
                     fmt::format("overleg {} staat na overleg {}", number, before),
                     "zet de overleggen op volgorde; elk heeft een eigen nummer");
    }
    before = std::max(before, number);
  });
}

void check_meeting_date(Context& context) {
  each(context, "overleggen", [&](const Json& meeting, const Where& where) {
    const auto number = number_in(meeting);
    const auto planned = date_of(meeting, "datum");
    const auto held = held_on(context, number);
    if (!planned || !held || *planned == *held) return;
    context.report(where / "datum",
                   fmt::format("overleg {} was volgens het verloop op {}, hier staat {}", number,
                               dutch::long_date(*held), dutch::long_date(*planned)),
                   "verbeter de datum die niet klopt");
  });
}

void check_registration_in(Context& context, const Json& meeting, const Where& where) {
  const auto date = date_of(meeting, "datum");
  const auto before = date_of(meeting, "aanmelden_voor");
  if (!date || !before || *before <= *date) return;
  context.report(where / "aanmelden_voor",
                 fmt::format("aanmelden kan tot {}, na de bijeenkomst van {}",
                             dutch::long_date(*before), dutch::long_date(*date)),
                 "kies een dag voor de bijeenkomst");
}

void check_registration(Context& context) {
  if (const auto* meeting = member(context.round(), "presentatie")) {
    const Where top;
    check_registration_in(context, *meeting, top / "presentatie");
  }
  each(context, "overleggen", [&](const Json& meeting, const Where& where) {
    check_registration_in(context, meeting, where);
  });
}

void check_actions(Context& context) {
  for (const auto* list : {"overleggen", "prijsgesprekken"}) {
    each(context, list, [&](const Json& meeting, const Where& at) {
      const auto date = date_of(meeting, "datum");
      each(meeting, "acties", at, [&](const Json& action, const Where& where) {
        const auto due = date_of(action, "voor");
        if (!date || !due || *due >= *date) return;
        context.report(where / "voor",
                       fmt::format("deze actie moet klaar zijn op {}, maar is afgesproken op {}",
                                   dutch::long_date(*due), dutch::long_date(*date)),
                       "verbeter de datum waarop de actie klaar is");
      });
    });
  }
}

void check_report(Context& context) {
  each(context, "overleggen", [&](const Json& meeting, const Where& where) {
    if (!held_on(context, number_in(meeting))) return;
    bool has_report = false;
    each(meeting, "agenda", where,
         [&](const Json& item, const Where&) { has_report |= item.contains("verslag"); });
    if (has_report) return;
    context.report(
        where / "nummer",
        fmt::format("overleg {} is geweest, maar heeft nog geen verslag", number_in(meeting)),
        "zet verslag bij de agendapunten, en voeg besluiten en acties toe");
  });
}

/// Calls f(item, point number or "", where) for each contribution and each written reaction.
template <class F>
void each_input(const Context& context, F f) {
  each(context, "onderhandelpunten", [&](const Json& point, const Where& at) {
    each(point, "inbreng", at,
         [&](const Json& item, const Where& where) { f(item, text_of(point, "nr"), where); });
  });
  each(context, "reacties", [&](const Json& item, const Where& where) {
    f(item, text_of(item, "onderhandelpunt"), where);
  });
}

/// Answers are asked for only when the round has begun to give them.
void check_answers(Context& context) {
  std::set<std::string> open;
  each(context, "onderhandelpunten", [&](const Json& point, const Where&) {
    if (text_of(point, "status") == "open") open.insert(text_of(point, "nr"));
  });
  bool has_answers = false;
  each_input(context, [&](const Json& item, const std::string&, const Where&) {
    has_answers |= item.contains("antwoord");
  });
  if (!has_answers) return;
  each_input(context, [&](const Json& item, const std::string& point, const Where& where) {
    if (item.contains("antwoord") || open.contains(point)) return;
    context.report(where / "tekst", "op deze inbreng is nog geen antwoord",
                   "voeg antwoord en gevolg toe; in de reactienota ziet iedereen wat u met zijn "
                   "inbreng deed");
  });
}

void check_answer_and_outcome(Context& context) {
  each_input(context, [&](const Json& item, const std::string&, const Where& where) {
    const bool has_answer = item.contains("antwoord");
    if (has_answer == item.contains("gevolg")) return;
    context.report(
        where / (has_answer ? "antwoord" : "gevolg"),
        has_answer ? "bij dit antwoord staat geen gevolg" : "bij dit gevolg staat geen antwoord",
        has_answer ? "voeg gevolg toe: overgenomen, deels_overgenomen, niet_overgenomen "
                     "of beantwoord"
                   : "voeg antwoord toe, met de reden");
  });
}

/// The days on which each municipality decided, by the log.
std::map<std::string, std::set<Date>> decided_on(const Context& context, const std::string& step) {
  std::map<std::string, std::set<Date>> days;
  for (const auto& event : context.log()) {
    if (*event.step != step) continue;
    each_municipality(*event.entry, [&](const std::string& id) { days[id].insert(event.date); });
  }
  return days;
}

void check_advice_in_time(Context& context) {
  const auto* request = member(context.round(), "adviesaanvraag");
  if (request == nullptr) return;
  const auto before = date_of(*request, "uiterlijk");
  const auto* decision = context.first("eerste_besluitvorming");
  if (!before || decision == nullptr || *before <= decision->date) return;
  const Where top;
  context.report(top / "adviesaanvraag" / "uiterlijk",
                 fmt::format("het advies mag op {} komen, maar het eerste college besloot al op {}",
                             dutch::long_date(*before), dutch::long_date(decision->date)),
                 "vraag het advies zo, dat het college het kan meewegen");
}

void check_college_date(Context& context) {
  each(context, "besluitvorming", [&](const Json& proposal, const Where& at) {
    const auto days = decided_on(context, text_of(proposal, "stap"));
    each(proposal, "colleges", at, [&](const Json& college, const Where& where) {
      const auto planned = date_of(college, "datum");
      const auto found = days.find(text_of(college, "gemeente"));
      if (!planned || found == days.end() || found->second.contains(*planned)) return;
      context.report(
          where / "datum",
          fmt::format("het college van {} besloot volgens het verloop op {}, hier "
                      "staat {}",
                      text_of(college, "gemeente"), dutch::long_date(*found->second.begin()),
                      dutch::long_date(*planned)),
          "verbeter de datum die niet klopt");
    });
  });
}

void check_talk_date(Context& context) {
  std::map<std::string, std::set<Date>> days;
  for (const auto& event : context.log()) {
    if (*event.step == "prijsonderhandeling" && event.entry->contains("aanbieder"))
      days[text_of(*event.entry, "aanbieder")].insert(event.date);
  }
  each(context, "prijsgesprekken", [&](const Json& talk, const Where& where) {
    const auto planned = date_of(talk, "datum");
    const auto found = days.find(text_of(talk, "aanbieder"));
    // Before the last talk in the log, a talk that the log does not have is a mistake.
    if (!planned || found == days.end() || found->second.contains(*planned) ||
        *planned > *found->second.rbegin())
      return;
    context.report(where / "datum",
                   fmt::format("het verloop heeft op {} geen prijsonderhandeling met {}",
                               dutch::long_date(*planned), text_of(talk, "aanbieder")),
                   fmt::format("het verloop noemt {}; verbeter de datum die niet klopt",
                               dutch::long_date(*found->second.begin())));
  });
}

void check_other_providers(Context& context) {
  each(context, "prijsgesprekken", [&](const Json& talk, const Where& at) {
    const auto& own = text_of(talk, "aanbieder");
    each(talk, "verslag", at, [&](const Json& topic, const Where& where) {
      each(context, "aanbieders", [&](const Json& provider, const Where&) {
        const auto& name = text_of(provider, "naam");
        if (text_of(provider, "kenmerk") == own ||
            text_of(topic, "tekst").find(name) == std::string::npos)
          return;
        context.report(
            where / "tekst",
            fmt::format("dit verslag gaat naar {}, en noemt een andere aanbieder: {}", own, name),
            "haal de naam weg; wat een andere aanbieder vraagt of doet, hoort hier niet");
      });
    });
  });
}

constexpr Rule meeting_rule_list[] = {
    {{"B340", "fout", "de nummers van de overleggen lopen niet op",
      "De inbreng van aanbieders en het verloop verwijzen naar het nummer van het overleg.", "",
      "overleggen:\n"
      "  - {nummer: 2, datum: 2014-04-23, tijd: 10 uur, plaats: hier, agenda: [{titel: a}]}\n"
      "  - {nummer: 1, datum: 2014-04-02, tijd: 10 uur, plaats: hier, agenda: [{titel: a}]}\n"},
     check_meeting_numbers},
    {{"B341", "fout", "een overleg heeft in het verloop een andere datum",
      "Uitnodiging, verslag en verloop gaan over dezelfde dag.", "",
      "overleggen:\n"
      "  - {nummer: 1, datum: 2014-04-03, tijd: 10 uur, plaats: hier, agenda: [{titel: a}]}\n"},
     check_meeting_date},
    {{"B342", "waarschuwing", "aanmelden kan tot na de bijeenkomst",
      "Wie zich aanmeldt, wil op tijd bericht hebben.", "",
      "presentatie: {datum: 2014-01-15, tijd: 14 uur, plaats: hier, aanmelden_voor: 2014-01-20}\n"},
     check_registration},
    {{"B343", "waarschuwing", "een actie moet klaar zijn voordat zij is afgesproken",
      "De datum van de actie ligt voor het overleg of het gesprek.", "",
      "prijsgesprekken:\n"
      "  - {aanbieder: lindehof, datum: 2014-06-16, tijd: 10 uur, plaats: hier,\n"
      "     acties: [{wat: sturen, wie: lindehof, voor: 2014-06-01}]}\n"},
     check_actions},
    {{"B344", "advies", "een overleg is geweest en heeft nog geen verslag",
      "Alle aanbieders krijgen het verslag, ook wie er niet bij was.",
      "nota inkoop en contractering, stap 4",
      "overleggen:\n"
      "  - {nummer: 1, datum: 2014-04-02, tijd: 10 uur, plaats: hier, agenda: [{titel: a}]}\n"},
     check_report},
    {{"B345", "advies", "op inbreng is nog geen antwoord gegeven",
      "Wie iets inbrengt, hoort wat ermee is gedaan en waarom. Dit advies komt alleen als de ronde "
      "al antwoorden heeft, en niet bij een punt dat nog open is.",
      "",
      "reacties:\n"
      "  - {nr: R1, aanbieder: lindehof, datum: 2014-04-11, via: brief, tekst: a, antwoord: b,\n"
      "     gevolg: beantwoord}\n"},
     check_answers},
    {{"B346", "fout", "een antwoord en een gevolg horen bij elkaar",
      "De reactienota laat bij elk antwoord zien wat er met de inbreng is gedaan.", "",
      "reacties:\n"
      "  - {nr: R1, aanbieder: lindehof, datum: 2014-04-11, via: brief, tekst: a, antwoord: b}\n"},
     check_answer_and_outcome},
    {{"B347", "waarschuwing", "een advies mag later komen dan het besluit",
      "Het college weegt het advies mee; dan moet het er eerst zijn.",
      "art. 2.1.3 lid 3 Wmo 2015; nota inkoop en contractering, stap 2",
      "adviesaanvraag: {vragen: [Mist er iets], uiterlijk: 2014-04-01}\n"},
     check_advice_in_time},
    {{"B348", "waarschuwing", "een college besloot volgens het verloop op een andere dag",
      "Voorstel, besluit en verloop gaan over dezelfde vergadering.", "",
      "besluitvorming:\n"
      "  - {stap: eerste_besluitvorming, document: onderhandelingsdocument 0.2,\n"
      "     colleges: [{gemeente: bovendam, datum: 2014-03-05}]}\n"},
     check_college_date},
    {{"B349", "waarschuwing", "een prijsgesprek staat niet in het verloop",
      "Met deze aanbieder is volgens het verloop op een andere dag gesproken.",
      "nota inkoop en contractering, stap 7",
      "prijsgesprekken:\n"
      "  - {aanbieder: lindehof, datum: 2014-06-15, tijd: 10 uur, plaats: hier}\n"},
     check_talk_date},
    {{"B350", "fout", "het verslag van een prijsgesprek noemt een andere aanbieder",
      "Het verslag gaat naar de aanbieder. Hij mag niets over de prijzen van een ander weten.",
      "Mededingingswet art. 6",
      "prijsgesprekken:\n"
      "  - {aanbieder: molenwerf, datum: 2014-06-17, tijd: 10 uur, plaats: hier,\n"
      "     verslag: [{onderwerp: tarief, tekst: Stichting Lindehof vraagt minder.}]}\n"},
     check_other_providers},
};

}  // namespace

Rules meeting_rules() { return meeting_rule_list; }

}  // namespace bestek::rules
