// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "scoring/rank_reversal.hpp"

#include <algorithm>
#include <numeric>

namespace bestek::scoring {

namespace {

Indices all_of(std::size_t count) {
  Indices all(count);
  std::iota(all.begin(), all.end(), std::size_t{0});
  return all;
}

/// Whether no two that stay turned round: walking from the best down, ranks never go up again.
bool keeps_order(const std::vector<Place>& before, const std::vector<Place>& after,
                 const Indices& kept) {
  Indices order = all_of(kept.size());
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return std::pair(before[kept[a]].rank, after[a].rank) <
           std::pair(before[kept[b]].rank, after[b].rank);
  });
  return std::is_sorted(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return after[a].rank < after[b].rank;
  });
}

Omission compared(const std::vector<Place>& before, const RankingOf& ranking_of,
                  const Indices& kept) {
  const auto after = ranking_of(kept);
  Omission result;
  for (std::size_t i = 0; i < before.size(); ++i) {
    if (std::find(kept.begin(), kept.end(), i) == kept.end()) result.left_out.push_back(i);
  }
  for (std::size_t a = 0; a < kept.size(); ++a) {
    if (after[a].rank == 1) result.winners.push_back(kept[a]);
  }
  if (keeps_order(before, after, kept)) return result;
  for (std::size_t a = 0; a < kept.size(); ++a) {
    for (std::size_t b = 0; b < kept.size(); ++b) {
      if (before[kept[a]].rank < before[kept[b]].rank && after[a].rank > after[b].rank)
        result.reversed.emplace_back(kept[a], kept[b]);
    }
  }
  return result;
}

}  // namespace

Omission omission(std::size_t count, const RankingOf& ranking_of, const Indices& kept) {
  return compared(ranking_of(all_of(count)), ranking_of, kept);
}

std::vector<Omission> leave_one_out(std::size_t count, const RankingOf& ranking_of) {
  std::vector<Omission> result;
  if (count < 2) return result;
  const auto before = ranking_of(all_of(count));
  for (std::size_t left_out = 0; left_out < count; ++left_out) {
    auto kept = all_of(count);
    kept.erase(kept.begin() + static_cast<std::ptrdiff_t>(left_out));
    result.push_back(compared(before, ranking_of, kept));
  }
  return result;
}

}  // namespace bestek::scoring
