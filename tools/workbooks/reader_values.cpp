// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "workbooks/reader_values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "common/dutch.hpp"
#include "common/text.hpp"
#include "dossier/readable_text.hpp"
#include "workbooks/reader_words.hpp"

namespace bestek::workbooks {

namespace {

using Kind = ReturnedCell::Kind;

constexpr std::size_t longest_text = 10'000;  // as check_schema has it

bool is_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

void drop_prefix(std::string_view& text, std::string_view prefix) {
  if (text.starts_with(prefix)) text.remove_prefix(prefix.size());
}

void drop_suffix(std::string_view& text, std::string_view suffix) {
  if (text.ends_with(suffix)) text.remove_suffix(suffix.size());
}

/// Spaces of all kinds at both ends.
std::string_view bare(std::string_view text) {
  constexpr std::string_view hard_space = "\u00a0", narrow_space = "\u202f";
  for (auto size = text.size() + 1; size != text.size();) {
    size = text.size();
    text = trimmed(text);
    for (const auto space : {hard_space, narrow_space}) {
      if (text.starts_with(space)) text.remove_prefix(space.size());
      if (text.ends_with(space)) text.remove_suffix(space.size());
    }
  }
  return text;
}

/// "1.234.567" in groups of three; the mark is taken out.
std::optional<std::string> without_groups(std::string_view text, char mark) {
  const auto parts = split(text, mark);
  std::string digits;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto size = parts[i].size();
    if (!is_digits(parts[i]) || (i == 0 ? size > 3 : size != 3)) return std::nullopt;
    digits += parts[i];
  }
  return digits;
}

TypedNumber exact(const std::string& text) { return {parse_decimal(text), false}; }

/// Whole number and decimals, the marks between thousands and before decimals known.
TypedNumber parse_marked(std::string_view text, char thousands, char decimal) {
  const auto at = text.find(decimal);
  const auto whole = without_groups(text.substr(0, at), thousands);
  const auto decimals = text.substr(at + 1);
  return whole && is_digits(decimals) ? exact(*whole + "." + std::string(decimals)) : TypedNumber();
}

TypedNumber parse_unsigned(std::string_view text) {
  const auto dots = std::count(text.begin(), text.end(), '.');
  const auto commas = std::count(text.begin(), text.end(), ',');
  if (dots == 0 && commas == 0) return is_digits(text) ? exact(std::string(text)) : TypedNumber();
  if (dots > 0 && commas > 0) {
    const bool comma_is_last = text.rfind(',') > text.rfind('.');
    if (comma_is_last) return commas == 1 ? parse_marked(text, '.', ',') : TypedNumber();
    return dots == 1 ? parse_marked(text, ',', '.') : TypedNumber();
  }
  const char mark = dots > 0 ? '.' : ',';
  if (dots + commas > 1) {
    const auto digits = without_groups(text, mark);
    return digits ? exact(*digits) : TypedNumber();
  }
  const auto at = text.find(mark);
  const auto whole = text.substr(0, at), decimals = text.substr(at + 1);
  if (!is_digits(whole) || !is_digits(decimals)) return {};
  const bool may_be_thousands = decimals.size() == 3 && whole.size() <= 3 && whole.front() != '0';
  if (may_be_thousands) return {std::nullopt, true};
  return exact(std::string(whole) + "." + std::string(decimals));
}

constexpr std::array<std::string_view, 12> months = {
    "januari", "februari", "maart",     "april",   "mei",      "juni",
    "juli",    "augustus", "september", "oktober", "november", "december"};

std::optional<Date> day_month_year(const std::string& day, const std::string& month,
                                   const std::string& year) {
  if (!is_digits(day) || !is_digits(month) || day.size() > 2 || month.size() > 2 ||
      year.size() != 4)
    return std::nullopt;
  return parse_date(fmt::format("{}-{:0>2}-{:0>2}", year, month, day));
}

std::string small_letters(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return result;
}

InputValue wrong(std::string code, std::string problem, std::string help) {
  return {"", std::move(problem), std::move(code), std::move(help), ""};
}

InputValue wrong_kind(const ReturnedCell& cell, std::string_view wanted, std::string_view help) {
  return wrong("B327", fmt::format("{} is geen {}", quoted_text(cell.text), wanted),
               std::string(help));
}

InputValue read_number(const RegisterEntry& entry, const ReturnedCell& cell) {
  constexpr auto help = "vraag de afzender om een getal in te vullen, zonder andere tekst";
  if (cell.kind == Kind::number) {
    if (!parse_decimal(cell.text)) return wrong_kind(cell, "bruikbaar getal", help);
    return {cell.text, "", "", "", ""};
  }
  if (cell.kind != Kind::text) return wrong_kind(cell, "getal", help);
  const auto typed = parse_typed_number(cell.text, entry.kind == "procent");
  if (typed.is_ambiguous)
    return wrong("B329",
                 fmt::format("{} kan twee dingen betekenen: duizendtallen of decimalen",
                             quoted_text(cell.text)),
                 "vraag de afzender welk getal bedoeld is");
  if (!typed.value) return wrong_kind(cell, "getal", help);
  const auto value = to_exact(*typed.value);
  return {value, "", "", "",
          fmt::format("de tekst {} is gelezen als {}", quoted_text(cell.text),
                      shown_value(value, entry.kind))};
}

InputValue read_date(const ReturnedCell& cell, bool starts_in_1904) {
  constexpr auto help = "vraag de afzender om een datum, zoals 31-12-2015";
  if (cell.kind == Kind::date || cell.kind == Kind::text) {
    const bool is_text = cell.kind == Kind::text;
    const auto text = is_text ? std::string(bare(cell.text)) : cell.text.substr(0, 10);
    const auto date = is_text ? parse_typed_date(text) : parse_date(text);
    if (!date) return wrong_kind(cell, "datum", help);
    return {to_iso(*date), "", "", "",
            is_text ? fmt::format("de tekst {} is gelezen als {}", quoted_text(text),
                                  dutch::long_date(*date))
                    : ""};
  }
  const auto number = cell.kind == Kind::number ? parse_decimal(cell.text) : std::nullopt;
  const auto date = number ? day_of_number(*number, starts_in_1904) : std::nullopt;
  if (!date) return wrong_kind(cell, "datum", help);
  return {to_iso(*date), "", "", "", ""};
}

InputValue read_choice(const RegisterEntry& entry, const ReturnedCell& cell) {
  const auto given = small_letters(bare(cell.text));
  for (const auto& choice : entry.choices) {
    if (small_letters(choice) == given) return {choice, "", "", "", ""};
  }
  return wrong("B335", fmt::format("{} is geen van de keuzes", quoted_text(cell.text)),
               "vraag de afzender om te kiezen uit: " + dutch::enumeration(entry.choices, "of"));
}

InputValue read_text(const ReturnedCell& cell) {
  if (cell.kind == Kind::error)
    return wrong_kind(cell, "tekst", "vraag de afzender om een gewone tekst");
  const auto text = std::string(bare(cell.text));
  if (first_invalid_utf8(text) || has_unreadable_character(text))
    return wrong("B338", "deze tekst bevat tekens die in geen document mogen staan",
                 "vraag de afzender om de tekst opnieuw te typen");
  if (text.size() > longest_text)
    return wrong("B338", fmt::format("deze tekst is langer dan {} tekens", longest_text),
                 "vraag de afzender om een kortere tekst");
  return {text, "", "", "", ""};
}

}  // namespace

TypedNumber parse_typed_number(std::string_view text, bool may_be_percentage) {
  text = bare(text);
  bool is_negative = text.starts_with('-');
  drop_prefix(text, "-");
  text = bare(text);
  for (const auto sign : {"€", "EUR", "eur"}) drop_prefix(text, sign);
  for (const auto sign : {"€", "EUR", "euro", "eur"}) drop_suffix(text, sign);
  text = bare(text);
  if (!is_negative && text.starts_with('-')) {
    is_negative = true;
    drop_prefix(text, "-");
  }
  if (may_be_percentage && text.ends_with('%')) text = bare(text.substr(0, text.size() - 1));
  if (text.ends_with(",-")) text.remove_suffix(2);
  auto typed = parse_unsigned(text);
  if (typed.value && is_negative) typed.value = -*typed.value;
  return typed;
}

std::optional<Date> parse_typed_date(std::string_view text) {
  text = bare(text);
  if (const auto date = parse_date(text)) return date;
  for (const char mark : {'-', '/', '.'}) {
    const auto parts = split(text, mark);
    if (parts.size() == 3) return day_month_year(parts[0], parts[1], parts[2]);
  }
  const auto parts = split(text, ' ');
  if (parts.size() != 3) return std::nullopt;
  const auto month = std::find(months.begin(), months.end(), small_letters(parts[1]));
  if (month == months.end()) return std::nullopt;
  return day_month_year(parts[0], std::to_string(month - months.begin() + 1), parts[2]);
}

namespace {

const std::chrono::sys_days first_day_1900 =
    std::chrono::sys_days(std::chrono::year(1899) / std::chrono::December / std::chrono::day(30));
constexpr int days_until_1904 = 1462;

}  // namespace

std::optional<Date> day_of_number(const Rational& number, bool starts_in_1904) {
  constexpr int first = 61, last = 2'958'465;  // 1 March 1900, 31 December 9999
  if (denominator(number) != 1) return std::nullopt;
  const Rational shifted = number + (starts_in_1904 ? days_until_1904 : 0);
  if (shifted < first || shifted > last) return std::nullopt;
  return Date(first_day_1900 + std::chrono::days(numerator(shifted).convert_to<int>()));
}

Rational number_of_day(Date date) {
  return Rational((std::chrono::sys_days(date) - first_day_1900).count());
}

InputValue read_input(const RegisterEntry& entry, const ReturnedCell& cell, bool starts_in_1904) {
  if (cell.kind == Kind::blank || (cell.kind == Kind::text && bare(cell.text).empty())) return {};
  if (entry.kind == "tekst") return read_text(cell);
  if (entry.kind == "keuze") return read_choice(entry, cell);
  if (entry.kind == "datum") return read_date(cell, starts_in_1904);
  return read_number(entry, cell);
}

}  // namespace bestek::workbooks
