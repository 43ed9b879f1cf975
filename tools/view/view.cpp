// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "view/view.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <stdexcept>

#include "common/hash.hpp"
#include "common/version.hpp"
#include "dossier/output_command.hpp"
#include "pricing/agreed_tariffs.hpp"
#include "pricing/cost_price.hpp"
#include "view/names.hpp"
#include "view/round_view.hpp"

namespace bestek::view {

namespace {

const Provider& find_provider(const Round& round, const std::string& id) {
  const auto found = std::find_if(round.providers.begin(), round.providers.end(),
                                  [&](const Provider& p) { return p.id == id; });
  if (found == round.providers.end()) throw std::out_of_range("no provider " + id);
  return *found;
}

Json names_of(const Json& list) {
  Json names = Json::array();
  for (const auto& item : list) names.push_back(item.at("naam"));
  return names;
}

Json bandwidth_view(const Tariff& tariff) {
  if (!tariff.bandwidth) return nullptr;
  return {{"minimum", amount_text(tariff.bandwidth->minimum)},
          {"maximum", amount_text(tariff.bandwidth->maximum)}};
}

/// On what the municipalities base the price of each service: their own cost price, and the
/// bandwidth or fixed tariff that holds for all. Amounts of the benchmark are not in it.
Json tariff_grounds_part(const Round& round, const Json& services,
                         const std::vector<Json>& cost_prices) {
  Json list = Json::array();
  for (std::size_t i = 0; i < round.tariffs.size(); ++i) {
    const auto& tariff = round.tariffs[i];
    Json compared = Json::array();
    for (const auto& item : tariff.benchmark)
      compared.push_back({{"bron", item.source}, {"peildatum", to_iso(item.reference_date)}});
    list.push_back(
        {{"dienst", item_with_id(services, tariff.service)},
         {"geldig", {{"van", to_iso(tariff.valid_from)}, {"tot", to_iso(tariff.valid_to)}}},
         {"vast", tariff.fixed ? Json(amount_text(*tariff.fixed)) : Json()},
         {"bandbreedte", bandwidth_view(tariff)},
         {"is_bepaald", tariff.fixed.has_value() || tariff.bandwidth.has_value()},
         {"kostprijs", cost_prices[i]},
         {"heeft_benchmark", !compared.empty()},
         {"benchmark", std::move(compared)}});
  }
  return list;
}

/// What was offered for a service in a period by this provider; null without an offer.
Json offered_amount(const Round& round, const std::string& provider, const Tariff& asked) {
  for (const auto& offer : round.offers) {
    if (offer.provider != provider) continue;
    for (const auto& tariff : offer.tariffs) {
      if (tariff.service == asked.service && tariff.valid_from == asked.valid_from)
        return amount_text(tariff.amount);
    }
  }
  return nullptr;
}

/// Everything that is the same for everyone. What is agreed with one provider is not looked at.
Json common_view(const Dossier& dossier, const Round& round, const std::vector<Json>& cost_prices) {
  Json view = {{"bestek", {{"versie", version_text}}}};
  view["ronde"] = round_part(dossier, round);
  view["gemeenten"] = municipalities_part(dossier);
  view["gemeenten_aantal"] = view["gemeenten"].size();
  view["gemeenten_aantal_andere"] = view["gemeenten"].size() - 1;
  view["gemeenten_namen"] = names_of(view["gemeenten"]);
  view["is_samenwerking"] = view["gemeenten"].size() > 1;
  view["penvoerder"] = item_with_id(view["gemeenten"], round.head.lead);
  view["diensten"] = services_part(dossier, round);
  view["diensten_aantal"] = view["diensten"].size();
  view["aanbieders"] = providers_part(dossier);
  view["aanbieders_aantal"] = view["aanbieders"].size();
  view["uitgangspunten"] = principles_part(dossier);
  view["contractmodel_keuze"] = contract_model_part(dossier, round);
  view["uitsluitingsgronden"] = dossier.json.value("uitsluitingsgronden", Json::array());
  view["geschiktheidseisen"] = suitability_part(dossier);
  view["onderhandelpunten"] = negotiation_points_part(dossier);
  view["reacties"] = reactions_part(round, view["onderhandelpunten"], view["aanbieders"]);
  add_reactions_to_points(view["onderhandelpunten"], view["reacties"]);
  view["algemene_reacties"] = Json::array();
  for (const auto& reaction : view["reacties"]) {
    if (reaction["punt"].is_null()) view["algemene_reacties"].push_back(reaction);
  }
  view["heeft_algemene_reacties"] = !view["algemene_reacties"].empty();
  view["presentatie"] = presentation_part(round);
  view["overleggen"] = consultations_part(round, view["onderhandelpunten"], view["aanbieders"]);
  view["heeft_overleggen"] = !view["overleggen"].empty();
  view["adviesaanvraag"] = advice_request_part(round);
  view["adviezen"] = advice_part(round);
  view["besluitvorming"] = proposals_part(round);
  view["onderhandelpunten_aantal"] = view["onderhandelpunten"].size();
  view["akkoordpunten"] = Json::array();
  for (const auto& point : view["onderhandelpunten"]) {
    if (point["is_akkoord"]) view["akkoordpunten"].push_back(point);
  }
  view["onderhandelthemas"] = negotiation_themes(dossier, view["onderhandelpunten"]);
  view["stappen"] = steps_part(round);
  view["kostprijselementen"] = cost_elements_part(round);
  view["budget"] = budget_part(round);
  add_agreement_parts(view, dossier);
  view["kostprijzen"] = tariff_grounds_part(round, view["diensten"], cost_prices);
  return view;
}

bool has_service(const Json& services, const std::string& id) {
  return std::any_of(services.begin(), services.end(), [&](const Json& service) {
    return service.at("kenmerk").get_ref<const std::string&>() == id;
  });
}

Json provider_view(const Dossier& dossier, const Json& common, const std::string& id) {
  Json provider = item_with_id(common.at("aanbieders"), id);
  for (auto& service : provider["diensten"])
    service = item_with_id(common.at("diensten"), service.at("kenmerk"));
  const auto& written = item_with_id(dossier.json.at("aanbieders"), id);
  const auto declaration = written.find("eigen_verklaring");
  provider["eigen_verklaring"] =
      declaration == written.end() ? Json() : Json{{"datum", declaration->at("datum")}};
  provider["bewijsmiddelen"] = Json::array();
  for (const auto& item : written.value("bewijsmiddelen", Json::array())) {
    provider["bewijsmiddelen"].push_back(
        {{"soort_naam", evidence_name(item.at("soort"))}, {"datum", item.at("datum")}});
  }
  add_agreement_with(provider, common, dossier);
  provider["heeft_bewijsmiddelen"] = !provider["bewijsmiddelen"].empty();
  return provider;
}

/// All that is in the view of a provider; but of the services only which, as they are in the
/// shareable view too.
std::string stamp_of(Json& own) {
  auto& services = own.at("aanbieder").at("diensten");
  Json ids = Json::array();
  for (const auto& service : services) ids.push_back(service.at("kenmerk"));
  std::swap(services, ids);
  auto stamp = own.dump();
  std::swap(services, ids);
  return stamp;
}

void add_names(const Json& value, const std::string& prefix,
               std::map<std::string, std::string>& names) {
  if (value.is_object()) {
    for (const auto& item : value.items()) {
      add_names(item.value(), prefix.empty() ? item.key() : prefix + "." + item.key(), names);
    }
  } else if (value.is_array() && !value.empty() && value.front().is_object()) {
    for (const auto& item : value) add_names(item, prefix + "[]", names);
  } else if (value.is_array()) {
    names.try_emplace(prefix + "[]", value.empty() ? "" : value.front().get<std::string>());
  } else {
    const auto text = value.is_string() ? value.get<std::string>() : value.dump();
    names.try_emplace(prefix, value.is_null() ? "" : text);
  }
}

/// The cost price of the municipalities, with its parts and steps; null when there is none.
Json cost_price_view(const Tariff& tariff, const std::string& unit) {
  if (!tariff.cost_price) return nullptr;
  const auto result = pricing::compute_cost_price(*tariff.cost_price, unit);
  if (!result.is_computed()) return nullptr;
  Json parts = Json::array();
  for (const auto& part : result.parts) {
    parts.push_back({{"letter", part.letter.empty() ? Json() : Json(part.letter)},
                     {"naam", part.name},
                     {"bedrag", amount_text(result.derivation.value(part.amount))}});
  }
  Json steps = Json::array();
  for (std::size_t i = 0; i <= result.total->index; ++i) {
    const auto& line = result.derivation.lines()[i];
    const bool is_given = line.origin.has_value();
    steps.push_back(
        {{"nr", i + 1},
         {"letter", line.letter.empty() ? Json() : Json(line.letter)},
         {"naam", line.name},
         {"is_gegeven", is_given},
         {"waarde", pricing::value_text(line)},
         {"berekening",
          is_given ? Json() : Json(pricing::formula_in_words(result.derivation, line))},
         {"invulling",
          is_given ? Json() : Json(pricing::formula_in_numbers(result.derivation, line))},
         {"bron", is_given && !line.origin->source.empty() ? Json(line.origin->source) : Json()},
         {"peildatum", is_given && line.origin->reference_date
                           ? Json(to_iso(*line.origin->reference_date))
                           : Json()}});
  }
  return {{"bedrag", amount_text(result.amount())},
          {"geindexeerd", result.missing_index.empty()},
          {"elementen", parts},
          {"afrondingsverschil", amount_text(result.derivation.value(*result.rounding_difference))},
          {"stappen", steps}};
}

/// One for each tariff of the round.
std::vector<Json> cost_price_views(const Round& round) {
  std::vector<Json> views;
  for (const auto& tariff : round.tariffs) {
    const auto service =
        std::find_if(round.services.begin(), round.services.end(),
                     [&](const Service& each) { return each.id == tariff.service; });
    views.push_back(cost_price_view(tariff, service->unit));
  }
  return views;
}

/// What is the same for every provider: all but what he offered and what was agreed with him.
Json tariff_view(const Json& common, const Round& round, const Tariff& tariff,
                 const Json& cost_price) {
  const auto quantity =
      pricing::expected_quantity(round, tariff.service, static_cast<int>(tariff.valid_from.year()));
  Json view = {{"dienst", item_with_id(common.at("diensten"), tariff.service)},
               {"geldig", {{"van", to_iso(tariff.valid_from)}, {"tot", to_iso(tariff.valid_to)}}},
               {"is_vast", tariff.fixed.has_value()},
               {"vast", tariff.fixed ? Json(amount_text(*tariff.fixed)) : Json()},
               {"bandbreedte", bandwidth_view(tariff)},
               {"is_bepaald", tariff.fixed.has_value() || tariff.bandwidth.has_value()},
               {"aanbod", nullptr},
               {"tarief", nullptr},
               {"datum", nullptr},
               {"indexering", indexation_part(tariff)},
               {"hoeveelheid", quantity ? Json(to_exact(*quantity)) : Json()},
               {"kostprijs", cost_price}};
  return view;
}

std::vector<Json> tariff_views(const Json& common, const Round& round,
                               const std::vector<Json>& cost_prices) {
  std::vector<Json> views;
  for (std::size_t i = 0; i < round.tariffs.size(); ++i)
    views.push_back(tariff_view(common, round, round.tariffs[i], cost_prices[i]));
  return views;
}

}  // namespace

const Json* View::find(const std::string& name) const {
  if (const auto own = own_.find(name); own != own_.end()) return &*own;
  if (!shared_) return nullptr;
  const auto shared = shared_->find(name);
  return shared == shared_->end() ? nullptr : &*shared;
}

const Json& View::at(const std::string& name) const {
  const auto* value = find(name);
  if (value == nullptr) throw std::out_of_range("no name " + name + " in this view");
  return *value;
}

std::vector<std::string> View::names() const {
  std::vector<std::string> names;
  for (const auto& item : own_.items()) names.push_back(item.key());
  if (!shared_) return names;
  for (const auto& item : shared_->items()) {
    if (!own_.contains(item.key())) names.push_back(item.key());
  }
  return names;
}

Json View::merged() const {
  Json all = shared_ ? *shared_ : Json::object();
  all.update(own_);
  return all;
}

RoundViews::RoundViews(const Dossier& dossier)
    : dossier_(dossier),
      round_(typed_round(dossier)),
      cost_prices_(cost_price_views(round_)),
      shareable_(std::make_shared<const Json>(common_view(dossier, round_, cost_prices_))),
      shareable_hash_(sha256(shareable_->dump())),
      tariffs_(tariff_views(*shareable_, round_, cost_prices_)) {
  for (const auto& tariff : tariffs_) tariff_hashes_.push_back(sha256(tariff.dump()));
}

std::string RoundViews::fingerprint(const View& view) const {
  return sha256(shareable_hash_ + view.stamp());
}

View RoundViews::confidential(const std::string& provider) const {
  Json own = {{"aanbieder", provider_view(dossier_, *shareable_, provider)}};
  own["prijsgesprekken"] = price_talks_part(round_, provider);
  own["prijsgesprek"] = own["prijsgesprekken"].empty() ? Json() : own["prijsgesprekken"].back();
  auto stamp = stamp_of(own);
  const auto& services = own["aanbieder"]["diensten"];
  bool has_offer = false, all_agreed = true;
  Json lines = Json::array();
  for (const auto& tariff : pricing::provider_tariffs(round_, find_provider(round_, provider))) {
    if (!has_service(services, tariff.tariff->service)) continue;
    const auto index = static_cast<std::size_t>(tariff.tariff - round_.tariffs.data());
    Json changes = {{"aanbod", offered_amount(round_, provider, *tariff.tariff)}};
    if (tariff.amount) changes["tarief"] = amount_text(*tariff.amount);
    if (tariff.agreed_on) changes["datum"] = to_iso(*tariff.agreed_on);
    has_offer |= !changes["aanbod"].is_null();
    all_agreed &= tariff.amount.has_value();
    stamp += tariff_hashes_.at(index) + changes.dump();
    lines.push_back(tariffs_.at(index));
    lines.back().update(changes);
  }
  own["alle_tarieven_afgesproken"] = !lines.empty() && all_agreed;
  own["heeft_aanbod"] = has_offer;
  own["tarieven_aantal"] = lines.size();
  own["tarieven"] = std::move(lines);
  return {shareable_, std::move(own), std::move(stamp)};
}

View RoundViews::about(Subject kind, const std::string& id, bool is_confidential) const {
  Json own = Json::object();
  switch (kind) {
    case Subject::round:
      return shareable();
    case Subject::provider:
      return confidential(id);
    case Subject::municipality:
      own = {{"gemeente", municipality_part(round_, *shareable_, id)}};
      if (is_confidential) {
        own["benchmarks"] = benchmarks_part(round_, *shareable_);
        own["heeft_benchmarks"] = !own["benchmarks"].empty();
      }
      return {shareable_, std::move(own)};
    case Subject::service:
      own["dienst"] = item_with_id(shareable_->at("diensten"), id);
      return {shareable_, std::move(own)};
    case Subject::consultation:
      own["overleg"] = item_with_id(shareable_->at("overleggen"), id);
      return {shareable_, std::move(own)};
  }
  throw std::logic_error("unknown kind of subject");
}

std::vector<std::string> RoundViews::subjects(Subject kind) const {
  if (kind == Subject::round) return {""};
  static const std::map<Subject, const char*> lists = {{Subject::provider, "aanbieders"},
                                                       {Subject::municipality, "gemeenten"},
                                                       {Subject::service, "diensten"},
                                                       {Subject::consultation, "overleggen"}};
  std::vector<std::string> ids;
  for (const auto& item : shareable_->at(lists.at(kind))) ids.push_back(item.at("kenmerk"));
  return ids;
}

std::vector<ViewName> names_in(const View& view) {
  std::map<std::string, std::string> names;
  for (const auto& name : view.names()) add_names(view.at(name), name, names);
  std::vector<ViewName> result;
  for (const auto& [name, value] : names) result.push_back({name, value});
  return result;
}

Findings RoundViews::missing_tariffs(const std::string& provider) const {
  const auto ids = provider_ids(dossier_);
  const auto index = std::find(ids.begin(), ids.end(), provider) - ids.begin();
  const auto& services = find_provider(round_, provider).services;
  const auto tariffs = pricing::provider_tariffs(round_, find_provider(round_, provider));
  Findings findings;
  for (std::size_t i = 0; i < services.size(); ++i) {
    const bool is_complete =
        std::any_of(tariffs.begin(), tariffs.end(), [&](const pricing::ProviderTariff& t) {
          return t.tariff->service == services[i] && t.amount;
        });
    const bool has_gap =
        std::any_of(tariffs.begin(), tariffs.end(), [&](const pricing::ProviderTariff& t) {
          return t.tariff->service == services[i] && !t.amount;
        });
    if (is_complete && !has_gap) continue;
    const auto pointer = fmt::format("/aanbieders/{}/diensten/{}", index, i);
    findings.push_back(
        {"B050", Severity::error, dossier_.position(pointer), pointer,
         fmt::format("met {} is voor \"{}\" nog geen tarief afgesproken", provider, services[i]),
         fmt::format(
             "voeg bij deze dienst in tarieven.yaml onder onderhandeld een regel voor {} toe",
             provider)});
  }
  return findings;
}

}  // namespace bestek::view
