// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "view/filters.hpp"

#include <fmt/format.h>

#include <map>
#include <stdexcept>

#include "common/date.hpp"
#include "common/dutch.hpp"
#include "common/text.hpp"
#include "dossier/model.hpp"

namespace bestek::view {

namespace {

/// Thrown by a filter that does not fit its value; the text is the Dutch message.
struct FilterError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

std::string shown(const Json& value) {
  return value.is_string() ? value.get<std::string>() : value.dump();
}

Rational number_in(const Json& value) {
  const bool is_scalar = value.is_number() || value.is_string();
  if (is_scalar) {
    if (const auto number = parse_decimal(shown(value))) return *number;
    if (value.is_number()) return exact_number(value);
  }
  throw FilterError(fmt::format("{} is geen getal", shown(value)));
}

std::string in_words(const Json& value) {
  const auto number = number_in(value);
  if (denominator(number) != 1)
    throw FilterError(fmt::format("{} is geen geheel getal", shown(value)));
  return dutch::in_words(static_cast<std::int64_t>(numerator(number)));
}

std::string long_date(const Json& value) {
  const auto date = value.is_string() ? parse_date(value.get<std::string>()) : std::nullopt;
  if (!date) throw FilterError(fmt::format("{} is geen datum", shown(value)));
  return dutch::long_date(*date);
}

std::string enumeration(const Json& value) {
  if (!value.is_array()) throw FilterError("dit is geen lijst");
  std::vector<std::string> items;
  for (const auto& item : value) {
    if (item.is_structured()) throw FilterError("deze lijst bestaat uit blokken");
    items.push_back(shown(item));
  }
  return dutch::enumeration(items);
}

bool is_number(FieldKind kind) {
  return kind == FieldKind::amount || kind == FieldKind::number || kind == FieldKind::percentage;
}

bool is_date(FieldKind kind) { return kind == FieldKind::date; }

bool is_list(FieldKind kind) { return kind == FieldKind::list; }

bool is_scalar(FieldKind kind) {
  return is_number(kind) || is_date(kind) || kind == FieldKind::text;
}

struct Filter {
  bool (*fits)(FieldKind);
  std::string (*apply)(const Json&);
};

const std::map<std::string, Filter, std::less<>>& filters() {
  static constexpr int four_decimals = 4;
  static const std::map<std::string, Filter, std::less<>> all = {
      {"euro", {is_number, [](const Json& v) { return dutch::euro(number_in(v)); }}},
      {"euro4",
       {is_number, [](const Json& v) { return dutch::euro(number_in(v), four_decimals); }}},
      {"getal",
       {is_number, [](const Json& v) { return dutch::number(number_in(v), 0, four_decimals); }}},
      {"procent", {is_number, [](const Json& v) { return dutch::percentage(number_in(v)); }}},
      {"voluit", {is_number, in_words}},
      {"datum", {is_date, long_date}},
      {"hoofdletter", {is_scalar, [](const Json& v) { return dutch::capitalised(shown(v)); }}},
      {"lijst", {is_list, enumeration}},
  };
  return all;
}

bool is_empty(const Json& value) {
  return value.is_null() || (value.is_string() && value.get_ref<const std::string&>().empty()) ||
         (value.is_array() && value.empty());
}

}  // namespace

std::vector<std::string> filter_names() {
  std::vector<std::string> names;
  for (const auto& [name, filter] : filters()) names.push_back(name);
  return names;
}

bool is_filter(std::string_view name) { return filters().contains(name); }

bool filter_fits(std::string_view name, FieldKind kind) {
  return filters().find(name)->second.fits(kind);
}

TagProblem unknown_filter(const std::string& name) {
  return {fmt::format("onbekend filter \"{}\"", name), suggestion(name, filter_names())};
}

TagText text_of_value(const Json& value, const std::vector<std::string>& names) {
  if (is_empty(value)) {
    return TagProblem{"is leeg",
                      "vul het gegeven in de ronde in, of zet de tekst in een blok {{#naam}} … "
                      "{{/naam}} dat dan vervalt"};
  }
  if (names.empty() && value.is_string()) return value.get<std::string>();
  const Json* result = &value;
  Json filtered;
  for (const auto& name : names) {
    const auto filter = filters().find(name);
    if (filter == filters().end()) {
      const auto problem = unknown_filter(name);
      return TagProblem{"heeft een " + problem.message, problem.help};
    }
    try {
      filtered = filter->second.apply(*result);
      result = &filtered;
    } catch (const FilterError& error) {
      return TagProblem{fmt::format("past niet bij het filter \"{}\": {}", name, error.what()),
                        "verbeter het gegeven of kies een ander filter"};
    } catch (const std::out_of_range&) {
      return TagProblem{fmt::format("is te groot voor het filter \"{}\"", name),
                        "gebruik het filter getal"};
    }
  }
  if (result->is_array())
    return TagProblem{
        "is een lijst",
        "gebruik het filter lijst, of een blok {{#naam}} … {{/naam}} voor elk onderdeel"};
  if (result->is_object())
    return TagProblem{"is een blok met gegevens", "noem een gegeven erin, zoals {{naam.kenmerk}}"};
  if (result->is_boolean())
    return TagProblem{"is waar of onwaar en heeft geen tekst",
                      "gebruik het als blok: {{#naam}} … {{/naam}}"};
  return shown(*result);
}

}  // namespace bestek::view
