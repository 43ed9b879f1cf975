// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "scoring/analysis_pictures.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "common/dutch.hpp"
#include "common/svg.hpp"
#include "common/text.hpp"

namespace bestek::scoring {

namespace {

constexpr double picture_width = 960;
constexpr double label_width = 300;
constexpr double bar_width = picture_width - label_width - 90;
constexpr double row_height = 30;
constexpr double bar_height = 20;
constexpr double legend_height = 24;
constexpr double top = 60;

double as_double(const Rational& value) { return value.convert_to<double>(); }

std::string name(const ContractModels& input, const ContractModelAnalysis& a, std::size_t model) {
  return input.models[a.remaining[model]].title;
}

std::string names(const ContractModels& input, const ContractModelAnalysis& a,
                  const Indices& models) {
  std::vector<std::string> titles;
  for (const auto i : models) titles.push_back(name(input, a, i));
  return dutch::enumeration(titles);
}

void legend(Svg& svg, double y, const std::vector<std::string>& items) {
  for (std::size_t i = 0; i < items.size(); ++i) {
    const double at = y + legend_height * static_cast<double>(i);
    svg.rectangle(label_width, at - 12, 14, 14, series_colour(i));
    svg.text(label_width + 22, at, items[i]);
  }
}

void axis(Svg& svg, double y, double height) {
  for (int tick = 0; tick <= 4; ++tick) {
    const double x = label_width + bar_width * tick / 4;
    svg.line(x, y, x, y + height, "#767676", 0.5);
    svg.text(x, y + height + 16, dutch::number(Rational(tick, 4), 0, 2), 12, Svg::Anchor::middle);
  }
}

/// The sets of winners that occur, in the order in which they first do.
std::vector<Indices> winner_sets(const SetSensitivity& sensitivity) {
  std::vector<Indices> sets;
  for (const auto& stretches : sensitivity.by_weight) {
    for (const auto& stretch : stretches) {
      if (std::find(sets.begin(), sets.end(), stretch.highest) == sets.end())
        sets.push_back(stretch.highest);
    }
  }
  return sets;
}

}  // namespace

std::string score_bars(const ContractModels& input, const ContractModelAnalysis& a) {
  const auto& base = a.rankings.front();
  const auto& set = a.sets[base.set];
  Indices order;
  for (std::size_t i = 0; i < a.levels.rows(); ++i) order.push_back(i);
  std::stable_sort(order.begin(), order.end(), [&](std::size_t x, std::size_t y) {
    return base.places[x].rank < base.places[y].rank;
  });
  const double rows = row_height * static_cast<double>(order.size());
  const double height = top + rows + 50 + legend_height * static_cast<double>(a.levels.columns());
  const auto title = fmt::format("Score per contractmodel ({}, θ = {})", set.title,
                                 dutch::number(base.theta, 0, 3));
  Svg svg(picture_width, height, title,
          fmt::format("Gestapelde balken van 0 tot 1, verdeeld naar criterium. Eerste plaats: {}.",
                      names(input, a, base.winners)));
  svg.text(16, 30, title, 18, Svg::Anchor::start, "#1F1F1F", true);
  axis(svg, top, rows);
  const auto values = valued(a.levels, base.theta);
  for (std::size_t r = 0; r < order.size(); ++r) {
    const auto model = order[r];
    const double y = top + row_height * static_cast<double>(r) + (row_height - bar_height) / 2;
    svg.text(label_width - 10, y + 15, name(input, a, model), 13, Svg::Anchor::end);
    double x = label_width;
    for (std::size_t k = 0; k < values.columns(); ++k) {
      const Rational part = set.weights[k] * values.values[model][k];
      if (part == 0) continue;
      const double length = bar_width * as_double(part);
      svg.rectangle(x, y, length, bar_height, series_colour(k),
                    fmt::format("{}: {}", input.criteria[k].title, dutch::number(part, 0, 3)));
      x += length;
    }
    svg.text(x + 8, y + 15,
             fmt::format("{} ({}{})", dutch::number(base.scores[model], 3, 3),
                         base.places[model].rank, base.places[model].is_shared ? "=" : ""));
  }
  std::vector<std::string> titles;
  for (std::size_t k = 0; k < input.criteria.size(); ++k)
    titles.push_back(
        fmt::format("{} (gewicht {})", input.criteria[k].title, to_fraction(set.weights[k])));
  legend(svg, top + rows + 50, titles);
  return svg.document();
}

std::string weight_intervals(const ContractModels& input, const ContractModelAnalysis& a) {
  const auto& sensitivity = a.sensitivity.front();
  const auto& set = a.sets[sensitivity.set];
  const auto sets = winner_sets(sensitivity);
  const double rows = row_height * static_cast<double>(a.levels.columns());
  const double height = top + rows + 50 + legend_height * (static_cast<double>(sets.size()) + 1);
  const auto title = fmt::format("Wie staat bovenaan bij welk gewicht ({})", set.title);
  Svg svg(picture_width, height, title,
          "Per criterium een balk van gewicht 0 tot 1; de andere gewichten houden hun onderlinge "
          "verhouding. De kleur zegt wie bovenaan staat, de streep is het gewicht van nu.");
  svg.text(16, 30, title, 18, Svg::Anchor::start, "#1F1F1F", true);
  axis(svg, top, rows);
  for (std::size_t k = 0; k < a.levels.columns(); ++k) {
    const double y = top + row_height * static_cast<double>(k) + (row_height - bar_height) / 2;
    svg.text(label_width - 10, y + 15, input.criteria[k].title, 13, Svg::Anchor::end);
    for (const auto& stretch : sensitivity.by_weight[k]) {
      const auto colour = static_cast<std::size_t>(
          std::find(sets.begin(), sets.end(), stretch.highest) - sets.begin());
      svg.rectangle(label_width + bar_width * as_double(stretch.from), y,
                    bar_width * as_double(stretch.to - stretch.from), bar_height,
                    series_colour(colour),
                    fmt::format("van {} tot {}: {}", to_fraction(stretch.from),
                                to_fraction(stretch.to), names(input, a, stretch.highest)));
    }
    const double now = label_width + bar_width * as_double(set.weights[k]);
    svg.line(now, y - 4, now, y + bar_height + 4, "#000000", 3);
    svg.text(label_width + bar_width + 12, y + 15, "nu " + to_fraction(set.weights[k]));
  }
  std::vector<std::string> titles;
  for (const auto& winners : sets) titles.push_back("bovenaan: " + names(input, a, winners));
  legend(svg, top + rows + 50, titles);
  return svg.document();
}

}  // namespace bestek::scoring
