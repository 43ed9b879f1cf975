// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "dossier/rules.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <set>

#include "common/date.hpp"
#include "common/dutch.hpp"
#include "common/text.hpp"

namespace bestek {

namespace {

using Visit = std::function<void(const Json& value, const std::string& pointer)>;

/// Visits every value at a pattern of a JSON pointer in which "*" stands for each item.
void visit(const Json& value, const std::vector<std::string>& pattern, std::size_t at,
           const std::string& pointer, const Visit& callback) {
  if (at == pattern.size()) return callback(value, pointer);
  if (pattern[at] == "*") {
    if (!value.is_array()) return;
    for (std::size_t i = 0; i < value.size(); ++i) {
      visit(value[i], pattern, at + 1, fmt::format("{}/{}", pointer, i), callback);
    }
    return;
  }
  if (!value.is_object()) return;
  const auto found = value.find(pattern[at]);
  if (found != value.end()) visit(*found, pattern, at + 1, pointer + "/" + pattern[at], callback);
}

void for_each_at(const Json& json, const std::string& pattern, const Visit& callback) {
  visit(json, split(pattern, '/'), 1, "", callback);
}

/// A list of things with an identifier, that others may refer to.
struct Named {
  std::string list;      ///< pattern of the list's items
  std::string key;       ///< "kenmerk" or "nr"
  std::string singular;  ///< "gemeente"
  std::string plural;    ///< "gemeenten"
};

const std::array<Named, 10> named_lists = {{
    {"/gemeenten/*", "kenmerk", "gemeente", "gemeenten"},
    {"/diensten/*", "kenmerk", "dienst", "diensten"},
    {"/aanbieders/*", "kenmerk", "aanbieder", "aanbieders"},
    {"/contractmodellen/criteria/*", "kenmerk", "criterium", "criteria"},
    {"/contractmodellen/modellen/*", "kenmerk", "contractmodel", "contractmodellen"},
    {"/uitgangspunten/*", "kenmerk", "uitgangspunt", "uitgangspunten"},
    {"/onderhandelpunten/*", "nr", "onderhandelpunt", "onderhandelpunten"},
    {"/onderhandelthemas/*", "nr", "thema", "thema's"},
    {"/uitsluitingsgronden/*", "nr", "uitsluitingsgrond", "uitsluitingsgronden"},
    {"/geschiktheidseisen/*", "nr", "geschiktheidseis", "geschiktheidseisen"},
}};

/// Where a kenmerk of another list is used.
struct Reference {
  std::string pattern;
  std::string singular;  ///< of the list that it refers to
};

const std::array<Reference, 15> references = {{
    {"/ronde/penvoerder", "gemeente"},
    {"/ronde/contractmodel", "contractmodel"},
    {"/aanbieders/*/diensten/*", "dienst"},
    {"/uitgangspunten/*/criteria/*", "criterium"},
    {"/tarieven/*/dienst", "dienst"},
    {"/tarieven/*/onderhandeld/*/aanbieder", "aanbieder"},
    {"/volumes/*/gemeente", "gemeente"},
    {"/volumes/*/dienst", "dienst"},
    {"/onderhandelpunten/*/uitgangspunt", "uitgangspunt"},
    {"/onderhandelpunten/*/inbreng/*/aanbieder", "aanbieder"},
    {"/verloop/*/gemeente", "gemeente"},
    {"/verloop/*/gemeenten/*", "gemeente"},
    {"/verloop/*/aanbieder", "aanbieder"},
    {"/verloop/*/aanbieders/*", "aanbieder"},
    {"/verloop/*/aanwezig/*", "aanbieder"},
}};

using Names = std::map<std::string, std::vector<std::string>>;  // singular -> identifiers

Names check_unique(Dossier& dossier) {
  Names names;
  for (const auto& named : named_lists) {
    std::map<std::string, std::string> seen;
    for_each_at(dossier.json, named.list + "/" + named.key,
                [&](const Json& value, const std::string& pointer) {
                  const auto& id = value.get_ref<const std::string&>();
                  const auto [first, is_new] = seen.emplace(id, pointer);
                  if (is_new) return;
                  const auto place = dossier.position(first->second);
                  dossier.report(
                      Severity::error, "B021", pointer,
                      fmt::format("er is al een {} \"{}\"", named.singular, id),
                      place.line > 0
                          ? fmt::format("de eerste staat in {} op regel {}; geef deze een eigen {}",
                                        place.file, place.line, named.key)
                          : fmt::format("geef deze een eigen {}", named.key));
                });
    auto& ids = names[named.singular];
    for (const auto& [id, pointer] : seen) ids.push_back(id);
  }
  return names;
}

std::string plural_of(const std::string& singular) {
  const auto found = std::find_if(named_lists.begin(), named_lists.end(),
                                  [&](const Named& n) { return n.singular == singular; });
  return found->plural;
}

void report_unknown(Dossier& dossier, const Names& names, const std::string& singular,
                    const std::string& id, const std::string& pointer, bool at_key) {
  const auto& known = names.at(singular);
  const auto help = known.empty() ? fmt::format("deze ronde heeft nog geen {}", plural_of(singular))
                                  : suggestion(id, known);
  dossier.report(Severity::error, "B020", pointer,
                 fmt::format("onbekend kenmerk \"{}\": er is geen {} met die naam", id, singular),
                 help.empty()
                     ? fmt::format("neem een kenmerk uit de lijst met {} over", plural_of(singular))
                     : help,
                 at_key);
}

void check_references(Dossier& dossier, const Names& names) {
  for (const auto& reference : references) {
    const auto& known = names.at(reference.singular);
    for_each_at(dossier.json, reference.pattern,
                [&](const Json& value, const std::string& pointer) {
                  const auto& id = value.get_ref<const std::string&>();
                  if (!std::binary_search(known.begin(), known.end(), id)) {
                    report_unknown(dossier, names, reference.singular, id, pointer, false);
                  }
                });
  }
}

/// Each contract model is judged on each criterion, and on nothing else.
void check_grades(Dossier& dossier, const Names& names) {
  const auto& criteria = names.at("criterium");
  for_each_at(
      dossier.json, "/contractmodellen/modellen/*/beoordeling",
      [&](const Json& grades, const std::string& pointer) {
        for (const auto& item : grades.items()) {
          if (std::binary_search(criteria.begin(), criteria.end(), item.key())) continue;
          report_unknown(dossier, names, "criterium", item.key(), pointer + "/" + item.key(), true);
        }
        for (const auto& criterion : criteria) {
          if (grades.contains(criterion)) continue;
          dossier.report(Severity::error, "B022", pointer,
                         fmt::format("dit contractmodel is niet beoordeeld op \"{}\"", criterion),
                         fmt::format("voeg {} toe met +, +/- of -", criterion));
        }
      });
}

bool is_date_key(const std::string& key) {
  static const std::set<std::string> keys = {"datum", "peildatum", "ingang", "einde", "van", "tot"};
  return keys.contains(key);
}

/// Every date in the round is a day of the calendar.
void check_dates(Dossier& dossier, const Json& value, const std::string& pointer) {
  if (value.is_array()) {
    for (std::size_t i = 0; i < value.size(); ++i) {
      check_dates(dossier, value[i], fmt::format("{}/{}", pointer, i));
    }
  } else if (value.is_object()) {
    for (const auto& item : value.items()) {
      const auto child = pointer + "/" + item.key();
      check_dates(dossier, item.value(), child);
      const bool is_wrong = is_date_key(item.key()) && item.value().is_string() &&
                            !parse_date(item.value().get<std::string>());
      if (!is_wrong) continue;
      dossier.report(Severity::error, "B023", child,
                     fmt::format("de datum {} bestaat niet", item.value().get<std::string>()),
                     "controleer de dag en de maand; schrijf jaar-maand-dag, zoals 2015-01-31");
    }
  }
}

/// The second date of a pair may not lie before the first.
void check_period(Dossier& dossier, const std::string& pattern, const std::string& from,
                  const std::string& to) {
  for_each_at(dossier.json, pattern, [&](const Json& period, const std::string& pointer) {
    const auto start = parse_date(period.at(from).get<std::string>());
    const auto end = parse_date(period.at(to).get<std::string>());
    if (!start || !end || *start <= *end) return;
    dossier.report(Severity::error, "B024", pointer + "/" + to,
                   fmt::format("{} ({}) ligt voor {} ({})", to, dutch::long_date(*end), from,
                               dutch::long_date(*start)),
                   "verwissel de twee of verbeter het jaar");
  });
}

/// A negotiated tariff lies inside the bandwidth, or equals the fixed tariff (nota, stap 6 en 7).
void check_negotiated(Dossier& dossier) {
  for_each_at(dossier.json, "/tarieven/*", [&](const Json& tariff, const std::string& pointer) {
    for_each_at(
        tariff, "/onderhandeld/*/tarief", [&](const Json& value, const std::string& within) {
          const auto amount = exact_number(value);
          const auto fixed = tariff.find("vast");
          if (fixed != tariff.end() && amount != exact_number(*fixed)) {
            dossier.report(Severity::error, "B031", pointer + within,
                           fmt::format("{} is niet gelijk aan het vaste tarief van {}",
                                       dutch::euro(amount), dutch::euro(exact_number(*fixed))),
                           "een vast tarief geldt voor alle aanbieders; verbeter het bedrag of "
                           "kies een bandbreedte");
          }
          const auto band = tariff.find("bandbreedte");
          if (band == tariff.end()) return;
          const auto low = exact_number(band->at("minimum"));
          const auto high = exact_number(band->at("maximum"));
          if (amount >= low && amount <= high) return;
          dossier.report(
              Severity::error, "B030", pointer + within,
              fmt::format("{} valt buiten de bandbreedte van {} tot en met {}", dutch::euro(amount),
                          dutch::euro(low), dutch::euro(high)),
              "verbeter het bedrag, of leg een andere bandbreedte aan de colleges voor (stap 6)");
        });
  });
}

void check_bandwidths(Dossier& dossier) {
  for_each_at(
      dossier.json, "/tarieven/*/bandbreedte", [&](const Json& band, const std::string& pointer) {
        if (exact_number(band.at("minimum")) <= exact_number(band.at("maximum"))) return;
        dossier.report(Severity::error, "B032", pointer + "/maximum",
                       "het maximum is lager dan het minimum", "verwissel de twee bedragen");
      });
}

}  // namespace

void check_rules(Dossier& dossier) {
  const auto names = check_unique(dossier);
  check_references(dossier, names);
  check_grades(dossier, names);
  check_dates(dossier, dossier.json, "");
  check_period(dossier, "/ronde/looptijd", "ingang", "einde");
  check_period(dossier, "/tarieven/*/geldig", "van", "tot");
  check_bandwidths(dossier);
  check_negotiated(dossier);
}

}  // namespace bestek
