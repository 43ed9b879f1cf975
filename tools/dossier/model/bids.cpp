// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "dossier/model/bids.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace bestek {

namespace {

constexpr std::array<std::pair<std::string_view, BidMethod>, 5> methods = {{
    {"gewogen_factor", BidMethod::weighted_factor},
    {"gunnen_op_waarde", BidMethod::award_on_value},
    {"laagste_prijs", BidMethod::lowest_price},
    {"lineair_relatief", BidMethod::linear_relative},
    {"logaritmisch", BidMethod::logarithmic},
}};

PriceBounds read_bounds(const Json& item) {
  const auto outside = text_of(item, "buiten_grenzen");
  return {exact_number(item.at("ondergrens_eur")), exact_number(item.at("bovengrens_eur")),
          outside == "doortellen" ? OutsideBounds::extended
          : outside == "ongeldig" ? OutsideBounds::refused
                                  : OutsideBounds::clipped};
}

QualityCriterion read_quality_criterion(const Json& item) {
  return {text_of(item, "kenmerk"), text_of(item, "titel"), exact_number(item.at("gewicht"))};
}

Bid read_bid(const Json& item) {
  Bid bid{text_of(item, "aanbieder"), exact_number(item.at("prijs_eur")), {}};
  for (const auto& grade : item.at("cijfers").items())
    bid.grades[grade.key()] = exact_number(grade.value());
  return bid;
}

TieBreak read_tie_break(const std::string& name) {
  if (name == "kwaliteit") return TieBreak::quality;
  return name == "prijs" ? TieBreak::price : TieBreak::lot;
}

}  // namespace

BidMethod read_bid_method(const std::string& name) {
  const auto found = std::find_if(methods.begin(), methods.end(),
                                  [&](const auto& method) { return method.first == name; });
  if (found == methods.end()) throw std::invalid_argument("no method of comparison: " + name);
  return found->second;
}

std::string bid_method_name(BidMethod method) {
  return std::string(std::find_if(methods.begin(), methods.end(), [&](const auto& one) {
                       return one.second == method;
                     })->first);
}

BidComparison read_bid_comparison(const Json& section) {
  const auto& scale = section.at("schaal");
  const auto& rounding = section.at("afronding");
  return {read_bid_method(text_of(section, "methode")),
          exact_number(section.at("gewicht_kwaliteit_pct")),
          exact_number(section.at("gewicht_prijs_pct")),
          optional_of(section, "prijs", read_bounds),
          optional_number_of(section, "waarde_kwaliteit_eur"),
          optional_number_of(section, "veelvoud_laagste_prijs"),
          exact_number(scale.at("laagste")),
          exact_number(scale.at("hoogste")),
          items_of(section, "kwaliteitscriteria", read_quality_criterion),
          rounding.at("decimalen").get<int>(),
          text_of(rounding, "waarop") == "onderdelen" ? BidRounding::each_part : BidRounding::total,
          read_tie_break(text_of(section, "gelijke_stand")),
          text_of(section, "terugvalregel"),
          items_of(section, "biedingen", read_bid)};
}

}  // namespace bestek
