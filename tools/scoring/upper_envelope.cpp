// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "scoring/upper_envelope.hpp"

#include <algorithm>
#include <numeric>

namespace bestek::scoring {

namespace {

/// Where two lines meet. `steeper` has the larger slope.
Rational meeting_point(const Line& flatter, const Line& steeper) {
  const Integer gap = flatter.at_zero - steeper.at_zero;
  const Integer approach = gap + steeper.at_one - flatter.at_one;
  return {gap, approach};
}

Integer slope(const Line& line) { return line.at_one - line.at_zero; }

/// One of each slope, the highest, by rising slope: (line, slope).
std::vector<Line> highest_of_each_slope(const std::vector<Line>& lines) {
  std::vector<std::pair<Integer, Integer>> sorted;  // slope, at_zero
  for (const auto& line : lines) sorted.emplace_back(slope(line), line.at_zero);
  std::sort(sorted.begin(), sorted.end());
  std::vector<Line> result;
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    if (i + 1 < sorted.size() && sorted[i + 1].first == sorted[i].first) continue;
    result.push_back({sorted[i].second, sorted[i].second + sorted[i].first});
  }
  return result;
}

/// The lines that are the highest somewhere on the whole axis, and from where.
std::vector<std::pair<Line, Rational>> hull(const std::vector<Line>& lines) {
  std::vector<std::pair<Line, Rational>> kept;
  for (const auto& line : lines) {
    Rational from = 0;
    while (!kept.empty()) {
      from = meeting_point(kept.back().first, line);
      if (kept.size() == 1 || from > kept.back().second) break;
      kept.pop_back();
    }
    kept.emplace_back(line, kept.empty() ? Rational(0) : from);
  }
  return kept;
}

}  // namespace

std::vector<Stretch> upper_envelope(const std::vector<Line>& lines) {
  const auto kept = hull(highest_of_each_slope(lines));
  std::vector<Stretch> stretches;
  for (std::size_t i = 0; i < kept.size(); ++i) {
    const Rational from = i == 0 ? Rational(0) : std::max(Rational(0), kept[i].second);
    const Rational to =
        i + 1 == kept.size() ? Rational(1) : std::min(Rational(1), kept[i + 1].second);
    if (from >= to) continue;
    Stretch stretch{from, to, {}};
    for (std::size_t j = 0; j < lines.size(); ++j) {
      if (lines[j].at_zero == kept[i].first.at_zero && lines[j].at_one == kept[i].first.at_one)
        stretch.highest.push_back(j);
    }
    stretches.push_back(std::move(stretch));
  }
  return stretches;
}

}  // namespace bestek::scoring
