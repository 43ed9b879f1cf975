// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>

#include "common/dutch.hpp"
#include "common/text.hpp"
#include "dossier/schemas.hpp"
#include "workbooks/reader_file.hpp"
#include "workbooks/reader_words.hpp"

/// Where the values of a returned file go: tariffs, cost prices, the declaration, quantities.
namespace bestek::workbooks {

namespace {

constexpr std::size_t most_digits = 15;  // what a number in the YAML of a round may have

std::string place_of(const ReadValue& value) { return value.entry.sheet + "!" + value.entry.cell; }

bool is_number(const ReadValue& value) {
  const auto& kind = value.entry.kind;
  return kind == "bedrag" || kind == "getal" || kind == "procent";
}

const Tariff* find_period(const Round& round, const std::string& service, const std::string& from) {
  const auto date = parse_date(from);
  const auto found =
      std::find_if(round.tariffs.begin(), round.tariffs.end(), [&](const Tariff& tariff) {
        return tariff.service == service && date && tariff.valid_from == *date;
      });
  return found == round.tariffs.end() ? nullptr : &*found;
}

bool is_service(const Round& round, const std::string& id) {
  return std::any_of(round.services.begin(), round.services.end(),
                     [&](const Service& service) { return service.id == id; });
}

/// Bounds of the register: for all but tariffs, whose bounds are those of the round.
void check_bounds(ReadFile& file, const ReadValue& value) {
  const auto& kind = value.entry.kind;
  const auto& minimum = value.entry.minimum;
  const auto& maximum = value.entry.maximum;
  const bool is_date = kind == "datum";
  const auto outside = [&](bool is_low, const std::string& bound) {
    file.report("B330", place_of(value),
                about(value.entry, fmt::format("{} is {} dan {}", shown_value(value.text, kind),
                                               is_date  ? is_low ? "eerder" : "later"
                                               : is_low ? "lager"
                                                        : "hoger",
                                               shown_value(bound, kind))),
                "vraag de afzender om deze waarde te verbeteren");
  };
  if (is_date) {
    if (!minimum.empty() && value.text < minimum) outside(true, minimum);
    if (!maximum.empty() && value.text > maximum) outside(false, maximum);
  } else if (is_number(value)) {
    const auto number = *parse_decimal(value.text);
    if (!minimum.empty() && number < *parse_decimal(minimum)) outside(true, minimum);
    if (!maximum.empty() && number > *parse_decimal(maximum)) outside(false, maximum);
  }
}

bool has_too_many_digits(const std::string& decimal) {
  const auto digits =
      std::count_if(decimal.begin(), decimal.end(), [](char c) { return c >= '0' && c <= '9'; });
  return static_cast<std::size_t>(digits) > most_digits;
}

std::string with_comma(std::string decimal) {
  std::replace(decimal.begin(), decimal.end(), '.', ',');
  return decimal;
}

void check_digits(ReadFile& file, const ReadValue& value) {
  if (!has_too_many_digits(value.text)) return;
  file.report("B334", place_of(value),
              about(value.entry, fmt::format("{} heeft meer dan {} cijfers", with_comma(value.text),
                                             most_digits)),
              "vraag de afzender om een afgerond getal");
}

void check_offer(ReadFile& file, const ReadValue& value, const Tariff& tariff) {
  const auto amount = *parse_decimal(value.text);
  if (amount < 0 || round_half_up(amount, 2) != amount) {
    file.report(
        amount < 0 ? "B330" : "B334", place_of(value),
        about(value.entry, amount < 0 ? fmt::format("{} ligt onder nul", dutch::euro(amount))
                                      : fmt::format("{} heeft meer dan twee decimalen",
                                                    dutch::number(amount, 2, 10))),
        amount < 0 ? "vraag de afzender om dit tarief te verbeteren"
                   : "vraag de afzender om een tarief in hele centen");
    return;
  }
  const auto& band = tariff.bandwidth;
  const auto flag = [&](const std::string& bounds) {
    file.report("B331", place_of(value),
                about(value.entry, fmt::format("{} biedt {} aan; {}", file.provider(),
                                               dutch::euro(amount), bounds)),
                "bespreek het tarief in de prijsonderhandeling (stap 7)");
  };
  if (band && (amount < band->minimum || amount > band->maximum))
    flag(fmt::format("de bandbreedte is {} tot en met {}", dutch::euro(band->minimum),
                     dutch::euro(band->maximum)));
  if (tariff.fixed && amount != *tariff.fixed)
    flag(fmt::format("het vaste tarief is {}", dutch::euro(*tariff.fixed)));
}

/// "20%" typed where 20 was asked for becomes 0.2. Only of what is never below one percent.
void check_fraction(ReadFile& file, const ReadValue& value) {
  static const std::set<std::string> large = {"toeslagen_pct", "werkgeverslasten_pct",
                                              "productiviteit_pct", "overhead_pct"};
  const auto key = value.entry.name.substr(value.entry.name.rfind('/') + 1);
  const auto number = *parse_decimal(value.text);
  if (!large.contains(key) || number <= 0 || number >= 1) return;
  file.report("B214", place_of(value),
              about(value.entry, fmt::format("{} is minder dan één procent",
                                             shown_value(value.text, "procent"))),
              fmt::format("vraag de afzender of hij {} procent bedoelt",
                          dutch::number(number * 100, 0, 6)));
}

void report_place(ReadFile& file, const ReadValue& value, const std::string& why) {
  file.report("B337", place_of(value),
              fmt::format("deze cel hoort bij \"{}\", en {}", value.entry.name, why),
              "maak het blad opnieuw met bestek blad, of verbeter de ronde");
}

ReadTariff& tariff_of(ReadFile& file, const std::string& service, const std::string& from) {
  const auto found = std::find_if(
      file.tariffs.begin(), file.tariffs.end(),
      [&](const ReadTariff& one) { return one.service == service && one.from == from; });
  if (found != file.tariffs.end()) return *found;
  return file.tariffs.emplace_back(ReadTariff{service, from, "", {}});
}

bool is_cost_part(const std::string& key) {
  return std::any_of(offered_elements.begin(), offered_elements.end(),
                     [&](const OfferedElement& element) { return key == element.key; });
}

/// A service that is gone has a dozen input cells: one finding for all.
void report_service(ReadFile& file, const ReadValue& value, const std::string& why) {
  const auto end = fmt::format("van {}: {}", split(value.entry.name, '/')[1], why);
  const bool is_known =
      std::any_of(file.findings.begin(), file.findings.end(), [&](const Finding& finding) {
        return finding.code == "B337" && finding.message.ends_with(end);
      });
  if (!is_known)
    file.report("B337", place_of(value), about(value.entry, why),
                "maak het blad opnieuw met bestek blad, of verbeter de ronde");
}

/// tarieven/<dienst>/<van>/tarief and tarieven/<dienst>/<van>/kostprijs/<deel>
void take_tariff(ReadFile& file, const Round& round, const ReadValue& value,
                 const std::vector<std::string>& parts) {
  const bool is_amount = parts.size() == 4 && parts[3] == "tarief";
  const bool is_part = parts.size() == 5 && parts[3] == "kostprijs" && is_cost_part(parts[4]);
  if ((!is_amount && !is_part) || !is_number(value))
    return report_place(file, value, "die plaats kent bestek niet");
  const auto* period = find_period(round, parts[1], parts[2]);
  if (period == nullptr)
    return report_service(file, value,
                          "deze dienst en periode staan niet in tarieven van de ronde");
  const auto provider =
      std::find_if(round.providers.begin(), round.providers.end(),
                   [&](const Provider& one) { return one.id == file.provider(); });
  const auto& services = provider->services;
  if (std::find(services.begin(), services.end(), parts[1]) == services.end())
    return report_service(file, value, "in de ronde heeft de aanbieder deze dienst niet");
  auto& tariff = tariff_of(file, parts[1], parts[2]);
  if (period->fixed) tariff.fixed = to_fixed(*period->fixed, 2);
  if (is_amount && value.text.empty()) tariff.is_left_empty = true;
  if (value.text.empty()) return;
  check_digits(file, value);
  if (is_amount) {
    tariff.amount = value.text;
    check_offer(file, value, *period);
  } else {
    tariff.parts[parts[4]] = value.text;
    check_bounds(file, value);
    check_fraction(file, value);
  }
}

void take_statement(ReadFile& file, const ReadValue& value, const std::vector<std::string>& parts) {
  static const std::vector<std::string> fields = {"datum", "ondertekenaar", "functie",
                                                  "uitsluitingsgronden", "toelichting"};
  const bool is_known =
      parts.size() == 2 && std::find(fields.begin(), fields.end(), parts[1]) != fields.end();
  if (!is_known) return report_place(file, value, "dat onderdeel kent bestek niet");
  if (value.text.empty()) return;
  check_bounds(file, value);
  file.statement[parts[1]] = value.text;
  if (parts[1] == "uitsluitingsgronden" && value.text == "ja")
    file.report("B336", place_of(value),
                "de aanbieder verklaart dat er een uitsluitingsgrond van toepassing is",
                "lees de toelichting, of vraag erom; beslis voordat u een tarief afspreekt");
}

/// volumes/<gemeente>/<dienst>/<jaar>
void take_volume(ReadFile& file, const Round& round, const ReadValue& value,
                 const std::vector<std::string>& parts) {
  if (parts.size() != 4 || !is_number(value) || parts[1] != file.municipality())
    return report_place(file, value, "dat is geen plaats van deze gemeente");
  const bool is_year = parts[3].size() == 4 &&
                       parts[3].find_first_not_of("0123456789") == std::string::npos &&
                       parts[3] >= "2000" && parts[3] <= "2100";
  if (!is_service(round, parts[2]) || !is_year)
    return report_place(file, value, "die dienst of dat jaar heeft de ronde niet");
  if (value.text.empty()) return;
  check_digits(file, value);
  if (value.text.front() == '-')
    return file.report(
        "B330", place_of(value),
        about(value.entry, shown_value(value.text, value.entry.kind) + " ligt onder nul"),
        "vraag de afzender om deze waarde te verbeteren");
  check_bounds(file, value);
  file.volumes.push_back({parts[1], parts[2], parts[3], value.text});
}

/// Where the round sets the tariff there is nothing to offer. Who fills in his cost price for it
/// offers the service at that tariff, as the sheet shows.
void take_fixed_tariffs(ReadFile& file) {
  for (auto& tariff : file.tariffs) {
    tariff.is_fixed = tariff.amount.empty() && !tariff.is_left_empty && !tariff.fixed.empty();
    if (tariff.is_fixed && !tariff.parts.empty()) tariff.amount = tariff.fixed;
  }
}

/// The declaration counts only with who made it, and when.
void check_statement(ReadFile& file) {
  static const std::vector<std::pair<const char*, const char*>> asked = {
      {"ondertekenaar", "naam"}, {"functie", "functie"}, {"datum", "datum"}};
  const auto is_asked = [&](const std::string& field) {
    return std::any_of(file.values.begin(), file.values.end(), [&](const ReadValue& value) {
      return value.entry.name == "eigen_verklaring/" + field;
    });
  };
  if (!is_asked("uitsluitingsgronden")) return;
  if (!file.statement.contains("uitsluitingsgronden"))
    return file.report("B332", "", "de eigen verklaring is niet ingevuld",
                       "vraag de afzender of er een uitsluitingsgrond van toepassing is");
  std::vector<std::string> missing;
  for (const auto& [field, name] : asked) {
    if (is_asked(field) && !file.statement.contains(field)) missing.emplace_back(name);
  }
  if (missing.empty()) return;
  file.report("B332", "",
              fmt::format("in de eigen verklaring ontbreekt: {}", dutch::enumeration(missing)),
              "vraag de afzender om de verklaring af te maken");
}

/// What must be filled in and is not.
void check_filled_in(ReadFile& file) {
  std::vector<std::string> missing;
  for (const auto& tariff : file.tariffs) {
    if (tariff.is_left_empty) missing.push_back(tariff.service);
  }
  if (!missing.empty()) {
    const auto count = missing.size();
    const auto* help = count == 1 ? "vraag de afzender of hij deze dienst aanbiedt"
                                  : "vraag de afzender of hij deze diensten aanbiedt";
    if (missing.size() > 5) {
      missing.resize(5);
      missing.push_back(fmt::format("nog {}", count - 5));
    }
    file.report("B332", "",
                fmt::format("er is geen tarief ingevuld voor {}", dutch::enumeration(missing)),
                help);
  }
  check_statement(file);
}

/// What the schema of the round would refuse, is refused here.
void check_fits_round(ReadFile& file) {
  if (file.is_refused() || file.provider().empty()) return;
  const auto offer = to_json(offer_node(file, "2000-01-01"));
  for (const auto& problem : check_schema(offer, "aanbiedingen"))
    file.report("B330", "", fmt::format("{} ({})", problem.message, problem.pointer), problem.help);
}

std::string amount_text(const std::string& decimal) { return to_fixed(*parse_decimal(decimal), 2); }

}  // namespace

void read_content(ReadFile& file, const Round& round) {
  for (const auto& value : file.values) {
    const auto parts = split(value.entry.name, '/');
    if (parts[0] == "tarieven" && !file.provider().empty()) {
      take_tariff(file, round, value, parts);
    } else if (parts[0] == "eigen_verklaring" && !file.provider().empty()) {
      take_statement(file, value, parts);
    } else if (parts[0] == "volumes" && !file.municipality().empty()) {
      take_volume(file, round, value, parts);
    } else if (parts[0] != "overig") {
      report_place(file, value, "die plaats kent bestek niet");
    } else if (!value.text.empty()) {
      check_bounds(file, value);
    }
  }
  take_fixed_tariffs(file);
  check_filled_in(file);
  check_fits_round(file);
}

YamlNode offer_node(const ReadFile& file, const std::string& received) {
  auto offer = yaml_map();
  offer.add("aanbieder", yaml_text(file.provider()));
  offer.add("ontvangen", yaml_text(received));
  offer.add("bestand", yaml_text(file.name));
  offer.add("sha256", yaml_text(file.sha256));
  if (!file.head.at("versie").empty()) offer.add("versie", yaml_text(file.head.at("versie")));
  auto tariffs = yaml_list();
  for (const auto& read : file.tariffs) {
    if (read.amount.empty()) continue;
    auto tariff = yaml_map();
    tariff.add("dienst", yaml_text(read.service));
    tariff.add("van", yaml_text(read.from));
    tariff.add("tarief", yaml_number(amount_text(read.amount)));
    auto price = yaml_map();
    for (const auto& element : offered_elements) {
      if (const auto found = read.parts.find(element.key); found != read.parts.end())
        price.add(element.key, yaml_number(found->second));
    }
    if (!price.members.empty()) tariff.add("kostprijs", std::move(price));
    tariffs.items.push_back(std::move(tariff));
  }
  offer.add("tarieven", std::move(tariffs));
  if (file.statement.contains("uitsluitingsgronden")) {
    auto statement = yaml_map();
    for (const auto* field :
         {"datum", "ondertekenaar", "functie", "uitsluitingsgronden", "toelichting"}) {
      const auto found = file.statement.find(field);
      if (found != file.statement.end()) statement.add(field, yaml_text(found->second));
    }
    offer.add("eigen_verklaring", std::move(statement));
  }
  auto root = yaml_map();
  root.add("aanbieding", std::move(offer));
  return root;
}

}  // namespace bestek::workbooks
