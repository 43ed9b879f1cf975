// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dossier/model.hpp"

/// Which price a quantity gets. A volume is of a municipality, a service and a year; a tariff is of
/// a provider: what is not known is a range, and says so.
namespace bestek::pricing {

/// On which tariffs a forecast rests.
enum class Ground {
  shareable,  ///< the bandwidth or the fixed tariff: shows nothing that one provider agreed
  agreed,     ///< what was agreed with each provider: confidential
};

/// How one price came about; the weaker of two when periods differ.
enum class PriceSource { agreed, fixed, shares, agreed_range, bandwidth, none };

/// "afgesproken", "vast", "verdeling", "gemiddelde", "bandbreedte", "geen"
std::string_view name_of(PriceSource source);

/// In euro per unit. A single price has three equal values. The middle of a bandwidth is halfway,
/// of agreed tariffs their mean, not weighted.
struct PriceRange {
  Rational low, middle, high;

  bool is_single() const { return low == high; }
};

/// The price of the part of a quantity that goes to one provider.
struct PricePart {
  std::string provider;  ///< or empty: not spread over providers
  PriceRange price;      ///< times `share`
  Rational share = 1;    ///< part of the quantity
};

struct Price {
  PriceSource source = PriceSource::none;
  std::vector<PricePart> parts;  ///< none when the service has no tariff in this year
};

/// The price of a service in a year, for `provider` or, when that is empty, for all. Tariffs of
/// several periods in the year count by their days: the volume is taken as even over those days.
Price price_of(const Round& round, const std::string& service, int year,
               const std::string& provider, Ground ground);

/// The same for many calls: looks tariffs up by service.
class PriceList {
 public:
  PriceList(const Round& round, Ground ground);

  Price find(const std::string& service, int year, const std::string& provider) const;

 private:
  const Round& round_;
  Ground ground_;
  std::vector<std::pair<std::string, const Tariff*>> tariffs_;  ///< by service
};

}  // namespace bestek::pricing
