// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "pricing/cost_price.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "pricing/indexation.hpp"
#include "pricing/legal_letter.hpp"
#include "pricing/wage_steps.hpp"

namespace bestek::pricing {

namespace {

/// From amounts per hour to amounts per unit.
struct Conversion {
  std::optional<Step> factor;     ///< hours per unit and per person; nothing for an hour
  std::vector<Step> other_parts;  ///< amounts per unit that do not come from hours
};

class CostPriceBuilder {
 public:
  CostPriceBuilder(const CostPrice& price, const std::string& unit) : price_(price), unit_(unit) {}

  CostPriceResult build() && {
    wages_ = price_.staff ? wage_steps(derivation(), *price_.staff, *price_.productivity)
                          : wage_steps(derivation(), *price_.staff_per_hour);
    add_amounts_per_hour();
    add_overhead();
    add_per_hour();
    add_per_unit();
    add_total();
    add_parts();
    return std::move(result_);
  }

 private:
  struct Amount {
    const char *id, *name;
    Step step;
    std::string letter;
  };

  Derivation& derivation() { return result_.derivation; }

  Step euro(const std::string& id, const std::string& name, const std::string& letter,
            Formula formula, Rounding rounding = Rounding::none) {
    return derivation().step(id, name, letter, Measure::euro, std::move(formula), rounding);
  }

  Step given(const char* id, const char* name, Measure measure, const SourcedNumber& number) {
    return derivation().given(id, name, letter_of(number.path), measure, number);
  }

  void add_amounts_per_hour() {
    struct Item {
      const char *id, *name, *line;
      const std::optional<SourcedNumber>& number;
    };
    for (const auto& item :
         {Item{"clientgebonden", "cliëntgebonden kosten", "cliëntgebonden kosten per uur",
               price_.client_bound},
          Item{"reis_en_opleiding", "reis en opleiding", "reis en opleiding per uur",
               price_.travel_training},
          Item{"verplichtingen", "verplichtingen van de gemeente", "verplichtingen per uur",
               price_.obligations},
          Item{"overig_per_uur", "overig per uur", "overig per uur", price_.other_per_hour}}) {
      if (!item.number) continue;
      const auto id = std::string(item.id) + "_uur";
      amounts_.push_back({item.id, item.name,
                          given(id.c_str(), item.line, Measure::euro, *item.number),
                          letter_of(item.number->path)});
    }
  }

  void add_overhead() {
    if (!price_.overhead) return;
    std::visit([this](const auto& overhead) { add_overhead(overhead); }, *price_.overhead);
  }

  void add_overhead(const OverheadPercentage& overhead) {
    const auto letter = letter_of(overhead.pct.path);
    auto base = wages_.per_billable_hour;
    if (overhead.base == OverheadBase::all_cost && !amounts_.empty()) {
      Formula sum = base;
      for (const auto& amount : amounts_) sum = std::move(sum) + amount.step;
      base = euro("grondslag_overhead", "grondslag van de overhead", letter, std::move(sum));
    }
    const auto pct = given("overhead_pct", "overhead", Measure::percent, overhead.pct);
    overhead_ =
        overhead.is_share_of_price
            ? euro("overhead_uur", "overhead per uur", letter, base / (number(1) - pct) - base)
            : euro("overhead_uur", "overhead per uur", letter, base * pct);
    overhead_letter_ = letter;
  }

  void add_overhead(const OverheadPerJob& overhead) {
    const auto letter = letter_of(overhead.billable_hours.path);
    const auto per_job =
        std::visit([&](const auto& how) { return overhead_per_job(how, letter); }, overhead.amount);
    const auto hours = given("declarabele_uren_overhead", "declarabele uren per fte",
                             Measure::hours, overhead.billable_hours);
    overhead_ = euro("overhead_uur", "overhead per uur", letter, per_job / hours,
                     overhead.rounding_per_hour);
    overhead_letter_ = letter;
  }

  Step overhead_per_job(const SourcedNumber& amount, const std::string&) {
    return given("overhead_fte", "overhead per fte", Measure::euro, amount);
  }

  Step overhead_per_job(const OverheadTotal& total, const std::string& letter) {
    std::optional<Formula> sum;
    for (std::size_t i = 0; i < total.items.size(); ++i) {
      const auto& item = total.items[i];
      const auto step = derivation().given(fmt::format("overheadpost_{}", i + 1), item.name, letter,
                                           Measure::euro, item.amount_eur);
      sum = sum ? std::move(*sum) + step : Formula(step);
    }
    const auto all = euro("overhead_totaal", "overhead van de organisatie", letter,
                          sum ? std::move(*sum) : number(0));
    const auto jobs = given("fte", "fte", Measure::amount, total.jobs);
    return euro("overhead_fte", "overhead per fte", letter, all / jobs, total.rounding_per_job);
  }

  void add_per_hour() {
    Formula sum = wages_.per_billable_hour;
    if (overhead_) sum = std::move(sum) + *overhead_;
    for (const auto& amount : amounts_) sum = std::move(sum) + amount.step;
    result_.per_hour =
        euro("kosten_per_uur", "kosten per uur", "", std::move(sum), price_.rounding.per_hour);
  }

  void add_per_unit() {
    if (price_.conversion)
      std::visit([this](const auto& how) { add_conversion(how); }, price_.conversion->how);
    if (unit_ == "minuut")
      conversion_.factor = derivation().step("uren_per_eenheid", "uren per minuut", "",
                                             Measure::amount, number(1) / number(60));
    Formula cost = *result_.per_hour;
    if (conversion_.factor) cost = std::move(cost) * *conversion_.factor;
    for (const auto& other : conversion_.other_parts) cost = std::move(cost) + other;
    const bool is_hour = !conversion_.factor && conversion_.other_parts.empty();
    if (is_hour && price_.rounding.per_unit == Rounding::none) {
      per_unit_ = *result_.per_hour;
      return;
    }
    per_unit_ = euro("kosten_per_eenheid", "kosten per " + unit_name(), "", std::move(cost),
                     price_.rounding.per_unit);
  }

  std::string unit_name() const { return unit_ == "stuks" ? "stuk" : unit_; }

  void add_conversion(const GroupConversion& how) {
    const auto hours =
        given("uren_per_eenheid", "uren per eenheid", Measure::hours, how.hours_per_unit);
    const auto group = given("groepsgrootte", "groepsgrootte", Measure::amount, how.group_size);
    conversion_.factor = derivation().step("uren_per_inwoner", "uren per inwoner per eenheid", "",
                                           Measure::amount, hours / group);
    add_other(how.other_per_unit);
  }

  void add_conversion(const TripConversion& how) {
    const auto minutes = given("minuten_per_rit", "minuten per rit", Measure::amount, how.minutes);
    const auto passengers = given("inzittenden", "inzittenden", Measure::amount, how.passengers);
    conversion_.factor = derivation().step("uren_per_inwoner", "uren per inwoner per rit", "",
                                           Measure::amount, minutes / (number(60) * passengers));
    if (how.kilometres) {
      const auto kilometres =
          given("kilometers_per_rit", "kilometers per rit", Measure::amount, *how.kilometres);
      const auto price =
          given("per_kilometer", "bedrag per kilometer", Measure::euro, *how.per_kilometre);
      conversion_.other_parts.push_back(euro("voertuig_per_rit", "voertuig per inwoner per rit", "",
                                             kilometres * price / passengers));
    }
    add_other(how.other_per_unit);
  }

  void add_other(const std::optional<SourcedNumber>& other) {
    if (other)
      conversion_.other_parts.push_back(
          given("overig_per_eenheid", "overig per eenheid", Measure::euro, *other));
  }

  void add_total() {
    Formula total = *per_unit_;
    if (price_.risk_pct || price_.innovation_pct) {
      Formula factor = number(1);
      if (price_.risk_pct)
        factor =
            std::move(factor) + given("risico_pct", "risico", Measure::percent, *price_.risk_pct);
      if (price_.innovation_pct)
        factor = std::move(factor) +
                 given("innovatie_pct", "innovatie", Measure::percent, *price_.innovation_pct);
      with_risk_ = euro("kosten_met_risico", "kosten met risico en innovatie", "",
                        *per_unit_ * std::move(factor));
      total = *with_risk_;
    }
    before_index_ = with_risk_ ? *with_risk_ : *per_unit_;
    if (price_.indexation)
      result_.index = index_steps(derivation(), *price_.indexation, result_.missing_index);
    if (result_.index) total = std::move(total) * (number(1) + *result_.index);
    const bool is_late = price_.indexation && !result_.index;
    result_.total =
        euro("kostprijs",
             fmt::format("kostprijs per {}{}", unit_name(), is_late ? ", nog zonder index" : ""),
             "", std::move(total), price_.rounding.result);
  }

  Formula per_unit(Formula per_hour) const {
    return conversion_.factor ? std::move(per_hour) * *conversion_.factor : std::move(per_hour);
  }

  void add_part(const std::string& id, const std::string& letter, const std::string& name,
                Formula amount) {
    const auto step = euro("deel_" + id, name, letter, std::move(amount), Rounding::cent);
    result_.parts.push_back({id, letter, name, step});
  }

  void add_staff_parts() {
    const bool is_youth = !price_.staff;
    const auto letter =
        letter_of(is_youth ? price_.staff_per_hour->with_client.path : price_.staff->path);
    if (!wages_.unbillable) {
      const auto hours_letter = letter_of(price_.productivity->path);
      add_part("beroepskracht", letter == hours_letter ? letter : letter + "+" + hours_letter,
               "beroepskracht, met de niet-productieve uren", per_unit(wages_.per_billable_hour));
      return;
    }
    const auto lost_letter = is_youth ? letter : letter_of(price_.productivity->path);
    const bool is_split = letter == lost_letter;
    add_part("beroepskracht", letter, is_split ? "beroepskracht, cliëntgebonden" : "beroepskracht",
             per_unit(*wages_.per_paid_hour));
    add_part("niet_productief", lost_letter,
             is_split ? "beroepskracht, niet cliëntgebonden" : "niet-productieve uren",
             per_unit(*wages_.unbillable));
  }

  void add_parts() {
    add_staff_parts();
    if (overhead_) add_part("overhead", overhead_letter_, "overhead", per_unit(*overhead_));
    for (const auto& amount : amounts_)
      add_part(amount.id, amount.letter, amount.name, per_unit(amount.step));
    if (!conversion_.other_parts.empty()) {
      std::optional<Formula> sum;
      for (const auto& other : conversion_.other_parts)
        sum = sum ? std::move(*sum) + other : Formula(other);
      add_part("overig_per_eenheid", "", "overig per " + unit_name(), std::move(*sum));
    }
    if (with_risk_) add_part("risico", "", "risico en innovatie", *with_risk_ - *per_unit_);
    if (result_.index)
      add_part("index", letter_of(price_.indexation->path), "index",
               *before_index_ * *result_.index);
    Formula rest = *result_.total;
    for (const auto& part : result_.parts) rest = std::move(rest) - part.amount;
    result_.rounding_difference =
        euro("afrondingsverschil", "afrondingsverschil", "", std::move(rest),
             price_.rounding.result == Rounding::none ? Rounding::none : Rounding::cent);
    sort_parts();
  }

  /// In the order of the letters; what has none comes last.
  void sort_parts() {
    std::stable_sort(result_.parts.begin(), result_.parts.end(),
                     [](const CostPart& a, const CostPart& b) {
                       if (a.letter.empty() != b.letter.empty()) return b.letter.empty();
                       return a.letter < b.letter;
                     });
  }

  const CostPrice& price_;
  const std::string& unit_;
  CostPriceResult result_;
  WageSteps wages_;
  std::vector<Amount> amounts_;
  std::optional<Step> overhead_;
  std::string overhead_letter_;
  Conversion conversion_;
  std::optional<Step> per_unit_, with_risk_, before_index_;
};

}  // namespace

CostPriceResult compute_cost_price(const CostPrice& price, const std::string& unit) {
  auto problems = cost_price_problems(price, unit);
  if (!problems.empty()) {
    CostPriceResult result;
    result.problems = std::move(problems);
    return result;
  }
  return CostPriceBuilder(price, unit).build();
}

}  // namespace bestek::pricing
