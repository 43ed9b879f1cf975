// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include <fmt/format.h>

#include <array>
#include <cctype>

#include "common/dutch.hpp"
#include "common/text.hpp"
#include "dossier/rules/check_digits.hpp"
#include "dossier/rules/rule.hpp"

/// What may not stand in a text that all aanbieders, or everyone, can read.
namespace bestek::rules {

namespace {

/// Where an amount of money stands in a text: "€ 52,31", "52 euro", "EUR 52"; "" when it does not.
std::string amount_in(const std::string& text) {
  for (const std::string_view sign : {"€", "EUR", "euro"}) {
    for (auto at = text.find(sign); at != std::string::npos; at = text.find(sign, at + 1)) {
      auto after = at + sign.size();
      while (after < text.size() && (text[after] == ' ' || text.compare(after, 2, "\xC2\xA0") == 0))
        after += text[after] == ' ' ? 1 : 2;
      auto before = at;
      while (before > 0 && text[before - 1] == ' ') --before;
      const bool has_after = after < text.size() && is_digit(text[after]);
      const bool has_before = before > 0 && is_digit(text[before - 1]);
      if (!has_after && !has_before) continue;
      auto first = has_after ? at : before;
      while (!has_after && first > 0 &&
             (is_digit(text[first - 1]) || text[first - 1] == ',' || text[first - 1] == '.'))
        --first;
      auto last = has_after ? after : at + sign.size();
      while (has_after && last < text.size() &&
             (is_digit(text[last]) || ((text[last] == ',' || text[last] == '.') &&
                                       last + 1 < text.size() && is_digit(text[last + 1]))))
        ++last;
      return text.substr(first, last - first);
    }
  }
  return "";
}

void report_amount(Context& context, const Json& object, const Where& where, const char* key,
                   const char* help) {
  const auto amount = amount_in(text_of(object, key));
  if (amount.empty()) return;
  context.report(where / key, fmt::format("in deze tekst staat een bedrag: {}", amount), help);
}

void check_contributions(Context& context) {
  each(context, "onderhandelpunten", [&](const Json& point, const Where& where) {
    each(point, "inbreng", where, [&](const Json& item, const Where& at) {
      report_amount(context, item, at, "tekst",
                    "haal het bedrag weg: alle aanbieders lezen dit, en over prijzen spreekt u met "
                    "elke aanbieder apart");
    });
  });
  each(context, "reacties", [&](const Json& item, const Where& at) {
    report_amount(context, item, at, "tekst",
                  "haal het bedrag weg: de reactienota gaat naar alle aanbieders, en over prijzen "
                  "spreekt u met elke aanbieder apart");
  });
}

/// What municipalities write about meetings and input, and everyone reads.
void check_minutes(Context& context) {
  constexpr auto help =
      "alle aanbieders lezen dit; gaat het om een tarief of om cijfers van één aanbieder, haal het "
      "dan weg";
  each(context, "overleggen", [&](const Json& meeting, const Where& at) {
    each(meeting, "agenda", at, [&](const Json& item, const Where& where) {
      report_amount(context, item, where, "verslag", help);
    });
    each(meeting, "besluiten", at, [&](const Json& item, const Where& where) {
      report_amount(context, item, where, "tekst", help);
    });
    each(meeting, "acties", at, [&](const Json& item, const Where& where) {
      report_amount(context, item, where, "wat", help);
    });
  });
  each(context, "reacties", [&](const Json& item, const Where& where) {
    report_amount(context, item, where, "antwoord", help);
  });
  each(context, "onderhandelpunten", [&](const Json& point, const Where& at) {
    each(point, "inbreng", at, [&](const Json& item, const Where& where) {
      report_amount(context, item, where, "antwoord", help);
    });
  });
}

void check_shared_texts(Context& context) {
  each(context, "onderhandelpunten", [&](const Json& point, const Where& where) {
    for (const auto* key : {"titel", "huidig", "gewenst"}) {
      report_amount(context, point, where, key,
                    "alle aanbieders lezen dit; gaat het om een tarief of om cijfers van één "
                    "aanbieder, haal het dan weg");
    }
  });
  each(context, "verloop", [&](const Json& event, const Where& where) {
    report_amount(
        context, event, where, "toelichting",
        "het verloop staat ook in stukken die alle aanbieders zien; noem er nooit een tarief");
  });
  check_minutes(context);
}

/// Calls f(text, where) for each text in the parts of the round that end up in documents.
template <class F>
void each_text(const Json& value, const Where& where, const F& f) {
  if (value.is_string()) return f(value.get_ref<const std::string&>(), where);
  if (value.is_array()) {
    for (std::size_t i = 0; i < value.size(); ++i) each_text(value[i], Where(where, i), f);
  } else if (value.is_object()) {
    for (const auto& item : value.items()) each_text(item.value(), Where(where, item.key()), f);
  }
}

constexpr std::array<const char*, 14> written_parts = {"ronde",
                                                       "diensten",
                                                       "uitgangspunten",
                                                       "contractmodellen",
                                                       "uitsluitingsgronden",
                                                       "geschiktheidseisen",
                                                       "onderhandelpunten",
                                                       "verloop",
                                                       "presentatie",
                                                       "overleggen",
                                                       "reacties",
                                                       "adviesaanvraag",
                                                       "besluitvorming",
                                                       "prijsgesprekken"};

template <class F>
void each_written_text(const Context& context, const F& f) {
  const Where top;
  for (const auto* part : written_parts) {
    if (const auto* value = member(context.round(), part)) each_text(*value, Where(top, part), f);
  }
}

void check_blanks(Context& context) {
  each_written_text(context, [&](const std::string& text, const Where& where) {
    for (const auto* blank : {"TODO", "XXX", "[...]", "[…]", "???", "nog invullen",
                              "nog in te vullen", "lorem ipsum", "Lorem ipsum"}) {
      if (text.find(blank) == std::string::npos) continue;
      context.report(where, fmt::format("hier is nog iets in te vullen: \"{}\"", blank),
                     "vul de tekst aan; in een document blijft dit anders staan");
      return;
    }
  });
}

void check_citizen_number(Context& context) {
  each_written_text(context, [&](const std::string& text, const Where& where) {
    for (std::size_t at = 0; at + 9 <= text.size(); ++at) {
      if (!is_digit(text[at]) || (at > 0 && is_digit(text[at - 1]))) continue;
      if (at + 9 < text.size() && is_digit(text[at + 9])) continue;
      if (!passes_elfproef(std::string_view(text).substr(at, 9))) continue;
      context.report(
          where, "in deze tekst staat een getal dat een burgerservicenummer kan zijn",
          "haal gegevens van inwoners weg; een ronde is geen plaats voor persoonsgegevens");
      return;
    }
  });
}

void check_point_source(Context& context) {
  each(context, "onderhandelpunten", [&](const Json& point, const Where& where) {
    const auto& source = text_of(point, "bron");
    for (const auto* empty : {"-", "?", "onbekend", "geen", "nvt", "n.v.t.", "nog onbekend"}) {
      if (trimmed(source) != empty) continue;
      context.report(
          where / "bron", fmt::format("punt {} heeft geen bron", text_of(point, "nr")),
          "noem het stuk en de plaats waar het punt vandaan komt, zodat een aanbieder het "
          "kan nalezen");
    }
  });
}

constexpr Rule text_rule_list[] = {
    {{"B240", "fout", "in de inbreng van een aanbieder staat een bedrag",
      "De inbreng gaat naar alle aanbieders. Prijzen uitwisselen is verboden, ook met de gemeente "
      "erbij.",
      "Mededingingswet art. 6",
      "onderhandelpunten:\n  - inbreng:\n    - {tekst: \"Wij rekenen € 58,80 per uur.\"}\n"},
     check_contributions},
    {{"B241", "waarschuwing", "in een tekst die gedeeld wordt, staat een bedrag",
      "Een bedrag kan hier mogen, zoals een korting van het Rijk. Een tarief, of een cijfer van "
      "één "
      "aanbieder, mag niet.",
      "Mededingingswet art. 6", "onderhandelpunten:\n  - {gewenst: Het uurtarief is 60 euro.}\n"},
     check_shared_texts},
    {{"B242", "waarschuwing", "een tekst is nog niet ingevuld",
      "In een convenant mag nooit een lege plek staan.", "",
      "ronde:\n  omschrijving: \"TODO: beschrijf de opdracht\"\n"},
     check_blanks},
    {{"B243", "waarschuwing", "in een tekst staat een getal dat een burgerservicenummer kan zijn",
      "Negen cijfers die de elfproef doorstaan. Gegevens van inwoners horen niet in een ronde.",
      "AVG",
      "onderhandelpunten:\n  - {huidig: De inwoner met nummer 123456782 wacht al een jaar.}\n"},
     check_citizen_number},
    {{"B244", "waarschuwing", "een onderhandelpunt heeft geen bron",
      "Aanbieders vragen bij elk punt waar het vandaan komt en welk stuk voorgaat.", "",
      "onderhandelpunten:\n  - {bron: onbekend}\n"},
     check_point_source},
};

}  // namespace

Rules text_rules() { return text_rule_list; }

}  // namespace bestek::rules
