// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include <fmt/format.h>

#include <algorithm>
#include <ostream>

#include "common/dutch.hpp"
#include "common/text.hpp"
#include "scoring/analysis_report.hpp"
#include "scoring/cross_checks.hpp"
#include "scoring/ordinal_rules.hpp"

namespace bestek::scoring {

namespace {

constexpr std::size_t most_grade_columns = 6;
constexpr std::size_t sets_beside = 3;

/// Writes the parts of the story as plain text or as Markdown.
class Storyteller {
 public:
  Storyteller(std::ostream& out, bool is_markdown, const Round& round,
              const ContractModelAnalysis& analysis)
      : out_(out),
        is_markdown_(is_markdown),
        round_(round),
        input_(*round.contract_models),
        a_(analysis) {}

  void tell(bool with_cross_checks) {
    title();
    matrix();
    hard_requirements();
    without_weights();
    weighted_sums();
    decision();
    intervals();
    shares();
    omissions();
    if (with_cross_checks) cross_checks();
    conclusion();
  }

 private:
  // --- names ---
  std::string name(std::size_t model) const { return input_.models[a_.remaining[model]].title; }

  std::string names(const Indices& models) const {
    std::vector<std::string> titles;
    for (const auto i : models) titles.push_back(name(i));
    return dutch::enumeration(titles);
  }

  const std::string& criterion(std::size_t k) const { return input_.criteria[k].title; }

  static std::string fraction(const Rational& value) {
    if (denominator(value) == 1) return to_fraction(value);
    return fmt::format("{} ({})", to_fraction(value), dutch::number(value, 0, 3));
  }

  static std::string share(const Rational& value) { return dutch::number(value * 100, 1, 1) + "%"; }

  // --- writing ---
  void heading(const std::string& text) {
    out_ << (is_markdown_ ? fmt::format("\n## {}\n\n", text) : fmt::format("\n{}\n", text));
  }

  void line(const std::string& text) {
    if (is_markdown_) {
      out_ << "- " << text << '\n';
      return;
    }
    bool is_first = true;
    for (const auto& part : wrapped(text, terminal_width - 4)) {
      out_ << (is_first ? "  " : "    ") << part << '\n';
      is_first = false;
    }
  }

  void table(Table table) {
    if (is_markdown_) {
      print_markdown(out_, table);
      out_ << '\n';
      return;
    }
    shorten_names(table);
    print_text(out_, table);
  }

  /// The names give way when the row would not fit.
  static void shorten_names(Table& table) {
    std::size_t width = 0;
    std::size_t widest = 0;
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
      std::size_t column = display_width(table.columns[c].title);
      for (const auto& row : table.rows) column = std::max(column, display_width(row[c]));
      width += column + (c > 0 ? 2 : 0);
      if (c == 0) widest = column;
    }
    if (width <= terminal_width || width - terminal_width + 12 > widest) return;
    for (auto& row : table.rows) row[0] = shortened(row[0], widest - (width - terminal_width));
  }

  // --- parts ---
  void title() {
    out_ << (is_markdown_ ? "# " : "") << "Contractmodellen: " << round_.head.title << '\n';
  }

  void matrix() {
    heading("Oordelen en tellingen");
    const bool with_grades = input_.criteria.size() <= most_grade_columns;
    Table counts{{{"contractmodel"}}, {}};
    for (std::size_t k = 0; with_grades && k < input_.criteria.size(); ++k)
      counts.columns.push_back({fmt::format("c{}", k + 1)});
    for (const auto* grade : {"+", "+/-", "-"}) counts.columns.push_back({grade, true});
    for (std::size_t i = 0; i < a_.all.rows(); ++i) {
      auto& row = counts.rows.emplace_back();
      row.push_back(input_.models[i].title);
      std::vector<int> numbers(3);
      for (const auto& value : a_.all.values[i]) {
        const auto level = static_cast<int>(value);
        ++numbers[static_cast<std::size_t>(level_plus - level)];
        if (with_grades) row.push_back(level == level_plus ? "+" : level == 0 ? "-" : "+/-");
      }
      for (const auto number : numbers) row.push_back(std::to_string(number));
    }
    table(std::move(counts));
    for (std::size_t k = 0; with_grades && k < input_.criteria.size(); ++k)
      line(fmt::format("c{}: {}", k + 1, criterion(k)));
    for (const auto& principle : round_.principles) {
      if (principle.criteria.empty())
        line(fmt::format("Geen criterium meet het uitgangspunt: {}", principle.title));
    }
  }

  void hard_requirements() {
    if (input_.minimum_grades.empty()) return;
    heading("Harde eisen");
    for (const auto& minimum : input_.minimum_grades) {
      const auto found =
          std::find_if(input_.criteria.begin(), input_.criteria.end(),
                       [&](const Criterion& one) { return one.id == minimum.criterion; });
      line(fmt::format("Op {} minstens {}: {}", found->title, minimum.grade, minimum.reason));
    }
    for (std::size_t i = 0; i < a_.failed.size(); ++i) {
      std::vector<std::string> on;
      for (const auto r : a_.failed[i]) {
        const auto& id = input_.minimum_grades[r].criterion;
        const auto& grade = input_.models[i].grades.at(id);
        const auto found = std::find_if(input_.criteria.begin(), input_.criteria.end(),
                                        [&](const Criterion& one) { return one.id == id; });
        on.push_back(fmt::format("{} op {}", grade, found->title));
      }
      if (!on.empty())
        line(fmt::format("{} valt af: {}", input_.models[i].title, dutch::enumeration(on)));
    }
    line(fmt::format("Wat volgt, gaat over {}.",
                     dutch::counted(static_cast<std::int64_t>(a_.remaining.size()),
                                    "overgebleven model", "overgebleven modellen")));
  }

  void without_weights() {
    heading("Zonder gewichten");
    line(fmt::format("Door geen ander model overtroffen: {}", names(a_.dominance.front)));
    line(
        fmt::format("Bij gelijke gewichten overtreft niemand op de tellingen van + en +/-, wat +/- "
                    "ook waard is: {}",
                    names(a_.count_front)));
    for (const auto& group : a_.alike)
      line(fmt::format("Op deze criteria niet te onderscheiden: {}", names(group)));
    for (std::size_t i = 0; i < a_.levels.rows(); ++i) {
      if (!a_.dominance.dominated_by_me[i].empty())
        line(fmt::format("{} is nergens lager en ergens hoger dan {}", name(i),
                         names(a_.dominance.dominated_by_me[i])));
    }
  }

  static std::string cell(const SetRanking& ranking, std::size_t model) {
    const auto& place = ranking.places[model];
    return fmt::format("{} ({}{})", dutch::number(ranking.scores[model], 3, 3), place.rank,
                       place.is_shared ? "=" : "");
  }

  void weighted_sums() {
    heading("Gewogen som");
    for (std::size_t start = 0; start < a_.rankings.size(); start += sets_beside) {
      const auto end = std::min(start + sets_beside, a_.rankings.size());
      Table sums{{{"contractmodel"}}, {}};
      for (auto r = start; r < end; ++r)
        sums.columns.push_back({fmt::format("g{} θ={}", a_.rankings[r].set + 1,
                                            dutch::number(a_.rankings[r].theta, 0, 3)),
                                true});
      for (const auto model : by_base_rank()) {
        auto& row = sums.rows.emplace_back();
        row.push_back(name(model));
        for (auto r = start; r < end; ++r) row.push_back(cell(a_.rankings[r], model));
      }
      if (start > 0 && !is_markdown_) out_ << '\n';
      table(std::move(sums));
    }
    line(
        "score van 0 tot 1, tussen haakjes de rang; = is een gedeelde plaats. θ is de waarde van "
        "+/- als + voor 1 telt en - voor 0.");
    for (std::size_t s = 0; s < a_.sets.size(); ++s) {
      std::vector<std::string> weights;
      for (const auto& weight : a_.sets[s].weights) weights.push_back(to_fraction(weight));
      line(fmt::format("g{}: {} (gewichten {})", s + 1, a_.sets[s].title, joined(weights, ", ")));
    }
  }

  Indices by_base_rank() const {
    Indices order;
    for (std::size_t i = 0; i < a_.levels.rows(); ++i) order.push_back(i);
    const auto& base = a_.rankings.front().places;
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t x, std::size_t y) { return base[x].rank < base[y].rank; });
    return order;
  }

  void decision() {
    heading(a_.preferred().size() > 1 ? "Gedeelde eerste plaats" : "Beslisregel");
    line(fmt::format("{}: {}", a_.preferred().size() > 1 ? "Precies gelijk" : "Eerste plaats",
                     names(a_.preferred())));
    if (!a_.best_two) return;
    line(a_.best_two->sentence + ".");
    if (!a_.best_two->rule.for_first.empty() && !a_.best_two->rule.for_second.empty())
      line("Dat geldt voor alle gewichten en elke waarde θ van +/-. Bij = is het gelijkspel.");
    if (a_.best_two->is_tie)
      line("De gewichten van deze criteria beslissen; een som neemt die keuze niet over.");
  }

  void intervals() {
    heading("Hoe zeker: de gewichten en de waarde van +/-");
    for (const auto& sensitivity : a_.sensitivity) {
      const auto& set = a_.sets[sensitivity.set];
      if (is_markdown_) {
        out_ << "\n**" << set.title << "**\n\n";
      } else {
        out_ << " " << set.title << '\n';
      }
      for (std::size_t k = 0; k < sensitivity.by_weight.size(); ++k)
        stretches(fmt::format("gewicht {} (nu {})", criterion(k), to_fraction(set.weights[k])),
                  sensitivity.by_weight[k], sensitivity.winners);
      stretches(fmt::format("waarde θ van +/- (nu {})", to_fraction(sensitivity.theta)),
                sensitivity.by_theta, sensitivity.winners);
    }
  }

  void stretches(const std::string& what, const std::vector<Stretch>& list, const Indices& now) {
    if (list.empty()) return line(what + ": er is maar één criterium");
    if (list.size() == 1) {
      const bool is_same = list.front().highest == now;
      return line(fmt::format("{}: maakt voor de eerste plaats geen verschil{}", what,
                              is_same ? "" : ", behalve aan het eind van de schaal"));
    }
    std::vector<std::string> parts;
    for (const auto& stretch : list)
      parts.push_back(fmt::format("van {} tot {}: {}", fraction(stretch.from), fraction(stretch.to),
                                  names(stretch.highest)));
    line(fmt::format("{}: {}", what, joined(parts, "; ")));
  }

  void shares() {
    heading("Over alle mogelijke gewichten");
    const auto& acceptability = a_.acceptability;
    Table first{{{"contractmodel"}, {"eerste plaats", true}}, {}};
    if (acceptability.is_exact()) {
      first.columns.push_back({"exact", true});
    } else {
      first.columns.push_back({"standaardfout", true});
    }
    for (std::size_t i = 0; i < acceptability.alternatives.size(); ++i) {
      const auto part = acceptability.alternatives[i].first();
      if (part == 0) continue;
      first.rows.push_back(
          {name(i), share(part),
           acceptability.is_exact()
               ? to_fraction(part)
               : dutch::number(Rational(100 * standard_error(part, acceptability.samples)), 2, 2) +
                     "%"});
    }
    table(std::move(first));
    line(acceptability.is_exact()
             ? "Aandeel van alle gewichten (elk even waarschijnlijk) waarbij het model bovenaan "
               "staat; exact berekend. Andere modellen staan nooit alleen bovenaan."
             : fmt::format("Geschat met {} trekkingen, zaad {}.",
                           dutch::number(acceptability.samples), acceptability.seed));
  }

  void omissions() {
    if (a_.omissions.empty()) return;
    heading("Als een model afvalt");
    bool turns = false;
    for (const auto& omission : a_.omissions) turns = turns || omission.is_reversal();
    line(turns ? "De volgorde van de andere modellen verandert."
               : "Een voor een weggelaten: de volgorde van de andere modellen verandert nooit.");
    for (const auto i : a_.preferred())
      line(fmt::format("Zonder {} staat bovenaan: {}", name(i), names(a_.omissions[i].winners)));
  }

  void cross_check(const std::string& what, const std::vector<Place>& ranking) {
    std::string text = what + ":";
    for (int rank = 1; rank <= 3; ++rank) {
      Indices here;
      for (std::size_t i = 0; i < ranking.size(); ++i) {
        if (ranking[i].rank == rank) here.push_back(i);
      }
      if (!here.empty()) text += fmt::format(" {}. {}", rank, names(here));
    }
    line(text);
  }

  void cross_checks() {
    heading("Kruiscontrole: andere methoden, alleen ter vergelijking");
    const auto& weights = a_.sets.front().weights;
    cross_check("Meeste plussen", places(counts_of_best(a_.levels, level_plus)));
    cross_check("Plussen min minnen", places(best_minus_worst(a_.levels, level_plus, level_minus)));
    cross_check("Middelste oordeel", places(medians(a_.levels)));
    cross_check("Slechtste oordeel eerst", leximin(a_.levels));
    cross_check("Beste oordeel eerst", leximax(a_.levels));
    cross_check("Een tegen een (Condorcet)", places(pairwise_wins(a_.levels, weights)));
    const RankingOf promethee = [&](const Indices& kept) {
      return places(promethee_flows(with_alternatives(a_.levels, kept), weights).net);
    };
    Indices everyone;
    for (std::size_t i = 0; i < a_.levels.rows(); ++i) everyone.push_back(i);
    cross_check("PROMETHEE II", promethee(everyone));
    const auto front = omission(a_.levels.rows(), promethee, a_.dominance.front);
    if (front.is_reversal())
      line(fmt::format("Let op: zonder de overtroffen modellen zet PROMETHEE II bovenaan: {}",
                       names(front.winners)));
    const auto topsis = [&](const Rational& plus, const Rational& middle, const Rational& minus) {
      auto coded = a_.levels;
      for (auto& row : coded.values) {
        for (auto& value : row)
          value = value == level_plus ? plus : value == level_plus_minus ? middle : minus;
      }
      return places_of_doubles(topsis_closeness(coded, weights, Normalisation::vector));
    };
    const auto one = topsis(1, a_.rankings.front().theta, 0);
    const auto three = topsis(3, 2, 1);
    cross_check("TOPSIS, niet voor ordinale oordelen", one);
    cross_check("TOPSIS met 3, 2 en 1", three);
    if (one != three)
      line("De volgorde van TOPSIS verandert met de getallen die voor +, +/- en - staan.");
  }

  void conclusion() {
    heading("Conclusie");
    for (const auto i : a_.preferred()) {
      const auto& model = input_.models[a_.remaining[i]];
      line(model.application.empty()
               ? model.title
               : fmt::format("{}. Toepassing: {}", model.title, trimmed(model.application)));
    }
    for (const auto& model : input_.models) {
      const auto is_preferred =
          std::any_of(a_.preferred().begin(), a_.preferred().end(),
                      [&](std::size_t i) { return input_.models[a_.remaining[i]].id == model.id; });
      if (!is_preferred && !model.application.empty())
        line(fmt::format("Ook genoemd: {}. Toepassing: {}", model.title,
                         trimmed(model.application)));
    }
    const auto chosen = std::find_if(
        input_.models.begin(), input_.models.end(),
        [&](const ContractModel& model) { return model.id == round_.head.contract_model; });
    if (chosen != input_.models.end()) line(fmt::format("De ronde kiest: {}", chosen->title));
  }

  std::ostream& out_;
  bool is_markdown_;
  const Round& round_;
  const ContractModels& input_;
  const ContractModelAnalysis& a_;
};

}  // namespace

void print_story(std::ostream& out, const Round& round, const ContractModelAnalysis& analysis,
                 bool with_cross_checks) {
  Storyteller(out, false, round, analysis).tell(with_cross_checks);
}

void print_markdown_story(std::ostream& out, const Round& round,
                          const ContractModelAnalysis& analysis, bool with_cross_checks) {
  Storyteller(out, true, round, analysis).tell(with_cross_checks);
}

}  // namespace bestek::scoring
