// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "common/json.hpp"
#include "dossier/model/legal_elements.hpp"
#include "pricing/declaration.hpp"
#include "pricing/tariff_output.hpp"

namespace bestek::pricing {

namespace {

OrderedJson text_or_null(const std::string& text) {
  return text.empty() ? OrderedJson() : OrderedJson(text);
}

std::string measure_word(Measure measure) {
  switch (measure) {
    case Measure::euro:
      return "euro";
    case Measure::percent:
      return "procent";
    case Measure::hours:
      return "uur";
    case Measure::amount:
      break;
  }
  return "aantal";
}

OrderedJson step_json(const Derivation& derivation, std::size_t index, const std::string& pointer) {
  const auto& line = derivation.lines()[index];
  const bool is_given = line.origin.has_value();
  OrderedJson step = {{"nr", index + 1},
                      {"kenmerk", line.id},
                      {"naam", line.name},
                      {"letter", text_or_null(line.letter)},
                      {"soort", is_given ? "gegeven" : "berekend"},
                      {"maat", measure_word(line.measure)},
                      {"waarde", to_exact(line.value)},
                      {"getoond", value_text(line)}};
  if (is_given) {
    const auto& origin = *line.origin;
    step["pad"] = pointer + origin.path;
    step["bron"] = text_or_null(origin.source);
    step["peildatum"] =
        origin.reference_date ? OrderedJson(to_iso(*origin.reference_date)) : OrderedJson();
    step["definitie"] = text_or_null(origin.definition);
  } else {
    step["formule"] = formula_in_words(derivation, line);
    step["invulling"] = formula_in_numbers(derivation, line);
    step["afronding"] = text_or_null(rounding_text(line));
  }
  return step;
}

OrderedJson cost_price_json(const TariffReport& report) {
  if (!report.has_cost_price()) return nullptr;
  const auto& result = *report.cost_price;
  auto parts = OrderedJson::array();
  for (const auto& part : result.parts) {
    parts.push_back({{"kenmerk", part.id},
                     {"letter", text_or_null(part.letter)},
                     {"naam", part.name},
                     {"bedrag", amount_text(result.derivation.value(part.amount))}});
  }
  auto steps = OrderedJson::array();
  for (std::size_t i = 0; i < result.derivation.lines().size(); ++i)
    steps.push_back(step_json(result.derivation, i, report.pointer));
  return {{"bedrag", amount_text(result.amount())},
          {"geindexeerd", report.is_indexed()},
          {"index_pct", result.index ? OrderedJson(to_exact(result.derivation.value(*result.index)))
                                     : OrderedJson()},
          {"elementen", parts},
          {"afrondingsverschil", amount_text(result.derivation.value(*result.rounding_difference))},
          {"stappen", steps}};
}

OrderedJson benchmark_json(const TariffReport& report) {
  if (!report.benchmark) return nullptr;
  const auto& found = *report.benchmark;
  OrderedJson json = {{"aantal", found.count},
                      {"minimum", amount_text(found.minimum)},
                      {"kwartiel_1", amount_text(found.lower_quartile)},
                      {"mediaan", amount_text(found.median)},
                      {"kwartiel_3", amount_text(found.upper_quartile)},
                      {"maximum", amount_text(found.maximum)},
                      {"gemiddelde", amount_text(found.mean)},
                      {"methode", quartile_method},
                      {"kostprijs", nullptr}};
  if (report.position) {
    json["kostprijs"] = {{"hoger_dan", report.position->below},
                         {"lager_dan", report.position->above},
                         {"boven_mediaan_pct", to_fixed(report.position->from_median_pct, 2)}};
  }
  return json;
}

OrderedJson verdict_json(const std::optional<Verdict>& verdict) {
  return verdict ? OrderedJson(verdict_word(*verdict)) : OrderedJson();
}

OrderedJson law_json(const TariffReport& report, const std::string& law) {
  if (report.compliance.empty()) return nullptr;
  auto elements = OrderedJson::array();
  for (const auto& element : report.compliance) {
    elements.push_back({{"letter", element.letter},
                        {"naam", element.name},
                        {"gedekt", element.is_covered},
                        {"bronnen", element.sources},
                        {"getallen_zonder_bron", element.without_source}});
  }
  return {{"artikel", legal_elements_article(law)}, {"elementen", elements}};
}

OrderedJson declaration_json(const TariffReport& report, const TariffOverview& overview) {
  const auto hourly = paid_per_hour(report);
  if (!hourly) return nullptr;
  const auto near = divisible_by_60(*hourly);
  OrderedJson json = {{"tarief", amount_text(*hourly)},
                      {"per_minuut", amount_text(minute_tariff(*hourly))},
                      {"deelbaar_door_60", near.is_exact()},
                      {"lager", amount_text(near.below)},
                      {"hoger", amount_text(near.above)}};
  if (overview.minutes.empty()) return json;
  std::int64_t total = 0;
  for (const auto minutes : overview.minutes) total += minutes;
  json["minuten"] = total;
  json["bedrag"] = amount_text(declared_amount(*hourly, total));
  json["uren"] = volume_in_hours(overview.minutes);
  return json;
}

OrderedJson tariff_json(const TariffReport& report, const TariffOverview& overview) {
  const auto& tariff = *report.tariff;
  OrderedJson json = {
      {"dienst", tariff.service},
      {"naam", report.service->name},
      {"eenheid", report.service->unit},
      {"geldig", {{"van", to_iso(tariff.valid_from)}, {"tot", to_iso(tariff.valid_to)}}},
      {"kostprijs", cost_price_json(report)},
      {"wet", law_json(report, overview.round.head.law)},
      {"benchmark", benchmark_json(report)},
      {"bandbreedte", nullptr},
      {"vast", tariff.fixed ? OrderedJson(amount_text(*tariff.fixed)) : OrderedJson()},
      {"kostprijs_ligt", verdict_json(report.verdict)},
      {"afgesproken", {{"aantal", report.agreed}, {"binnen", report.agreed_within}}},
      {"pgb", OrderedJson::array()},
      {"declaratie", declaration_json(report, overview)},
      {"aanbieder", nullptr}};
  if (tariff.bandwidth) {
    json["bandbreedte"] = {{"minimum", amount_text(tariff.bandwidth->minimum)},
                           {"maximum", amount_text(tariff.bandwidth->maximum)}};
  }
  for (const auto& pgb : report.pgb) {
    if (pgb.rule->base == PgbBase::lowest_agreed && overview.choice.provider.empty() == false)
      continue;  // one provider's sheet never shows another's tariff
    json["pgb"].push_back({{"categorie", pgb.rule->category},
                           {"pct_van_zin", to_exact(pgb.rule->pct.value)},
                           {"over", pgb_base_word(pgb.rule->base)},
                           {"grondslag", amount_text(pgb.base)},
                           {"tarief", amount_text(pgb.amount)}});
  }
  if (report.with_provider) {
    const auto& agreed = *report.with_provider;
    json["aanbieder"] = {{"kenmerk", agreed.provider},
                         {"tarief", amount_text(agreed.amount)},
                         {"datum", agreed.date ? OrderedJson(to_iso(*agreed.date)) : OrderedJson()},
                         {"ligt", verdict_json(agreed.verdict)}};
  }
  return json;
}

}  // namespace

std::string amount_text(const Rational& amount) {
  return round_half_up(amount, 2) == amount ? to_fixed(amount, 2) : to_exact(amount);
}

std::optional<Rational> paid_per_hour(const TariffReport& report) {
  if (report.service->unit != "uur") return std::nullopt;
  if (report.with_provider) return report.with_provider->amount;
  return report.tariff->fixed;
}

OrderedJson tariff_json(const TariffOverview& overview) {
  auto tariffs = OrderedJson::array();
  for (const auto& report : overview.reports) tariffs.push_back(tariff_json(report, overview));
  return {{"klasse", "vertrouwelijk"},
          {"op", overview.choice.day ? OrderedJson(to_iso(*overview.choice.day)) : OrderedJson()},
          {"aanbieder", text_or_null(overview.choice.provider)},
          {"tarieven", tariffs},
          {"zonder_tarief", overview.without_tariff}};
}

}  // namespace bestek::pricing
