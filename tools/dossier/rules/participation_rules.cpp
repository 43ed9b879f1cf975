// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "common/dutch.hpp"
#include "dossier/rules/rule.hpp"

/// What an aanbieder hands in to take part: declaration and evidence.
namespace bestek::rules {

namespace {

/// The first plenary meeting of each provider; "" for a meeting without a list of who was there.
std::unordered_map<std::string, Date> first_meetings(const Context& context) {
  std::unordered_map<std::string, Date> first;
  const auto add = [&](const std::string& id, Date date) {
    const auto [found, is_new] = first.emplace(id, date);
    if (date < found->second) found->second = date;
  };
  for (const auto& event : context.log()) {
    if (*event.step != "plenair_overleg") continue;
    const auto* present = member(*event.entry, "aanwezig");
    if (present == nullptr) {
      add("", event.date);
    } else {
      for (const auto& id : *present) add(id.get_ref<const std::string&>(), event.date);
    }
  }
  return first;
}

/// Calls f(provider, date of its first plenary meeting, where) for those who took part.
template <class F>
void each_participant(const Context& context, F f) {
  const auto meetings = first_meetings(context);
  if (meetings.empty()) return;
  each(context, "aanbieders", [&](const Json& provider, const Where& where) {
    auto found = meetings.find(text_of(provider, "kenmerk"));
    if (found == meetings.end()) found = meetings.find("");
    if (found != meetings.end()) f(provider, found->second, where);
  });
}

void check_declaration(Context& context) {
  each_participant(context, [&](const Json& provider, Date meeting, const Where& where) {
    if (provider.contains("eigen_verklaring")) return;
    context.report(where / "kenmerk",
                   fmt::format("{} deed op {} mee aan het plenair overleg zonder eigen verklaring",
                               text_of(provider, "naam"), dutch::long_date(meeting)),
                   "voeg eigen_verklaring toe met de datum waarop zij getekend is");
  });
}

void check_declaration_date(Context& context) {
  each_participant(context, [&](const Json& provider, Date meeting, const Where& where) {
    const auto* declaration = member(provider, "eigen_verklaring");
    if (declaration == nullptr) return;
    const auto date = date_of(*declaration, "datum");
    if (!date || *date <= meeting) return;
    context.report(
        where / "eigen_verklaring" / "datum",
        fmt::format("de eigen verklaring is van {}, na het eerste plenair overleg van "
                    "deze aanbieder ({})",
                    dutch::long_date(*date), dutch::long_date(meeting)),
        "de verklaring hoort bij de aanmelding; verbeter de datum, of leg vast waarom de "
        "aanbieder toch mocht meedoen");
  });
}

void check_excluded(Context& context) {
  std::set<std::string> agreed;
  each(context, "tarieven", [&](const Json& tariff, const Where& at) {
    each(tariff, "onderhandeld", at,
         [&](const Json& item, const Where&) { agreed.insert(text_of(item, "aanbieder")); });
  });
  each(context, "aanbieders", [&](const Json& provider, const Where& where) {
    const auto* declaration = member(provider, "eigen_verklaring");
    if (declaration == nullptr || text_of(*declaration, "uitsluitingsgronden") != "van_toepassing")
      return;
    context.report(
        where / "eigen_verklaring" / "uitsluitingsgronden",
        agreed.contains(text_of(provider, "kenmerk"))
            ? fmt::format("voor {} geldt een uitsluitingsgrond, en er is wel een tarief "
                          "afgesproken",
                          text_of(provider, "naam"))
            : fmt::format("voor {} geldt een uitsluitingsgrond", text_of(provider, "naam")),
        "besluit of de aanbieder mag meedoen en leg vast waarom: uitsluiten moet in "
        "verhouding staan tot de grond");
  });
}

void check_evidence(Context& context) {
  const auto* demands = member(context.round(), "geschiktheidseisen");
  if (demands == nullptr || demands->empty()) return;
  each(context, "aanbieders", [&](const Json& provider, const Where& where) {
    if (!provider.contains("eigen_verklaring")) return;
    std::set<std::string> given;
    each(provider, "bewijsmiddelen", where,
         [&](const Json& proof, const Where&) { given.insert(text_of(proof, "soort")); });
    std::vector<std::string> missing;
    for (const auto& demand : *demands) {
      const auto& kind = text_of(demand, "bewijsmiddel");
      if (!given.contains(kind))
        missing.push_back(fmt::format("{} ({})", kind, text_of(demand, "nr")));
    }
    if (missing.empty()) return;
    const bool has_list = provider.contains("bewijsmiddelen");
    context.report(
        where / (has_list ? "bewijsmiddelen" : "kenmerk"),
        fmt::format("van {} {} {}", text_of(provider, "naam"),
                    missing.size() == 1 ? "ontbreekt" : "ontbreken", dutch::enumeration(missing)),
        "vraag de stukken op en voeg ze toe met soort en datum", has_list);
  });
}

void check_evidence_age(Context& context) {
  std::unordered_map<std::string, int> most;
  each(context, "geschiktheidseisen", [&](const Json& demand, const Where&) {
    const auto* months = member(demand, "hoogstens_maanden");
    if (months == nullptr) return;
    const auto [found, is_new] = most.emplace(text_of(demand, "bewijsmiddel"), months->get<int>());
    if (!is_new) found->second = std::min(found->second, months->get<int>());
  });
  if (most.empty()) return;
  each(context, "aanbieders", [&](const Json& provider, const Where& where) {
    const auto* declaration = member(provider, "eigen_verklaring");
    const auto signed_on = declaration == nullptr ? std::nullopt : date_of(*declaration, "datum");
    if (!signed_on) return;
    // Of two documents of a kind the newest counts.
    std::unordered_map<std::string, Date> newest;
    each(provider, "bewijsmiddelen", where, [&](const Json& proof, const Where&) {
      const auto date = date_of(proof, "datum");
      if (!date) return;
      const auto [found, is_new] = newest.emplace(text_of(proof, "soort"), *date);
      if (*date > found->second) found->second = *date;
    });
    each(provider, "bewijsmiddelen", where, [&](const Json& proof, const Where& at) {
      const auto date = date_of(proof, "datum");
      const auto limit = most.find(text_of(proof, "soort"));
      if (!date || limit == most.end() || newest.at(limit->first) != *date) return;
      if (add_months(*date, limit->second) >= *signed_on) return;
      context.report(
          at / "datum",
          fmt::format("{} is van {}; op {}, de dag van de eigen verklaring, mocht het "
                      "hoogstens {} oud zijn",
                      limit->first, dutch::long_date(*date), dutch::long_date(*signed_on),
                      dutch::counted(limit->second, "maand", "maanden")),
          "vraag een nieuw stuk op");
    });
  });
}

constexpr Rule participation_rule_list[] = {
    {{"B170", "waarschuwing", "een aanbieder doet mee zonder eigen verklaring",
      "Bij de aanmelding voor het plenair overleg hoort een eigen verklaring over de "
      "uitsluitingsgronden.",
      "nota inkoop en contractering, stap 4; Aanbestedingswet 2012 art. 2.86 en 2.87",
      "aanbieders:\n  - {eigen_verklaring: ~}\n"},
     check_declaration},
    {{"B171", "waarschuwing", "een eigen verklaring is van na het eerste plenair overleg",
      "De verklaring hoort bij de aanmelding, dus voor het eerste overleg van die aanbieder.",
      "nota inkoop en contractering, stap 4",
      "aanbieders:\n  - eigen_verklaring: {datum: 2014-04-03}\n"},
     check_declaration_date},
    {{"B172", "waarschuwing", "voor een aanbieder geldt een uitsluitingsgrond",
      "Uitsluiten of toelaten is een besluit dat in verhouding moet staan tot de grond.",
      "Aanbestedingswet 2012 art. 2.86 tot en met 2.88",
      "aanbieders:\n  - eigen_verklaring: {uitsluitingsgronden: van_toepassing}\n"},
     check_excluded},
    {{"B173", "waarschuwing", "een bewijsmiddel ontbreekt",
      "Een geschiktheidseis geldt voor elke aanbieder; zonder bewijs is niet na te gaan of hij "
      "voldoet.",
      "geschiktheidseisen van de ronde",
      "geschiktheidseisen:\n  - {}\n  - {}\n"
      "  - {nr: G3, eis: Er is een polis., bewijsmiddel: verzekeringspolis}\n"},
     check_evidence},
    {{"B174", "waarschuwing", "een bewijsmiddel is te oud",
      "hoogstens_maanden telt terug vanaf de dag van de eigen verklaring.",
      "geschiktheidseisen van de ronde; Ketenbureau i-Sociaal Domein, standaard inkoopdocument",
      "aanbieders:\n  - bewijsmiddelen:\n    - {datum: 2012-01-15}\n"},
     check_evidence_age},
};

}  // namespace

Rules participation_rules() { return participation_rule_list; }

}  // namespace bestek::rules
