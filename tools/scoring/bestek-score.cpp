// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include <fmt/format.h>

#include <algorithm>
#include <ostream>

#include "common/dutch.hpp"
#include "common/table.hpp"
#include "dossier/round_command.hpp"
#include "scoring/contract_model_scores.hpp"

namespace bestek::scoring {

struct Options {
  RoundOptions round;
  std::string format = "tekst";
};

void add_options(CLI::App& app, Options& options) {
  add_round_option(app, options.round);
  add_choice(app, "--formaat", options.format, {"tekst", "json", "csv", "markdown"},
             "vorm van de uitvoer");
}

template <class Item>
std::string title_of(const std::vector<Item>& items, const std::string& id) {
  return std::find_if(items.begin(), items.end(), [&](const Item& item) { return item.id == id; })
      ->title;
}

template <class Item>
std::string titles(const std::vector<Item>& items, const std::vector<std::string>& ids) {
  std::vector<std::string> names;
  for (const auto& id : ids) names.push_back(title_of(items, id));
  return dutch::enumeration(names);
}

bool weights_are_equal(const ContractModels& input) {
  return std::all_of(input.criteria.begin(), input.criteria.end(), [&](const Criterion& criterion) {
    return criterion.weight == input.criteria.front().weight;
  });
}

Table table(const ContractModels& input, const ContractModelScores& scores) {
  Table table{{{"rang", true},
               {"contractmodel"},
               {"+", true},
               {"+/-", true},
               {"-", true},
               {"som", true},
               {"gedeeld"}},
              {}};
  for (const auto& model : scores.models) {
    table.rows.push_back({std::to_string(model.rank), title_of(input.models, model.model),
                          std::to_string(model.counts.plus),
                          std::to_string(model.counts.plus_minus),
                          std::to_string(model.counts.minus), dutch::number(model.sum, 1, 4),
                          model.is_shared ? "ja" : ""});
  }
  return table;
}

OrderedJson result(const ContractModels& input, const ContractModelScores& scores) {
  auto matrix = OrderedJson::array();
  auto ranking = OrderedJson::array();
  for (const auto& model : input.models) {
    const auto score = std::find_if(scores.models.begin(), scores.models.end(),
                                    [&](const ModelScore& s) { return s.model == model.id; });
    matrix.push_back({{"contractmodel", model.id},
                      {"plus", score->counts.plus},
                      {"plusmin", score->counts.plus_minus},
                      {"min", score->counts.minus}});
  }
  for (const auto& model : scores.models) {
    ranking.push_back({{"rang", model.rank},
                       {"gedeeld", model.is_shared},
                       {"contractmodel", model.model},
                       {"som", to_exact(model.sum)},
                       {"score", to_fraction(model.share)}});
  }
  OrderedJson weights = OrderedJson::object();
  for (const auto& criterion : input.criteria) weights[criterion.id] = to_exact(criterion.weight);
  return {{"matrix", matrix},
          {"gewogen_som",
           {{{"gewichtenset", weights_are_equal(input) ? "gelijk" : "ronde"},
             {"theta", to_fraction(input.scale.at("+/-"))},
             {"gewichten", weights},
             {"rangorde", ranking}}}},
          {"gelijk_beoordeeld", scores.alike},
          {"niet_gedomineerd", scores.undominated},
          {"voorkeur", scores.preferred}};
}

/// Why two models that share the first place are not the same choice.
void explain_tie(std::ostream& out, const ContractModels& input, const std::string& a,
                 const std::string& b) {
  for (const auto& [one, other] : {std::pair(a, b), std::pair(b, a)}) {
    const auto criteria = stronger_on(input, one, other);
    if (criteria.empty()) continue;
    out << fmt::format("  {} is sterker op: {}\n", title_of(input.models, one),
                       titles(input.criteria, criteria));
  }
  out << "De gewichten van deze criteria beslissen; een college kan dat niet aan een som "
         "overlaten.\n";
}

void print_report(std::ostream& out, const RoundHead& head, const ContractModels& input,
                  const ContractModelScores& scores) {
  out << "Contractmodellen: " << head.title << "\n\n";
  print_text(out, table(input, scores));
  std::vector<std::string> weights;
  for (const auto& criterion : input.criteria)
    weights.push_back(dutch::number(criterion.weight, 0, 4));
  out << fmt::format("\nsom = gewicht x waarde, met + = {}, +/- = {} en - = {}; gewichten {}\n",
                     dutch::number(input.scale.at("+"), 0, 4),
                     dutch::number(input.scale.at("+/-"), 0, 4),
                     dutch::number(input.scale.at("-"), 0, 4),
                     weights_are_equal(input) ? "gelijk" : dutch::enumeration(weights));
  if (scores.preferred.size() == 1) {
    out << fmt::format("\nEerste plaats: {}\n", titles(input.models, scores.preferred));
  } else {
    out << fmt::format("\nGedeelde eerste plaats: {}\n", titles(input.models, scores.preferred));
    if (scores.preferred.size() == 2)
      explain_tie(out, input, scores.preferred[0], scores.preferred[1]);
  }
  out << fmt::format("\nGeen ander model is nergens slechter en ergens beter dan: {}\n",
                     titles(input.models, scores.undominated));
  for (const auto& group : scores.alike)
    out << fmt::format("Op deze criteria niet te onderscheiden: {}\n", titles(input.models, group));
  out << fmt::format("\nDe ronde kiest: {}\n", title_of(input.models, head.contract_model));
}

ExitCode run(const Options& options, Streams& streams) {
  const auto dossier = load_for_command(options.round, streams);
  if (!dossier) return ExitCode::findings;
  const auto round = typed_round(*dossier);
  if (!round.contract_models) {
    streams.err
        << "bestek score: deze ronde heeft geen contractmodellen; voeg ze toe in criteria.yaml\n";
    return ExitCode::findings;
  }
  const auto& input = *round.contract_models;
  const auto scores = score(input);
  if (options.format == "json") {
    streams.out << to_text(result_envelope("score", *dossier, result(input, scores))) << '\n';
  } else if (options.format == "csv") {
    print_csv(streams.out, table(input, scores));
  } else if (options.format == "markdown") {
    print_markdown(streams.out, table(input, scores));
  } else {
    print_report(streams.out, round.head, input, scores);
  }
  return ExitCode::good;
}

}  // namespace bestek::scoring

int main(int argc, char** argv) {
  using namespace bestek;
  return command_main<scoring::Options>(
      argc, argv, {"score", BESTEK_SUMMARY, "bestek score examples/groninger-gemeenten-2015"},
      scoring::add_options, scoring::run);
}
