// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "workbooks/reader_words.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "common/date.hpp"
#include "common/decimal.hpp"
#include "common/dutch.hpp"
#include "common/text.hpp"

namespace bestek::workbooks {

namespace {

std::string part_name(std::string_view key) {
  static const std::map<std::string_view, std::string> names = {
      {"uurloon_eur", "loon"},
      {"toeslagen_pct", "toeslagen"},
      {"werkgeverslasten_pct", "werkgeverslasten"},
      {"productiviteit_pct", "productiviteit"},
      {"overhead_pct", "overhead"},
      {"reis_eur", "reiskosten"},
      {"opleiding_eur", "opleiding"},
      {"overige_verplichtingen_eur", "overige verplichtingen"},
      {"risico_pct", "risico"},
      {"index_pct", "index"}};
  const auto found = names.find(key);
  return found == names.end() ? std::string(key) : found->second;
}

void replace_all(std::string& text, std::string_view old, std::string_view now) {
  for (auto at = text.find(old); at != std::string::npos; at = text.find(old, at + now.size()))
    text.replace(at, old.size(), now);
}

}  // namespace

std::string what_is_asked(const RegisterEntry& entry) {
  const auto parts = split(entry.name, '/');
  if (parts[0] == "tarieven" && parts.size() == 4) return "tarief van " + parts[1];
  if (parts[0] == "tarieven" && parts.size() == 5)
    return fmt::format("{} van {}", part_name(parts[4]), parts[1]);
  if (parts[0] == "volumes" && parts.size() == 4)
    return fmt::format("hoeveelheid {} in {}", parts[2], parts[3]);
  if (parts[0] == "eigen_verklaring" && parts.size() == 2) return "eigen verklaring, " + parts[1];
  return "";
}

std::string about(const RegisterEntry& entry, std::string_view problem) {
  const auto what = what_is_asked(entry);
  return what.empty() ? std::string(problem) : fmt::format("{}: {}", what, problem);
}

std::string shown_value(const std::string& value, const std::string& kind) {
  if (kind == "datum") {
    const auto date = parse_date(value);
    return date ? dutch::long_date(*date) : value;
  }
  const auto number = parse_decimal(value);
  if (!number) return value;
  const bool is_in_cents = round_half_up(*number, 2) == *number;
  if (kind == "bedrag") return is_in_cents ? dutch::euro(*number) : dutch::number(*number, 2, 10);
  return dutch::number(*number, 0, 10) + (kind == "procent" ? " procent" : "");
}

std::string quoted_text(std::string_view text) {
  constexpr std::size_t longest = 60;
  return text.empty() ? "niets" : "\"" + shortened(text, longest) + "\"";
}

std::string with_sender(std::string text, const ReturnedRegister& head) {
  constexpr std::string_view sender = "de afzender";
  if (!head.at("aanbieder").empty()) {
    replace_all(text, sender, "de aanbieder");
  } else if (!head.at("gemeente").empty()) {
    replace_all(text, sender, "de gemeente");
  }
  return text;
}

}  // namespace bestek::workbooks
