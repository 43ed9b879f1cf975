// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "common/dutch.hpp"
#include "common/text.hpp"
#include "dossier/rules/rule.hpp"

/// What JSON Schema cannot say about structure: identifiers, references and days of the calendar.
namespace bestek::rules {

namespace {

/// Visits every value at a pattern of a JSON pointer in which "*" stands for each item.
template <class F>
void visit(const Json& value, const std::vector<std::string>& pattern, std::size_t at,
           const Where& where, F& f) {
  if (at == pattern.size()) return f(value, where);
  if (pattern[at] == "*") {
    for (std::size_t i = 0; i < value.size(); ++i)
      visit(value[i], pattern, at + 1, Where(where, i), f);
  } else if (value.is_object()) {
    const auto found = value.find(pattern[at]);
    if (found != value.end()) visit(*found, pattern, at + 1, Where(where, pattern[at]), f);
  }
}

template <class F>
void each_at(const Context& context, std::string_view pattern, F f) {
  visit(context.round(), split(pattern, '/'), 1, Where(), f);
}

/// A list of things with an identifier, that others may refer to.
struct Named {
  std::string_view list;      ///< pattern of the list's items
  std::string_view key;       ///< "kenmerk" or "nr"
  std::string_view singular;  ///< "gemeente"
  std::string_view plural;    ///< "gemeenten"
};

constexpr std::array<Named, 21> named_lists = {{
    {"/gemeenten/*", "kenmerk", "gemeente", "gemeenten"},
    {"/diensten/*", "kenmerk", "dienst", "diensten"},
    {"/aanbieders/*", "kenmerk", "aanbieder", "aanbieders"},
    {"/contractmodellen/criteria/*", "kenmerk", "criterium", "criteria"},
    {"/contractmodellen/modellen/*", "kenmerk", "contractmodel", "contractmodellen"},
    {"/contractmodellen/gewichtensets/*", "kenmerk", "gewichtenset", "gewichtensets"},
    {"/inschrijvingen/kwaliteitscriteria/*", "kenmerk", "kwaliteitscriterium",
     "kwaliteitscriteria"},
    {"/uitgangspunten/*", "kenmerk", "uitgangspunt", "uitgangspunten"},
    {"/onderhandelpunten/*", "nr", "onderhandelpunt", "onderhandelpunten"},
    {"/onderhandelthemas/*", "nr", "thema", "thema's"},
    {"/uitsluitingsgronden/*", "nr", "uitsluitingsgrond", "uitsluitingsgronden"},
    {"/geschiktheidseisen/*", "nr", "geschiktheidseis", "geschiktheidseisen"},
    {"/diensten/*/kwaliteitseisen/*", "nr", "kwaliteitseis", "kwaliteitseisen"},
    {"/bekostiging/budgetstappen/*", "kenmerk", "reeks budgetstappen", "budgetstappen"},
    {"/bekostiging/scenarios/*", "kenmerk", "scenario", "scenario's"},
    {"/bekostiging/verdelingen/*", "kenmerk", "verdeling", "verdelingen"},
    {"/bekostiging/bijdragen/*", "kenmerk", "bijdrage", "bijdragen"},
    {"/subsidie/doelen/*", "nr", "doel", "doelen"},
    {"/subsidie/doelen/*/resultaten/*", "nr", "resultaat", "resultaten"},
    {"/reacties/*", "nr", "reactie", "reacties"},
    {"/besluitvorming/*", "stap", "voorstel voor de stap", "voorstellen"},
}};

/// Where a kenmerk of another list is used.
struct Reference {
  std::string_view pattern;
  std::string_view singular;  ///< of the list that it refers to
};

constexpr std::array<Reference, 41> references = {{
    {"/ronde/penvoerder", "gemeente"},
    {"/ronde/contractmodel", "contractmodel"},
    {"/aanbieders/*/diensten/*", "dienst"},
    {"/uitgangspunten/*/criteria/*", "criterium"},
    {"/contractmodellen/gewichtensets/*/volgorde/*", "criterium"},
    {"/contractmodellen/harde_eisen/*/criterium", "criterium"},
    {"/inschrijvingen/biedingen/*/aanbieder", "aanbieder"},
    {"/aanbiedingen/*/aanbieder", "aanbieder"},
    {"/aanbiedingen/*/tarieven/*/dienst", "dienst"},
    {"/tarieven/*/dienst", "dienst"},
    {"/tarieven/*/onderhandeld/*/aanbieder", "aanbieder"},
    {"/volumes/*/gemeente", "gemeente"},
    {"/volumes/*/dienst", "dienst"},
    {"/volumes/*/aanbieder", "aanbieder"},
    {"/bekostiging/volumeverdeling/*/dienst", "dienst"},
    {"/bekostiging/volumeverdeling/*/aandelen/*/aanbieder", "aanbieder"},
    {"/bekostiging/bestedingsruimten/*/aanbieder", "aanbieder"},
    {"/bekostiging/bestedingsruimten/*/gemeente", "gemeente"},
    {"/bekostiging/verdelingen/*/dienst", "dienst"},
    {"/bekostiging/verdelingen/*/gemeenten/*", "gemeente"},
    {"/bekostiging/verdelingen/*/aandelen/*/gemeente", "gemeente"},
    {"/bekostiging/verdelingen/*/voorzieningen/*/gemeente", "gemeente"},
    {"/bekostiging/bijdragen/*/gemeenten/*", "gemeente"},
    {"/overeenkomst/individueel/*/aanbieder", "aanbieder"},
    {"/gunning/besluiten/*/aanbieder", "aanbieder"},
    {"/gunning/besluiten/*/diensten/*", "dienst"},
    {"/subsidie/beschikkingen/*/aanbieder", "aanbieder"},
    {"/subsidie/beschikkingen/*/resultaten/*", "resultaat"},
    {"/onderhandelpunten/*/uitgangspunt", "uitgangspunt"},
    {"/onderhandelpunten/*/inbreng/*/aanbieder", "aanbieder"},
    {"/verloop/*/gemeente", "gemeente"},
    {"/verloop/*/gemeenten/*", "gemeente"},
    {"/verloop/*/aanbieder", "aanbieder"},
    {"/verloop/*/aanbieders/*", "aanbieder"},
    {"/verloop/*/aanwezig/*", "aanbieder"},
    {"/overleggen/*/agenda/*/punten/*", "onderhandelpunt"},
    {"/overleggen/*/besluiten/*/onderhandelpunt", "onderhandelpunt"},
    {"/reacties/*/aanbieder", "aanbieder"},
    {"/reacties/*/onderhandelpunt", "onderhandelpunt"},
    {"/besluitvorming/*/colleges/*/gemeente", "gemeente"},
    {"/prijsgesprekken/*/aanbieder", "aanbieder"},
}};

const Named& named(std::string_view singular) {
  return *std::find_if(named_lists.begin(), named_lists.end(),
                       [&](const Named& list) { return list.singular == singular; });
}

/// The sorted identifiers of a list.
std::vector<std::string> identifiers(const Context& context, const Named& list) {
  std::set<std::string> ids;
  each_at(context, fmt::format("{}/{}", list.list, list.key),
          [&](const Json& id, const Where&) { ids.insert(id.get_ref<const std::string&>()); });
  return {ids.begin(), ids.end()};
}

void report_unknown(Context& context, const std::vector<std::string>& known, const Named& list,
                    const std::string& id, const Where& where, bool at_key) {
  auto help = known.empty() ? fmt::format("deze ronde heeft nog geen {}", list.plural)
                            : suggestion(id, known);
  if (help.empty()) help = fmt::format("neem een kenmerk uit de lijst met {} over", list.plural);
  context.report(
      where, fmt::format("onbekend kenmerk \"{}\": er is geen {} met die naam", id, list.singular),
      std::move(help), at_key);
}

/// Objects whose keys are kenmerken.
void check_keys(Context& context, std::string_view pattern, std::string_view singular) {
  const auto& list = named(singular);
  const auto known = identifiers(context, list);
  each_at(context, pattern, [&](const Json& object, const Where& where) {
    for (const auto& item : object.items()) {
      if (!std::binary_search(known.begin(), known.end(), item.key()))
        report_unknown(context, known, list, item.key(), where / item.key(), true);
    }
  });
}

void check_references(Context& context) {
  for (const auto& reference : references) {
    const auto& list = named(reference.singular);
    const auto known = identifiers(context, list);
    // A round without contract models may still name its own.
    if (list.singular == "contractmodel" && known.empty()) continue;
    each_at(context, reference.pattern, [&](const Json& value, const Where& where) {
      const auto& id = value.get_ref<const std::string&>();
      if (!std::binary_search(known.begin(), known.end(), id))
        report_unknown(context, known, list, id, where, false);
    });
  }
  check_keys(context, "/contractmodellen/modellen/*/beoordeling", "criterium");
  check_keys(context, "/contractmodellen/gewichtensets/*/gewichten", "criterium");
  check_keys(context, "/inschrijvingen/biedingen/*/cijfers", "kwaliteitscriterium");
}

/// kwaliteitseisen are numbered within their dienst, everything else within the round.
void check_unique(Context& context) {
  for (const auto& list : named_lists) {
    std::map<std::string, std::string> seen;
    each_at(context, fmt::format("{}/{}", list.list, list.key),
            [&](const Json& value, const Where& where) {
              const auto& id = value.get_ref<const std::string&>();
              const auto pointer = where.pointer();
              const bool is_local = list.singular == "kwaliteitseis";
              const auto scope =
                  is_local ? pointer.substr(0, pointer.find("/kwaliteitseisen")) : "";
              const auto [first, is_new] = seen.emplace(scope + " " + id, pointer);
              if (is_new) return;
              context.report(pointer, fmt::format("er is al een {} \"{}\"", list.singular, id),
                             fmt::format("de eerste staat {}; geef deze een eigen {}",
                                         context.place_of(first->second, pointer), list.key));
            });
  }
}

/// Each contract model is judged on each criterion.
void check_grades(Context& context) {
  const auto criteria = identifiers(context, named("criterium"));
  each_at(context, "/contractmodellen/modellen/*/beoordeling",
          [&](const Json& grades, const Where& where) {
            for (const auto& criterion : criteria) {
              if (grades.contains(criterion)) continue;
              context.report(
                  where, fmt::format("dit contractmodel is niet beoordeeld op \"{}\"", criterion),
                  fmt::format("voeg {} toe met +, +/- of -", criterion));
            }
          });
}

bool is_date_key(const std::string& key) {
  return key == "datum" || key == "peildatum" || key == "ingang" || key == "einde" ||
         key == "van" || key == "tot" || key == "voor" || key == "uiterlijk" ||
         key == "aanmelden_voor" || key == "tariefblad_voor" || key == "ontvangen";
}

void check_dates_in(Context& context, const Json& value, const Where& where) {
  if (value.is_array()) {
    for (std::size_t i = 0; i < value.size(); ++i) {
      if (value[i].is_structured()) check_dates_in(context, value[i], where / i);
    }
    return;
  }
  for (const auto& item : value.items()) {
    if (item.value().is_structured()) check_dates_in(context, item.value(), where / item.key());
    if (!item.value().is_string() || !is_date_key(item.key())) continue;
    const auto& text = item.value().get_ref<const std::string&>();
    if (parse_date(text)) continue;
    context.report(where / item.key(), fmt::format("de datum {} bestaat niet", text),
                   "controleer de dag en de maand; schrijf jaar-maand-dag, zoals 2015-01-31");
  }
}

void check_dates(Context& context) { check_dates_in(context, context.round(), Where()); }

void check_periods(Context& context) {
  const auto check = [&](const Json& period, const Where& where, const char* from, const char* to) {
    const auto start = date_of(period, from);
    const auto end = date_of(period, to);
    if (!start || !end || *start <= *end) return;
    context.report(where / to,
                   fmt::format("{} ({}) ligt voor {} ({})", to, dutch::long_date(*end), from,
                               dutch::long_date(*start)),
                   "verwissel de twee of verbeter het jaar");
  };
  each_at(context, "/ronde/looptijd",
          [&](const Json& term, const Where& where) { check(term, where, "ingang", "einde"); });
  each_at(context, "/tarieven/*/geldig",
          [&](const Json& valid, const Where& where) { check(valid, where, "van", "tot"); });
}

constexpr Rule structure_rule_list[] = {
    {{"B020", "fout", "onbekend kenmerk",
      "Een kenmerk verwijst naar een gemeente, dienst, aanbieder of criterium dat in de ronde "
      "staat.",
      "", "ronde:\n  penvoerder: nergenshuizen\n"},
     check_references},
    {{"B021", "fout", "een kenmerk of nummer komt twee keer voor",
      "Verwijzingen zijn dan niet eenduidig.", "",
      "uitsluitingsgronden:\n  - {nr: U1, tekst: a, bron: b}\n  - {nr: U1, tekst: c, bron: d}\n"},
     check_unique},
    {{"B022", "fout", "een contractmodel is niet op elk criterium beoordeeld",
      "Zonder volledige beoordeling zijn de contractmodellen niet te vergelijken.",
      "nota inkoop en contractering § 3.2",
      "contractmodellen:\n  criteria:\n    - {}\n    - {}\n"
      "    - {kenmerk: snelheid, titel: Snelheid, vraag: Is het snel, gewicht: 1}\n"},
     check_grades},
    {{"B023", "fout", "een datum bestaat niet", "Schrijf datums als jaar-maand-dag.", "",
      "ronde:\n  versie: {datum: 2015-02-29}\n"},
     check_dates},
    {{"B024", "fout", "een einddatum ligt voor de begindatum",
      "Verwissel de twee of verbeter het jaar.", "",
      "ronde:\n  looptijd: {ingang: 2015-01-01, einde: 2014-12-31}\n"},
     check_periods},
};

}  // namespace

Rules structure_rules() { return structure_rule_list; }

}  // namespace bestek::rules
