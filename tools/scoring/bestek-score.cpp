// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <limits>
#include <ostream>

#include "common/hash.hpp"
#include "common/text.hpp"
#include "common/version.hpp"
#include "dossier/output_command.hpp"
#include "office/workbook_output.hpp"
#include "scoring/analysis_pictures.hpp"
#include "scoring/analysis_report.hpp"
#include "scoring/analysis_workbook.hpp"
#include "scoring/bid_report.hpp"

namespace bestek::scoring {

struct Options {
  RoundOptions round;
  OutputOptions output;
  std::string format = "tekst";
  std::string what = "contractmodellen";
  std::vector<std::string> sets;
  std::vector<std::string> thetas;
  std::vector<std::string> methods;
  bool cross_checks = false;
  std::int64_t samples = 0;
  std::uint64_t seed = 1;
};

constexpr std::int64_t most_samples = 100'000'000;

const std::vector<std::string> methods = {"gewogen_factor", "gunnen_op_waarde", "laagste_prijs",
                                          "lineair_relatief", "logaritmisch"};

void add_options(CLI::App& app, Options& options) {
  add_round_option(app, options.round);
  add_choice(app, "--formaat", options.format, {"tekst", "json", "csv", "markdown", "xlsx", "svg"},
             "vorm van de uitvoer");
  add_choice(app, "--wat", options.what, {"contractmodellen", "inschrijvingen"},
             "wat vergeleken wordt");
  app.add_option("--gewichten", options.sets, "alleen deze set; mag vaker")
      ->type_name("SET")
      ->allow_extra_args(false);
  app.add_option("--theta", options.thetas, "waarde van +/-: 0.4 of 2/5")
      ->type_name("WAARDE")
      ->allow_extra_args(false);
  app.add_flag("--kruiscontrole", options.cross_checks, "toon ook andere methoden");
  app.add_option("--steekproef", options.samples, "schat met N trekkingen")->type_name("N");
  app.add_option("--zaad", options.seed, "begin van de trekkingen")->type_name("GETAL");
  app.add_option("--methode", options.methods, "ook deze methode (inschrijvingen)")
      ->type_name("NAAM")
      ->allow_extra_args(false);
  add_file_options(app, options.output);
}

/// "0.4" or "2/5", from 0 to 1.
Rational parse_theta(const std::string& text) {
  const auto slash = text.find('/');
  const auto top = parse_decimal(text.substr(0, slash));
  const auto bottom = slash == std::string::npos ? std::optional(Rational(1))
                                                 : parse_decimal(text.substr(slash + 1));
  if (top && bottom && *bottom > 0 && *top >= 0 && *top <= *bottom) return *top / *bottom;
  throw UsageError(fmt::format(
      "--theta: \"{}\" is geen getal van 0 tot en met 1; schrijf bijvoorbeeld 0.4 of 2/5", text));
}

AnalysisOptions analysis_options(const Options& options, const ContractModels& input) {
  AnalysisOptions result{options.sets, {}, options.samples, options.seed};
  for (const auto& text : options.thetas) result.thetas.push_back(parse_theta(text));
  if (options.samples < 0 || options.samples > most_samples)
    throw UsageError(fmt::format("--steekproef: kies een getal van 1 tot en met {}", most_samples));
  std::vector<std::string> known;
  for (const auto& set : weight_sets(input)) known.push_back(set.id);
  for (const auto& id : options.sets) check_known("--gewichten", "gewichtenset", id, known);
  return result;
}

/// Shareable: grades and weights, no one's prices.
BatchFile shareable_file(std::string name, std::string bytes, const std::string& input_sha256) {
  return {std::move(name),
          {"", input_sha256, "score", "contractmodellen", "", "deelbaar"},
          std::move(bytes),
          false,
          {}};
}

ExitCode make_pictures(const Options& options, const Dossier& dossier, const ContractModels& input,
                       const ContractModelAnalysis& analysis, Streams& streams) {
  const auto input_sha256 =
      sha256(fmt::format("{}\n{}\n{}", version_text, input_hash(dossier),
                         analysis_json(input, analysis, options.cross_checks).dump()));
  return put_files(
      {shareable_file("contractmodellen-score.svg", score_bars(input, analysis), input_sha256),
       shareable_file("contractmodellen-gewichten.svg", weight_intervals(input, analysis),
                      input_sha256)},
      options.output, dossier.texts, streams);
}

ExitCode make_workbook(const Options& options, const Dossier& dossier, const Round& round,
                       const ContractModelAnalysis& analysis, Streams& streams) {
  const auto& input = *round.contract_models;
  const office::WorkbookOutput output{"score", "contractmodellen", "", "deelbaar",
                                      analysis_json(input, analysis, options.cross_checks).dump()};
  const auto lay_out = [&](const office::HouseStyle& style) {
    return analysis_workbook(round, analysis, style);
  };
  return office::put_workbook(output, lay_out, options.output, dossier, {}, streams);
}

ExitCode score_contract_models(const Options& options, const Dossier& dossier, const Round& round,
                               Streams& streams) {
  if (!round.contract_models) {
    streams.err
        << "bestek score: deze ronde heeft geen contractmodellen; voeg ze toe in criteria.yaml\n";
    return ExitCode::findings;
  }
  const auto& input = *round.contract_models;
  const auto analysis = analyse(input, analysis_options(options, input));
  if (options.format == "json") {
    streams.out << to_text(result_envelope("score", dossier,
                                           analysis_json(input, analysis, options.cross_checks)))
                << '\n';
  } else if (options.format == "csv") {
    print_csv(streams.out, ranking_table(input, analysis));
  } else if (options.format == "markdown") {
    print_markdown_story(streams.out, round, analysis, options.cross_checks);
  } else if (options.format == "svg") {
    return make_pictures(options, dossier, input, analysis, streams);
  } else if (options.format == "xlsx") {
    return make_workbook(options, dossier, round, analysis, streams);
  } else {
    print_story(streams.out, round, analysis, options.cross_checks);
  }
  return ExitCode::good;
}

std::vector<BidMethod> picked_methods(const Options& options, const BidComparison& comparison) {
  std::vector<BidMethod> picked = {comparison.method};
  for (const auto& name : options.methods) {
    check_known("--methode", "methode", name, methods);
    const auto method = read_bid_method(name);
    if (std::find(picked.begin(), picked.end(), method) == picked.end()) picked.push_back(method);
    const bool lacks = (method == BidMethod::weighted_factor && !comparison.bounds) ||
                       (method == BidMethod::award_on_value && !comparison.quality_value) ||
                       (method == BidMethod::logarithmic && !comparison.zero_multiple);
    if (lacks)
      throw UsageError(fmt::format(
          "--methode {}: de inschrijvingen van deze ronde missen wat deze methode nodig heeft",
          name));
  }
  return picked;
}

ExitCode score_the_bids(const Options& options, const Dossier& dossier, const Round& round,
                        Streams& streams) {
  if (!round.bids) {
    streams.err << "bestek score: deze ronde heeft geen inschrijvingen; voeg ze toe in "
                   "inschrijvingen.yaml\n";
    return ExitCode::findings;
  }
  if (options.format == "xlsx" || options.format == "svg")
    throw UsageError(
        fmt::format("--formaat {} is er alleen voor contractmodellen", options.format));
  std::vector<BidOutcome> outcomes;
  for (const auto method : picked_methods(options, *round.bids))
    outcomes.push_back(bid_outcome(*round.bids, method));
  if (options.format == "json") {
    streams.out << to_text(result_envelope("score", dossier, bids_json(round, outcomes))) << '\n';
  } else if (options.format == "csv") {
    auto all = bid_table(round, outcomes.front());
    for (std::size_t i = 1; i < outcomes.size(); ++i) {
      const auto rows = bid_table(round, outcomes[i]).rows;
      all.rows.insert(all.rows.end(), rows.begin(), rows.end());
    }
    print_csv(streams.out, all);
  } else {
    print_bid_story(streams.out, round, outcomes, options.format == "markdown");
  }
  return ExitCode::good;
}

ExitCode run(const Options& options, Streams& streams) {
  const auto dossier = load_for_command(options.round, streams);
  if (!dossier) return ExitCode::findings;
  const auto round = typed_round(*dossier);
  if (options.what == "inschrijvingen") return score_the_bids(options, *dossier, round, streams);
  return score_contract_models(options, *dossier, round, streams);
}

}  // namespace bestek::scoring

int main(int argc, char** argv) {
  using namespace bestek;
  return command_main<scoring::Options>(
      argc, argv, {"score", BESTEK_SUMMARY, "bestek score examples/groninger-gemeenten-2015"},
      scoring::add_options, scoring::run);
}
