// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "dossier/model.hpp"

#include <fmt/format.h>

#include <stdexcept>

namespace bestek {

namespace {

std::string text(const Json& object, const char* key) { return object.value(key, ""); }

Date date(const Json& object, const char* key) {
  const auto found = parse_date(object.at(key).get<std::string>());
  if (!found)
    throw std::invalid_argument(fmt::format("not a date: {}", object.at(key).get<std::string>()));
  return *found;
}

/// The items of a list, or none when the round lacks it.
template <class Item, class Read>
std::vector<Item> items(const Json& object, const char* key, Read read) {
  std::vector<Item> result;
  const auto found = object.find(key);
  if (found == object.end()) return result;
  result.reserve(found->size());
  for (const auto& item : *found) result.push_back(read(item));
  return result;
}

RoundHead read_head(const Json& round) {
  const auto& version = round.at("versie");
  const auto& term = round.at("looptijd");
  return {text(round, "kenmerk"),
          text(round, "titel"),
          {text(version, "nummer"), date(version, "datum"), text(version, "status")},
          text(round, "wet"),
          text(round, "contractmodel"),
          text(round, "rechtsvorm"),
          text(round, "penvoerder"),
          {date(term, "ingang"), date(term, "einde"), term.at("verlengingen").get<int>(),
           term.at("verlenging_maanden").get<int>(), term.at("opzegtermijn_maanden").get<int>()}};
}

Municipality read_municipality(const Json& item) {
  return {text(item, "kenmerk"), text(item, "naam")};
}

Service read_service(const Json& item) {
  return {text(item, "kenmerk"), text(item, "naam"), text(item, "eenheid")};
}

Provider read_provider(const Json& item) {
  return {text(item, "kenmerk"), text(item, "naam"),
          item.at("diensten").get<std::vector<std::string>>()};
}

Criterion read_criterion(const Json& item) {
  return {text(item, "kenmerk"), text(item, "titel"), exact_number(item.at("gewicht"))};
}

ContractModel read_contract_model(const Json& item) {
  return {text(item, "kenmerk"), text(item, "titel"),
          item.at("beoordeling").get<std::map<std::string, std::string>>()};
}

ContractModels read_contract_models(const Json& section) {
  ContractModels result;
  for (const auto& grade : section.at("schaal").items())
    result.scale[grade.key()] = exact_number(grade.value());
  result.criteria = items<Criterion>(section, "criteria", read_criterion);
  result.models = items<ContractModel>(section, "modellen", read_contract_model);
  return result;
}

NegotiatedTariff read_negotiated(const Json& item) {
  return {text(item, "aanbieder"), exact_number(item.at("tarief")), date(item, "datum")};
}

Tariff read_tariff(const Json& item) {
  const auto& valid = item.at("geldig");
  Tariff tariff{text(item, "dienst"), date(valid, "van"), date(valid, "tot"), {}, {}, {}};
  if (const auto found = item.find("bandbreedte"); found != item.end()) {
    tariff.bandwidth = {exact_number(found->at("minimum")), exact_number(found->at("maximum"))};
  }
  if (const auto found = item.find("vast"); found != item.end())
    tariff.fixed = exact_number(*found);
  tariff.negotiated = items<NegotiatedTariff>(item, "onderhandeld", read_negotiated);
  return tariff;
}

Volume read_volume(const Json& item) {
  return {text(item, "gemeente"), text(item, "dienst"), item.at("jaar").get<int>(),
          exact_number(item.at("hoeveelheid"))};
}

LogEntry read_log_entry(const Json& item) {
  return {text(item, "stap"), date(item, "datum"), text(item, "gemeente"), text(item, "besluit")};
}

}  // namespace

Rational exact_number(const Json& value) {
  const auto written = value.is_string() ? value.get<std::string>() : value.dump();
  if (const auto number = parse_decimal(written)) return *number;
  // The shortest text of a very small or large double has an exponent: split it.
  const auto exponent = written.find('e');
  const auto mantissa = parse_decimal(written.substr(0, exponent));
  if (exponent == std::string::npos || !mantissa)
    throw std::invalid_argument("not a number: " + written);
  const int power = std::stoi(written.substr(exponent + 1));
  const Rational scale(boost::multiprecision::pow(boost::multiprecision::cpp_int(10),
                                                  static_cast<unsigned>(std::abs(power))));
  return power < 0 ? Rational(*mantissa / scale) : Rational(*mantissa * scale);
}

Round read_round(const Json& dossier) {
  Round round;
  round.head = read_head(dossier.at("ronde"));
  round.municipalities = items<Municipality>(dossier, "gemeenten", read_municipality);
  round.services = items<Service>(dossier, "diensten", read_service);
  round.providers = items<Provider>(dossier, "aanbieders", read_provider);
  if (const auto found = dossier.find("contractmodellen"); found != dossier.end()) {
    round.contract_models = read_contract_models(*found);
  }
  round.tariffs = items<Tariff>(dossier, "tarieven", read_tariff);
  round.volumes = items<Volume>(dossier, "volumes", read_volume);
  round.log = items<LogEntry>(dossier, "verloop", read_log_entry);
  return round;
}

}  // namespace bestek
