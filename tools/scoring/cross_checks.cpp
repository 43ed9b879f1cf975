// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "scoring/cross_checks.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace bestek::scoring {

namespace {

constexpr double tolerance = 1e-9;

using Doubles = std::vector<double>;

std::vector<Doubles> in_doubles(const DecisionMatrix& matrix) {
  std::vector<Doubles> result;
  for (const auto& row : matrix.values) {
    auto& numbers = result.emplace_back();
    for (const auto& value : row) numbers.push_back(value.convert_to<double>());
  }
  return result;
}

void normalise_column(std::vector<Doubles>& values, std::size_t k, Normalisation normalisation) {
  double low = values[0][k];
  double high = values[0][k];
  double squares = 0;
  for (const auto& row : values) {
    low = std::min(low, row[k]);
    high = std::max(high, row[k]);
    squares += row[k] * row[k];
  }
  const bool by_range = normalisation == Normalisation::range;
  const double from = by_range ? low : 0;
  const double size = by_range ? high - low : std::sqrt(squares);
  for (auto& row : values) row[k] = size == 0 ? 0 : (row[k] - from) / size;
}

void check_weights(const DecisionMatrix& matrix, const Weights& weights) {
  check_shape(matrix);
  if (weights.size() != matrix.columns())
    throw std::invalid_argument("the numbers of weights and criteria differ");
}

}  // namespace

Flows promethee_flows(const DecisionMatrix& levels, const Weights& weights) {
  check_weights(levels, weights);
  const auto count = levels.rows();
  Flows flows{
      std::vector<Rational>(count, Rational(0)), std::vector<Rational>(count, Rational(0)), {}};
  for (std::size_t k = 0; k < levels.columns(); ++k) {
    for (std::size_t a = 0; a < count; ++a) {
      long better = 0;
      long worse = 0;
      for (std::size_t b = 0; b < count; ++b) {
        const auto order = levels.values[a][k].compare(levels.values[b][k]);
        better += order > 0 ? 1 : 0;
        worse += order < 0 ? 1 : 0;
      }
      flows.plus[a] += weights[k] * better;
      flows.minus[a] += weights[k] * worse;
    }
  }
  const auto others = std::max<long>(1, static_cast<long>(count) - 1);
  for (std::size_t a = 0; a < count; ++a) {
    flows.plus[a] /= others;
    flows.minus[a] /= others;
    flows.net.emplace_back(flows.plus[a] - flows.minus[a]);
  }
  return flows;
}

std::vector<double> topsis_closeness(const DecisionMatrix& matrix, const Weights& weights,
                                     Normalisation normalisation) {
  check_weights(matrix, weights);
  auto values = in_doubles(matrix);
  Doubles to_best(matrix.rows());
  Doubles to_worst(matrix.rows());
  for (std::size_t k = 0; k < matrix.columns(); ++k) {
    normalise_column(values, k, normalisation);
    const auto weight = weights[k].convert_to<double>();
    double best = values[0][k];
    double worst = values[0][k];
    for (const auto& row : values) {
      best = std::max(best, row[k]);
      worst = std::min(worst, row[k]);
    }
    for (std::size_t i = 0; i < values.size(); ++i) {
      to_best[i] += std::pow(weight * (best - values[i][k]), 2);
      to_worst[i] += std::pow(weight * (values[i][k] - worst), 2);
    }
  }
  Doubles closeness;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const double near = std::sqrt(to_worst[i]);
    const double far = std::sqrt(to_best[i]);
    closeness.push_back(near + far == 0 ? 1 : near / (near + far));
  }
  return closeness;
}

std::vector<Place> places_of_doubles(const std::vector<double>& scores) {
  std::vector<Place> ranking;
  for (const auto score : scores) {
    Place place;
    int equal = 0;
    for (const auto other : scores) {
      place.rank += other > score + tolerance ? 1 : 0;
      equal += std::abs(other - score) <= tolerance ? 1 : 0;
    }
    place.is_shared = equal > 1;
    ranking.push_back(place);
  }
  return ranking;
}

}  // namespace bestek::scoring
