// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "pricing/indexation.hpp"

#include <gtest/gtest.h>

#include <map>

namespace bestek::pricing {
namespace {

SourcedNumber of(const char* value) {
  return {*parse_decimal(value), "", {}, "", "/e_indexatie/x"};
}

IndexComponent component(const char* forecast, const char* definitive = nullptr,
                         const char* previous = nullptr) {
  IndexComponent result{of(forecast), {}, {}};
  if (definitive != nullptr) result.previous_definitive_pct = of(definitive);
  if (previous != nullptr) result.previous_forecast_pct = of(previous);
  return result;
}

/// vng.nl, indexatie bij inkoop jeugdhulp en Wmo-ondersteuning 2025, corrected 2 October 2024.
Indexation vng_2025() {
  Indexation index;
  index.wage_pct = of("90");
  index.wage = component("4.18", "6.00", "4.94");
  index.material = component("1.82", "3.10", "2.51");
  index.path = "/e_indexatie";
  return index;
}

/// The values of all lines, exact, by id.
std::map<std::string, std::string> steps_of(const Indexation& index) {
  Derivation derivation;
  std::vector<CostPriceProblem> missing;
  std::map<std::string, std::string> values;
  if (!index_steps(derivation, index, missing)) {
    for (const auto& problem : missing) values[problem.path] = problem.message;
    return values;
  }
  for (const auto& line : derivation.lines()) values[line.id] = to_exact(line.value);
  return values;
}

TEST(Indexation, of_vng_2025_by_difference) {
  const auto steps = steps_of(vng_2025());
  EXPECT_EQ(steps.at("index_loon_gewogen_voorlopig"), "4.446");
  EXPECT_EQ(steps.at("index_materieel_gewogen_voorlopig"), "0.251");
  EXPECT_EQ(steps.at("index_loon_gewogen_definitief"), "5.4");
  EXPECT_EQ(steps.at("index_materieel_gewogen_definitief"), "0.31");
  EXPECT_EQ(steps.at("index_loon_correctie"), "0.954");
  EXPECT_EQ(steps.at("index_materieel_correctie"), "0.059");
  EXPECT_EQ(steps.at("index_loon_raming"), "3.762");
  EXPECT_EQ(steps.at("index_materieel_raming"), "0.182");
  EXPECT_EQ(steps.at("index"), "4.957");
}

TEST(Indexation, rounds_the_result_when_it_says_so) {
  auto index = vng_2025();
  index.decimals = 2;
  EXPECT_EQ(steps_of(index).at("index"), "4.96");
}

/// Rounded: 3.76 + (5.40 - 4.45) + 0.18 + (0.31 - 0.25) = 4.95; the last digit changes.
TEST(Indexation, differs_when_intermediates_are_rounded) {
  auto index = vng_2025();
  index.intermediate_decimals = 2;
  EXPECT_EQ(steps_of(index).at("index"), "4.95");
}

/// 90% x ((1.06 / 1.0494) - 1) and 10% x ((1.031 / 1.0251) - 1), computed apart with fractions.
TEST(Indexation, by_ratio_gives_another_correction) {
  auto index = vng_2025();
  index.method = IndexMethod::ratio;
  index.decimals = 6;
  const Rational wage = Rational(90) * (Rational(106000, 104940) - 1);
  const Rational material = Rational(10) * (Rational(103100, 102510) - 1);
  const Rational forecast = Rational(3944, 1000);
  EXPECT_EQ(steps_of(index).at("index"), to_exact(round_half_up(wage + material + forecast, 6)));
  EXPECT_EQ(to_fixed(wage + material + forecast, 2), "4.91");
}

TEST(Indexation, of_the_first_contract_year_is_the_forecast_only) {
  auto index = vng_2025();
  index.is_first_year = true;
  EXPECT_EQ(steps_of(index).at("index"), "3.944");
  EXPECT_FALSE(steps_of(index).contains("index_loon_correctie"));
}

TEST(Indexation, without_figures_of_the_year_before_is_the_forecast_only) {
  Indexation index;
  index.wage_pct = of("90");
  index.wage = component("1.10");
  index.material = component("0.60");
  EXPECT_EQ(steps_of(index).at("index"), "1.05");
}

TEST(Indexation, may_be_a_fixed_percentage) {
  Indexation index;
  index.method = IndexMethod::fixed;
  index.fixed_pct = of("2.5");
  EXPECT_EQ(steps_of(index).at("index"), "2.5");
}

TEST(Indexation, needs_no_figures_of_a_component_without_weight) {
  Indexation index;
  index.wage_pct = of("100");
  index.wage = component("3.2");
  EXPECT_EQ(steps_of(index).at("index"), "3.2");
}

TEST(Indexation, is_not_made_up_when_a_percentage_is_missing) {
  auto index = vng_2025();
  index.material->previous_definitive_pct = std::nullopt;
  const auto steps = steps_of(index);
  ASSERT_EQ(steps.size(), 1U);
  EXPECT_EQ(steps.begin()->first, "/e_indexatie/materieel");
  index.material.reset();
  EXPECT_EQ(steps_of(index).begin()->first, "/e_indexatie");
}

}  // namespace
}  // namespace bestek::pricing
