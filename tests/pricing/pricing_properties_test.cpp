// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <filesystem>
#include <regex>

#include "common/files.hpp"
#include "pricing/benchmark.hpp"
#include "pricing/cost_price.hpp"
#include "pricing/declaration.hpp"

namespace bestek::pricing {
namespace {

SourcedNumber number_between(int low, int high) {
  return {Rational(*rc::gen::inRange(low * 100, high * 100 + 1), 100), "", {}, "", "/x"};
}

template <class... Ways>
int one_of(Ways... ways) {
  return *rc::gen::element(ways...);
}

Rounding any_rounding() {
  return *rc::gen::element(Rounding::none, Rounding::cent, Rounding::multiple_of_60_cents,
                           Rounding::whole_euro, Rounding::cent_up,
                           Rounding::multiple_of_60_cents_up, Rounding::whole_euro_up);
}

CostPrice any_cost_price() {
  CostPrice price;
  const int share = *rc::gen::inRange(0, 101);
  price.staff = StaffCost{};
  price.staff->mix = {{"laag", {share, "", {}, "", "/x"}, number_between(10, 40)},
                      {"hoog", {100 - share, "", {}, "", "/x"}, number_between(10, 40)}};
  price.staff->holiday_pay_pct = number_between(0, 10);
  price.staff->employer_charges_pct = number_between(0, 40);
  price.productivity = Productivity{ProductivityPercentage{number_between(1, 100), {}}, "/c_x"};
  if (one_of(0, 1) == 0) {
    price.overhead =
        OverheadPercentage{number_between(0, 99), one_of(0, 1) == 1,
                           one_of(0, 1) == 1 ? OverheadBase::staff : OverheadBase::all_cost};
  } else {
    price.overhead =
        OverheadPerJob{number_between(0, 30000), number_between(1, 1800), any_rounding()};
  }
  price.travel_training = number_between(0, 10);
  price.obligations = number_between(0, 10);
  price.risk_pct = number_between(0, 10);
  Indexation index;
  index.method = IndexMethod::fixed;
  index.fixed_pct = number_between(-5, 10);
  price.indexation = index;
  price.rounding = {any_rounding(), any_rounding(), any_rounding()};
  return price;
}

RC_GTEST_PROP(CostPriceProperty, never_falls_when_a_cost_rises, ()) {
  auto price = any_cost_price();
  const auto before = compute_cost_price(price, "uur").amount();
  const auto rise = number_between(0, 3).value;
  switch (*rc::gen::inRange(0, 6)) {
    case 0:
      std::get<SourcedNumber>(price.staff->mix[0].wage).value += rise;
      break;
    case 1:
      price.staff->employer_charges_pct->value += rise;
      break;
    case 2:
      price.travel_training->value += rise;
      break;
    case 3:
      price.risk_pct->value += rise;
      break;
    case 4:
      price.indexation->fixed_pct->value += rise;
      break;
    default:
      std::get<ProductivityPercentage>(price.productivity->how).pct.value /= (1 + rise);
  }
  RC_ASSERT(compute_cost_price(price, "uur").amount() >= before);
}

RC_GTEST_PROP(CostPriceProperty, is_not_changed_by_an_index_of_zero, ()) {
  auto price = any_cost_price();
  price.indexation->fixed_pct->value = 0;
  const auto indexed = compute_cost_price(price, "uur").amount();
  price.indexation.reset();
  RC_ASSERT(compute_cost_price(price, "uur").amount() == indexed);
}

RC_GTEST_PROP(CostPriceProperty, is_the_sum_of_its_parts_to_the_last_cent, ()) {
  const auto result = compute_cost_price(any_cost_price(), "uur");
  Rational sum = result.derivation.value(*result.rounding_difference);
  for (const auto& part : result.parts) sum += result.derivation.value(part.amount);
  RC_ASSERT(sum == result.amount());
}

RC_GTEST_PROP(BenchmarkProperty, quartiles_keep_their_order, ()) {
  const auto cents =
      *rc::gen::nonEmpty(rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 99999)));
  std::vector<Rational> tariffs;
  for (const int each : cents) tariffs.emplace_back(each, 100);
  const auto found = benchmark_statistics(tariffs).value();
  RC_ASSERT(found.minimum <= found.lower_quartile);
  RC_ASSERT(found.lower_quartile <= found.median);
  RC_ASSERT(found.median <= found.upper_quartile);
  RC_ASSERT(found.upper_quartile <= found.maximum);
  RC_ASSERT(found.minimum <= found.mean && found.mean <= found.maximum);
}

RC_GTEST_PROP(DeclarationProperty, of_a_multiple_of_60_cents_is_exact_per_minute, ()) {
  const Rational hour(*rc::gen::inRange(0, 1000) * 3, 5);
  const auto minutes = *rc::gen::inRange(0, 10000);
  RC_ASSERT(declared_amount(hour, minutes) == minute_tariff(hour) * minutes);
}

/// From the YAML to the printed amount there is no binary floating point.
TEST(Pricing, has_no_binary_floating_point_in_its_sources) {
  const std::regex comment("//[^\n]*");
  const std::regex binary(R"(\b(double|float|stod|stof|strtod|get<double>)\b)");
  const auto tools = std::filesystem::path(BESTEK_SOURCE_DIR) / "tools";
  int seen = 0;
  for (const auto& folder : {tools / "pricing", tools / "dossier" / "model"}) {
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
      const auto extension = entry.path().extension();
      if (extension != ".cpp" && extension != ".hpp") continue;
      ++seen;
      const auto code = std::regex_replace(read_file(entry.path()), comment, "");
      EXPECT_FALSE(std::regex_search(code, binary)) << entry.path();
    }
  }
  EXPECT_GT(seen, 25);
}

}  // namespace
}  // namespace bestek::pricing
