// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "dossier/model/rounding.hpp"

#include <algorithm>
#include <stdexcept>

namespace bestek {

namespace {

struct Word {
  Rounding rounding;
  std::string_view word, text;
};

constexpr Word words[] = {
    {Rounding::none, "geen", ""},
    {Rounding::cent, "cent", "afgerond op hele centen"},
    {Rounding::multiple_of_60_cents, "veelvoud_60_cent",
     "afgerond op het dichtstbijzijnde veelvoud van € 0,60"},
    {Rounding::whole_euro, "hele_euro", "afgerond op hele euro's"},
    {Rounding::cent_up, "cent_omhoog", "naar boven afgerond op hele centen"},
    {Rounding::multiple_of_60_cents_up, "veelvoud_60_cent_omhoog",
     "naar boven afgerond op een veelvoud van € 0,60"},
    {Rounding::whole_euro_up, "hele_euro_omhoog", "naar boven afgerond op hele euro's"}};

const Word& find(Rounding rounding) {
  return *std::find_if(std::begin(words), std::end(words),
                       [&](const Word& word) { return word.rounding == rounding; });
}

Rational cent() { return Rational(1, 100); }
Rational sixty_cents() { return Rational(3, 5); }

}  // namespace

Rounding parse_rounding(std::string_view word) {
  const auto* found = std::find_if(std::begin(words), std::end(words),
                                   [&](const Word& each) { return each.word == word; });
  if (found == std::end(words)) throw std::invalid_argument("not a rounding: " + std::string(word));
  return found->rounding;
}

std::string_view rounding_word(Rounding rounding) { return find(rounding).word; }

std::string rounding_text(Rounding rounding) { return std::string(find(rounding).text); }

Rational rounded(const Rational& value, Rounding rounding) {
  switch (rounding) {
    case Rounding::none:
      return value;
    case Rounding::cent:
      return round_to_multiple(value, cent());
    case Rounding::multiple_of_60_cents:
      return round_to_multiple(value, sixty_cents());
    case Rounding::whole_euro:
      return round_to_multiple(value, 1);
    case Rounding::cent_up:
      return round_up_to_multiple(value, cent());
    case Rounding::multiple_of_60_cents_up:
      return round_up_to_multiple(value, sixty_cents());
    case Rounding::whole_euro_up:
      return round_up_to_multiple(value, 1);
  }
  return value;
}

MinuteTariffs divisible_by_60(const Rational& hourly_tariff) {
  return {round_down_to_multiple(hourly_tariff, sixty_cents()),
          round_up_to_multiple(hourly_tariff, sixty_cents()),
          round_to_multiple(hourly_tariff, sixty_cents())};
}

}  // namespace bestek
