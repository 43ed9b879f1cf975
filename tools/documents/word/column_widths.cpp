// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "documents/word/column_widths.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <numeric>

namespace bestek::documents::word {
namespace {

// Advance widths of Calibri for U+0020 to U+007E, in 1/2048 em.
constexpr std::array<std::uint16_t, 95> calibri_widths = {
    463,  667,  821,  1020, 1038, 1464, 1397, 452,  621,  621,  1020, 1020, 511,  627,  517,  791,
    1038, 1038, 1038, 1038, 1038, 1038, 1038, 1038, 1038, 1038, 548,  548,  1020, 1020, 1020, 949,
    1831, 1185, 1114, 1092, 1260, 1000, 941,  1292, 1276, 516,  653,  1064, 861,  1751, 1322, 1356,
    1058, 1378, 1112, 941,  998,  1314, 1162, 1822, 1063, 998,  959,  628,  791,  628,  1020, 1020,
    596,  981,  1076, 866,  1076, 1019, 625,  964,  1076, 470,  490,  931,  470,  1636, 1076, 1080,
    1076, 1076, 714,  801,  686,  1076, 925,  1464, 887,  927,  809,  645,  943,  645,  1020};
constexpr int other_width = 1100;  // letters with accents, the euro sign; a full em is rare

// Shares `amount` over the columns in proportion to `weights`; the last one takes what rounding
// left.
void distribute(std::vector<int>& widths, const std::vector<std::int64_t>& weights, int amount) {
  const auto total = std::accumulate(weights.begin(), weights.end(), std::int64_t{0});
  int given = 0;
  for (std::size_t i = 0; i < widths.size(); ++i) {
    const auto part = total > 0 ? static_cast<int>(amount * weights[i] / total)
                                : amount / static_cast<int>(widths.size());
    widths[i] += part;
    given += part;
  }
  widths.back() += amount - given;
}

}  // namespace

int estimated_width(std::string_view text, int half_points, bool bold, bool is_calibri) {
  std::int64_t units = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x20 && byte < 0x7F) {
      units += calibri_widths[byte - 0x20U];
    } else if (byte >= 0xC0) {  // the first byte of a character; the others add nothing
      units += other_width;
    }
  }
  if (bold) units += units / 20;
  if (!is_calibri) units += units / 8;
  return static_cast<int>(std::min<std::int64_t>(units * half_points * 10 / 2048, 1'000'000));
}

bool is_date(std::string_view text) {
  constexpr std::string_view digits = "0123456789";
  const auto month = text.find(' ');
  const auto year = text.rfind(' ');
  if (month == std::string_view::npos || month == year) return false;
  const auto day_part = text.substr(0, month);
  const auto month_part = text.substr(month + 1, year - month - 1);
  const auto year_part = text.substr(year + 1);
  return !day_part.empty() && day_part.size() <= 2 && year_part.size() == 4 &&
         day_part.find_first_not_of(digits) == std::string_view::npos &&
         year_part.find_first_not_of(digits) == std::string_view::npos &&
         month_part.find_first_of(" 0123456789") == std::string_view::npos;
}

int estimated_lines(int text_width, int column_width) {
  const std::int64_t with_slack = std::int64_t{text_width} * 11 / 10;
  return static_cast<int>(
      std::max<std::int64_t>(1, (with_slack + column_width - 1) / std::max(1, column_width)));
}

ColumnWidths share_width(const std::vector<ColumnNeed>& needs, int width) {
  ColumnWidths result;
  std::vector<std::int64_t> weights;
  int minimum = 0;
  int preferred = 0;
  // A column of long text would take everything; beyond this it may as well be longer.
  const int most = width * 11 / 20;
  for (const auto& need : needs) {
    minimum += need.minimum;
    preferred += std::max(need.minimum, std::min(need.preferred, most));
  }
  result.fits = minimum <= width;
  if (!result.fits) {
    result.widths.assign(needs.size(), 0);
    for (const auto& need : needs) weights.push_back(need.minimum);
    distribute(result.widths, weights, width);
    return result;
  }
  const bool roomy = preferred <= width;
  for (const auto& need : needs) {
    const int wanted = std::max(need.minimum, std::min(need.preferred, most));
    result.widths.push_back(roomy ? wanted : need.minimum);
    weights.push_back(roomy ? wanted : wanted - need.minimum);
  }
  distribute(result.widths, weights, width - (roomy ? preferred : minimum));
  return result;
}

}  // namespace bestek::documents::word
