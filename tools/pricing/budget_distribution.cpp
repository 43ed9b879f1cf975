// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "pricing/budget_distribution.hpp"

#include <algorithm>
#include <numeric>
#include <stdexcept>

#include "pricing/budget_aggregation.hpp"

namespace bestek::pricing {

namespace {

using Integer = boost::multiprecision::cpp_int;

struct Weights {
  std::string unit;
  std::vector<Rational> values;
};

Rational inhabitants_of(const Municipality& municipality) {
  if (!municipality.inhabitants)
    throw std::invalid_argument("inhabitants of " + municipality.id + " are not known");
  return *municipality.inhabitants;
}

std::string unit_of(const Round& round, const std::string& service) {
  for (const auto& candidate : round.services) {
    if (candidate.id == service) return candidate.unit;
  }
  throw std::invalid_argument("no service " + service);
}

/// Quantities of one service, or the forecast in euro of all.
Weights by_use(const Round& round, const Distribution& distribution,
               const std::vector<const Municipality*>& among) {
  Weights weights{"euro raming", std::vector<Rational>(among.size(), 0)};
  const auto aggregation = distribution.service.empty()
                               ? aggregate(round, {Ground::shareable, {}, {distribution.year}})
                               : Aggregation{};
  for (std::size_t i = 0; i < among.size(); ++i) {
    if (distribution.service.empty()) {
      const auto index = static_cast<std::size_t>(among[i] - round.municipalities.data());
      if (!aggregation.years.empty())
        weights.values[i] = euros(aggregation.by_municipality[0][index].middle);
      continue;
    }
    for (const auto& volume : round.volumes) {
      if (volume.municipality == among[i]->id && volume.service == distribution.service &&
          volume.year == distribution.year)
        weights.values[i] += volume.quantity;
    }
  }
  if (!distribution.service.empty()) weights.unit = unit_of(round, distribution.service);
  return weights;
}

Weights by_shares(const Distribution& distribution, const std::vector<const Municipality*>& among) {
  Weights weights{"procent", std::vector<Rational>(among.size(), 0)};
  for (const auto& share : distribution.shares) {
    for (std::size_t i = 0; i < among.size(); ++i) {
      if (among[i]->id == share.municipality) weights.values[i] += share.percentage;
    }
  }
  return weights;
}

Weights weights_of(const Round& round, const Distribution& distribution,
                   const std::vector<const Municipality*>& among) {
  const auto key = distribution.key == DistributionKey::development_model ? distribution.basic_key
                                                                          : distribution.key;
  if (key == DistributionKey::use) return by_use(round, distribution, among);
  if (key == DistributionKey::shares) return by_shares(distribution, among);
  Weights weights{"inwoners", {}};
  for (const auto* municipality : among) weights.values.push_back(inhabitants_of(*municipality));
  return weights;
}

Cents hosted_by(const Distribution& distribution, const std::string& municipality) {
  Cents sum = 0;
  for (const auto& facility : distribution.facilities) {
    if (facility.municipality == municipality) sum += to_cents(facility.amount_eur);
  }
  return sum;
}

}  // namespace

std::vector<Cents> divide(Cents whole, const std::vector<Rational>& weights) {
  Rational total = 0;
  for (const auto& weight : weights) {
    if (weight < 0) throw std::invalid_argument("a weight below zero");
    total += weight;
  }
  std::vector<Cents> parts(weights.size(), 0);
  if (whole == 0) return parts;
  if (total == 0) throw std::invalid_argument("weights that are all zero");
  const bool negative = whole < 0;
  const Integer positive(negative ? -whole : whole);
  std::vector<Rational> remainders;
  Integer given = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const Rational exact = weights[i] / total * positive;
    const Integer fit = numerator(exact) / denominator(exact);
    remainders.push_back(exact - fit);
    parts[i] = static_cast<Cents>(fit);
    given += fit;
  }
  std::vector<std::size_t> order(weights.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return remainders[a] > remainders[b]; });
  const auto left = static_cast<std::size_t>(Integer(positive - given));
  for (std::size_t i = 0; i < left; ++i) ++parts[order[i]];
  if (negative) std::transform(parts.begin(), parts.end(), parts.begin(), std::negate<>());
  return parts;
}

Cents DistributedAmount::basic() const {
  return std::accumulate(parts.begin(), parts.end(), Cents{0},
                         [](Cents sum, const auto& part) { return sum + part.basic; });
}

Cents DistributedAmount::facilities() const {
  return std::accumulate(parts.begin(), parts.end(), Cents{0},
                         [](Cents sum, const auto& part) { return sum + part.facilities; });
}

Cents ContributionYear::total() const {
  return std::accumulate(parts.begin(), parts.end(), Cents{0},
                         [](Cents sum, const auto& part) { return sum + part.amount; });
}

std::vector<const Municipality*> participants(const Round& round,
                                              const std::vector<std::string>& ids) {
  std::vector<const Municipality*> found;
  for (const auto& municipality : round.municipalities) {
    if (ids.empty() || std::find(ids.begin(), ids.end(), municipality.id) != ids.end())
      found.push_back(&municipality);
  }
  return found;
}

DistributedAmount distribute(const Round& round, const Distribution& distribution) {
  const auto among = participants(round, distribution.municipalities);
  const auto weights = weights_of(round, distribution, among);
  DistributedAmount result{&distribution,
                           to_cents(distribution.amount_eur),
                           to_cents(distribution.execution_eur),
                           weights.unit,
                           {}};
  const bool has_facilities = distribution.key == DistributionKey::development_model;
  for (std::size_t i = 0; i < among.size(); ++i) {
    result.parts.push_back({among[i]->id, among[i]->cluster, weights.values[i], 0,
                            has_facilities ? hosted_by(distribution, among[i]->id) : 0});
  }
  const Cents basic = result.whole - result.execution - result.facilities();
  if (basic < 0) throw std::invalid_argument("more is taken off than there is to divide");
  const auto parts = divide(basic, weights.values);
  for (std::size_t i = 0; i < parts.size(); ++i) result.parts[i].basic = parts[i];
  return result;
}

std::vector<ContributionYear> contribution_years(const Round& round,
                                                 const MunicipalContribution& contribution) {
  int last = contribution.year;
  for (const auto& index : contribution.indices) last = std::max(last, index.year);
  std::vector<ContributionYear> years;
  Rational amount = contribution.amount_eur();
  for (int year = contribution.year; year <= last; ++year) {
    for (const auto& index : contribution.indices) {
      if (index.year == year && year > contribution.year) amount *= 1 + index.percentage / 100;
    }
    ContributionYear result{year, amount, {}};
    for (const auto* municipality : participants(round, contribution.municipalities)) {
      const auto inhabitants = inhabitants_of(*municipality);
      result.parts.push_back(
          {municipality->id, *municipality->inhabitants, to_cents(inhabitants * amount)});
    }
    years.push_back(std::move(result));
  }
  return years;
}

}  // namespace bestek::pricing
