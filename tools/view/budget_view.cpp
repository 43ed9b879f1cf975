// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include <algorithm>

#include "pricing/budget_result.hpp"
#include "view/round_view.hpp"

namespace bestek::view {

namespace {

using pricing::Cents;

std::string money(Cents cents) { return to_fixed(pricing::euros(cents), 2); }

Json optional_money(const std::optional<Cents>& cents) {
  return cents ? Json(money(*cents)) : Json();
}

/// With what `bestek budget` computes on what may be shared: never on agreed tariffs.
class BudgetView {
 public:
  BudgetView(const Round& round, const pricing::BudgetResult& result)
      : round_(round), result_(result) {}

  Json part() const {
    return {{"signaal_pct", to_exact(round_.funding.signal_percentage)},
            {"afronding", pricing::rounding_note},
            {"jaren", years()},
            {"scenarios", scenarios()},
            {"tariefruimte", changes()},
            {"bestedingsruimten", rooms()},
            {"stappenreeksen", steps()},
            {"verdelingen", distributions()},
            {"bijdragen", contributions()}};
  }

 private:
  std::string municipality(const std::string& id) const {
    return pricing::name_in(round_.municipalities, id);
  }

  /// The amounts of one line: a total, a municipality, a scenario.
  Json compared(const pricing::Compared& line) const {
    const auto signal = line.signal(round_.funding.signal_percentage);
    const auto use = line.use();
    return {{"budget", optional_money(line.budget)},
            {"raming", money(line.forecast.middle)},
            {"raming_laagst", money(line.forecast.low)},
            {"raming_hoogst", money(line.forecast.high)},
            {"verschil", optional_money(line.difference())},
            {"benut_pct", use ? Json(to_fixed(round_half_up(*use, 1), 1)) : Json()},
            {"is_boven", signal == pricing::BudgetSignal::exceeds},
            {"kan_boven", signal == pricing::BudgetSignal::may_exceed},
            {"heeft_signaal", signal != pricing::BudgetSignal::none}};
  }

  Json years() const {
    Json list = Json::array();
    for (std::size_t y = 0; y < result_.years.size(); ++y) {
      const auto& year = result_.years[y];
      Json item = compared(year.total);
      item["jaar"] = year.year;
      item["gemeenten"] = municipalities(year);
      item["diensten"] = services(y);
      list.push_back(std::move(item));
    }
    return list;
  }

  Json municipalities(const pricing::YearOverview& year) const {
    Json list = Json::array();
    for (std::size_t i = 0; i < year.municipalities.size(); ++i) {
      Json item = compared(year.municipalities[i]);
      item["kenmerk"] = result_.aggregation.municipalities[i];
      item["naam"] = municipality(result_.aggregation.municipalities[i]);
      list.push_back(std::move(item));
    }
    return list;
  }

  Json services(std::size_t year) const {
    const auto& all = result_.aggregation;
    Json list = Json::array();
    for (std::size_t i = 0; i < all.services.size(); ++i) {
      const auto& forecast = all.by_service[year][i];
      list.push_back({{"kenmerk", all.services[i]},
                      {"naam", pricing::name_in(round_.services, all.services[i])},
                      {"raming", money(forecast.middle)},
                      {"raming_laagst", money(forecast.low)},
                      {"raming_hoogst", money(forecast.high)}});
    }
    return list;
  }

  Json scenarios() const {
    Json list = Json::array();
    for (const auto& outcome : result_.scenarios) {
      Json years = Json::array();
      for (const auto& year : outcome.years) {
        years.push_back(compared(year.total));
        years.back()["jaar"] = year.year;
      }
      list.push_back({{"kenmerk", outcome.scenario.id},
                      {"titel", outcome.scenario.title},
                      {"jaren", std::move(years)}});
    }
    return list;
  }

  Json changes() const {
    Json list = Json::array();
    for (const auto& change : result_.changes) {
      list.push_back({{"jaar", change.year},
                      {"procent", to_exact(change.percentage)},
                      {"krapste_gemeente",
                       change.tightest.empty() ? Json() : Json(municipality(change.tightest))}});
    }
    return list;
  }

  Json rooms() const {
    Json list = Json::array();
    for (const auto& used : result_.rooms) {
      const auto& room = *used.room;
      list.push_back(
          {{"gemeente", room.municipality.empty() ? Json() : Json(municipality(room.municipality))},
           {"jaar", room.year},
           {"ruimte", to_fixed(room.room_eur, 2)},
           {"besteed", to_fixed(room.spent_eur, 2)},
           {"rest", money(used.left)},
           {"peildatum", to_iso(room.reference_date)},
           {"benut_pct", to_fixed(round_half_up(used.use, 1), 1)},
           {"heeft_signaal", used.is_signalled},
           {"gesprek_uiterlijk", used.talk_before ? Json(to_iso(*used.talk_before)) : Json()}});
    }
    return list;
  }

  Json steps() const {
    Json list = Json::array();
    for (const auto& series : round_.funding.budget_steps) {
      const auto worked = pricing::work_out(round_, series);
      const bool has_amounts = worked.start.has_value();
      Json lines = Json::array();
      for (const auto& line : worked.lines) {
        lines.push_back({{"naam", line.step->name},
                         {"is_reservering", line.step->is_reservation},
                         {"procent", to_exact(line.step->percentage)},
                         {"bedrag", has_amounts ? Json(to_fixed(line.amount, 2)) : Json()},
                         {"rest", has_amounts ? Json(to_fixed(line.rest, 2)) : Json()},
                         {"rest_pct", to_exact(round_half_up(line.rest_percentage, 2))}});
      }
      list.push_back({{"kenmerk", series.id},
                      {"titel", series.title},
                      {"bron", series.source.empty() ? Json() : Json(series.source)},
                      {"begin", has_amounts ? Json(to_fixed(*worked.start, 2)) : Json()},
                      {"stappen", std::move(lines)}});
    }
    return list;
  }

  Json distributions() const {
    Json list = Json::array();
    for (const auto& divided : result_.distributions) {
      Json parts = Json::array();
      for (const auto& part : divided.parts) {
        parts.push_back({{"gemeente", municipality(part.municipality)},
                         {"gewicht", to_exact(part.weight)},
                         {"basis", money(part.basic)},
                         {"voorzieningen", money(part.facilities)},
                         {"bedrag", money(part.amount())}});
      }
      list.push_back(
          {{"kenmerk", divided.distribution->id},
           {"titel", divided.distribution->title},
           {"bron",
            divided.distribution->source.empty() ? Json() : Json(divided.distribution->source)},
           {"jaar", divided.distribution->year},
           {"bedrag", money(divided.whole)},
           {"uitvoeringskosten", money(divided.execution)},
           {"gewicht_in", divided.weight_unit},
           {"delen", std::move(parts)}});
    }
    return list;
  }

  Json contributions() const {
    Json list = Json::array();
    for (const auto& computed : result_.contributions) {
      Json years = Json::array();
      for (const auto& year : computed.years) {
        Json parts = Json::array();
        for (const auto& part : year.parts) {
          parts.push_back({{"gemeente", municipality(part.municipality)},
                           {"inwoners", part.inhabitants},
                           {"bedrag", money(part.amount)}});
        }
        years.push_back({{"jaar", year.year},
                         {"per_inwoner", to_exact(year.per_inhabitant_eur)},
                         {"totaal", money(year.total())},
                         {"delen", std::move(parts)}});
      }
      const auto& contribution = *computed.contribution;
      list.push_back({{"kenmerk", contribution.id},
                      {"titel", contribution.title},
                      {"bron", contribution.source.empty() ? Json() : Json(contribution.source)},
                      {"jaren", std::move(years)}});
    }
    return list;
  }

  const Round& round_;
  const pricing::BudgetResult& result_;
};

}  // namespace

Json budget_part(const Round& round) {
  pricing::BudgetRequest request;
  request.scenarios = round.funding.scenarios;
  try {
    const auto result = pricing::compute(round, std::move(request));
    return BudgetView(round, result).part();
  } catch (const pricing::DistributionError&) {
    return nullptr;
  }
}

}  // namespace bestek::view
