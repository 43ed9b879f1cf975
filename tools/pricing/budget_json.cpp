// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "pricing/budget_result.hpp"

namespace bestek::pricing {

namespace {

std::string decimal_text(Cents cents) { return to_fixed(euros(cents), 2); }

OrderedJson money_or_null(const std::optional<Cents>& cents) {
  return cents ? OrderedJson(decimal_text(*cents)) : OrderedJson(nullptr);
}

OrderedJson spread(const Spread& amount) {
  return {{"laagst", decimal_text(amount.low)},
          {"midden", decimal_text(amount.middle)},
          {"hoogst", decimal_text(amount.high)}};
}

OrderedJson compared(const Compared& compared, const Rational& limit) {
  const auto use = compared.use();
  return {{"budget", money_or_null(compared.budget)},
          {"raming", spread(compared.forecast)},
          {"verschil", money_or_null(compared.difference())},
          {"benutting_pct", use ? OrderedJson(to_fixed(*use, 2)) : OrderedJson(nullptr)},
          {"signaal", name_of(compared.signal(limit))}};
}

OrderedJson year_json(const YearOverview& year, const Rational& limit) {
  OrderedJson json = {{"jaar", year.year}};
  json.update(compared(year.total, limit));
  json["zonder_budget"] = year.without_budget;
  return json;
}

OrderedJson prices(const BudgetResult& result) {
  auto list = OrderedJson::array();
  for (const auto& used : result.aggregation.prices) {
    for (const auto& part : used.price.parts) {
      OrderedJson json = {
          {"dienst", used.service}, {"jaar", used.year}, {"grondslag", name_of(used.price.source)}};
      if (result.is_confidential() && !part.provider.empty()) {
        json["aanbieder"] = part.provider;
        json["aandeel_pct"] = to_exact(part.share * 100);
      }
      json["laagst"] = to_exact(part.price.low);
      json["midden"] = to_exact(part.price.middle);
      json["hoogst"] = to_exact(part.price.high);
      if (list.empty() || list.back() != json) list.push_back(std::move(json));
    }
  }
  return list;
}

OrderedJson id_or_null(const std::vector<std::string>& ids, std::size_t i) {
  return i < ids.size() ? OrderedJson(ids[i]) : OrderedJson(nullptr);
}

void add_groups(OrderedJson& list, int year, const std::vector<std::string>& ids,
                const std::vector<Spread>& amounts) {
  for (std::size_t i = 0; i < amounts.size(); ++i) {
    if (amounts[i].high == 0) continue;
    list.push_back(
        {{"jaar", year}, {"kenmerk", id_or_null(ids, i)}, {"raming", spread(amounts[i])}});
  }
}

OrderedJson groups(const BudgetResult& result, const Rational& limit) {
  auto list = OrderedJson::array();
  const auto& all = result.aggregation;
  for (std::size_t at = 0; at < all.years.size(); ++at) {
    const auto& year = result.years[at];
    switch (result.request.per) {
      case PerWhat::municipality:
        for (std::size_t i = 0; i < year.municipalities.size(); ++i) {
          OrderedJson json = {{"jaar", year.year},
                              {"kenmerk", all.municipalities[i]},
                              {"budget_voor_stappen", money_or_null(year.gross[i])}};
          json.update(compared(year.municipalities[i], limit));
          list.push_back(std::move(json));
        }
        break;
      case PerWhat::service:
        add_groups(list, year.year, all.services, all.by_service[at]);
        break;
      case PerWhat::provider:
        add_groups(list, year.year, all.providers, all.by_provider[at]);
        break;
      case PerWhat::year:
        break;
    }
  }
  return list;
}

OrderedJson scenarios(const BudgetResult& result, const Rational& limit) {
  auto list = OrderedJson::array();
  for (const auto& outcome : result.scenarios) {
    auto changes = OrderedJson::array();
    for (const auto& change : outcome.scenario.changes) changes.push_back(to_text(change));
    auto years = OrderedJson::array();
    for (const auto& year : outcome.years) years.push_back(year_json(year, limit));
    list.push_back({{"kenmerk", outcome.scenario.id},
                    {"titel", outcome.scenario.title},
                    {"wijzigingen", changes},
                    {"jaren", years}});
  }
  return list;
}

OrderedJson changes(const BudgetResult& result) {
  auto list = OrderedJson::array();
  for (const auto& change : result.changes) {
    OrderedJson json = {{"jaar", change.year},
                        {"exact", to_fraction(change.exact)},
                        {"pct", to_fixed(change.percentage, 2)}};
    if (!change.tightest.empty()) {
      json["krapste_gemeente"] = change.tightest;
      json["krapste_exact"] = to_fraction(change.tightest_exact);
    }
    list.push_back(std::move(json));
  }
  return list;
}

OrderedJson steps_json(const Round& round) {
  auto list = OrderedJson::array();
  for (const auto& steps : round.funding.budget_steps) {
    const auto worked = work_out(round, steps);
    auto lines = OrderedJson::array();
    for (const auto& line : worked.lines) {
      OrderedJson json = {{"naam", line.step->name},
                          {"soort", line.step->is_reservation ? "reservering" : "korting"},
                          {"over", line.step->over_start ? "begin" : "vorige"},
                          {"pct", to_exact(line.step->percentage)}};
      if (worked.start) {
        json["bedrag"] = to_fixed(line.amount, 2);
        json["rest"] = to_fixed(line.rest, 2);
      }
      json["rest_pct"] = to_exact(line.rest_percentage);
      lines.push_back(std::move(json));
    }
    OrderedJson json = {{"kenmerk", steps.id}, {"titel", steps.title}, {"bron", steps.source}};
    if (steps.municipal_budgets) json["gemeentebudgetten_jaar"] = *steps.municipal_budgets;
    json["begin"] = worked.start ? OrderedJson(to_fixed(*worked.start, 2)) : OrderedJson(nullptr);
    json["stappen"] = lines;
    list.push_back(std::move(json));
  }
  return list;
}

OrderedJson rooms(const BudgetResult& result) {
  auto list = OrderedJson::array();
  for (const auto& used : result.rooms) {
    OrderedJson json;
    if (!used.room->provider.empty()) json["aanbieder"] = used.room->provider;
    if (!used.room->municipality.empty()) json["gemeente"] = used.room->municipality;
    json["jaar"] = used.room->year;
    json["ruimte"] = to_fixed(used.room->room_eur, 2);
    json["besteed"] = to_fixed(used.room->spent_eur, 2);
    json["rest"] = decimal_text(used.left);
    json["peildatum"] = to_iso(used.room->reference_date);
    json["benutting_pct"] = to_fixed(used.use, 2);
    json["signaal"] = used.is_signalled;
    if (used.talk_before) json["gesprek_uiterlijk"] = to_iso(*used.talk_before);
    if (used.runs_out_on) json["op_na"] = to_iso(*used.runs_out_on);
    list.push_back(std::move(json));
  }
  return list;
}

OrderedJson distributions(const BudgetResult& result) {
  auto list = OrderedJson::array();
  for (const auto& divided : result.distributions) {
    auto parts = OrderedJson::array();
    for (const auto& part : divided.parts) {
      parts.push_back({{"gemeente", part.municipality},
                       {"gewicht", to_exact(part.weight)},
                       {"basis", decimal_text(part.basic)},
                       {"voorzieningen", decimal_text(part.facilities)},
                       {"bedrag", decimal_text(part.amount())}});
    }
    list.push_back({{"kenmerk", divided.distribution->id},
                    {"titel", divided.distribution->title},
                    {"jaar", divided.distribution->year},
                    {"bedrag", decimal_text(divided.whole)},
                    {"uitvoeringskosten", decimal_text(divided.execution)},
                    {"gewicht_in", divided.weight_unit},
                    {"basis", decimal_text(divided.basic())},
                    {"voorzieningen", decimal_text(divided.facilities())},
                    {"delen", parts}});
  }
  return list;
}

OrderedJson contributions(const BudgetResult& result) {
  auto list = OrderedJson::array();
  for (const auto& computed : result.contributions) {
    const auto& contribution = *computed.contribution;
    auto years = OrderedJson::array();
    for (const auto& year : computed.years) {
      auto parts = OrderedJson::array();
      for (const auto& part : year.parts) {
        parts.push_back({{"gemeente", part.municipality},
                         {"inwoners", part.inhabitants},
                         {"bedrag", decimal_text(part.amount)}});
      }
      years.push_back({{"jaar", year.year},
                       {"per_inwoner_eur", to_exact(year.per_inhabitant_eur)},
                       {"totaal", decimal_text(year.total())},
                       {"delen", parts}});
    }
    list.push_back(
        {{"kenmerk", contribution.id},
         {"titel", contribution.title},
         {"bedrag", to_exact(contribution.amount)},
         {"eenheid", contribution.in_cents ? "eurocent_per_inwoner" : "euro_per_inwoner"},
         {"jaren", years}});
  }
  return list;
}

}  // namespace

OrderedJson budget_json(const Round& round, const BudgetResult& result) {
  const auto& limit = round.funding.signal_percentage;
  auto years = OrderedJson::array();
  for (const auto& year : result.years) years.push_back(year_json(year, limit));
  return {{"klasse", result.is_confidential() ? "vertrouwelijk" : "deelbaar"},
          {"grondslag", result.is_confidential() ? "afgesproken" : "bandbreedte"},
          {"afronding", rounding_note},
          {"verdeelregel", division_note},
          {"signaal_pct", to_exact(limit)},
          {"tarieven", prices(result)},
          {"jaren", years},
          {"per", name_of(result.request.per)},
          {"groepen", groups(result, limit)},
          {"scenarios", scenarios(result, limit)},
          {"grootste_tariefwijziging", changes(result)},
          {"budgetstappen", steps_json(round)},
          {"bestedingsruimten", rooms(result)},
          {"verdelingen", distributions(result)},
          {"bijdragen", contributions(result)}};
}

}  // namespace bestek::pricing
