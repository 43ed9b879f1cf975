// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include <algorithm>
#include <array>
#include <numeric>
#include <random>
#include <stdexcept>

#include "scoring/rank_acceptability.hpp"

namespace bestek::scoring {

namespace {

constexpr std::int64_t whole = std::int64_t{1} << 32;  ///< the sum of a drawn weight vector

/// Weights uniform on the simplex: the gaps between sorted uniform numbers.
class WeightDraws {
 public:
  WeightDraws(std::size_t criteria, std::uint64_t seed) : generator_(seed), cuts_(criteria + 1) {}

  void draw(std::vector<std::int64_t>& weights) {
    const auto inner = weights.size() - 1;
    cuts_[0] = 0;
    for (std::size_t i = 1; i <= inner; ++i) insert(i, next());
    cuts_[inner + 1] = whole;
    for (std::size_t k = 0; k < weights.size(); ++k) weights[k] = cuts_[k + 1] - cuts_[k];
  }

 private:
  /// Two 32-bit numbers from each 64-bit one, the upper half first.
  std::int64_t next() {
    has_half_ = !has_half_;
    if (has_half_) {
      bits_ = generator_();
      return static_cast<std::int64_t>(bits_ >> 32);
    }
    return static_cast<std::int64_t>(bits_ & 0xFFFFFFFFU);
  }

  void insert(std::size_t count, std::int64_t cut) {
    auto at = count;
    for (; at > 1 && cuts_[at - 1] > cut; --at) cuts_[at] = cuts_[at - 1];
    cuts_[at] = cut;
  }

  std::mt19937_64 generator_;
  std::vector<std::int64_t> cuts_;
  std::uint64_t bits_ = 0;
  bool has_half_ = false;
};

/// Values as whole numbers that fit beside a weight in 64 bits; finer ones are cut off at 2^-28 of
/// the largest, far below what a draw can tell.
std::vector<std::int64_t> flat_values(const DecisionMatrix& matrix,
                                      const std::vector<Indices>& groups) {
  auto values = in_whole_numbers(matrix.values).values;
  Integer largest = 1;
  for (const auto& row : values) {
    for (const auto& value : row) largest = std::max(largest, Integer(abs(value)));
  }
  constexpr long limit = 1L << 28;
  std::vector<std::int64_t> flat;
  for (const auto& group : groups) {
    for (const auto& value : values[group.front()])
      flat.push_back(
          static_cast<std::int64_t>(largest > limit ? Integer(value * limit / largest) : value));
  }
  return flat;
}

class Sampler {
 public:
  Sampler(const DecisionMatrix& matrix, std::uint64_t seed)
      : groups_(profiles(matrix)),
        values_(flat_values(matrix, groups_)),
        weights_(matrix.columns()),
        draws_(matrix.columns(), seed),
        scores_(groups_.size()),
        better_(groups_.size()),
        order_(groups_.size()),
        counts_(groups_.size(), std::vector<std::int64_t>(matrix.rows())),
        first_weights_(groups_.size(), std::vector<std::int64_t>(matrix.columns())) {
    for (const auto& group : groups_) sizes_.push_back(static_cast<int>(group.size()));
  }

  void run(std::int64_t samples) {
    for (std::int64_t i = 0; i < samples; ++i) {
      draws_.draw(weights_);
      score();
      if (groups_.size() <= few) {
        rank_few();
      } else {
        rank_many();
      }
      count();
    }
  }

  RankAcceptability result(std::size_t rows, std::int64_t samples, std::uint64_t seed) const {
    RankAcceptability result{std::vector<Acceptability>(rows), samples, seed};
    for (std::size_t g = 0; g < groups_.size(); ++g) {
      Acceptability shares;
      for (std::size_t rank = 0; rank < rows; ++rank) {
        if (counts_[g][rank] > 0)
          shares.shares[static_cast<int>(rank) + 1] = Rational(counts_[g][rank], samples);
      }
      for (const auto sum : first_weights_[g]) {
        if (counts_[g][0] > 0)
          shares.central.emplace_back(Integer(sum), Integer(whole) * counts_[g][0]);
      }
      for (const auto member : groups_[g]) result.alternatives[member] = shares;
    }
    return result;
  }

 private:
  static constexpr std::size_t few = 24;  ///< up to here comparing all pairs beats sorting

  void score() {
    const auto columns = weights_.size();
    const auto* value = values_.data();
    for (auto& sum : scores_) {
      sum = 0;
      for (std::size_t k = 0; k < columns; ++k) sum += weights_[k] * value[k];
      value += columns;
    }
  }

  void rank_few() {
    std::fill(better_.begin(), better_.end(), 0);
    const auto count = scores_.size();
    for (std::size_t i = 0; i < count; ++i) {
      for (std::size_t j = i + 1; j < count; ++j) {
        better_[i] += scores_[j] > scores_[i] ? sizes_[j] : 0;
        better_[j] += scores_[i] > scores_[j] ? sizes_[i] : 0;
      }
    }
  }

  void rank_many() {
    std::iota(order_.begin(), order_.end(), std::size_t{0});
    std::sort(order_.begin(), order_.end(),
              [&](std::size_t a, std::size_t b) { return scores_[a] > scores_[b]; });
    int passed = 0;
    for (std::size_t i = 0; i < order_.size(); ++i) {
      const bool ties = i > 0 && scores_[order_[i]] == scores_[order_[i - 1]];
      better_[order_[i]] = ties ? better_[order_[i - 1]] : passed;
      passed += sizes_[order_[i]];
    }
  }

  void count() {
    for (std::size_t g = 0; g < better_.size(); ++g) {
      ++counts_[g][static_cast<std::size_t>(better_[g])];
      if (better_[g] > 0) continue;
      for (std::size_t k = 0; k < weights_.size(); ++k) first_weights_[g][k] += weights_[k];
    }
  }

  std::vector<Indices> groups_;
  std::vector<std::int64_t> values_;
  std::vector<std::int64_t> weights_;
  WeightDraws draws_;
  std::vector<std::int64_t> scores_;
  std::vector<int> better_, sizes_;
  Indices order_;
  std::vector<std::vector<std::int64_t>> counts_, first_weights_;
};

}  // namespace

RankAcceptability sampled_acceptability(const DecisionMatrix& matrix, std::int64_t samples,
                                        std::uint64_t seed) {
  check_shape(matrix);
  // Sums of drawn weights stay below 2^63.
  if (samples < 1 || samples > (std::int64_t{1} << 30))
    throw std::invalid_argument("the number of samples is out of range");
  Sampler sampler(matrix, seed);
  sampler.run(samples);
  return sampler.result(matrix.rows(), samples, seed);
}

}  // namespace bestek::scoring
