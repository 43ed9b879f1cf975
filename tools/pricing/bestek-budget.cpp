// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include <fmt/format.h>

#include <algorithm>
#include <ostream>

#include "common/dutch.hpp"
#include "common/hash.hpp"
#include "common/text.hpp"
#include "common/version.hpp"
#include "dossier/output_command.hpp"
#include "dossier/round_command.hpp"
#include "office/workbook_output.hpp"
#include "pricing/budget_result.hpp"
#include "pricing/budget_workbook.hpp"

namespace bestek::pricing {

struct Options {
  RoundOptions round;
  OutputOptions output;
  std::string format = "tekst";
  std::string per;
  std::string ground;
  std::vector<std::string> scenarios;
  std::vector<int> years;
};

void add_options(CLI::App& app, Options& options) {
  add_round_option(app, options.round);
  add_choice(app, "--formaat", options.format, {"tekst", "json", "csv", "markdown", "xlsx"},
             "vorm van de uitvoer; xlsx komt in de map van --uit");
  add_choice(app, "--per", options.per, {"gemeente", "dienst", "aanbieder", "jaar"},
             "uitsplitsing; zonder: gemeente");
  add_choice(app, "--grondslag", options.ground, {"bandbreedte", "afgesproken"},
             "bandbreedte en vaste tarieven, of wat met elke aanbieder is afgesproken "
             "(vertrouwelijk)");
  app.add_option("--scenario", options.scenarios,
                 "kenmerk van een scenario, of wijzigingen zoals tarief:+2%,volume:-5%; mag vaker")
      ->type_name("SCENARIO");
  app.add_option("--jaar", options.years, "alleen dit jaar; mag vaker")->type_name("JAAR");
  add_file_options(app, options.output);
}

constexpr std::size_t page_width = 80;

/// The first column gives way, so that the lines fit.
Table fitted(Table table) {
  if (table.columns.empty()) return table;
  std::size_t others = 0;
  std::size_t first = display_width(table.columns[0].title);
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    std::size_t width = display_width(table.columns[i].title);
    for (const auto& row : table.rows) width = std::max(width, display_width(row[i]));
    if (i == 0) first = width;
    if (i > 0) others += width + 2;
  }
  const auto room = others + 12 > page_width ? std::size_t{12} : page_width - others;
  if (first <= room) return table;
  for (auto& row : table.rows) row[0] = shortened(row[0], room);
  return table;
}

void print_wrapped(std::ostream& out, const std::vector<std::string>& texts) {
  for (const auto& text : texts) {
    for (const auto& line : wrapped(text, page_width)) out << line << '\n';
  }
}

void print_report(std::ostream& out, const Round& round, const BudgetResult& result) {
  print_wrapped(out, {"Budget: " + round.head.title});
  if (result.is_confidential())
    out << "VERTROUWELIJK: hier staan afspraken met aanbieders in. Deel dit niet met hen.\n";
  print_wrapped(out, {dutch::capitalised(rounding_note) + "."});
  for (const auto& section : budget_sections(round, result)) {
    out << '\n' << section.heading << '\n';
    print_wrapped(out, section.before);
    if (!section.table.columns.empty()) {
      if (!section.before.empty()) out << '\n';
      print_text(out, fitted(section.table));
    }
    if (!section.after.empty()) out << '\n';
    print_wrapped(out, section.after);
  }
}

void print_document(std::ostream& out, const Round& round, const BudgetResult& result) {
  out << "# Budget: " << round.head.title << "\n\n";
  if (result.is_confidential())
    out << "**Vertrouwelijk: hier staan afspraken met aanbieders in.**\n\n";
  out << dutch::capitalised(rounding_note) << ".\n";
  for (const auto& section : budget_sections(round, result)) {
    out << "\n## " << section.heading << "\n\n";
    for (const auto& text : section.before) out << text << "\n\n";
    if (!section.table.columns.empty()) print_markdown(out, section.table);
    for (const auto& text : section.after) out << '\n' << text << '\n';
  }
}

template <class Item>
std::vector<std::string> kenmerken(const std::vector<Item>& items) {
  std::vector<std::string> ids;
  for (const auto& item : items) ids.push_back(item.id);
  return ids;
}

[[noreturn]] void refuse(const std::string& message, const std::string& help) {
  throw UsageError(help.empty() ? message : fmt::format("{}; {}", message, help));
}

/// "tarief:+2,5%": a decimal comma, which looks like the comma between two changes.
bool has_decimal_comma(const std::string& text) {
  const auto comma = text.find(',');
  return comma != std::string::npos && comma + 1 < text.size() && text[comma + 1] >= '0' &&
         text[comma + 1] <= '9';
}

/// "tarief:+2%,volume:-5%": one scenario of one or more changes.
Scenario scenario_of_text(const Round& round, const std::string& text) {
  if (has_decimal_comma(text))
    refuse(fmt::format("\"{}\" is geen scenario", text),
           "een percentage heeft een punt: tarief:+2.5%; de komma staat tussen twee wijzigingen");
  Scenario scenario{text, text, {}};
  for (const auto& part : split(text, ',')) {
    const auto parsed = parse_scenario_change(part);
    if (const auto* problem = std::get_if<ScenarioProblem>(&parsed))
      refuse(problem->message, problem->help);
    const auto& change = std::get<ScenarioChange>(parsed);
    const auto problem =
        problem_of_target(change, kenmerken(round.services), kenmerken(round.municipalities));
    if (problem) refuse(problem->message, problem->help);
    scenario.changes.push_back(change);
  }
  return scenario;
}

std::vector<Scenario> chosen_scenarios(const Round& round, const Options& options) {
  const auto& named = round.funding.scenarios;
  if (options.scenarios.empty()) return named;
  std::vector<Scenario> chosen;
  for (const auto& text : options.scenarios) {
    const auto found = std::find_if(named.begin(), named.end(),
                                    [&](const Scenario& scenario) { return scenario.id == text; });
    if (found != named.end()) {
      chosen.push_back(*found);
    } else if (text.find(':') == std::string::npos && !named.empty()) {
      check_known("--scenario", "scenario", text, kenmerken(named));
    } else {
      chosen.push_back(scenario_of_text(round, text));
    }
  }
  return chosen;
}

PerWhat per_of(const std::string& name) {
  for (const auto per : {PerWhat::service, PerWhat::provider, PerWhat::year}) {
    if (name_of(per) == name) return per;
  }
  return PerWhat::municipality;
}

BudgetRequest request_of(const Round& round, const Options& options) {
  BudgetRequest request;
  request.per = per_of(options.per);
  if (request.per == PerWhat::provider && options.ground == "bandbreedte")
    throw UsageError("--per aanbieder rekent met wat is afgesproken; laat --grondslag weg");
  const bool is_agreed = options.ground == "afgesproken" || request.per == PerWhat::provider;
  request.options.ground = is_agreed ? Ground::agreed : Ground::shareable;
  request.options.years.insert(options.years.begin(), options.years.end());
  request.scenarios = chosen_scenarios(round, options);
  return request;
}

/// Nothing to compute with, or not everything: says so and how to go on.
bool is_complete(const BudgetResult& result, Streams& streams) {
  const auto& all = result.aggregation;
  if (all.lines == 0 && all.missing.empty()) {
    streams.err << (result.request.options.years.empty()
                        ? "bestek budget: deze ronde heeft geen hoeveelheden; voeg ze toe in "
                          "volumes.yaml\n"
                        : "bestek budget: deze ronde heeft geen hoeveelheden in dit jaar\n");
    return false;
  }
  for (const auto& missing : all.missing) {
    streams.err << fmt::format(
        "bestek budget: {} heeft in {} geen {}, maar wel {}\n", missing.service, missing.year,
        result.is_confidential() ? "tarief" : "bandbreedte of vast tarief",
        dutch::counted(static_cast<std::int64_t>(missing.lines), "hoeveelheid", "hoeveelheden"));
  }
  if (!all.missing.empty())
    streams.err << "Zonder tarief is er geen raming. Vul tarieven.yaml aan, of kies met --jaar een "
                   "jaar dat wel kan.\n";
  return all.missing.empty();
}

/// A finding may quote what was agreed with one provider.
void hide_agreements(OrderedJson& envelope) {
  auto shown = OrderedJson::array();
  for (const auto& finding : envelope["bevindingen"]) {
    const auto path = finding.value("pad", "");
    if (path.find("/onderhandeld/") == std::string::npos &&
        path.find("/bestedingsruimten/") == std::string::npos)
      shown.push_back(finding);
  }
  envelope["bevindingen"] = std::move(shown);
}

ExitCode write_workbook(const Options& options, const Dossier& dossier, const Round& round,
                        const BudgetResult& result, Streams& streams) {
  if (result.aggregation.lines > most_budget_lines)
    throw UsageError(fmt::format("{} regels passen niet op een werkblad; kies json of csv",
                                 result.aggregation.lines));
  const office::WorkbookOutput output{"budget", "budget", "",
                                      result.is_confidential() ? "vertrouwelijk" : "deelbaar",
                                      budget_json(round, result).dump()};
  const auto lay_out = [&](const office::HouseStyle& style) {
    return budget_workbook(round, result, style);
  };
  return office::put_workbook(output, lay_out, options.output, dossier, {}, streams);
}

ExitCode print(const Options& options, const Dossier& dossier, const Round& round,
               const BudgetResult& result, Streams& streams) {
  if (options.format == "xlsx") return write_workbook(options, dossier, round, result, streams);
  if (options.format == "json") {
    auto envelope = result_envelope("budget", dossier, budget_json(round, result));
    if (!result.is_confidential()) hide_agreements(envelope);
    streams.out << to_text(envelope) << '\n';
  } else if (options.format == "csv") {
    print_csv(streams.out, budget_table(round, result));
  } else if (options.format == "markdown") {
    print_document(streams.out, round, result);
  } else {
    print_report(streams.out, round, result);
  }
  if (options.format == "csv" && result.is_confidential())
    streams.err << "Vertrouwelijk: deze cijfers volgen uit afspraken met aanbieders.\n";
  return ExitCode::good;
}

ExitCode run(const Options& options, Streams& streams) {
  const auto dossier = load_for_command(options.round, streams);
  if (!dossier) return ExitCode::findings;
  const auto round = typed_round(*dossier);
  try {
    const auto result = compute(round, request_of(round, options));
    if (!is_complete(result, streams)) return ExitCode::findings;
    return print(options, *dossier, round, result, streams);
  } catch (const DistributionError& error) {
    streams.err << "bestek budget: " << error.what() << '\n';
    return ExitCode::findings;
  }
}

}  // namespace bestek::pricing

int main(int argc, char** argv) {
  using namespace bestek;
  return command_main<pricing::Options>(
      argc, argv,
      {"budget", BESTEK_SUMMARY,
       "bestek budget examples/groninger-gemeenten-2015 --scenario tarief:+2%"},
      pricing::add_options, pricing::run);
}
