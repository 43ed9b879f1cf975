// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "common/date.hpp"
#include "common/decimal.hpp"
#include "dossier/dossier.hpp"
#include "dossier/finding_codes.hpp"
#include "dossier/model/cost_price_problems.hpp"

/// How a rule of `bestek toets` is written: one function, one code, one entry in the list of its
/// theme, one good and one bad fixture (tests/rules). A rule sees a round that fits its schema; a
/// date in it may still not exist, and a reference may lead nowhere: other rules say so.
namespace bestek::rules {

/// A place in the round, as a chain on the stack. It becomes a JSON pointer only when a finding
/// needs one, so that walking over 20,000 aanbieders costs nothing.
class Where {
 public:
  Where() = default;
  Where(const Where& parent, std::string_view key) : parent_(&parent), key_(key) {}
  Where(const Where& parent, std::size_t index) : parent_(&parent), index_(index) {}

  Where operator/(std::string_view key) const { return {*this, key}; }
  Where operator/(std::size_t index) const { return {*this, index}; }

  std::string pointer() const;

 private:
  const Where* parent_ = nullptr;
  std::string_view key_;
  std::size_t index_ = 0;
};

/// One event of the log.
struct Event {
  const Json* entry;
  std::size_t index;
  const std::string* step;
  Date date;  ///< events with a date that does not exist are left out
};

/// The round in the hands of the rules: what they look up, and how they report.
class Context {
 public:
  explicit Context(Dossier& dossier);

  const Dossier& dossier() const { return dossier_; }
  const Json& round() const { return dossier_.json; }
  const Json& head() const { return dossier_.json.at("ronde"); }

  /// Findings from here on have this code and its severity.
  void start(const FindingCode& code);
  void report(const std::string& pointer, std::string message, std::string help,
              bool at_key = false);
  void report(const Where& where, std::string message, std::string help, bool at_key = false) {
    report(where.pointer(), std::move(message), std::move(help), at_key);
  }

  /// "op regel 12", with the file when it is another one than that of `from`.
  std::string place_of(const std::string& pointer, const std::string& from) const;
  std::string place_of(const Where& where, const Where& from) const {
    return place_of(where.pointer(), from.pointer());
  }

  const Json* service(const std::string& id) const { return find(services_, id); }
  const Json* provider(const std::string& id) const { return find(providers_, id); }
  const Json* municipality(const std::string& id) const { return find(municipalities_, id); }

  /// "today": the date of this version of the round.
  const std::optional<Date>& today() const { return today_; }

  /// What makes cost prices impossible to compute, with JSON pointers from the top. Read once.
  const std::vector<CostPriceProblem>& cost_price_problems() const;

  const std::vector<Event>& log() const { return log_; }
  /// The earliest event of a step; nothing when the log has none.
  const Event* first(std::string_view step) const;
  bool has_reached(std::string_view step) const { return first(step) != nullptr; }

 private:
  using Index = std::unordered_map<std::string, const Json*>;

  static const Json* find(const Index& index, const std::string& id) {
    const auto found = index.find(id);
    return found == index.end() ? nullptr : found->second;
  }
  Index index_of(const char* list) const;

  Dossier& dossier_;
  std::string code_;
  Severity severity_ = Severity::error;
  Index services_, providers_, municipalities_;
  std::optional<Date> today_;
  std::vector<Event> log_;
  mutable std::optional<std::vector<CostPriceProblem>> cost_price_problems_;
};

struct Rule {
  FindingCode code;
  void (*check)(Context&);
};

using Rules = std::span<const Rule>;

Rules structure_rules();       ///< references, identifiers, dates (structure_rules.cpp)
Rules identity_rules();        ///< who is who: numbers and names
Rules service_rules();         ///< codes and units of what is bought
Rules reference_rules();       ///< what is there but not used, or used twice
Rules date_rules();            ///< term, validity, version
Rules log_rules();             ///< the order of the procedure
Rules meeting_rules();         ///< meetings, reactions, and what is put before colleges
Rules procedure_rules();       ///< what the nota asks of each step
Rules participation_rules();   ///< declarations and evidence of aanbieders
Rules tariff_rules();          ///< agreed, fixed and compared tariffs
Rules cost_price_rules();      ///< what the law asks of a cost price
Rules calculation_rules();     ///< arithmetic of a cost price
Rules contract_model_rules();  ///< scores, criteria and uitgangspunten
Rules weight_rules();          ///< sets of weights and hard requirements
Rules bid_rules();             ///< how bids are compared
Rules offer_rules();           ///< what aanbieders offer on their sheets
Rules legal_rules();           ///< thresholds, publication, accession
Rules budget_rules();          ///< volumes x tariffs against budget and value
Rules funding_rules();         ///< the section bekostiging
Rules agreement_rules();       ///< the sections overeenkomst and contractstandaard
Rules award_rules();           ///< the sections gunning and subsidie
Rules text_rules();            ///< what may not stand in a text that is shared

/// All of them, in the order in which they run.
const std::vector<Rule>& all_rules();

// --- reading ----------------------------------------------------------------------------------

/// The member of an object, or nothing.
inline const Json* member(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found == object.end() ? nullptr : &*found;
}

/// The text of a member; "" when it is absent.
const std::string& text_of(const Json& object, const char* key);

/// The day of a member; nothing when it is absent or no day of the calendar.
std::optional<Date> date_of(const Json& object, const char* key);

/// A number, or the `waarde` of a number with its source; nothing when it is absent.
std::optional<Rational> number_of(const Json& object, const char* key);

/// Calls f(item, where) for each item of a list; none when the list is absent.
template <class F>
void each(const Json& object, const char* key, const Where& where, F f) {
  const auto* list = member(object, key);
  if (list == nullptr) return;
  const Where at(where, key);
  for (std::size_t i = 0; i < list->size(); ++i) f((*list)[i], Where(at, i));
}

/// The same for a list at the top of the round.
template <class F>
void each(const Context& context, const char* key, F f) {
  const Where top;
  each(context.round(), key, top, f);
}

/// Calls f(cost price, tariff, where) for each cost price.
template <class F>
void each_cost_price(const Context& context, F f) {
  each(context, "tarieven", [&](const Json& tariff, const Where& at) {
    if (const auto* price = member(tariff, "kostprijs")) f(*price, tariff, Where(at, "kostprijs"));
  });
}

/// Calls f(id) for each municipality that a log entry is about.
template <class F>
void each_municipality(const Json& entry, F f) {
  if (const auto* one = member(entry, "gemeente")) f(one->get_ref<const std::string&>());
  if (const auto* some = member(entry, "gemeenten")) {
    for (const auto& id : *some) f(id.get_ref<const std::string&>());
  }
}

/// The section `contractmodellen`, or nothing.
const Json* models_section(const Context& context);

/// The JSON pointer of a value of an event.
std::string at_event(const Event& event, const char* key);

/// A list of the data files (tools/dossier/data), read once: thresholds, CPV codes.
const Json& data_list(const std::string& name);

/// "a, b, c en nog 4"
std::string some_of(const std::vector<std::string>& names, std::size_t most = 5);

}  // namespace bestek::rules
