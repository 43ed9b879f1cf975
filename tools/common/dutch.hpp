// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/date.hpp"
#include "common/decimal.hpp"

/// How Dutch readers expect numbers, dates and enumerations to be written. Rounding is done by
/// common/decimal; nothing here depends on the locale of the machine.
namespace bestek::dutch {

/// "€ 1.234,56", with a no-break space after the sign; negative: "€ -1.234,56".
std::string euro(const Rational& amount, int places = 2);

/// "1.234,5": at least `least` and at most `most` decimals.
std::string number(const Rational& value, int least = 0, int most = 2);

/// "12,5%"
std::string percentage(const Rational& percent);

/// "1 januari 2015"
std::string long_date(Date date);

/// "vierentwintig", "duizend", "tweeduizend vijftien"; with trema where the spelling asks for it
/// ("tweeëntwintig"). From -999.999.999.999 up to 999.999.999.999; throws std::out_of_range.
std::string in_words(std::int64_t value);

/// "a", "a en b", "a, b en c"
std::string enumeration(const std::vector<std::string>& items, std::string_view last_word = "en");

/// First letter as a capital, "ij" as "IJ".
std::string capitalised(std::string_view text);

/// "1 fout", "3 fouten"
std::string counted(std::int64_t count, std::string_view one, std::string_view many);

}  // namespace bestek::dutch
