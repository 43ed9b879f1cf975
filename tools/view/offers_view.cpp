// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include <algorithm>
#include <set>

#include "pricing/agreed_tariffs.hpp"
#include "pricing/benchmark.hpp"
#include "pricing/cost_price.hpp"
#include "pricing/offers.hpp"
#include "view/round_view.hpp"
#include "view/view.hpp"

/// What the municipalities see of the offers of all providers, and of their own quantities. No
/// other view has this.
namespace bestek::view {

namespace {

/// What all offers for one tariff period are held against.
struct Yardstick {
  Json service, valid, bandwidth, fixed, cost_price, benchmark_median, quantity;
  std::optional<Rational> lowest, highest;  ///< that may be offered
};

std::string unit_of(const Round& round, const std::string& service) {
  const auto found = std::find_if(round.services.begin(), round.services.end(),
                                  [&](const Service& each) { return each.id == service; });
  return found == round.services.end() ? "" : found->unit;
}

Json optional_amount(const std::optional<Rational>& amount) {
  return amount ? Json(amount_text(*amount)) : Json();
}

std::optional<Rational> cost_price_of(const Round& round, const Tariff& tariff) {
  if (!tariff.cost_price) return std::nullopt;
  const auto result =
      pricing::compute_cost_price(*tariff.cost_price, unit_of(round, tariff.service));
  return result.is_computed() ? std::optional(result.amount()) : std::nullopt;
}

std::optional<Rational> benchmark_median(const Tariff& tariff) {
  std::vector<Rational> amounts;
  for (const auto& item : tariff.benchmark) amounts.push_back(item.amount);
  const auto statistics = pricing::benchmark_statistics(std::move(amounts));
  return statistics ? std::optional(round_half_up(statistics->median, 2)) : std::nullopt;
}

Yardstick yardstick_of(const Json& common, const Round& round, const Tariff& tariff) {
  Yardstick result;
  result.service = item_with_id(common.at("diensten"), tariff.service);
  result.valid = {{"van", to_iso(tariff.valid_from)}, {"tot", to_iso(tariff.valid_to)}};
  result.fixed = optional_amount(tariff.fixed);
  result.lowest = result.highest = tariff.fixed;
  if (tariff.bandwidth) {
    result.lowest = tariff.bandwidth->minimum;
    result.highest = tariff.bandwidth->maximum;
    result.bandwidth = {{"minimum", amount_text(*result.lowest)},
                        {"maximum", amount_text(*result.highest)}};
  }
  result.cost_price = optional_amount(cost_price_of(round, tariff));
  result.benchmark_median = optional_amount(benchmark_median(tariff));
  const auto quantity =
      pricing::expected_quantity(round, tariff.service, static_cast<int>(tariff.valid_from.year()));
  result.quantity = quantity ? Json(to_exact(*quantity)) : Json();
  return result;
}

std::string outlier_word(pricing::Outlier outlier) {
  if (outlier == pricing::Outlier::none) return "nee";
  return outlier == pricing::Outlier::low ? "laag" : "hoog";
}

std::string bounds_word(const Yardstick& yardstick, const Rational& amount) {
  if (yardstick.lowest && amount < *yardstick.lowest) return "te laag";
  return yardstick.highest && amount > *yardstick.highest ? "te hoog" : "ja";
}

Json above_pct(const Rational& amount, const Rational& median) {
  if (median == 0) return nullptr;
  return to_fixed((amount / median - 1) * 100, 1);
}

Json offer_row(const Json& common, const Yardstick& yardstick, const pricing::ReceivedOffer& offer,
               const Rational& median, pricing::Outlier outlier) {
  const auto& provider = item_with_id(common.at("aanbieders"), offer.offer->provider);
  const auto& tariff = *offer.tariff;
  const auto own = tariff.cost_price ? pricing::offered_cost_price(*tariff.cost_price)
                                     : std::optional<Rational>();
  return {{"dienst", yardstick.service},
          {"geldig", yardstick.valid},
          {"aanbieder", {{"kenmerk", provider.at("kenmerk")}, {"naam", provider.at("naam")}}},
          {"ontvangen", to_iso(offer.offer->received)},
          {"tarief", amount_text(tariff.amount)},
          {"bandbreedte", yardstick.bandwidth},
          {"vast", yardstick.fixed},
          {"binnen_bandbreedte", bounds_word(yardstick, tariff.amount)},
          {"kostprijs", yardstick.cost_price},
          {"kostprijs_aanbieder", optional_amount(own)},
          {"mediaan", amount_text(round_half_up(median, 2))},
          {"boven_mediaan_pct", above_pct(tariff.amount, median)},
          {"uitschieter", outlier_word(outlier)}};
}

/// Minimum, median and the like of the offers for one tariff period; null without an offer.
Json service_row(const Yardstick& yardstick, const std::vector<Rational>& amounts) {
  Json row = {
      {"dienst", yardstick.service},        {"geldig", yardstick.valid},
      {"bandbreedte", yardstick.bandwidth}, {"vast", yardstick.fixed},
      {"kostprijs", yardstick.cost_price},  {"benchmark_mediaan", yardstick.benchmark_median},
      {"hoeveelheid", yardstick.quantity},  {"aantal", amounts.size()}};
  const auto statistics = pricing::benchmark_statistics(amounts);
  const auto put = [&](const char* name, const Rational& amount) {
    row[name] = statistics ? Json(amount_text(round_half_up(amount, 2))) : Json();
  };
  const auto known = statistics.value_or(pricing::BenchmarkStatistics());
  put("minimum", known.minimum);
  put("kwartiel_laag", known.lower_quartile);
  put("mediaan", known.median);
  put("kwartiel_hoog", known.upper_quartile);
  put("maximum", known.maximum);
  const auto marked = pricing::outliers(amounts);
  row["uitschieters"] = std::count_if(marked.begin(), marked.end(), [](pricing::Outlier outlier) {
    return outlier != pricing::Outlier::none;
  });
  row["buiten_bandbreedte"] =
      std::count_if(amounts.begin(), amounts.end(),
                    [&](const Rational& amount) { return bounds_word(yardstick, amount) != "ja"; });
  return row;
}

Json providers_without_offer(const Json& common, const Round& round) {
  Json names = Json::array();
  for (const auto& provider : common.at("aanbieders")) {
    const bool has_offer =
        std::any_of(round.offers.begin(), round.offers.end(),
                    [&](const Offer& offer) { return offer.provider == provider.at("kenmerk"); });
    if (!has_offer) names.push_back({{"naam", provider.at("naam")}});
  }
  return names;
}

/// Of all services, or of the one with this kenmerk.
Json offers_part(const Json& common, const Round& round, const std::string& only) {
  Json part = {{"aanbiedingen", Json::array()}, {"aanbiedingen_per_dienst", Json::array()}};
  for (const auto& tariff : round.tariffs) {
    if (!only.empty() && tariff.service != only) continue;
    const auto yardstick = yardstick_of(common, round, tariff);
    const auto offers = pricing::offers_for(round, tariff);
    std::vector<Rational> amounts;
    for (const auto& offer : offers) amounts.push_back(offer.tariff->amount);
    part["aanbiedingen_per_dienst"].push_back(service_row(yardstick, amounts));
    if (offers.empty()) continue;
    const auto median = pricing::benchmark_statistics(amounts)->median;
    const auto marked = pricing::outliers(amounts);
    for (std::size_t i = 0; i < offers.size(); ++i)
      part["aanbiedingen"].push_back(offer_row(common, yardstick, offers[i], median, marked[i]));
  }
  part["aanbiedingen_aantal"] = part["aanbiedingen"].size();
  part["aanbieders_met_aanbieding"] = round.offers.size();
  part["aanbieders_zonder_aanbieding"] = providers_without_offer(common, round);
  part["uitschieter_regel"] = {{"ten_minste", pricing::least_offers_for_outliers}};
  return part;
}

std::optional<Rational> quantity_of(const Round& round, const std::string& municipality,
                                    const std::string& service, int year) {
  std::optional<Rational> total;
  for (const auto& volume : round.volumes) {
    if (volume.municipality == municipality && volume.service == service && volume.year == year)
      total = total.value_or(0) + volume.quantity;
  }
  return total;
}

/// A row for each service in each year of the term and each year that has quantities.
Json volumes_part(const Json& common, const Round& round, const std::string& municipality) {
  std::set<int> years;
  for (int year = static_cast<int>(round.head.term.start.year());
       year <= static_cast<int>(round.head.term.end.year()); ++year)
    years.insert(year);
  for (const auto& volume : round.volumes) years.insert(volume.year);
  Json rows = Json::array();
  for (const auto& service : common.at("diensten")) {
    for (const int year : years) {
      const auto quantity = quantity_of(round, municipality, service.at("kenmerk"), year);
      rows.push_back({{"dienst", service},
                      {"jaar", year},
                      {"hoeveelheid", quantity ? Json(to_exact(*quantity)) : Json()}});
    }
  }
  return rows;
}

}  // namespace

View RoundViews::of_municipality(const std::string& municipality, bool is_internal) const {
  Json own = about(Subject::municipality, municipality, is_internal).own();
  own["volumes"] = volumes_part(*shareable_, round_, municipality);
  if (is_internal) own.update(offers_part(*shareable_, round_, ""));
  return {shareable_, std::move(own)};
}

View RoundViews::of_service(const std::string& service, bool is_internal) const {
  Json own = about(Subject::service, service, is_internal).own();
  if (is_internal) own.update(offers_part(*shareable_, round_, service));
  return {shareable_, std::move(own)};
}

View RoundViews::internal() const { return {shareable_, offers_part(*shareable_, round_, "")}; }

}  // namespace bestek::view
