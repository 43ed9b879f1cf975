// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "scoring/bids.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace bestek::scoring {

namespace {

constexpr int decimals_of_logarithm = 12;

template <class Value>
const Value& needed(const std::optional<Value>& value, const char* what) {
  if (!value) throw std::invalid_argument(std::string("the comparison lacks ") + what);
  return *value;
}

/// The prices that relative methods look at.
struct PriceRange {
  Rational lowest, highest;
};

PriceRange received(const std::vector<Bid>& bids) {
  PriceRange range{bids.at(0).price, bids.at(0).price};
  for (const auto& bid : bids) {
    range.lowest = std::min(range.lowest, bid.price);
    range.highest = std::max(range.highest, bid.price);
  }
  return range;
}

Rational quality_of(const BidComparison& comparison, const Bid& bid) {
  const Rational span = comparison.highest_grade - comparison.lowest_grade;
  Rational total = 0;
  Rational weights = 0;
  for (const auto& criterion : comparison.criteria) {
    const auto grade = bid.grades.find(criterion.id);
    if (grade == bid.grades.end())
      throw std::invalid_argument(bid.provider + " has no grade on " + criterion.id);
    total += criterion.weight * (grade->second - comparison.lowest_grade);
    weights += criterion.weight;
  }
  if (span <= 0 || weights <= 0)
    throw std::invalid_argument("the scale or the weights of quality are empty");
  return total / weights / span;
}

/// The place where the logarithm leaves exact arithmetic, and comes back.
Rational logarithmic_share(const Rational& price, const Rational& lowest,
                           const Rational& multiple) {
  if (multiple <= 1) throw std::invalid_argument("the multiple of the lowest price is not above 1");
  const Rational ratio = price / lowest;
  const double share =
      1 - std::log(ratio.convert_to<double>()) / std::log(multiple.convert_to<double>());
  return std::max(Rational(0), round_half_up(Rational(share), decimals_of_logarithm));
}

Rational fixed_bounds_share(const PriceBounds& bounds, const Rational& price) {
  if (bounds.highest <= bounds.lowest) throw std::invalid_argument("the price bounds are reversed");
  const Rational share = (bounds.highest - price) / (bounds.highest - bounds.lowest);
  if (bounds.outside == OutsideBounds::extended) return share;
  return std::clamp(share, Rational(0), Rational(1));
}

/// Which part of the price points a price earns.
Rational price_share(const BidComparison& comparison, BidMethod method, const PriceRange& range,
                     const Rational& price) {
  switch (method) {
    case BidMethod::weighted_factor:
      return fixed_bounds_share(needed(comparison.bounds, "price bounds"), price);
    case BidMethod::lowest_price:
      return range.lowest / price;
    case BidMethod::linear_relative:
      if (range.highest == range.lowest) return 1;
      return (range.highest - price) / (range.highest - range.lowest);
    case BidMethod::logarithmic:
      return logarithmic_share(price, range.lowest, needed(comparison.zero_multiple, "a multiple"));
    case BidMethod::award_on_value:
      break;
  }
  throw std::invalid_argument("this method gives no points for a price");
}

Rational rounded(const BidComparison& comparison, BidRounding where, const Rational& value) {
  return comparison.rounding == where ? round_half_up(value, comparison.decimals) : value;
}

BidScore score_bid(const BidComparison& comparison, BidMethod method, const PriceRange& range,
                   const Bid& bid) {
  BidScore score{bid.provider, bid.price, quality_of(comparison, bid), 0, 0, 0, {}, false};
  const auto part = [&](const Rational& value) {
    return rounded(comparison, BidRounding::each_part, value);
  };
  if (method == BidMethod::award_on_value) {
    score.quality_points =
        part(needed(comparison.quality_value, "a value of quality") * score.quality);
    score.price_points = bid.price;
    score.score = bid.price - score.quality_points;
  } else {
    score.quality_points = part(comparison.quality_weight * score.quality);
    score.price_points =
        part(comparison.price_weight * price_share(comparison, method, range, bid.price));
    score.score = score.quality_points + score.price_points;
  }
  score.score = rounded(comparison, BidRounding::total, score.score);
  if (comparison.bounds) {
    score.is_outside_bounds =
        bid.price < comparison.bounds->lowest || bid.price > comparison.bounds->highest;
  }
  return score;
}

/// Higher is better: the score, then what the round says about equal scores.
using Key = std::pair<Rational, Rational>;

Key key(const BidComparison& comparison, BidMethod method, const BidScore& bid) {
  const Rational score = method == BidMethod::award_on_value ? Rational(-bid.score) : bid.score;
  switch (comparison.tie_break) {
    case TieBreak::quality:
      return {score, bid.quality};
    case TieBreak::price:
      return {score, -bid.price};
    case TieBreak::lot:
      break;
  }
  return {score, 0};
}

/// Every key as a number: how many different keys are lower.
std::vector<Rational> as_scores(const std::vector<Key>& keys) {
  auto sorted = keys;
  std::sort(sorted.begin(), sorted.end());
  std::vector<Rational> scores;
  for (const auto& one : keys)
    scores.emplace_back(std::lower_bound(sorted.begin(), sorted.end(), one) - sorted.begin());
  return scores;
}

}  // namespace

bool is_relative(BidMethod method) {
  return method == BidMethod::lowest_price || method == BidMethod::linear_relative ||
         method == BidMethod::logarithmic;
}

std::vector<BidScore> score_bids(const BidComparison& comparison, BidMethod method) {
  std::vector<BidScore> scores;
  if (comparison.bids.empty()) return scores;
  const auto range = received(comparison.bids);
  if (range.lowest <= 0) throw std::invalid_argument("a price is not above zero");
  for (const auto& bid : comparison.bids)
    scores.push_back(score_bid(comparison, method, range, bid));
  std::vector<Key> keys;
  for (const auto& score : scores) keys.push_back(key(comparison, method, score));
  const auto ranking = places(as_scores(keys));
  for (std::size_t i = 0; i < scores.size(); ++i) scores[i].place = ranking[i];
  return scores;
}

std::vector<Omission> leave_one_bid_out(const BidComparison& comparison, BidMethod method) {
  return leave_one_out(comparison.bids.size(), [&](const Indices& kept) {
    auto fewer = comparison;
    fewer.bids.clear();
    for (const auto i : kept) fewer.bids.push_back(comparison.bids[i]);
    std::vector<Place> ranking;
    for (const auto& score : score_bids(fewer, method)) ranking.push_back(score.place);
    return ranking;
  });
}

Rational equivalent_value(const BidComparison& comparison) {
  const auto& bounds = needed(comparison.bounds, "price bounds");
  if (comparison.price_weight <= 0) throw std::invalid_argument("the price has no weight");
  return comparison.quality_weight * (bounds.highest - bounds.lowest) / comparison.price_weight;
}

}  // namespace bestek::scoring
