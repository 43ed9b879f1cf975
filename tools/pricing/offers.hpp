// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <optional>
#include <vector>

#include "dossier/model.hpp"

/// What providers offered, beside each other. For the municipalities only (Mededingingswet art. 6).
namespace bestek::pricing {

enum class Outlier { none, low, high };

/// Fewer offers than this say too little to call one of them an outlier.
inline constexpr std::size_t least_offers_for_outliers = 5;

/// Which of the amounts lie more than one and a half times the distance between the quartiles below
/// the lower or above the upper one (Tukey, Exploratory Data Analysis, 1977); quartiles as in
/// benchmark_statistics. None of fewer than `least_offers_for_outliers` amounts.
std::vector<Outlier> outliers(const std::vector<Rational>& amounts);

/// The tariff that follows from what a provider filled in, rounded half up to cents; nothing while
/// a part is missing or the productivity is not above zero:
///
///   (wage x (1 + allowances) x (1 + charges) / productivity x (1 + overhead)
///    + travel + training + obligations) x (1 + risk) x (1 + index)
///
/// The built-in tariff sheet computes the same in its last column but one.
std::optional<Rational> offered_cost_price(const OfferedCostPrice& parts);

/// What one provider offers for a tariff period.
struct ReceivedOffer {
  const Offer* offer = nullptr;
  const OfferedTariff* tariff = nullptr;
};

/// All offers for a tariff period, the lowest first; equal ones in the order of the round.
std::vector<ReceivedOffer> offers_for(const Round& round, const Tariff& tariff);

}  // namespace bestek::pricing
