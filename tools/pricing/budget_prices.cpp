// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "pricing/budget_prices.hpp"

#include <algorithm>

namespace bestek::pricing {

namespace {

struct Found {
  PriceSource source = PriceSource::none;
  std::vector<PricePart> parts;
};

PriceRange single(const Rational& amount) { return {amount, amount, amount}; }

std::optional<Rational> agreed_with(const Tariff& tariff, const std::string& provider) {
  for (const auto& agreed : tariff.negotiated) {
    if (agreed.provider == provider) return agreed.amount;
  }
  return tariff.fixed;
}

/// Of the fixed tariff or the bandwidth.
Found shareable_price(const Tariff& tariff, const std::string& provider) {
  if (tariff.fixed) return {PriceSource::fixed, {{provider, single(*tariff.fixed)}}};
  if (!tariff.bandwidth) return {};
  const auto& [minimum, maximum] = *tariff.bandwidth;
  return {PriceSource::bandwidth,
          {{provider, {minimum, Rational((minimum + maximum) / 2), maximum}}}};
}

PriceRange range_of(const std::vector<NegotiatedTariff>& agreed) {
  PriceRange range = single(agreed.front().amount);
  Rational sum = 0;
  for (const auto& tariff : agreed) {
    range.low = std::min(range.low, tariff.amount);
    range.high = std::max(range.high, tariff.amount);
    sum += tariff.amount;
  }
  range.middle = sum / static_cast<int>(agreed.size());
  return range;
}

/// Of what was agreed with this provider; without an agreement what everyone may know.
Found agreed_price(const Tariff& tariff, const std::string& provider) {
  const auto amount = agreed_with(tariff, provider);
  if (!amount) return shareable_price(tariff, provider);
  return {amount == tariff.fixed ? PriceSource::fixed : PriceSource::agreed,
          {{provider, single(*amount)}}};
}

const VolumeShares* shares_of(const Round& round, const std::string& service, int year) {
  const VolumeShares* found = nullptr;
  for (const auto& shares : round.funding.volume_shares) {
    if (shares.service != service) continue;
    if (shares.year == year) return &shares;
    if (!shares.year) found = &shares;
  }
  return found;
}

Found shared_price(const Tariff& tariff, const VolumeShares& shares) {
  Found found{PriceSource::shares, {}};
  for (const auto& share : shares.shares) {
    auto part = agreed_price(tariff, share.provider);
    if (part.parts.empty()) return {};
    part.parts.front().share = share.percentage / 100;
    found.parts.push_back(std::move(part.parts.front()));
  }
  return found;
}

Found price_under(const Tariff& tariff, const std::string& provider, Ground ground,
                  const VolumeShares* shares) {
  if (ground == Ground::shareable) return shareable_price(tariff, provider);
  if (!provider.empty()) return agreed_price(tariff, provider);
  if (shares != nullptr) return shared_price(tariff, *shares);
  if (tariff.fixed || tariff.negotiated.empty()) return shareable_price(tariff, provider);
  return {PriceSource::agreed_range, {{provider, range_of(tariff.negotiated)}}};
}

/// Days of the tariff's period that lie in the year.
int days_in(const Tariff& tariff, int year) {
  const auto first = std::max(tariff.valid_from, *parse_date(std::to_string(year) + "-01-01"));
  const auto last = std::min(tariff.valid_to, *parse_date(std::to_string(year) + "-12-31"));
  return last < first ? 0 : static_cast<int>(days_between(first, last)) + 1;
}

/// Adds a period's prices, weighted, to those of the same provider.
void add(Price& price, const Found& found, const Rational& weight) {
  price.source = price.parts.empty() ? found.source : std::max(price.source, found.source);
  for (const auto& part : found.parts) {
    auto same = std::find_if(price.parts.begin(), price.parts.end(), [&](const PricePart& other) {
      return other.provider == part.provider;
    });
    if (same == price.parts.end()) {
      price.parts.push_back({part.provider, single(0), part.share});
      same = price.parts.end() - 1;
    }
    same->price.low += part.price.low * weight;
    same->price.middle += part.price.middle * weight;
    same->price.high += part.price.high * weight;
  }
}

}  // namespace

std::string_view name_of(PriceSource source) {
  switch (source) {
    case PriceSource::agreed:
      return "afgesproken";
    case PriceSource::fixed:
      return "vast";
    case PriceSource::shares:
      return "verdeling";
    case PriceSource::agreed_range:
      return "gemiddelde";
    case PriceSource::bandwidth:
      return "bandbreedte";
    case PriceSource::none:
      break;
  }
  return "geen";
}

PriceList::PriceList(const Round& round, Ground ground) : round_(round), ground_(ground) {
  tariffs_.reserve(round.tariffs.size());
  for (const auto& tariff : round.tariffs) tariffs_.emplace_back(tariff.service, &tariff);
  std::stable_sort(tariffs_.begin(), tariffs_.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
}

Price PriceList::find(const std::string& service, int year, const std::string& provider) const {
  const auto less = [](const auto& entry, const std::string& id) { return entry.first < id; };
  const auto first = std::lower_bound(tariffs_.begin(), tariffs_.end(), service, less);
  std::vector<std::pair<const Tariff*, int>> periods;
  int days = 0;
  for (auto entry = first; entry != tariffs_.end() && entry->first == service; ++entry) {
    const int in_year = days_in(*entry->second, year);
    if (in_year > 0) periods.emplace_back(entry->second, in_year);
    days += in_year;
  }
  const auto* shares = ground_ == Ground::agreed && provider.empty() && !periods.empty()
                           ? shares_of(round_, service, year)
                           : nullptr;
  Price price;
  for (const auto& [tariff, in_year] : periods) {
    const auto found = price_under(*tariff, provider, ground_, shares);
    if (found.parts.empty()) return {};
    add(price, found, Rational(in_year, days));
  }
  return price;
}

Price price_of(const Round& round, const std::string& service, int year,
               const std::string& provider, Ground ground) {
  return PriceList(round, ground).find(service, year, provider);
}

}  // namespace bestek::pricing
