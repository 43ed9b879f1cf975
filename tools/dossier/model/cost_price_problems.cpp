// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "dossier/model/cost_price_problems.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "common/dutch.hpp"

namespace bestek {

namespace {

bool is_monthly(const StaffShare& share) { return std::holds_alternative<MonthlyWage>(share.wage); }

bool has_hourly_wages(const StaffCost& staff) {
  return !std::all_of(staff.mix.begin(), staff.mix.end(), is_monthly);
}

/// "groepsgrootte" of "/omrekening/groepsgrootte".
std::string last_part(const std::string& path) { return path.substr(path.rfind('/') + 1); }

/// Collects what is wrong with one cost price.
class Inspection {
 public:
  explicit Inspection(std::string_view unit) : unit_(unit) {}

  std::vector<CostPriceProblem> problems;

  void check(const CostPrice& price) {
    if (price.staff) check_staff(*price.staff);
    if (price.productivity) check_productivity(*price.productivity, price.staff);
    if (price.overhead)
      std::visit([this](const auto& overhead) { check_overhead(overhead); }, *price.overhead);
    if (price.conversion)
      std::visit([this](const auto& how) { check_conversion(how); }, price.conversion->how);
    check_unit(price);
    if (price.indexation) check_indexation(*price.indexation);
    if (!price.staff && !price.staff_per_hour) {
      report("B070", "", "in deze kostprijs staat geen loon",
             "voeg de kosten van de beroepskracht toe; zonder loon is er geen kostprijs", true);
    } else if (price.staff && !price.productivity) {
      report("B070", price.staff->path, "bij dit loon staat niet hoeveel uren declarabel zijn",
             "voeg de niet-productieve uren toe, als percentage of in uren", true);
    }
  }

 private:
  void report(std::string code, std::string path, std::string message, std::string help,
              bool at_key = false) {
    problems.push_back(
        {std::move(code), std::move(path), at_key, std::move(message), std::move(help)});
  }

  void check_divisor(const SourcedNumber& number, const char* help) {
    if (number.value > 0) return;
    report("B212", number.path,
           fmt::format("{} is {}: daar valt niet mee te rekenen", last_part(number.path),
                       dutch::number(number.value, 0, 6)),
           help);
  }

  void check_staff(const StaffCost& staff) {
    const auto sum = share_total_pct(staff);
    if (sum != 100) {
      const Rational difference = abs(Rational(sum - 100));
      report("B210", staff.path + "/functiemix",
             fmt::format("de aandelen in de functiemix zijn samen {}, dat moet 100% zijn",
                         dutch::percentage(sum)),
             fmt::format("het verschil is {}; verbeter de aandelen", dutch::percentage(difference)),
             true);
    }
    if (has_monthly_wages(staff) && has_hourly_wages(staff)) {
      report("B207", staff.path + "/functiemix",
             "deze functiemix heeft lonen per uur en lonen per maand",
             "schrijf alle lonen als uurloon, of alle als maandloon", true);
    }
  }

  void check_productivity(const Productivity& productivity, const std::optional<StaffCost>& staff) {
    std::visit([&](const auto& how) { check_hours(how, productivity.path, staff); },
               productivity.how);
  }

  void check_hours(const ProductivityPercentage& how, const std::string& path,
                   const std::optional<StaffCost>& staff) {
    check_divisor(how.pct, "bij 0 procent is er geen declarabel uur");
    if (how.contract) check_divisor(*how.contract, contract_help);
    if (staff && has_monthly_wages(*staff) && !how.contract)
      report_contract_hours(path, "een maandloon wordt pas een uurloon met de contracturen");
  }

  void check_hours(const BillableHours& how, const std::string& path,
                   const std::optional<StaffCost>& staff) {
    check_divisor(how.hours, "vul de declarabele uren per voltijdbaan per jaar in, zoals 1320");
    if (how.contract) check_divisor(*how.contract, contract_help);
    if (how.contract && how.contract->value > 0 && how.hours.value > how.contract->value) {
      report("B218", how.hours.path,
             fmt::format("{} werkbare uren is meer dan de {} contracturen",
                         dutch::number(how.hours.value), dutch::number(how.contract->value)),
             "controleer de uren; beide zijn per voltijdbaan per jaar");
    }
    if (staff && has_hourly_wages(*staff) && !how.contract)
      report_contract_hours(path, "een uurloon wordt voor alle contracturen betaald");
  }

  void check_hours(const WorkingHours& how, const std::string& path,
                   const std::optional<StaffCost>&) {
    check_divisor(how.contract, contract_help);
    const auto lost = unbillable_hours(how);
    if (lost < how.contract.value || how.contract.value <= 0) return;
    report("B211", path,
           fmt::format("van {} contracturen zijn er {} niet productief; er blijft geen "
                       "declarabel uur over",
                       dutch::number(how.contract.value), dutch::number(lost)),
           "controleer de uren; alle zijn per voltijdbaan per jaar", true);
  }

  void report_contract_hours(const std::string& path, const char* why) {
    report("B209", path, fmt::format("hier ontbreken de contracturen: {}", why),
           "voeg contracturen toe: betaalde uren per voltijdbaan per jaar, zoals 1878", true);
  }

  void check_overhead(const OverheadPercentage& overhead) {
    if (!overhead.is_share_of_price || overhead.pct.value < 100) return;
    report("B212", overhead.pct.path, "overhead van 100% van de prijs laat niets over voor de zorg",
           "een deel van de prijs is altijd minder dan 100; bedoelt u over: kosten?");
  }

  void check_overhead(const OverheadPerJob& overhead) {
    check_divisor(overhead.billable_hours, "vul de declarabele uren per fte in, zoals 1320");
    if (const auto* total = std::get_if<OverheadTotal>(&overhead.amount))
      check_divisor(total->jobs, "vul het aantal voltijdbanen in dat de overhead draagt");
  }

  void check_conversion(const GroupConversion& how) {
    check_divisor(how.group_size, "schrijf 1 als er één inwoner per begeleider is");
    check_divisor(how.hours_per_unit, "vul de uren in één eenheid in, zoals 4 voor een dagdeel");
  }

  void check_conversion(const TripConversion& how) {
    check_divisor(how.minutes, "vul de minuten van één rit in, met de tijd om terug te rijden");
    check_divisor(how.passengers, "schrijf 1 als er één inwoner in het voertuig zit");
    if (how.kilometres.has_value() == how.per_kilometre.has_value()) return;
    const auto& one = how.kilometres ? *how.kilometres : *how.per_kilometre;
    report("B213", one.path,
           fmt::format("bij {} hoort ook {}", last_part(one.path),
                       how.kilometres ? "per_kilometer_eur" : "kilometers_per_rit"),
           "geef de kilometers en het bedrag per kilometer, of laat beide weg");
  }

  /// By ratio, the correction divides by 1 + the forecast.
  void check_indexation(const Indexation& index) {
    if (index.method != IndexMethod::ratio || index.is_first_year) return;
    for (const auto* part : {&index.wage, &index.material}) {
      if (!*part || !(*part)->previous_forecast_pct) continue;
      const auto& forecast = *(*part)->previous_forecast_pct;
      if (forecast.value > -100) continue;
      report("B212", forecast.path, "bij -100 procent valt er niet te delen",
             "verbeter het percentage, of kies methode: verschil");
    }
  }

  void check_unit(const CostPrice& price) {
    const bool has_wage = price.staff || price.staff_per_hour;
    const bool needs = unit_ == "dagdeel" || unit_ == "etmaal" || unit_ == "stuks";
    if (needs && !price.conversion && has_wage) {
      report(
          "B213", "",
          fmt::format("de eenheid is {}, maar er staat niet hoe een uur wordt omgerekend", unit_),
          unit_ == "stuks" ? "voeg omrekening toe, met uren_per_eenheid of met minuten_per_rit"
                           : "voeg omrekening toe met uren_per_eenheid en groepsgrootte",
          true);
    } else if ((unit_ == "uur" || unit_ == "minuut") && price.conversion) {
      report("B213", price.conversion->path,
             unit_ == "uur" ? "de eenheid is al uur, er valt niets om te rekenen"
                            : "de eenheid is minuut: een uur is altijd 60 minuten",
             "verwijder omrekening, of verbeter de eenheid van de dienst", true);
    } else if (unit_ == "euro") {
      report("B213", "", "een dienst die per euro wordt afgerekend, heeft geen kostprijs",
             "verwijder kostprijs, of verbeter de eenheid van de dienst", true);
    }
  }

  static constexpr const char* contract_help = "vul de contracturen per jaar in, zoals 1878";
  std::string_view unit_;
};

}  // namespace

bool has_monthly_wages(const StaffCost& staff) {
  return std::any_of(staff.mix.begin(), staff.mix.end(), is_monthly);
}

Rational share_total_pct(const StaffCost& staff) {
  Rational sum = 0;
  for (const auto& share : staff.mix) sum += share.share_pct.value;
  return sum;
}

Rational unbillable_hours(const WorkingHours& hours) {
  Rational sum = 0;
  for (const auto* part : {&hours.leave, &hours.illness, &hours.training, &hours.meetings,
                           &hours.travel, &hours.other}) {
    if (*part) sum += (*part)->value;
  }
  return sum;
}

std::vector<CostPriceProblem> cost_price_problems(const CostPrice& price, std::string_view unit) {
  Inspection inspection(unit);
  inspection.check(price);
  return std::move(inspection.problems);
}

}  // namespace bestek
