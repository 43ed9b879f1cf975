// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "dossier/model/tariffs.hpp"

#include <algorithm>

namespace bestek {

namespace {

constexpr std::pair<PgbBase, std::string_view> pgb_bases[] = {
    {PgbBase::fixed, "vast"},
    {PgbBase::minimum, "minimum"},
    {PgbBase::maximum, "maximum"},
    {PgbBase::lowest_agreed, "laagste_afgesproken"},
    {PgbBase::cost_price, "kostprijs"}};

PgbBase read_pgb_base(const std::string& word) {
  return std::find_if(std::begin(pgb_bases), std::end(pgb_bases),
                      [&](const auto& base) { return base.second == word; })
      ->first;
}

NegotiatedTariff read_negotiated(const Json& item) {
  return {text_of(item, "aanbieder"), exact_number(item.at("tarief")), date_of(item, "datum")};
}

Bandwidth read_bandwidth(const Json& object) {
  return {exact_number(object.at("minimum")), exact_number(object.at("maximum"))};
}

BenchmarkTariff read_benchmark(const Json& item) {
  return {text_of(item, "bron"), date_of(item, "peildatum"), exact_number(item.at("tarief"))};
}

std::vector<PgbTariff> read_pgb(const Json& item) {
  std::vector<PgbTariff> tariffs;
  const auto found = item.find("pgb");
  for (std::size_t i = 0; found != item.end() && i < found->size(); ++i) {
    const auto& one = found->at(i);
    auto pct =
        read_sourced_number(one.at("pct_van_zin"), "/pgb/" + std::to_string(i) + "/pct_van_zin");
    tariffs.push_back(
        {text_of(one, "categorie"), std::move(pct), read_pgb_base(text_of(one, "over"))});
  }
  return tariffs;
}

}  // namespace

std::string_view pgb_base_word(PgbBase base) {
  return std::find_if(std::begin(pgb_bases), std::end(pgb_bases),
                      [&](const auto& each) { return each.first == base; })
      ->second;
}

Tariff read_tariff(const Json& item) {
  const auto& valid = item.at("geldig");
  return {text_of(item, "dienst"),
          date_of(valid, "van"),
          date_of(valid, "tot"),
          optional_of(item, "bandbreedte", read_bandwidth),
          optional_number_of(item, "vast"),
          items_of(item, "onderhandeld", read_negotiated),
          optional_of(item, "kostprijs", read_cost_price),
          items_of(item, "benchmark", read_benchmark),
          read_pgb(item)};
}

}  // namespace bestek
