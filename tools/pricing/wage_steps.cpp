// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "pricing/wage_steps.hpp"

#include <fmt/format.h>

#include "pricing/legal_letter.hpp"

namespace bestek::pricing {

namespace {

using Sum = std::optional<Formula>;

void add(Sum& sum, Formula formula) {
  sum = sum ? std::move(*sum) + std::move(formula) : std::move(formula);
}

class WageBuilder {
 public:
  WageBuilder(Derivation& derivation, const StaffCost& staff, const Productivity& productivity)
      : derivation_(derivation),
        staff_(staff),
        staff_letter_(letter_of(staff.path)),
        hours_letter_(letter_of(productivity.path)) {}

  /// `contract` are the contract hours, where they are known apart from the productivity.
  WageSteps with(const ProductivityPercentage& how) {
    std::optional<Step> contract;
    if (has_monthly_wage()) contract = hours("contracturen", "contracturen", *how.contract);
    const auto paid = paid_hour(contract);
    return by_percentage(paid, derivation_.given("productiviteit_pct", "productiviteit",
                                                 hours_letter_, Measure::percent, how.pct));
  }

  WageSteps with(const WorkingHours& how) {
    const auto [paid, contract] = paid_hour_and_contract(how.contract);
    const auto billable = billable_hours(how, contract);
    return by_percentage(paid, productivity(billable, contract));
  }

  WageSteps with(const BillableHours& how) {
    if (!how.contract) {
      const auto year = year_wage();
      const auto billable = hours("werkbare_uren", "werkbare uren", how.hours);
      return {std::nullopt,
              derivation_.step("loonkosten_declarabel_uur", "loonkosten per declarabel uur",
                               hours_letter_, Measure::euro, year / billable),
              std::nullopt};
    }
    const auto [paid, contract] = paid_hour_and_contract(*how.contract);
    const auto billable = hours("werkbare_uren", "werkbare uren", how.hours);
    return by_percentage(paid, productivity(billable, contract));
  }

 private:
  bool has_monthly_wage() const {
    return std::holds_alternative<MonthlyWage>(staff_.mix.front().wage);
  }

  Step hours(const char* id, const char* name, const SourcedNumber& number) {
    return derivation_.given(id, name, hours_letter_, Measure::hours, number);
  }

  Step pct(const char* id, const char* name, const SourcedNumber& number) {
    return derivation_.given(id, name, staff_letter_, Measure::percent, number);
  }

  Step euro(const char* id, const char* name, Formula formula) {
    return derivation_.step(id, name, staff_letter_, Measure::euro, std::move(formula));
  }

  /// The contract hours come where a reader first needs them.
  std::pair<Step, Step> paid_hour_and_contract(const SourcedNumber& contract_hours) {
    const auto given = [&] { return hours("contracturen", "contracturen", contract_hours); };
    if (has_monthly_wage()) {
      const auto contract = given();
      return {paid_hour(contract), contract};
    }
    const auto paid = paid_hour(std::nullopt);
    return {paid, given()};
  }

  Step paid_hour(std::optional<Step> contract) {
    if (!has_monthly_wage()) return hourly_wage();
    return euro("loonkosten_betaald_uur", "loonkosten per betaald uur", year_wage() / *contract);
  }

  /// 1 + holiday pay + year-end bonus + irregular hours; nothing when there is none of them.
  Sum allowances() {
    Sum sum;
    const auto take = [&](const char* id, const char* name,
                          const std::optional<SourcedNumber>& number) {
      if (!number) return;
      if (!sum) sum = pricing::number(1);
      add(sum, pct(id, name, *number));
    };
    take("vakantiegeld_pct", "vakantiegeld", staff_.holiday_pay_pct);
    take("eindejaarsuitkering_pct", "eindejaarsuitkering", staff_.year_end_bonus_pct);
    take("ort_pct", "onregelmatigheidstoeslag", staff_.irregular_hours_pct);
    return sum;
  }

  Step hourly_wage() {
    Sum weighted;
    for (std::size_t i = 0; i < staff_.mix.size(); ++i) {
      const auto& function = staff_.mix[i];
      const auto share = given_share(i);
      const auto wage =
          derivation_.given(fmt::format("uurloon_{}", i + 1), "uurloon " + function.scale,
                            staff_letter_, Measure::euro, std::get<SourcedNumber>(function.wage));
      add(weighted, share * wage);
    }
    auto wage = euro("uurloon", "gewogen uurloon", std::move(*weighted));
    if (auto extra = allowances())
      wage = euro("uurloon_met_toeslagen", "uurloon met toeslagen", wage * std::move(*extra));
    Formula cost = wage;
    if (staff_.employer_charges_pct) {
      const auto charges =
          pct("werkgeverslasten_pct", "werkgeverslasten", *staff_.employer_charges_pct);
      cost = wage * (number(1) + charges);
    }
    return euro("loonkosten_betaald_uur", "loonkosten per betaald uur", std::move(cost));
  }

  Step given_share(std::size_t i) {
    const auto& function = staff_.mix[i];
    return derivation_.given(fmt::format("aandeel_{}_pct", i + 1), "aandeel " + function.scale,
                             staff_letter_, Measure::percent, function.share_pct);
  }

  /// (gross + year-end bonus) x (1 + charges) x 12, as SZW shows it.
  Step year_wage() {
    Sum weighted;
    Sum bonus;
    for (std::size_t i = 0; i < staff_.mix.size(); ++i) {
      const auto& function = staff_.mix[i];
      const auto& wage = std::get<MonthlyWage>(function.wage);
      const auto share = given_share(i);
      add(weighted, share * derivation_.given(fmt::format("maandloon_{}", i + 1),
                                              "maandloon " + function.scale, staff_letter_,
                                              Measure::euro, wage.gross));
      if (wage.year_end_bonus) {
        add(bonus, share * derivation_.given(fmt::format("eindejaarsuitkering_{}", i + 1),
                                             "eindejaarsuitkering per maand " + function.scale,
                                             staff_letter_, Measure::euro, *wage.year_end_bonus));
      }
    }
    const auto gross = euro("maandloon", "gewogen maandloon", std::move(*weighted));
    Formula month = gross;
    if (auto extra = allowances()) month = gross * std::move(*extra);
    if (bonus) {
      const auto extra = euro("eindejaarsuitkering_maand", "gewogen eindejaarsuitkering per maand",
                              std::move(*bonus));
      month = std::move(month) + extra;
    }
    auto cost = euro("maandloon_met_toeslagen", "maandloon met toeslagen", std::move(month));
    if (staff_.employer_charges_pct) {
      const auto charges =
          pct("werkgeverslasten_pct", "werkgeverslasten", *staff_.employer_charges_pct);
      const auto burden =
          euro("werkgeverslasten_maand", "werkgeverslasten per maand", cost * charges);
      cost = euro("loonkosten_maand", "loonkosten per maand", cost + burden);
    }
    return euro("loonkosten_jaar", "loonkosten per jaar", cost * number(12));
  }

  Step billable_hours(const WorkingHours& how, Step contract) {
    struct Part {
      const char *id, *name;
      const std::optional<SourcedNumber>& hours;
    };
    Formula left = contract;
    for (const auto& part :
         {Part{"verlof", "verlof", how.leave}, Part{"ziekte", "ziekte", how.illness},
          Part{"scholing", "scholing", how.training},
          Part{"werkoverleg", "werkoverleg", how.meetings},
          Part{"reistijd", "reistijd", how.travel}, Part{"overig", "overige uren", how.other}}) {
      if (part.hours) left = std::move(left) - hours(part.id, part.name, *part.hours);
    }
    return derivation_.step("declarabele_uren", "declarabele uren", hours_letter_, Measure::hours,
                            std::move(left));
  }

  Step productivity(Step billable, Step contract) {
    return derivation_.percentage("productiviteit_pct", "productiviteit", hours_letter_,
                                  billable / contract, std::nullopt);
  }

  WageSteps by_percentage(Step paid, Step productivity) {
    const auto billable =
        derivation_.step("loonkosten_declarabel_uur", "loonkosten per declarabel uur",
                         hours_letter_, Measure::euro, paid / productivity);
    const auto lost =
        derivation_.step("niet_productief_uur", "niet-productieve uren per declarabel uur",
                         hours_letter_, Measure::euro, billable - paid);
    return {paid, billable, lost};
  }

  Derivation& derivation_;
  const StaffCost& staff_;
  std::string staff_letter_, hours_letter_;
};

}  // namespace

WageSteps wage_steps(Derivation& derivation, const StaffCost& staff,
                     const Productivity& productivity) {
  WageBuilder builder(derivation, staff, productivity);
  return std::visit([&](const auto& how) { return builder.with(how); }, productivity.how);
}

WageSteps wage_steps(Derivation& derivation, const StaffCostPerHour& staff) {
  const auto letter = letter_of(staff.with_client.path);
  const auto with = derivation.given("clientgebonden_per_uur", "cliëntgebonden per uur", letter,
                                     Measure::euro, staff.with_client);
  const auto without =
      derivation.given("niet_clientgebonden_per_uur", "niet cliëntgebonden per uur", letter,
                       Measure::euro, staff.without_client);
  const auto sum = derivation.step("loonkosten_declarabel_uur", "loonkosten per declarabel uur",
                                   letter, Measure::euro, with + without);
  return {with, sum, without};
}

}  // namespace bestek::pricing
