// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "common/dutch.hpp"
#include "dossier/rules/rule.hpp"

/// The log: in the order of the calendar and of the nine steps of the nota (§ 3.2 a).
namespace bestek::rules {

namespace {

constexpr std::array<std::string_view, 9> steps = {
    "presentatie",           "voorbereiding",       "legitimering",
    "eerste_besluitvorming", "plenair_overleg",     "voorbereiding_prijsonderhandelingen",
    "tweede_besluitvorming", "prijsonderhandeling", "afronding"};

void check_chronology(Context& context) {
  const Event* before = nullptr;
  for (const auto& event : context.log()) {
    if (before != nullptr && event.date < before->date) {
      context.report(at_event(event, "datum"),
                     fmt::format("{} staat na een gebeurtenis van {}", dutch::long_date(event.date),
                                 dutch::long_date(before->date)),
                     "zet de oudste gebeurtenis bovenaan, of verbeter de datum");
    }
    before = &event;
  }
}

void check_step_order(Context& context) {
  const Event* before = nullptr;
  for (const auto step : steps) {
    const auto* first = context.first(step);
    if (first == nullptr) continue;
    if (before != nullptr && first->date < before->date) {
      context.report(
          at_event(*first, "datum"),
          fmt::format("stap {} begint op {}, eerder dan stap {} ({})", step,
                      dutch::long_date(first->date), *before->step, dutch::long_date(before->date)),
          "verbeter de datum of de stap; de stappen hebben in deze procedure een vaste "
          "volgorde");
    } else {
      before = first;
    }
  }
}

/// Plenary meetings that have a number, in the order of the log.
std::vector<const Event*> numbered_meetings(const Context& context) {
  std::vector<const Event*> meetings;
  for (const auto& event : context.log()) {
    if (*event.step == "plenair_overleg" && event.entry->contains("nummer"))
      meetings.push_back(&event);
  }
  return meetings;
}

std::int64_t number_of_meeting(const Event& event) {
  return event.entry->at("nummer").get<std::int64_t>();
}

void check_meeting_order(Context& context) {
  std::int64_t before = 0;
  for (const auto* meeting : numbered_meetings(context)) {
    const auto number = number_of_meeting(*meeting);
    if (number <= before) {
      context.report(at_event(*meeting, "nummer"),
                     fmt::format("plenair overleg {} volgt op plenair overleg {}", number, before),
                     fmt::format("nummer de overleggen in de volgorde van hun datum; dit wordt {}",
                                 before + 1));
    }
    before = std::max(before, number);
  }
}

const Event* meeting(const Context& context, std::int64_t number) {
  for (const auto* event : numbered_meetings(context)) {
    if (number_of_meeting(*event) == number) return event;
  }
  return nullptr;
}

template <class F>
void each_contribution(const Context& context, F f) {
  each(context, "onderhandelpunten", [&](const Json& point, const Where& where) {
    each(point, "inbreng", where, [&](const Json& item, const Where& at) {
      f(item, item.at("overleg").get<std::int64_t>(), at);
    });
  });
}

void check_meeting_exists(Context& context) {
  if (numbered_meetings(context).empty()) return;
  each_contribution(context, [&](const Json&, std::int64_t number, const Where& where) {
    if (meeting(context, number) != nullptr) return;
    context.report(where / "overleg",
                   fmt::format("plenair overleg {} staat niet in het verloop", number),
                   "verbeter het nummer, of voeg het overleg toe aan het verloop");
  });
}

void check_present(Context& context) {
  each_contribution(context, [&](const Json& item, std::int64_t number, const Where& where) {
    const auto* event = meeting(context, number);
    if (event == nullptr) return;
    const auto* present = member(*event->entry, "aanwezig");
    if (present == nullptr ||
        std::find(present->begin(), present->end(), item.at("aanbieder")) != present->end())
      return;
    context.report(
        where / "aanbieder",
        fmt::format("{} was niet bij plenair overleg {}", text_of(item, "aanbieder"), number),
        "was de inbreng schriftelijk, dan klopt dit; verbeter anders de aanbieder, het "
        "overleg of de lijst met aanwezigen");
  });
}

/// A price is discussed with one provider at a time, so the log names exactly one.
void check_one_at_the_table(Context& context) {
  for (const auto& event : context.log()) {
    if (*event.step != "prijsonderhandeling") continue;
    const bool names_one = event.entry->contains("aanbieder");
    std::string extra;
    for (const auto* key : {"aanbieders", "aanwezig"}) {
      if (event.entry->contains(key)) extra = key;
    }
    if (names_one && extra.empty()) continue;
    context.report(
        at_event(event, extra.empty() ? "stap" : extra.c_str()),
        names_one || !extra.empty()
            ? "aan een prijsonderhandeling neemt één aanbieder deel, hier staat een lijst"
            : "bij deze prijsonderhandeling staat geen aanbieder",
        "maak voor elke aanbieder een eigen regel met aanbieder: …");
  }
}

void check_agreement_in_log(Context& context) {
  std::map<std::string, std::set<Date>> talks;
  for (const auto& event : context.log()) {
    if (*event.step == "prijsonderhandeling" && event.entry->contains("aanbieder"))
      talks[text_of(*event.entry, "aanbieder")].insert(event.date);
  }
  if (talks.empty()) return;
  each(context, "tarieven", [&](const Json& tariff, const Where& at) {
    each(tariff, "onderhandeld", at, [&](const Json& agreed, const Where& where) {
      const auto date = date_of(agreed, "datum");
      const auto found = talks.find(text_of(agreed, "aanbieder"));
      if (!date || (found != talks.end() && found->second.contains(*date))) return;
      const auto wish = found == talks.end()
                            ? std::string("met deze aanbieder noemt het verloop geen gesprek")
                            : fmt::format("het gesprek met deze aanbieder was op {}",
                                          dutch::long_date(*found->second.begin()));
      context.report(where / "datum",
                     fmt::format("op {} was er geen prijsonderhandeling met {}",
                                 dutch::long_date(*date), text_of(agreed, "aanbieder")),
                     wish + "; verbeter de datum of vul het verloop aan");
    });
  });
}

void check_decided_by(Context& context) {
  for (const auto& event : context.log()) {
    if (*event.step != "eerste_besluitvorming" && *event.step != "tweede_besluitvorming") continue;
    if (event.entry->contains("gemeente") || event.entry->contains("gemeenten")) continue;
    context.report(at_event(event, "stap"), "bij dit besluit staat niet welk college het nam",
                   "voeg gemeente of gemeenten toe; elk college besluit zelf");
  }
}

constexpr Rule log_rule_list[] = {
    {{"B150", "waarschuwing", "het verloop staat niet op volgorde van datum",
      "De oudste gebeurtenis staat bovenaan; dan valt een verkeerde datum op.", "",
      "verloop:\n  - {}\n  - {datum: 2014-02-20}\n"},
     check_chronology},
    {{"B151", "waarschuwing", "een stap begint eerder dan de stap ervoor",
      "De stappen 0 tot en met 8 hebben een vaste volgorde: eerst de colleges, dan het overleg; "
      "eerst de bandbreedte, dan de prijs.",
      "nota inkoop en contractering § 3.2 a",
      "verloop:\n  - {}\n  - {}\n  - {}\n  - {datum: 2014-05-04}\n"},
     check_step_order},
    {{"B152", "fout", "de nummers van het plenair overleg lopen niet op",
      "De inbreng van aanbieders verwijst naar het nummer van het overleg.", "",
      "verloop:\n  - {}\n  - {}\n  - {}\n  - {}\n  - {nummer: 1}\n  - {nummer: 1}\n"},
     check_meeting_order},
    {{"B153", "fout", "inbreng verwijst naar een overleg dat er niet is",
      "Elk punt is te herleiden tot het overleg waarin het is gemaakt.", "",
      "onderhandelpunten:\n  - inbreng:\n    - {overleg: 9}\n"},
     check_meeting_exists},
    {{"B154", "advies", "inbreng van een aanbieder die niet bij het overleg was",
      "Schriftelijke inbreng mag; anders klopt de aanbieder, het overleg of de presentielijst "
      "niet.",
      "", "verloop:\n  - {}\n  - {}\n  - {}\n  - {}\n  - {aanwezig: [molenwerf, vlierhof]}\n"},
     check_present},
    {{"B155", "fout", "bij een prijsonderhandeling hoort precies één aanbieder",
      "De Mededingingswet verbiedt dat aanbieders samen over prijzen spreken, ook met de gemeente "
      "erbij.",
      "Mededingingswet art. 6; nota inkoop en contractering, stap 7",
      "verloop:\n  - {}\n  - {}\n  - {}\n  - {}\n  - {}\n  - {}\n  - {}\n  - {}\n"
      "  - {aanwezig: [lindehof, molenwerf]}\n"},
     check_one_at_the_table},
    {{"B156", "waarschuwing", "een tarief is afgesproken op een dag zonder prijsonderhandeling",
      "De datum van een afspraak is de dag van het gesprek met die aanbieder, zoals in het "
      "verloop.",
      "nota inkoop en contractering, stap 7",
      "tarieven:\n  - onderhandeld:\n    - {datum: 2014-06-30}\n"},
     check_agreement_in_log},
    {{"B157", "waarschuwing", "bij een besluit staat niet welk college het nam",
      "Elk college besluit zelf; zonder naam is niet na te gaan of allen besloten.",
      "nota inkoop en contractering, stap 3 en 6",
      "verloop:\n  - {}\n  - {stap: eerste_besluitvorming}\n"},
     check_decided_by},
};

}  // namespace

Rules log_rules() { return log_rule_list; }

}  // namespace bestek::rules
