// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "common/dutch.hpp"

#include <fmt/format.h>

#include <array>
#include <stdexcept>

#include "common/text.hpp"

namespace bestek::dutch {

namespace {

constexpr std::string_view no_break_space = "\u00a0";

constexpr std::array<std::string_view, 12> months = {
    "januari", "februari", "maart",     "april",   "mei",      "juni",
    "juli",    "augustus", "september", "oktober", "november", "december"};

constexpr std::array<std::string_view, 20> small_numbers = {
    "nul",      "een",      "twee",    "drie",      "vier",     "vijf",     "zes",
    "zeven",    "acht",     "negen",   "tien",      "elf",      "twaalf",   "dertien",
    "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien"};

constexpr std::array<std::string_view, 10> tens = {
    "", "", "twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig"};

/// "1234.50" -> "1.234,50"
std::string with_dutch_separators(std::string_view fixed) {
  const auto whole = fixed.substr(0, fixed.find('.'));
  std::string text;
  for (std::size_t i = 0; i < whole.size(); ++i) {
    const bool starts_group = i > 0 && whole[i - 1] != '-' && (whole.size() - i) % 3 == 0;
    if (starts_group) text.push_back('.');
    text.push_back(whole[i]);
  }
  if (whole.size() < fixed.size()) text.append(",").append(fixed.substr(whole.size() + 1));
  return text;
}

std::string below_hundred(std::int64_t value) {
  if (value < 20) return std::string(small_numbers.at(static_cast<std::size_t>(value)));
  const auto unit = static_cast<std::size_t>(value % 10);
  const auto ten = tens.at(static_cast<std::size_t>(value / 10));
  if (unit == 0) return std::string(ten);
  const bool needs_trema = unit == 2 || unit == 3;
  return fmt::format("{}{}{}", small_numbers.at(unit), needs_trema ? "ën" : "en", ten);
}

std::string below_thousand(std::int64_t value) {
  if (value < 100) return below_hundred(value);
  const auto hundreds = value / 100;
  std::string text = hundreds == 1 ? "honderd" : below_hundred(hundreds) + "honderd";
  if (value % 100 != 0) text += below_hundred(value % 100);
  return text;
}

/// Official spelling: one word up to and including "duizend", then a space.
std::string below_million(std::int64_t value) {
  if (value < 1000) return below_thousand(value);
  const auto thousands = value / 1000;
  std::string text = thousands == 1 ? "duizend" : below_thousand(thousands) + "duizend";
  if (value % 1000 != 0) text.append(" ").append(below_thousand(value % 1000));
  return text;
}

}  // namespace

std::string euro(const Rational& amount, int places) {
  std::string text = "€";
  return text.append(no_break_space).append(with_dutch_separators(to_fixed(amount, places)));
}

std::string number(const Rational& value, int least, int most) {
  int places = least;
  while (places < most && round_half_up(value, places) != round_half_up(value, most)) ++places;
  return with_dutch_separators(to_fixed(value, places));
}

std::string percentage(const Rational& percent) { return number(percent) + "%"; }

std::string long_date(Date date) {
  std::string text;
  append_number(text, static_cast<unsigned>(date.day()));
  text.append(" ").append(months.at(static_cast<unsigned>(date.month()) - 1)).append(" ");
  append_number(text, static_cast<int>(date.year()));
  return text;
}

std::string in_words(std::int64_t value) {
  constexpr std::int64_t million = 1'000'000;
  constexpr std::int64_t billion = 1'000 * million;
  if (value <= -1000 * billion || value >= 1000 * billion) {
    throw std::out_of_range("a number this large is not written in words");
  }
  if (value < 0) return fmt::format("min {}", in_words(-value));
  if (value < million) return below_million(value);
  const auto unit = value >= billion ? billion : million;
  std::string text = below_thousand(value / unit) + (unit == billion ? " miljard" : " miljoen");
  if (value % unit != 0) text.append(" ").append(in_words(value % unit));
  return text;
}

std::string enumeration(const std::vector<std::string>& items, std::string_view last_word) {
  std::string text;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) text += i + 1 == items.size() ? fmt::format(" {} ", last_word) : ", ";
    text += items[i];
  }
  return text;
}

std::string capitalised(std::string_view text) {
  if (text.starts_with("ij")) return fmt::format("IJ{}", text.substr(2));
  std::string result(text);
  if (!result.empty() && result[0] >= 'a' && result[0] <= 'z') {
    result[0] = static_cast<char>(result[0] - 'a' + 'A');
  }
  return result;
}

std::string counted(std::int64_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

}  // namespace bestek::dutch
