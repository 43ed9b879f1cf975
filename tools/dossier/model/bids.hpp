// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <map>
#include <optional>

#include "dossier/model/fields.hpp"

namespace bestek {

/// How price and quality of a bid become one number (schemas/inschrijvingen.schema.json).
enum class BidMethod {
  weighted_factor,  ///< gewogen_factor: points between price bounds that were fixed beforehand
  award_on_value,   ///< gunnen_op_waarde: price minus what the quality is worth; the lowest wins
  lowest_price,     ///< laagste_prijs: points in proportion to the lowest price received
  linear_relative,  ///< lineair_relatief: points between the lowest and highest price received
  logarithmic,      ///< logaritmisch: points by the ratio to the lowest price received
};

/// What a price outside the bounds does.
enum class OutsideBounds { clipped, extended, refused };

struct PriceBounds {
  Rational lowest, highest;
  OutsideBounds outside = OutsideBounds::clipped;
};

struct QualityCriterion {
  std::string id, title;
  Rational weight;
};

/// Where numbers are rounded.
enum class BidRounding { each_part, total };

/// What decides when scores are equal after rounding.
enum class TieBreak { quality, price, lot };

struct Bid {
  std::string provider;  ///< kenmerk
  Rational price;
  std::map<std::string, Rational> grades;  ///< quality criterion -> grade
};

struct BidComparison {
  BidMethod method = BidMethod::weighted_factor;
  Rational quality_weight, price_weight;  ///< together 100
  std::optional<PriceBounds> bounds;
  std::optional<Rational> quality_value;  ///< euro that full quality is worth
  std::optional<Rational> zero_multiple;  ///< logarithmic: this many times the lowest price earns 0
  Rational lowest_grade, highest_grade;
  std::vector<QualityCriterion> criteria;
  int decimals = 2;
  BidRounding rounding = BidRounding::total;
  TieBreak tie_break = TieBreak::lot;
  std::string fallback_rule;  ///< what happens when a bid drops out afterwards; or empty
  std::vector<Bid> bids;
};

/// The kenmerk of a method in the schema: "gewogen_factor".
std::string bid_method_name(BidMethod method);

/// Reads the section `inschrijvingen`.
BidComparison read_bid_comparison(const Json& section);
/// Throws std::invalid_argument for a name that the schema does not know.
BidMethod read_bid_method(const std::string& name);

}  // namespace bestek
