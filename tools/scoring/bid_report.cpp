// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "scoring/bid_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>

#include "common/dutch.hpp"
#include "common/text.hpp"

namespace bestek::scoring {

namespace {

std::string name_of(const Round& round, const std::string& id) {
  const auto found = std::find_if(round.providers.begin(), round.providers.end(),
                                  [&](const Provider& provider) { return provider.id == id; });
  return found == round.providers.end() ? id : found->name;
}

Indices by_rank(const std::vector<BidScore>& scores) {
  Indices order;
  for (std::size_t i = 0; i < scores.size(); ++i) order.push_back(i);
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return scores[a].place.rank < scores[b].place.rank;
  });
  return order;
}

std::string names_of(const Round& round, const BidOutcome& outcome, const Indices& bids) {
  std::vector<std::string> names;
  for (const auto i : bids) names.push_back(name_of(round, outcome.scores[i].provider));
  return dutch::enumeration(names);
}

bool has_reversal(const BidOutcome& outcome) {
  return std::any_of(outcome.omissions.begin(), outcome.omissions.end(),
                     [](const Omission& omission) { return omission.is_reversal(); });
}

std::string method_title(BidMethod method) {
  switch (method) {
    case BidMethod::weighted_factor:
      return "Gewogen factor (absoluut, vaste prijsgrenzen)";
    case BidMethod::award_on_value:
      return "Gunnen op waarde (absoluut; de laagste fictieve som wint)";
    case BidMethod::lowest_price:
      return "Laagste prijs (relatief)";
    case BidMethod::linear_relative:
      return "Lineair relatief";
    case BidMethod::logarithmic:
      return "Logaritmisch (relatief)";
  }
  return "";
}

/// What a reader must know beside the table.
std::vector<std::string> remarks(const Round& round, const BidOutcome& outcome) {
  std::vector<std::string> lines;
  const auto& comparison = *round.bids;
  for (const auto& omission : outcome.omissions) {
    if (!omission.is_reversal()) continue;
    const auto& [above, below] = omission.reversed.front();
    lines.push_back(fmt::format(
        "LET OP: valt {} weg, dan draait de volgorde van {} en {} om, en staat {} bovenaan.",
        names_of(round, outcome, omission.left_out), names_of(round, outcome, {above}),
        names_of(round, outcome, {below}), names_of(round, outcome, omission.winners)));
  }
  if (is_relative(outcome.method)) {
    if (!has_reversal(outcome))
      lines.emplace_back("Met deze inschrijvingen draait geen volgorde om als er een wegvalt.");
    lines.push_back(comparison.fallback_rule.empty()
                        ? "Deze ronde heeft geen terugvalregel: zonder die regel is een relatieve "
                          "methode niet te gebruiken."
                        : "Terugvalregel: " + comparison.fallback_rule);
  } else {
    lines.emplace_back("De score van een aanbieder hangt niet af van de andere inschrijvingen.");
  }
  for (const auto& score : outcome.scores) {
    if (score.is_outside_bounds)
      lines.push_back(fmt::format("De prijs van {} ligt buiten de prijsgrenzen.",
                                  name_of(round, score.provider)));
  }
  if (outcome.method == BidMethod::logarithmic)
    lines.emplace_back("De logaritme is op 12 decimalen afgerond; al het andere is exact.");
  const bool shares = std::any_of(outcome.scores.begin(), outcome.scores.end(), [](const auto& s) {
    return s.place.rank == 1 && s.place.is_shared;
  });
  if (shares) lines.emplace_back("De eerste plaats is gedeeld: loting beslist.");
  return lines;
}

std::string rules_line(const BidComparison& comparison) {
  const auto* tie = comparison.tie_break == TieBreak::quality ? "de hoogste kwaliteit"
                    : comparison.tie_break == TieBreak::price ? "de laagste prijs"
                                                              : "loting";
  return fmt::format(
      "Kwaliteit {} punten, prijs {} punten; afgerond op {} ({}); bij gelijke stand beslist {}.",
      dutch::number(comparison.quality_weight), dutch::number(comparison.price_weight),
      dutch::counted(comparison.decimals, "decimaal", "decimalen"),
      comparison.rounding == BidRounding::total ? "alleen het totaal" : "elk onderdeel apart", tie);
}

void print_line(std::ostream& out, const std::string& text, bool is_markdown) {
  if (is_markdown) {
    out << "- " << text << '\n';
    return;
  }
  bool is_first = true;
  for (const auto& part : wrapped(text, terminal_width - 4)) {
    out << (is_first ? "  " : "    ") << part << '\n';
    is_first = false;
  }
}

}  // namespace

BidOutcome bid_outcome(const BidComparison& comparison, BidMethod method) {
  return {method, score_bids(comparison, method), leave_one_bid_out(comparison, method)};
}

Table bid_table(const Round& round, const BidOutcome& outcome) {
  const bool is_value = outcome.method == BidMethod::award_on_value;
  Table table{{{"methode"},
               {"rang", true},
               {"aanbieder"},
               {"prijs", true},
               {is_value ? "waarde" : "kwaliteit", true},
               {is_value ? "prijs" : "prijspunten", true},
               {is_value ? "fictief" : "score", true}},
              {}};
  const int places = round.bids->decimals;
  for (const auto i : by_rank(outcome.scores)) {
    const auto& score = outcome.scores[i];
    table.rows.push_back({bid_method_name(outcome.method),
                          fmt::format("{}{}", score.place.rank, score.place.is_shared ? "=" : ""),
                          name_of(round, score.provider), dutch::number(score.price, 2, 2),
                          dutch::number(score.quality_points, places, places),
                          dutch::number(score.price_points, places, places),
                          dutch::number(score.score, places, places)});
  }
  return table;
}

void print_bid_story(std::ostream& out, const Round& round, const std::vector<BidOutcome>& outcomes,
                     bool is_markdown) {
  out << (is_markdown ? "# " : "") << "Inschrijvingen: " << round.head.title
      << (is_markdown ? "\n\n" : "\n");
  print_line(out, "VERTROUWELIJK: bevat prijzen van aanbieders.", is_markdown);
  print_line(out, rules_line(*round.bids), is_markdown);
  for (const auto& outcome : outcomes) {
    out << (is_markdown ? "\n## " : "\n") << method_title(outcome.method)
        << (is_markdown ? "\n\n" : "\n");
    auto table = bid_table(round, outcome);
    table.columns.erase(table.columns.begin());
    for (auto& row : table.rows) row.erase(row.begin());
    if (is_markdown) {
      print_markdown(out, table);
      out << '\n';
    } else {
      print_text(out, table);
    }
    for (const auto& line : remarks(round, outcome)) print_line(out, line, is_markdown);
  }
}

OrderedJson bids_json(const Round& round, const std::vector<BidOutcome>& outcomes) {
  auto methods = OrderedJson::array();
  for (const auto& outcome : outcomes) {
    auto ranking = OrderedJson::array();
    for (const auto i : by_rank(outcome.scores)) {
      const auto& score = outcome.scores[i];
      ranking.push_back({{"rang", score.place.rank},
                         {"gedeeld", score.place.is_shared},
                         {"aanbieder", score.provider},
                         {"prijs_eur", to_exact(score.price)},
                         {"kwaliteit", to_exact(score.quality)},
                         {"kwaliteitspunten", to_exact(score.quality_points)},
                         {"prijspunten", to_exact(score.price_points)},
                         {"score", to_exact(score.score)},
                         {"buiten_grenzen", score.is_outside_bounds}});
    }
    auto omissions = OrderedJson::array();
    for (const auto& omission : outcome.omissions) {
      auto first = OrderedJson::array();
      for (const auto i : omission.winners) first.push_back(outcome.scores[i].provider);
      omissions.push_back({{"zonder", outcome.scores[omission.left_out.front()].provider},
                           {"eerste", std::move(first)},
                           {"omgekeerd", omission.is_reversal()}});
    }
    methods.push_back({{"methode", bid_method_name(outcome.method)},
                       {"relatief", is_relative(outcome.method)},
                       {"rangorde", std::move(ranking)},
                       {"zonder_een_inschrijving", std::move(omissions)}});
  }
  OrderedJson result = {{"klasse", "vertrouwelijk"}, {"methoden", std::move(methods)}};
  if (!round.bids->fallback_rule.empty()) result["terugvalregel"] = round.bids->fallback_rule;
  return result;
}

}  // namespace bestek::scoring
