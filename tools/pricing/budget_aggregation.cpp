// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "pricing/budget_aggregation.hpp"

#include <algorithm>
#include <unordered_map>

namespace bestek::pricing {

namespace {

using Index = std::unordered_map<std::string, std::size_t>;

template <class Item>
Index index_of(const std::vector<Item>& items) {
  Index index;
  index.reserve(items.size());
  for (std::size_t i = 0; i < items.size(); ++i) index.emplace(items[i].id, i);
  return index;
}

/// A part of a price, ready to multiply with: times its share.
struct FastPart {
  std::size_t provider;
  Number low, middle, high;
  bool is_single;
};

/// What volumes of the same service, year and provider share.
struct PricedKey {
  UsedPrice used;
  std::size_t missing = 0;  ///< 1 + index in the list of what is missing
  std::vector<FastPart> parts;
};

Spread product(const Number& quantity, const FastPart& part) {
  const auto middle = product_in_cents(quantity, part.middle);
  if (part.is_single) return {middle, middle, middle};
  return {product_in_cents(quantity, part.low), middle, product_in_cents(quantity, part.high)};
}

/// Walks over the volumes and prices them; each distinct price is looked up once.
class Walk {
 public:
  Walk(const Round& round, const AggregationOptions& options)
      : round_(round),
        options_(options),
        list_(round, options.ground),
        services_(index_of(round.services)),
        providers_(index_of(round.providers)) {
    for (const auto& municipality : round.municipalities) {
      const auto of_this = of_municipality(municipality.id);
      municipality_factors_.push_back(of_this);
      has_municipality_factor_ = has_municipality_factor_ || of_this != 1;
    }
  }

  const Index& services() const { return services_; }
  std::vector<PricedKey>& keys() { return keys_; }

  PricedKey& key_of(const Volume& volume, std::size_t service) {
    const auto provider =
        volume.provider.empty() ? providers_.size() : providers_.at(volume.provider);
    const auto id = (static_cast<std::uint64_t>(service) * 512 +
                     static_cast<std::uint64_t>(volume.year % 512)) *
                        (providers_.size() + 1) +
                    provider;
    const auto [found, is_new] = seen_.emplace(id, keys_.size());
    if (is_new) keys_.push_back(priced(volume));
    return keys_[found->second];
  }

  Number quantity_of(const Volume& volume, std::size_t municipality) const {
    if (!has_municipality_factor_) return Number(volume.quantity);
    return Number(volume.quantity * municipality_factors_[municipality]);
  }

  /// Of everything and of this service; the municipality's own comes with the quantity.
  Rational volume_factor(const std::string& service) const {
    return factor(options_.changes, ScenarioKind::volume, service);
  }

 private:
  Rational of_municipality(const std::string& id) const {
    Rational product = 1;
    for (const auto& change : options_.changes) {
      if (change.kind == ScenarioKind::volume && change.target == id)
        product *= 1 + change.percentage / 100;
    }
    return product;
  }

  PricedKey priced(const Volume& volume) const {
    PricedKey key{{volume.service, volume.provider, volume.year, {}}, 0, {}};
    key.used.price = list_.find(volume.service, volume.year, volume.provider);
    const auto on_tariff = factor(options_.changes, ScenarioKind::tariff, volume.service);
    for (auto& part : key.used.price.parts) {
      part.price.low *= on_tariff;
      part.price.middle *= on_tariff;
      part.price.high *= on_tariff;
    }
    const auto on_volume = volume_factor(volume.service);
    for (const auto& part : key.used.price.parts) {
      const auto provider =
          part.provider.empty() ? providers_.size() : providers_.at(part.provider);
      const Rational times = part.share * on_volume;
      key.parts.push_back({provider, Number(part.price.low * times),
                           Number(part.price.middle * times), Number(part.price.high * times),
                           part.price.is_single()});
    }
    return key;
  }

  const Round& round_;
  const AggregationOptions& options_;
  PriceList list_;
  Index services_, providers_;
  std::vector<Rational> municipality_factors_;
  bool has_municipality_factor_ = false;
  std::unordered_map<std::uint64_t, std::size_t> seen_;
  std::vector<PricedKey> keys_;
};

template <class Item>
std::vector<std::string> ids_of(const std::vector<Item>& items) {
  std::vector<std::string> ids;
  ids.reserve(items.size());
  for (const auto& item : items) ids.push_back(item.id);
  return ids;
}

bool is_chosen(const AggregationOptions& options, int year) {
  return options.years.empty() || options.years.contains(year);
}

Aggregation empty_aggregation(const Round& round, const AggregationOptions& options) {
  Aggregation result;
  std::set<int> years;
  for (const auto& volume : round.volumes) {
    if (is_chosen(options, volume.year)) years.insert(volume.year);
  }
  for (const auto& municipality : round.municipalities) {
    for (const auto& budget : municipality.budgets) {
      if (is_chosen(options, budget.year)) years.insert(budget.year);
    }
  }
  result.years.assign(years.begin(), years.end());
  result.municipalities = ids_of(round.municipalities);
  result.services = ids_of(round.services);
  result.providers = ids_of(round.providers);
  const auto table = [&](std::size_t width) {
    return std::vector<std::vector<Spread>>(years.size(), std::vector<Spread>(width));
  };
  result.total.resize(years.size());
  result.by_municipality = table(result.municipalities.size());
  result.by_service = table(result.services.size());
  result.by_provider = table(result.providers.size() + 1);
  return result;
}

void count_missing(Aggregation& result, PricedKey& key) {
  if (key.missing == 0) {
    const auto same =
        std::find_if(result.missing.begin(), result.missing.end(), [&](const MissingTariff& m) {
          return m.service == key.used.service && m.year == key.used.year;
        });
    key.missing = static_cast<std::size_t>(same - result.missing.begin()) + 1;
    if (same == result.missing.end())
      result.missing.push_back({key.used.service, key.used.year, 0});
  }
  ++result.missing[key.missing - 1].lines;
}

std::vector<std::vector<Rational>> values_of(const std::vector<std::vector<ExactSum>>& sums) {
  std::vector<std::vector<Rational>> values;
  for (const auto& row : sums) {
    auto& of_year = values.emplace_back();
    for (const auto& sum : row) of_year.push_back(sum.value());
  }
  return values;
}

}  // namespace

Spread& Spread::operator+=(const Spread& other) {
  low += other.low;
  middle += other.middle;
  high += other.high;
  return *this;
}

std::optional<std::size_t> Aggregation::year_index(int year) const {
  const auto found = std::lower_bound(years.begin(), years.end(), year);
  if (found == years.end() || *found != year) return std::nullopt;
  return static_cast<std::size_t>(found - years.begin());
}

Rational factor(const std::vector<ScenarioChange>& changes, ScenarioKind kind,
                const std::string& target) {
  Rational product = 1;
  for (const auto& change : changes) {
    if (change.kind == kind && (change.target.empty() || change.target == target))
      product *= 1 + change.percentage / 100;
  }
  return product;
}

Aggregation aggregate(const Round& round, const AggregationOptions& options) {
  auto result = empty_aggregation(round, options);
  Walk walk(round, options);
  const auto municipalities = index_of(round.municipalities);
  std::vector<std::vector<ExactSum>> exact(result.years.size(),
                                           std::vector<ExactSum>(municipalities.size()));
  for (const auto& volume : round.volumes) {
    const auto year = result.year_index(volume.year);
    if (!year) continue;
    const auto municipality = municipalities.at(volume.municipality);
    const auto service = walk.services().at(volume.service);
    auto& key = walk.key_of(volume, service);
    if (key.parts.empty()) {
      count_missing(result, key);
      continue;
    }
    const auto quantity = walk.quantity_of(volume, municipality);
    Spread line;
    for (const auto& part : key.parts) {
      const auto amount = product(quantity, part);
      result.by_provider[*year][part.provider] += amount;
      exact[*year][municipality].add(quantity, part.middle);
      line += amount;
      ++result.lines;
    }
    result.by_municipality[*year][municipality] += line;
    result.by_service[*year][service] += line;
    result.total[*year] += line;
  }
  result.exact = values_of(exact);
  for (auto& key : walk.keys()) {
    if (!key.parts.empty()) result.prices.push_back(std::move(key.used));
  }
  return result;
}

std::vector<BudgetLine> budget_lines(const Round& round, const AggregationOptions& options) {
  Walk walk(round, options);
  const auto municipalities = index_of(round.municipalities);
  std::vector<BudgetLine> lines;
  for (const auto& volume : round.volumes) {
    if (!is_chosen(options, volume.year)) continue;
    auto& key = walk.key_of(volume, walk.services().at(volume.service));
    const auto quantity = walk.quantity_of(volume, municipalities.at(volume.municipality));
    const auto on_volume = walk.volume_factor(volume.service);
    for (std::size_t i = 0; i < key.parts.size(); ++i) {
      const auto& part = key.used.price.parts[i];
      lines.push_back({&volume, part.provider, quantity.exact * on_volume * part.share, part.price,
                       key.used.price.source, product(quantity, key.parts[i])});
    }
  }
  return lines;
}

}  // namespace bestek::pricing
