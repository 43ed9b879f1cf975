// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "dossier/model/tariffs.hpp"

namespace bestek {

namespace {

NegotiatedTariff read_negotiated(const Json& item) {
  return {text_of(item, "aanbieder"), exact_number(item.at("tarief")), date_of(item, "datum")};
}

Bandwidth read_bandwidth(const Json& object) {
  return {exact_number(object.at("minimum")), exact_number(object.at("maximum"))};
}

BenchmarkTariff read_benchmark(const Json& item) {
  return {text_of(item, "bron"), date_of(item, "peildatum"), exact_number(item.at("tarief"))};
}

}  // namespace

Tariff read_tariff(const Json& item) {
  const auto& valid = item.at("geldig");
  return {text_of(item, "dienst"),
          date_of(valid, "van"),
          date_of(valid, "tot"),
          optional_of(item, "bandbreedte", read_bandwidth),
          optional_number_of(item, "vast"),
          items_of(item, "onderhandeld", read_negotiated),
          optional_of(item, "kostprijs", read_cost_price),
          items_of(item, "benchmark", read_benchmark)};
}

}  // namespace bestek
