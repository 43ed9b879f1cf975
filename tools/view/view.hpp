// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <memory>
#include <string>
#include <vector>

#include "dossier/dossier.hpp"
#include "view/subject.hpp"

/// The one place that turns a round and its results into what a template may say. A template for
/// everyone gets a view in which no single provider's tariff, offer or cost price exists
/// (Mededingingswet art. 6): it is not left out at the end, it was never put in.
namespace bestek::view {

/// What one template sees, as JSON values under names. What all views of a round share is held
/// once, however many providers there are; what is for one provider lies on top of it.
class View {
 public:
  View(Json own) : own_(std::move(own)) {}  // NOLINT: any JSON object is a view
  /// `stamp` stands for `own`, so that nobody needs to read all of it to see whether it changed.
  View(std::shared_ptr<const Json> shared, Json own, std::string stamp = "")
      : shared_(std::move(shared)), own_(std::move(own)), stamp_(std::move(stamp)) {}

  /// The value under this name, or null.
  const Json* find(const std::string& name) const;
  /// Throws std::out_of_range when there is no such name.
  const Json& at(const std::string& name) const;
  bool contains(const std::string& name) const { return find(name) != nullptr; }

  std::vector<std::string> names() const;

  /// What is only in this view.
  const Json& own() const { return own_; }

  /// Another text when anything in own() changes.
  std::string stamp() const { return stamp_.empty() ? own_.dump() : stamp_; }

  /// A copy of all of it.
  Json merged() const;

 private:
  std::shared_ptr<const Json> shared_;
  Json own_;
  std::string stamp_;
};

/// The views of one round. What is the same for everyone is built once.
class RoundViews {
 public:
  /// `dossier` has no errors, and must live as long as this does.
  explicit RoundViews(const Dossier& dossier);

  /// What a template of class "deelbaar" sees.
  View shareable() const { return {shareable_, Json::object()}; }

  /// The shareable view plus what concerns this one provider: `aanbieder` and `tarieven`, each with
  /// the cost price of the municipalities (`kostprijs`), its parts and its steps. Throws
  /// std::out_of_range for an unknown provider.
  View confidential(const std::string& provider) const;

  /// For a sheet: the view about this municipality, and a row for each service in each year with
  /// the quantity that it expects (`volumes`); null where the round does not say. `is_internal`
  /// adds what internal() has. Throws std::out_of_range for an unknown municipality.
  View of_municipality(const std::string& municipality, bool is_internal = false) const;

  /// For a sheet: the view about this service. `is_internal` adds what internal() has, for this
  /// service only. Throws std::out_of_range for an unknown service.
  View of_service(const std::string& service, bool is_internal = false) const;

  /// For the eyes of the municipalities only: the shareable view plus the offers of all providers
  /// beside the bandwidth, the benchmark and the cost price. Never for a provider.
  View internal() const;

  /// The view for a document about this item, under the name `gemeente`, `dienst` or `overleg`; of
  /// a provider, the confidential one. Throws std::out_of_range for an unknown item.
  View about(Subject kind, const std::string& id, bool is_confidential) const;

  /// What documents of this kind can be about, in the order of the round: kenmerken; of plenary
  /// consultations "overleg-1"; one empty text for the round itself.
  std::vector<std::string> subjects(Subject kind) const;

  /// Stands for all that a view of this round says: another one when anything in it changes.
  std::string fingerprint(const View& view) const;

  /// Services of this provider for which the round has no tariff yet: findings of code B050.
  Findings missing_tariffs(const std::string& provider) const;

 private:
  const Dossier& dossier_;
  Round round_;
  std::vector<Json> cost_prices_;  ///< of the municipalities: one for each tariff of the round
  std::shared_ptr<const Json> shareable_;
  std::string shareable_hash_;
  std::vector<Json> tariffs_;  ///< one for each tariff of the round, without what was agreed
  std::vector<std::string> tariff_hashes_;
};

/// A name that a template may use, with a value that it has in this view.
struct ViewName {
  std::string name;   ///< "ronde.titel", "gemeenten[].naam": [] stands for each item of a list
  std::string value;  ///< of the first item; empty for null and for an empty list
};

/// All names of a view, sorted.
std::vector<ViewName> names_in(const View& view);

}  // namespace bestek::view
